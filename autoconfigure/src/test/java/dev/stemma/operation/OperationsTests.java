package dev.stemma.operation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.schema.Column;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

import static dev.stemma.operation.Ddl.CASCADE;
import static dev.stemma.operation.Ddl.INITIALLY_DEFERRED;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.byRange;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.columns;
import static dev.stemma.operation.Ddl.exclude;
import static dev.stemma.operation.Ddl.existing;
import static dev.stemma.operation.Ddl.expression;
import static dev.stemma.operation.Ddl.foreignKey;
import static dev.stemma.operation.Ddl.from;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.key;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.onColumn;
import static dev.stemma.operation.Ddl.onSchema;
import static dev.stemma.operation.Ddl.partition;
import static dev.stemma.operation.Ddl.privileges;
import static dev.stemma.operation.Ddl.qualified;
import static dev.stemma.operation.Ddl.row;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.timestamptz;
import static dev.stemma.operation.Ddl.tsrange;
import static dev.stemma.operation.Ddl.tsvector;
import static dev.stemma.operation.Ddl.undo;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The language in which migrations are written, and what it writes down.
 */
class OperationsTests {

	private final OperationRecorder op = new OperationRecorder(NamingConvention.POSTGRESQL, false);

	static List<DslCases> calls() {
		return DslCases.all();
	}

	@ParameterizedTest
	@MethodSource("calls")
	void everyCallMakesItsOperations(DslCases call) {
		call.call().accept(this.op);
		assertThat(this.op.operations()).isEqualTo(call.operations());
	}

	@Test
	void namesStandForWhatIsInASchema() {
		Operations audit = this.op.in("audit");
		audit.createTable("log", column("id", bigint()).references("users"));
		audit.createTable(table("entry", column("id", bigint())));
		audit.createIndex(index("log", "id"));
		audit.createTable(table(qualified("app", "other"), column("id", bigint())));
		audit.dropTable("log", existing(table("log", column("id", bigint()))));
		audit.comment(onColumn("log", "id"), "Number");
		audit.grant(privileges("USAGE"), onSchema("app"), "public");
		audit.createView("recent", "SELECT 1");
		audit.in("app").dropView("recent");
		assertThat(this.op.operations()).extracting(Operation::summary)
			.containsExactly("create table audit.log", "create table audit.entry", "create index audit.log_id_idx",
					"create table app.other", "drop table audit.log", "comment on column id of audit.log",
					"grant USAGE on schema app", "create view audit.recent", "drop view app.recent");
		assertThat(((Inverse.Known) this.op.operations().get(4).inverse()).operations())
			.containsExactly(CreateObject.of(Table.of(QualifiedName.of("audit", "log"), Column.of("id", bigint()))));
		Table log = (Table) ((CreateObject) this.op.operations().get(0)).object();
		assertThat(log.allConstraints()).singleElement()
			.isEqualTo(ForeignKey.of("id").references("users").named("log_id_fkey"));
	}

	@Test
	void autocommitKeepsTheSchema() {
		this.op.in("audit").autocommit((inner) -> inner.dropTable("log"));
		assertThat(this.op.operations()).containsExactly(
				new DropObject(ObjectReference.table(QualifiedName.of("audit", "log")), false, false, false, null));
	}

	@Test
	void whatIsWrittenDownChangesNoRows() {
		assertThat(this.op.execute("DELETE FROM t WHERE id = ?", 1)).isEqualTo(Operations.NOT_RUN);
		assertThat(this.op.insertFrom("t", List.of("a"), "SELECT 1")).isEqualTo(Operations.NOT_RUN);
		assertThat(this.op.updateInBatches("t", (update) -> update.set("a = 1"))).isEqualTo(Operations.NOT_RUN);
	}

	@Test
	void whatIsWrittenDownReadsNoDatabase() {
		assertThatExceptionOfType(LiveDatabaseNeededException.class).isThrownBy(this.op::jdbc)
			.withMessage("A migration needs a live database for op.jdbc(), and its operations are only recorded. "
					+ "Say it in SQL with execute, or run the migration online.");
		assertThatExceptionOfType(LiveDatabaseNeededException.class).isThrownBy(this.op.in("audit")::jdbc);
	}

	@Test
	void aTransactionTakesNeitherAutocommitNorBatches() {
		OperationRecorder transaction = new OperationRecorder(NamingConvention.POSTGRESQL, true);
		assertThatExceptionOfType(AutocommitNeededException.class)
			.isThrownBy(() -> transaction.autocommit((inner) -> inner.execute("VACUUM")))
			.withMessage("A migration in a transaction does what takes none: op.autocommit. "
					+ "Say @Migration(transaction = TransactionMode.NONE), best with nothing else in the migration.");
		assertThatExceptionOfType(AutocommitNeededException.class)
			.isThrownBy(() -> transaction.updateInBatches("members", (update) -> update.set("a = 1")))
			.withMessageStartingWith("A migration in a transaction does what takes none: update members in batches. ");
		assertThatExceptionOfType(AutocommitNeededException.class).isThrownBy(transaction::operations);
	}

	@Test
	void theExamplesOfTheDocumentationAreWrittenDown() {
		this.op.createTable("teams", column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
				column("name", text()).notNull().unique());
		this.op.addColumn("members", column("team_id", bigint()).references("teams"));
		this.op.createIndex("members_team_id_idx", "members", "team_id");
		this.op.alterColumn("members", "email", (c) -> c.type(text()).notNull());
		this.op.renameColumn("members", "mail", "email");
		this.op.addConstraint("members", check("email LIKE '%@%'").named("members_email_check"));
		this.op.execute("UPDATE members SET team_id = ? WHERE team_id IS NULL", 1);
		this.op.bulkInsert("teams", columns("name"), row("red"), row("blue"));
		this.op.dropColumn("members", "status", existing(column("status", varchar(20)).notNull()));
		this.op.alterColumn("members", "name", (c) -> c.type(text()).existing(column("name", varchar(80))));
		this.op.dropTable("drafts", (drop) -> drop.ifExists().cascade());
		this.op.execute("UPDATE members SET active = true", undo("UPDATE members SET active = NULL"));
		this.op.batchAlterTable("members",
				(t) -> t.addColumn(column("age", integer()))
					.alterColumn("name", (c) -> c.notNull())
					.dropColumn("nickname"));
		this.op.createIndex(index("members", "email"), CreateOptions::concurrently);
		this.op.updateInBatches("members", (u) -> u.set("status = 'active'").where("status IS NULL"));
		this.op.createTable("samples", column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
				column("team_id", bigint()).notNull().references("teams", (key) -> key.onDelete(CASCADE)),
				column("price", numeric(10, 2)).notNull().defaultsTo(0).check("price >= 0"),
				column("tags", text().array()), column("country", text()), column("zip", text()),
				column("email", text()), column("room", integer()), column("during", tsrange()), column("name", text()),
				column("search", tsvector()).generatedAlwaysAs("to_tsvector('simple', name)"),
				foreignKey("country", "zip").references("places", "country", "zip").deferrable(INITIALLY_DEFERRED),
				unique("email").nullsEqual().named("members_email_key"),
				exclude("gist", key("room"), "=").and(key("during"), "&&"));
		this.op.createIndex(index("members", expression("lower(email)")).withUnique().where("deleted_at IS NULL"));
		this.op.createIndex(index("orders", key("placed_at").desc().withNullsLast()).include("total"));
		this.op.createTable(table("readings", column("at", timestamptz()).notNull()).partitionBy(byRange("at")));
		this.op.createTable(partition("readings_2026", "readings", from("'2026-01-01'").to("'2027-01-01'")));
		this.op.in("audit").dropTable("log");
		assertThat(this.op.operations()).hasSize(21);
	}

}
