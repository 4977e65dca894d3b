package dev.stemma.dialect.postgresql;

import org.junit.jupiter.api.Test;

import dev.stemma.schema.Deferrability;
import dev.stemma.schema.ForeignKey;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.exclude;
import static dev.stemma.operation.Ddl.expression;
import static dev.stemma.operation.Ddl.foreignKey;
import static dev.stemma.operation.Ddl.key;
import static dev.stemma.operation.Ddl.notNull;
import static dev.stemma.operation.Ddl.onConstraint;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.unique;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Constraints as PostgreSQL reads them.
 */
class PostgresConstraintDdlTests {

	private final DdlServer server = new DdlServer("CREATE EXTENSION btree_gist",
			"CREATE TABLE teams (id bigint, region text, during daterange, UNIQUE (id), UNIQUE (region, id))",
			"CREATE TABLE members (id bigint NOT NULL, name text, team_id bigint, region text, room int, "
					+ "during daterange NOT NULL, price numeric)");

	@Test
	void aPrimaryKeyIsAdded() {
		this.server.does((op) -> {
			op.addConstraint("members", primaryKey("id", "name"));
			op.dropConstraint("members", "members_pkey");
			op.addConstraint("members",
					primaryKey("id").include("name", "price")
						.deferrable(Deferrability.INITIALLY_IMMEDIATE)
						.named("by_id"));
			op.dropConstraint("members", primaryKey("id").named("by_id"));
		}, """
				ALTER TABLE members ADD CONSTRAINT members_pkey PRIMARY KEY (id, name);
				ALTER TABLE members DROP CONSTRAINT members_pkey;
				ALTER TABLE members ADD CONSTRAINT by_id PRIMARY KEY (id) INCLUDE (name, price) DEFERRABLE;
				ALTER TABLE members DROP CONSTRAINT by_id;
				""");
		this.server.doesFrom(18, (op) -> op.addConstraint("members", primaryKey("id", "during").noOverlaps()), """
				ALTER TABLE members ADD CONSTRAINT members_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS);
				""");
	}

	@Test
	void aUniqueConstraintIsAdded() {
		this.server.does((op) -> {
			op.addConstraint("members", unique("name", "room"));
			op.addConstraint("members",
					unique("name").include("price").deferrable(Deferrability.INITIALLY_DEFERRED).named("by_name"));
		}, """
				ALTER TABLE members ADD CONSTRAINT members_name_room_key UNIQUE (name, room);
				ALTER TABLE members ADD CONSTRAINT by_name UNIQUE (name) INCLUDE (price) DEFERRABLE INITIALLY DEFERRED;
				""");
		this.server.doesFrom(15, (op) -> {
			op.addConstraint("members", unique("region").nullsEqual());
			op.addColumn("members", column("mark", text()).with(unique("mark").nullsEqual()));
		}, """
				ALTER TABLE members ADD CONSTRAINT members_region_key UNIQUE NULLS NOT DISTINCT (region);
				ALTER TABLE members ADD COLUMN mark text CONSTRAINT members_mark_key UNIQUE NULLS NOT DISTINCT;
				""");
		this.server.doesFrom(18, (op) -> op.addConstraint("members", unique("room", "during").noOverlaps()), """
				ALTER TABLE members ADD CONSTRAINT members_room_during_key UNIQUE (room, during WITHOUT OVERLAPS);
				""");
	}

	@Test
	void aConstraintTakesAnIndexThatIsThere() {
		this.server.execute("CREATE UNIQUE INDEX one ON members (id)", "CREATE UNIQUE INDEX two ON members (name)");
		this.server.does((op) -> {
			op.addConstraintUsingIndex("members", primaryKey("id"), "one");
			op.addConstraintUsingIndex("members",
					unique("name").deferrable(Deferrability.INITIALLY_DEFERRED).named("by_name"), "two");
		}, """
				ALTER TABLE members ADD CONSTRAINT members_pkey PRIMARY KEY USING INDEX one;
				ALTER TABLE members ADD CONSTRAINT by_name UNIQUE USING INDEX two DEFERRABLE INITIALLY DEFERRED;
				""");
	}

	@Test
	void aCheckIsAddedAndValidated() {
		this.server.does((op) -> {
			op.addConstraint("members", check("price > 0").over("price"));
			op.addConstraint("members", check("room > 0 -- no cellar").named("room_above").notInherited());
			op.addConstraint("members", check("id > 0").named("id_positive").unvalidated());
			op.validateConstraint("members", "id_positive");
		}, """
				ALTER TABLE members ADD CONSTRAINT members_price_check CHECK (price > 0);
				ALTER TABLE members ADD CONSTRAINT room_above CHECK (room > 0 -- no cellar
				) NO INHERIT;
				ALTER TABLE members ADD CONSTRAINT id_positive CHECK (id > 0) NOT VALID;
				ALTER TABLE members VALIDATE CONSTRAINT id_positive;
				""");
		this.server.doesFrom(18, (op) -> {
			op.addConstraint("members", check("id > 5").named("id_said").unenforced());
			op.addColumn("members", column("mark", text()).with(check("mark <> ''").over("mark").unenforced()));
		}, """
				ALTER TABLE members ADD CONSTRAINT id_said CHECK (id > 5) NOT ENFORCED;
				ALTER TABLE members ADD COLUMN mark text CONSTRAINT members_mark_check CHECK (mark <> '') NOT ENFORCED;
				""");
	}

	@Test
	void aForeignKeyIsAddedAltered() {
		this.server.does((op) -> {
			op.addConstraint("members", foreignKey("team_id").references("teams", "id"));
			op.addConstraint("members",
					foreignKey("region", "team_id").references("teams", "region", "id")
						.match(ForeignKey.Match.FULL)
						.onUpdate(ForeignKey.Action.CASCADE)
						.onDelete(ForeignKey.Action.RESTRICT)
						.deferrable(Deferrability.INITIALLY_IMMEDIATE)
						.unvalidated());
			op.alterConstraint("members", "members_team_id_fkey", Deferrability.INITIALLY_DEFERRED);
			op.alterConstraint("members", "members_team_id_fkey", Deferrability.INITIALLY_IMMEDIATE);
			op.alterConstraint("members", "members_team_id_fkey", Deferrability.NOT_DEFERRABLE);
		}, """
				ALTER TABLE members ADD CONSTRAINT members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams (id);
				ALTER TABLE members ADD CONSTRAINT members_region_team_id_fkey FOREIGN KEY (region, team_id) \
				REFERENCES teams (region, id) MATCH FULL ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE NOT VALID;
				ALTER TABLE members ALTER CONSTRAINT members_team_id_fkey DEFERRABLE INITIALLY DEFERRED;
				ALTER TABLE members ALTER CONSTRAINT members_team_id_fkey DEFERRABLE INITIALLY IMMEDIATE;
				ALTER TABLE members ALTER CONSTRAINT members_team_id_fkey NOT DEFERRABLE;
				""");
		assertThat(this.server.query("""
				SELECT conname, confupdtype, confdeltype, confmatchtype, condeferrable, condeferred, convalidated
				FROM pg_constraint WHERE contype = 'f' ORDER BY conname"""))
			.containsExactly("members_region_team_id_fkey|c|r|f|t|f|f", "members_team_id_fkey|a|a|s|f|f|t");
	}

	@Test
	void aForeignKeyOfNewerServersIsAdded() {
		this.server.doesFrom(15, (op) -> {
			op.addConstraint("members", foreignKey("region", "team_id").references("teams", "region", "id")
				.onDelete(ForeignKey.Action.SET_NULL, "team_id"));
			op.addConstraint("members",
					foreignKey("region", "team_id").references("teams", "region", "id")
						.onDelete(ForeignKey.Action.SET_DEFAULT, "team_id", "region")
						.named("to_default"));
		}, """
				ALTER TABLE members ADD CONSTRAINT members_region_team_id_fkey FOREIGN KEY (region, team_id) \
				REFERENCES teams (region, id) ON DELETE SET NULL (team_id);
				ALTER TABLE members ADD CONSTRAINT to_default FOREIGN KEY (region, team_id) \
				REFERENCES teams (region, id) ON DELETE SET DEFAULT (team_id, region);
				""");
		this.server.doesFrom(18, (op) -> {
			op.addConstraint("teams", unique("id", "during").noOverlaps());
			op.addConstraint("members",
					foreignKey("team_id", "during").references("teams", "id", "during").coveringPeriod());
			op.addConstraint("members", foreignKey("team_id").references("teams", "id").named("said").unenforced());
		}, """
				ALTER TABLE teams ADD CONSTRAINT teams_id_during_key UNIQUE (id, during WITHOUT OVERLAPS);
				ALTER TABLE members ADD CONSTRAINT members_team_id_during_fkey FOREIGN KEY (team_id, PERIOD during) \
				REFERENCES teams (id, PERIOD during);
				ALTER TABLE members ADD CONSTRAINT said FOREIGN KEY (team_id) REFERENCES teams (id) NOT ENFORCED;
				""");
	}

	@Test
	void anExclusionConstraintIsAdded() {
		this.server.does((op) -> {
			op.addConstraint("members", exclude("gist", key("room"), "=").and(key("during"), "&&"));
			op.addConstraint("members",
					exclude("gist", expression("room + 1"), "=")
						.and(key("name").collate("C").operatorClass("gist_text_ops"), "=")
						.include("price")
						.where("price > 0")
						.deferrable(Deferrability.INITIALLY_DEFERRED)
						.named("apart"));
		}, """
				ALTER TABLE members ADD CONSTRAINT members_room_during_excl EXCLUDE USING gist (room WITH =, during WITH &&);
				ALTER TABLE members ADD CONSTRAINT apart EXCLUDE USING gist \
				((room + 1) WITH =, name COLLATE "C" gist_text_ops WITH =) INCLUDE (price) WHERE (price > 0) \
				DEFERRABLE INITIALLY DEFERRED;
				""");
	}

	@Test
	void aConstraintThatRefusesNullsIsAdded() {
		this.server.doesFrom(18, (op) -> {
			op.addConstraint("members", notNull("name"));
			op.addConstraint("members", notNull("room").notInherited().named("room_there"));
			op.addConstraint("members", notNull("price").unvalidated());
			op.createTable("guests", column("id", bigint()),
					column("name", text()).with(notNull("name").notInherited()), notNull("id"));
		}, """
				ALTER TABLE members ADD CONSTRAINT members_name_not_null NOT NULL name;
				ALTER TABLE members ADD CONSTRAINT room_there NOT NULL room NO INHERIT;
				ALTER TABLE members ADD CONSTRAINT members_price_not_null NOT NULL price NOT VALID;
				CREATE TABLE guests (
				    id bigint,
				    name text CONSTRAINT guests_name_not_null NOT NULL NO INHERIT,
				    CONSTRAINT guests_id_not_null NOT NULL id
				);
				""");
	}

	@Test
	void aConstraintIsRenamedCommentedOnAndDropped() {
		this.server.execute("ALTER TABLE members ADD CONSTRAINT a CHECK (id > 0)");
		this.server.does((op) -> {
			op.renameConstraint("members", "a", "b");
			op.comment(onConstraint("members", "b"), "no zero");
			op.dropConstraint("members", "b");
			op.dropConstraint("members", "b", (drop) -> drop.ifExists().cascade());
		}, """
				ALTER TABLE members RENAME CONSTRAINT a TO b;
				COMMENT ON CONSTRAINT b ON members IS 'no zero';
				ALTER TABLE members DROP CONSTRAINT b;
				ALTER TABLE members DROP CONSTRAINT IF EXISTS b CASCADE;
				""");
	}

}
