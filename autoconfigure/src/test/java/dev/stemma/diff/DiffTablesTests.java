package dev.stemma.diff;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.byRange;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.foreignKey;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.sequence;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What differs between tables, without a server.
 */
class DiffTablesTests {

	private static final DiffOptions IMPLICIT = new DiffOptions(ObjectFilter.ALL, List.of(), (object) -> true,
			Completion.NONE);

	private static Catalog catalog(SchemaObject... objects) {
		Map<ObjectReference, SchemaObject> all = new LinkedHashMap<>();
		Arrays.stream(objects).forEach((object) -> all.put(object.reference(), object));
		return new Catalog(all, Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), List.of());
	}

	private static Catalog granting(Catalog catalog, Privilege... privileges) {
		return new Catalog(catalog.objects(), Map.of(), Set.of(), new LinkedHashSet<>(List.of(privileges)), Set.of(),
				Map.of(), List.of());
	}

	private static List<Change> changes(Catalog before, Catalog after) {
		return TableWalk.changes(before, after, DiffOptions.DEFAULTS);
	}

	private static String sql(List<Change> changes) {
		return TableWalk.sql(changes.stream().flatMap((change) -> change.upgrade().stream()).toList());
	}

	@Test
	void theOrderOfColumnsIsNoDifference() {
		Table one = table("t", column("a", text()), column("b", text()));
		Table other = table("t", column("b", text()), column("a", text()));
		assertThat(changes(catalog(one), catalog(other))).isEmpty();
	}

	@Test
	void aChangeSaysWhatDiffers() {
		Table before = table("users", column("email", varchar(100)), column("rank", integer()),
				column("number", bigint()));
		Table after = table("users", column("email", varchar(255)), column("rank", integer()).notNull().defaultsTo(1),
				column("age", integer()).notNull());
		assertThat(changes(catalog(before), catalog(after))).extracting(Change::summary)
			.containsExactly("column age of users is missing",
					"column email of users is varchar(100) and is to be varchar(255)",
					"column rank of users takes nulls and is to take none",
					"column rank of users has no default and is to have default 1",
					"column number of users is not wanted");
	}

	@Test
	void aChangeSaysWhatItDestroysAndWhereItMayFail() {
		Table before = table("users", column("email", varchar(100)), column("code", text()), column("a", text()));
		Table after = table("users", column("email", varchar(50)), column("code", integer()),
				column("b", text()).notNull());
		List<Change> changes = changes(catalog(before), catalog(after));
		assertThat(changes).extracting(Change::destroys)
			.containsExactly(null, null, null, "column a of users with its data");
		assertThat(changes).flatExtracting(Change::notes)
			.containsExactly("Column b of users refuses nulls and has no default; this fails if the table has rows.",
					"The values of column code of users are converted by code::integer; this fails where one cannot be.",
					"This fails where a value of column email of users does not fit varchar(50).");
		assertThat(changes(catalog(table("p", column("price", new SqlType.Written("numeric(10,4)")))),
				catalog(table("p", column("price", new SqlType.Written("numeric(10,2)"))))))
			.extracting(Change::destroys)
			.containsExactly("what values of column price of p have beyond numeric(10,2)");
		assertThat(changes(catalog(before), catalog())).extracting(Change::destroys)
			.containsExactly("table users with its rows");
	}

	@Test
	void namesThatNobodyHasChosenAreNoDifference() {
		Table before = table("t", column("a", integer()), check("a > 0").named("t_check"),
				check("a < 9").named("t_check1"), unique("a").named("t_a_key"));
		Table after = table("t", column("a", integer()), check("a < 9").named("t_check"),
				check("a > 0").named("t_check1"), unique("a").named("uk_123"));
		assertThat(TableWalk.changes(catalog(before, index("t", "a").named("t_a_idx")),
				catalog(after, index("t", "a").named("idx_123")), IMPLICIT))
			.isEmpty();
	}

	@Test
	void aNameThatSomebodyHasChosenIsADifference() {
		Table before = table("t", column("a", integer()), unique("a").named("t_a_key"));
		Table after = table("t", column("a", integer()), unique("a").named("once"));
		List<Change> changes = changes(catalog(before, index("t", "a").named("t_a_idx")),
				catalog(after, index("t", "a").named("by_a")));
		assertThat(changes).extracting(Change::summary)
			.containsExactly("constraint t_a_key of t is to be called once", "index t_a_idx is to be called by_a");
		assertThat(sql(changes)).isEqualTo("""
				ALTER TABLE t RENAME CONSTRAINT t_a_key TO once;
				ALTER INDEX t_a_idx RENAME TO by_a;
				""");
	}

	@Test
	void equalConstraintsMatchOneToOne() {
		Table before = table("t", column("a", integer()), check("a > 0").named("one"));
		Table after = table("t", column("a", integer()), check("a > 0").named("t_check"),
				check("a > 0").named("t_check1"));
		List<Change> changes = TableWalk.changes(catalog(before), catalog(after), IMPLICIT);
		assertThat(sql(changes)).isEqualTo("""
				ALTER TABLE t ADD CONSTRAINT t_check1 CHECK (a > 0);
				""");
	}

	@Test
	void aNameThatNobodyHasChosenGivesWayToOneThatIsThere() {
		Table before = table("t", column("a", integer()), check("a > 0").named("t_check"));
		Table after = table("t", column("a", integer()), check("a < 9").named("t_check"),
				check("a > 0").named("t_check1"));
		List<Change> changes = TableWalk.changes(catalog(before), catalog(after), IMPLICIT);
		assertThat(sql(changes)).isEqualTo("""
				ALTER TABLE t ADD CONSTRAINT t_check1 CHECK (a < 9);
				""");
	}

	@Test
	void whatCannotBeChangedIsRemarked() {
		Catalog before = catalog(table("t", column("a", integer()), column("b", integer())).partitionBy(byRange("a")));
		Catalog after = catalog(table("t", column("a", integer()), column("b", integer())).partitionBy(byRange("b")));
		TableComparison comparison = new TableComparison(before, after, DiffOptions.DEFAULTS);
		assertThat(comparison.alter(before.all(Table.class).get(0), after.all(Table.class).get(0))).isEmpty();
		assertThat(comparison.remarks()).hasToString("""
				[Table t is divided into partitions otherwise than it is to be. \
				PostgreSQL cannot change that: create another table and move the rows.]""");
	}

	@Test
	void aConstraintThatHoldsNeedNotBeMadeToHoldLess() {
		Catalog before = catalog(table("t", column("a", integer()), check("a > 0").named("k")));
		Catalog after = catalog(table("t", column("a", integer()), check("a > 0").named("k").unvalidated()));
		TableComparison comparison = new TableComparison(before, after, DiffOptions.DEFAULTS);
		assertThat(comparison.alter(before.all(Table.class).get(0), after.all(Table.class).get(0))).isEmpty();
		assertThat(comparison.remarks()).hasToString("""
				[Constraint k of t holds for all rows, which it need not. \
				There is nothing to do; PostgreSQL keeps it as it is.]""");
	}

	@Test
	void privilegesAreGrantedAndNeverRevoked() {
		Table table = table("t", column("a", integer()));
		ObjectReference object = onTable("t");
		Catalog before = granting(catalog(table), new Privilege(object, null, "reader", "SELECT", true),
				new Privilege(object, null, "writer", "DELETE", false));
		Catalog after = granting(catalog(table), new Privilege(object, null, "reader", "SELECT", false),
				new Privilege(object, null, "writer", "UPDATE", false),
				new Privilege(object, null, "writer", "INSERT", false),
				new Privilege(object, "a", "public", "SELECT", true));
		List<Change> changes = changes(before, after);
		assertThat(changes).extracting(Change::summary)
			.containsExactly("writer lacks INSERT, UPDATE on table t", "public lacks SELECT on column a of t");
		assertThat(sql(changes)).isEqualTo("""
				GRANT INSERT, UPDATE ON TABLE t TO writer;
				GRANT SELECT (a) ON TABLE t TO PUBLIC WITH GRANT OPTION;
				""");
	}

	@Test
	void aSequenceThatStaysIsReleased() {
		Catalog owned = catalog(sequence("s").ownedBy("t", "id"),
				table("t", column("id", bigint()).defaultsTo("nextval('s'::regclass)"), column("a", integer())));
		Catalog free = catalog(sequence("s"), table("t", column("a", integer())));
		List<Change> changes = changes(owned, free);
		assertThat(sql(changes)).isEqualTo("""
				ALTER SEQUENCE s OWNED BY NONE;
				ALTER TABLE t DROP COLUMN id;
				""");
		assertThat(TableWalk.sql(changes.get(0).downgrade())).isEqualTo("""
				ALTER TABLE t ADD COLUMN id bigint DEFAULT nextval('s'::regclass);
				ALTER SEQUENCE s OWNED BY t.id;
				""");
	}

	@Test
	void aForeignKeyToATableThatStaysGoesWithItsTable() {
		Table teams = table("teams", column("id", bigint()), primaryKey("id").named("teams_pkey"));
		Table members = table("members", column("team_id", bigint()),
				foreignKey("team_id").references("teams", "id").named("members_team_id_fkey"));
		List<Change> changes = changes(catalog(teams, members), catalog(teams));
		assertThat(sql(changes)).isEqualTo("DROP TABLE members;\n");
		assertThat(TableWalk.sql(changes.get(0).downgrade())).isEqualTo("""
				CREATE TABLE members (
				    team_id bigint
				);
				ALTER TABLE members ADD CONSTRAINT members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams (id);
				""");
	}

	@Test
	void numbersAreConvertedByTheServerAndArraysOnDemand() {
		Catalog before = catalog(table("t", column("a", integer())));
		assertThat(sql(changes(before, catalog(table("t", column("a", numeric(12, 2))))))).isEqualTo("""
				ALTER TABLE t ALTER COLUMN a TYPE numeric(12,2);
				""");
		assertThat(sql(changes(before, catalog(table("t", column("a", integer().array())))))).isEqualTo("""
				ALTER TABLE t ALTER COLUMN a TYPE integer[] USING a::text::integer[];
				""");
	}

}
