package dev.stemma.operation;

import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.onView;
import static dev.stemma.operation.Ddl.privileges;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way back of a list of operations.
 */
class ReversalTests {

	private final OperationRecorder op = new OperationRecorder(NamingConvention.POSTGRESQL, false);

	private List<String> back() {
		Inverse inverse = Reversal.of(this.op.operations());
		assertThat(inverse).isInstanceOf(Inverse.Known.class);
		return ((Inverse.Known) inverse).operations().stream().map(Operation::summary).toList();
	}

	private String why() {
		Inverse inverse = Reversal.of(this.op.operations());
		assertThat(inverse).isInstanceOf(Inverse.Missing.class);
		return ((Inverse.Missing) inverse).why();
	}

	@Test
	void theLastIsTakenBackFirst() {
		this.op.createTable("teams", column("id", bigint()));
		this.op.addColumn("members", column("team_id", bigint()));
		this.op.createIndex("idx", "members", "team_id");
		assertThat(back()).containsExactly("drop index idx", "drop column team_id of table members",
				"drop table teams");
	}

	@Test
	void aRenamedObjectIsTakenBackByTheNameThatItHasThen() {
		this.op.addColumn("members", column("a", bigint()));
		this.op.renameColumn("members", "a", "b");
		this.op.alterColumn("members", "b", (c) -> c.notNull().existing(column("b", bigint())));
		this.op.renameTable("members", "people");
		assertThat(back()).containsExactly("rename table people to members",
				"drop not null of column b of table members", "rename column b of members to a",
				"drop column a of table members");
	}

	@Test
	void whatOnlyChangesANewTableGoesWithIt() {
		this.op.createTable("teams", column("id", bigint()));
		this.op.bulkInsert("teams", List.of("id"), Row.of(1));
		this.op.insertFrom("teams", List.of("id"), "SELECT 2");
		this.op.updateInBatches("teams", (update) -> update.set("id = id + 1"));
		this.op.commentOnTable("teams", "Teams");
		this.op.commentOnColumn("teams", "id", "Number");
		this.op.alterColumn("teams", "id", (c) -> c.type(text()).dropExpression());
		this.op.revoke(privileges("SELECT"), onTable("teams"), "public");
		assertThat(back()).containsExactly("drop table teams");
	}

	@Test
	void aNewTableIsKnownByItsNewName() {
		this.op.createTable("teams", column("id", bigint()));
		this.op.renameTable("teams", "groups");
		this.op.bulkInsert("groups", List.of("id"), Row.of(1));
		assertThat(back()).containsExactly("rename table groups to teams", "drop table teams");
		this.op.bulkInsert("teams", List.of("id"), Row.of(1));
		assertThat(why()).startsWith("its 'insert 1 rows into teams' has no inverse");
	}

	@Test
	void otherNewObjectsTakeTheirChangesWithThem() {
		this.op.createEnum("mood", "sad");
		this.op.addEnumValue("mood", "happy");
		this.op.createView("v", "SELECT 1");
		this.op.comment(onView("v"), "One");
		this.op.createSequence("s");
		this.op.alterSequence("s", (s) -> s.restart(5));
		assertThat(back()).containsExactly("drop sequence s", "drop view v", "drop type mood");
	}

	@Test
	void aNewTableDoesNotTakeWithItWhatChangesOthers() {
		this.op.createTable("teams", column("id", bigint()));
		this.op.detachPartition("teams", "team_1");
		assertThat(why()).isEqualTo("its 'detach partition team_1 of table teams' has no inverse: "
				+ "the rows that partition team_1 of teams took are not known");
	}

	@Test
	void aTableThatMayHaveBeenThereIsNotNew() {
		this.op.createTable(table("teams", column("id", bigint())), CreateOptions::ifNotExists);
		this.op.bulkInsert("teams", List.of("id"), Row.of(1));
		assertThat(why()).isEqualTo(
				"its 'create table teams' has no inverse: " + "whether the table teams was there before is not known");
	}

	@Test
	void theFirstThatCannotBeTakenBackIsNamed() {
		this.op.createSequence("s");
		this.op.dropColumn("members", "status");
		this.op.execute("DELETE FROM members");
		assertThat(why()).isEqualTo("its 'drop column status of table members' has no inverse: "
				+ "what the dropped column status of members was like is not known");
	}

	@Test
	void nothingIsTakenBackByNothing() {
		this.op.execute("ANALYZE", Undo.NOTHING);
		this.op.reindex("idx");
		assertThat(back()).isEmpty();
	}

}
