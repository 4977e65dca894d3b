package dev.stemma.dialect.postgresql;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.DropOptions;
import dev.stemma.operation.Inverse;
import dev.stemma.operation.Operation;
import dev.stemma.operation.PartitionChange;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Identity;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.Storage;
import dev.stemma.schema.Trigger;

import static dev.stemma.operation.Ddl.allPrivileges;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.counting;
import static dev.stemma.operation.Ddl.function;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.on;
import static dev.stemma.operation.Ddl.onConstraint;
import static dev.stemma.operation.Ddl.onFunction;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.onTrigger;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.privileges;
import static dev.stemma.operation.Ddl.procedure;
import static dev.stemma.operation.Ddl.sequence;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.trigger;
import static dev.stemma.operation.Ddl.type;
import static dev.stemma.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the catalog is asked for before it changes brings everything back.
 */
class PostgresCatalogLookupTests {

	private static final String MEMBERS = """
			CREATE ROLE reader; CREATE ROLE writer;
			CREATE TYPE mood AS ENUM ('sad', 'ok');
			CREATE TABLE clubs (id integer PRIMARY KEY);
			CREATE TABLE members (
			    id bigint GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 5),
			    number serial,
			    club integer CONSTRAINT club_of REFERENCES clubs ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
			    name varchar(20) COLLATE "C" DEFAULT 'x' NOT NULL,
			    mood mood DEFAULT 'ok',
			    doubled integer GENERATED ALWAYS AS (club * 2) STORED,
			    note text,
			    CONSTRAINT members_key PRIMARY KEY (id),
			    CONSTRAINT name_and_club UNIQUE (name, club) INCLUDE (note),
			    CONSTRAINT short CHECK (length(name) < 10) NO INHERIT,
			    EXCLUDE USING gist (int4range(club, club + 1) WITH &&) WHERE (club > 0)
			) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
			ALTER TABLE members ADD CONSTRAINT later CHECK (club > 0) NOT VALID;
			ALTER TABLE members ALTER note SET STORAGE EXTERNAL, ALTER note SET STATISTICS 50,
			    ALTER note SET COMPRESSION pglz, ALTER name SET (n_distinct = 5);
			CREATE UNIQUE INDEX by_name ON members (lower(name) DESC, club DESC NULLS LAST) INCLUDE (note) WITH (fillfactor = 80)
			    WHERE club > 0;
			CREATE INDEX by_note ON members (note text_pattern_ops, name COLLATE "POSIX");
			ALTER INDEX by_name ALTER COLUMN 1 SET STATISTICS 300;
			ALTER TABLE members CLUSTER ON members_key;
			CREATE UNIQUE INDEX replicated ON members (id);
			ALTER TABLE members REPLICA IDENTITY USING INDEX replicated;
			CREATE STATISTICS together ON name, club FROM members;
			COMMENT ON TABLE members IS 'all of them';
			COMMENT ON COLUMN members.name IS 'what''s it';
			COMMENT ON CONSTRAINT short ON members IS 'short ones';
			COMMENT ON INDEX by_name IS 'for searches';
			COMMENT ON SEQUENCE members_number_seq IS 'counts';
			CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
			CREATE TRIGGER touched BEFORE UPDATE OF name ON members FOR EACH ROW WHEN (NEW.club > 1)
			    EXECUTE FUNCTION touch('a');
			ALTER TABLE members DISABLE TRIGGER touched;
			COMMENT ON TRIGGER touched ON members IS 'a trigger';
			GRANT SELECT, INSERT ON members TO reader; GRANT UPDATE (name, note) ON members TO writer WITH GRANT OPTION;
			GRANT USAGE ON SEQUENCE members_number_seq TO writer;
			CREATE POLICY own ON members FOR SELECT TO reader USING (club > 1);
			ALTER TABLE members ENABLE ROW LEVEL SECURITY;
			""";

	private static final String PARTITIONED = """
			CREATE TABLE events (id bigint, at date NOT NULL, kind text DEFAULT 'x', CONSTRAINT known PRIMARY KEY (id, at))
			    PARTITION BY RANGE (at);
			CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
			CREATE TABLE events_new PARTITION OF events FOR VALUES FROM ('2025-01-01') TO (MAXVALUE)
			    PARTITION BY HASH (id);
			CREATE TABLE events_new_x PARTITION OF events_new FOR VALUES WITH (MODULUS 2, REMAINDER 0);
			CREATE TABLE events_new_rest PARTITION OF events_new FOR VALUES WITH (MODULUS 2, REMAINDER 1);
			CREATE INDEX by_kind ON events (kind);
			ALTER INDEX events_old_kind_idx RENAME TO strangely;
			CREATE INDEX only_here ON events_old (kind, at);
			COMMENT ON INDEX strangely IS 'of a partition';
			""";

	@Test
	void aTableComesBackWithAllThatBelongsToIt() {
		RoundTrip.of(MEMBERS, (op) -> op.dropTable("members"));
	}

	@Test
	void aTableOfAnotherSchemaAndOwnerComesBack() {
		RoundTrip.of("""
				CREATE ROLE keeper; CREATE ROLE guest; CREATE SCHEMA shop;
				CREATE TABLE shop."Odd ""Name" (id serial PRIMARY KEY, "select" text UNIQUE);
				CREATE INDEX ON shop."Odd ""Name" ("select");
				ALTER TABLE shop."Odd ""Name" OWNER TO keeper;
				GRANT ALL ON shop."Odd ""Name" TO guest;
				REVOKE DELETE ON shop."Odd ""Name" FROM keeper;""", (op) -> op.in("shop").dropTable("Odd \"Name"));
	}

	@Test
	void aTableComesBackWithItsGrantsWhereOthersWouldBeGiven() {
		RoundTrip.of("""
				CREATE ROLE guest; CREATE TABLE plain (id integer);
				ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO guest;""", (op) -> op.dropTable("plain"));
	}

	@Test
	void anUnloggedTableComesBack() {
		RoundTrip.of("CREATE UNLOGGED TABLE quick (id serial, at timestamptz DEFAULT now())",
				(op) -> op.dropTable("quick"));
	}

	@Test
	void aPartitionedTableComesBackWithItsPartitions() {
		RoundTrip.of(PARTITIONED, (op) -> op.dropTable("events"));
	}

	@Test
	void aPartitionComesBack() {
		RoundTrip.of(PARTITIONED, (op) -> op.dropTable("events_old"));
		RoundTrip.of(PARTITIONED, (op) -> op.dropTable("events_new"));
		RoundTrip.of(PARTITIONED, (op) -> op.dropTable("events_new_rest"));
	}

	@Test
	void aTableThatInheritsComesBack() {
		RoundTrip.of("""
				CREATE TABLE parent (id integer NOT NULL, name text DEFAULT 'a', CHECK (id > 0));
				CREATE TABLE child (extra text NOT NULL, CHECK (length(extra) > 1)) INHERITS (parent);
				ALTER TABLE child ALTER name SET DEFAULT 'b', ALTER name SET NOT NULL;
				COMMENT ON COLUMN child.name IS 'other';""", (op) -> op.dropTable("child"));
	}

	@Test
	void aPartitionedIndexComesBackUnderAllItsNames() {
		RoundTrip.of(PARTITIONED, (op) -> op.dropIndex("by_kind"));
	}

	@Test
	void thePrimaryKeyOfAPartitionedTableComesBackUnderAllItsNames() {
		RoundTrip.of(PARTITIONED, (op) -> op.dropConstraint("events", "known"));
	}

	@Test
	void aColumnOfAPartitionedTableComesBack() {
		RoundTrip.of(PARTITIONED, (op) -> op.dropColumn("events", "kind"));
	}

	@Test
	void aPartitionIsAttachedAgainToItsBound() {
		RoundTrip.of(PARTITIONED, (op) -> op.detachPartition("events", "events_old"));
	}

	@Test
	void anAttachedPartitionIsDetachedAgain() {
		RoundTrip.of(PARTITIONED + """
				CREATE TABLE events_more (id bigint, at date NOT NULL, kind text DEFAULT 'x',
				    CONSTRAINT more PRIMARY KEY (id, at));
				CREATE INDEX more_by_kind ON events_more (kind);
				DROP TABLE events_new""", (op) -> op.attachPartition("events", "events_more",
				PartitionBound.range("'2025-01-01'", "'2026-01-01'")));
	}

	@Test
	void columnsComeBackWithWhatGoesWithThem() {
		for (String column : new String[] { "id", "number", "name", "mood", "doubled", "note" }) {
			RoundTrip.of(MEMBERS.replace("UPDATE OF name", "UPDATE"), (op) -> op.dropColumn("members", column));
		}
	}

	@Test
	void columnsThatShareAnIndexComeBackTogether() {
		RoundTrip.of(MEMBERS.replace(", toast.autovacuum_enabled = false", ""),
				(op) -> op.batchAlterTable("members",
						(table) -> table.dropConstraint("name_and_club")
							.dropColumn("note")
							.dropColumn("number")
							.addColumn(column("more", text()))
							.alterColumn("mood", (c) -> c.dropDefault())));
	}

	@Test
	void aColumnThatOthersDependOnHasNoInverse() {
		RoundTrip.hasNone("CREATE TABLE t (a integer, b integer); CREATE VIEW v AS SELECT a FROM t",
				(op) -> op.dropColumn("t", "a", DropOptions::cascade), "was like is not known");
		RoundTrip.of("CREATE TABLE t (a integer UNIQUE, b integer); CREATE VIEW v AS SELECT b FROM t",
				(op) -> op.dropColumn("t", "a", DropOptions::cascade));
	}

	@Test
	void aTableThatOthersDependOnHasNoInverse() {
		RoundTrip.hasNone("CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u (a integer REFERENCES t)",
				(op) -> op.dropTable("t", DropOptions::cascade), "was like is not known");
		RoundTrip.of("CREATE TABLE t (a serial PRIMARY KEY, b integer REFERENCES t)",
				(op) -> op.dropTable("t", DropOptions::cascade));
	}

	@Test
	void theTypeOfAColumnComesBackWithDefaultAndStorage() {
		// The server forgets the statistics target of an index when it builds it again.
		String setup = MEMBERS.replace("UPDATE OF name", "UPDATE")
			.replace("ALTER INDEX by_name ALTER COLUMN 1 SET STATISTICS 300;", "");
		RoundTrip.of(setup, (op) -> {
			op.alterColumn("members", "name", (c) -> c.type(text()));
			op.alterColumn("members", "note", (c) -> c.type(varchar(40)));
			op.alterColumn("members", "mood",
					(c) -> c.type(text(), (to) -> to.using("mood::text").usingBack("mood::mood")));
			op.alterColumn("members", "id", (c) -> c.type(integer()));
			op.alterColumn("members", "number", (c) -> c.type(numeric(10, 2)));
		});
	}

	@Test
	void whatIsSetOfAColumnComesBack() {
		RoundTrip.of(MEMBERS, (op) -> {
			op.alterColumn("members", "name", (c) -> c.nullable().defaultsTo("'y'").statistics(7));
			op.alterColumn("members", "note", (c) -> c.notNull().storage(Storage.MAIN).statistics(10));
			op.alterColumn("members", "mood", (c) -> c.dropDefault());
			op.commentOnColumn("members", "name", "another");
			op.commentOnColumn("members", "mood", "another");
		});
	}

	@Test
	void anIdentityComesBack() {
		RoundTrip.of(MEMBERS, (op) -> op.alterColumn("members", "id", (c) -> c.dropIdentity()));
		RoundTrip.of(MEMBERS, (op) -> op.alterColumn("members", "id",
				(c) -> c.identity(false, SequenceOptions.DEFAULTS.increment(3).cache(10).maxValue(500).cycle(true))));
		RoundTrip.of("CREATE TABLE t (a integer NOT NULL)",
				(op) -> op.alterColumn("t", "a", (c) -> c.addIdentity(Identity.BY_DEFAULT)));
	}

	@Test
	void aColumnThatMayHaveBeenThereIsDroppedOnlyIfItWasNot() {
		String setup = "CREATE TABLE t (a integer)";
		RoundTrip.of(setup, (op) -> {
			op.addColumn("t", column("a", text()), CreateOptions::ifNotExists);
			op.addColumn("t", column("b", text()), CreateOptions::ifNotExists);
		});
	}

	@Test
	void constraintsComeBack() {
		for (String constraint : new String[] { "members_key", "name_and_club", "short", "later", "club_of",
				"members_int4range_excl" }) {
			RoundTrip.of(MEMBERS.replace("REPLICA IDENTITY USING INDEX replicated", "REPLICA IDENTITY FULL"),
					(op) -> op.dropConstraint("members", constraint));
		}
		RoundTrip.of(MEMBERS, (op) -> op.alterConstraint("members", "club_of", Deferrability.INITIALLY_IMMEDIATE));
	}

	@Test
	void theNullsThatAPrimaryKeyForbadeComeBack() {
		RoundTrip.of("CREATE TABLE t (a integer, b integer NOT NULL)",
				(op) -> op.addConstraint("t", primaryKey("a", "b")));
	}

	@Test
	void theIndexThatAConstraintTookComesBack() {
		RoundTrip.of(
				"""
						CREATE TABLE t (a integer, b integer); CREATE UNIQUE INDEX i ON t (a, b) INCLUDE (b) WITH (fillfactor = 50);
						COMMENT ON INDEX i IS 'an index'""",
				(op) -> op.addConstraintUsingIndex("t", primaryKey("a", "b").named("key"), "i"));
	}

	@Test
	void whatHoldsForATableComesBack() {
		RoundTrip.of(MEMBERS, (op) -> {
			op.batchAlterTable("members",
					(table) -> table.parameter("fillfactor", "90")
						.parameter("autovacuum_enabled", "false")
						.parameter("toast.autovacuum_enabled", null));
			op.commentOnTable("members", null);
		});
		RoundTrip.of("CREATE TABLE t (a serial)", (op) -> op.batchAlterTable("t", (table) -> table.logged(false)));
	}

	@Test
	void indexesComeBack() {
		for (String index : new String[] { "by_name", "by_note", "replicated" }) {
			RoundTrip.of(MEMBERS, (op) -> op.dropIndex(index));
		}
		RoundTrip.of(
				"CREATE TABLE t (a int4range, b jsonb, c text[]); CREATE INDEX i ON t USING gin (b jsonb_path_ops);",
				(op) -> op.dropIndex("i"));
	}

	@Test
	void sequencesComeBack() {
		RoundTrip.of(
				"""
						CREATE ROLE guest; CREATE SEQUENCE s AS smallint START 7 INCREMENT -2 MINVALUE -100 MAXVALUE 50 CACHE 3 CYCLE;
						COMMENT ON SEQUENCE s IS 'down'; GRANT USAGE ON SEQUENCE s TO guest;
						SELECT nextval('s')""",
				(op) -> op.dropSequence("s"));
		RoundTrip.of("CREATE TABLE t (a integer); CREATE SEQUENCE s OWNED BY t.a", (op) -> {
			op.alterSequence("s",
					(s) -> s.as(integer()).options(counting().increment(5).cache(7).cycle(true)).ownedByNone());
			op.dropSequence("s");
		});
	}

	@Test
	void typesComeBack() {
		String setup = """
				CREATE ROLE guest; CREATE TYPE mood AS ENUM ('sad', 'it''s'); COMMENT ON TYPE mood IS 'm';
				REVOKE ALL ON TYPE mood FROM public; GRANT USAGE ON TYPE mood TO guest;
				CREATE TYPE pair AS (a integer, b varchar(10) COLLATE "C"); COMMENT ON COLUMN pair.a IS 'first';
				CREATE DOMAIN short AS varchar(5) COLLATE "C" DEFAULT 'a' NOT NULL CONSTRAINT c CHECK (VALUE <> 'b');
				ALTER DOMAIN short ADD CONSTRAINT d CHECK (length(VALUE) > 0) NOT VALID;
				COMMENT ON CONSTRAINT c ON DOMAIN short IS 'not b'; COMMENT ON DOMAIN short IS 's';""";
		RoundTrip.of(setup, (op) -> op.dropType("mood"));
		RoundTrip.of(setup, (op) -> op.dropType("pair"));
		RoundTrip.of(setup, (op) -> op.dropDomain("short"));
		RoundTrip.of(setup, (op) -> op.renameEnumValue("mood", "sad", "glad"));
	}

	@Test
	void viewsComeBack() {
		String setup = MEMBERS
				+ """
						CREATE VIEW v (a, b) WITH (security_barrier = true) AS SELECT name, upper(note) FROM members WHERE club > 1
						    WITH LOCAL CHECK OPTION;
						ALTER VIEW v ALTER a SET DEFAULT 'n'; COMMENT ON VIEW v IS 'view'; COMMENT ON COLUMN v.a IS 'name';
						CREATE TRIGGER instead INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION touch();
						CREATE RULE no AS ON DELETE TO v DO INSTEAD NOTHING; GRANT SELECT ON v TO reader;
						CREATE MATERIALIZED VIEW m WITH (fillfactor = 60) AS SELECT id, name FROM members WITH NO DATA;
						CREATE UNIQUE INDEX m_id ON m (id); COMMENT ON MATERIALIZED VIEW m IS 'mat'; COMMENT ON COLUMN m.id IS 'i';
						GRANT SELECT ON m TO reader; ALTER MATERIALIZED VIEW m ALTER name SET STATISTICS 5;""";
		RoundTrip.of(setup, (op) -> op.dropView("v"));
		RoundTrip.of(setup, (op) -> op.dropMaterializedView("m"));
		RoundTrip.of(setup, (op) -> op.dropView("v", DropOptions::cascade));
	}

	@Test
	void aReplacedViewComesBack() {
		String setup = "CREATE TABLE t (a integer, b integer); CREATE VIEW v AS SELECT a FROM t; COMMENT ON VIEW v IS 'v';";
		RoundTrip.of(setup + "CREATE VIEW w AS SELECT a FROM v",
				(op) -> op.createOrReplaceView("v", "SELECT a FROM t WHERE b > 0"));
		RoundTrip.of(setup, (op) -> op.createOrReplaceView("v", "SELECT a, b FROM t"));
		RoundTrip.of(setup, (op) -> op.createOrReplaceView("new", "SELECT a, b FROM t"));
	}

	@Test
	void routinesComeBack() {
		String setup = """
				CREATE ROLE guest;
				CREATE FUNCTION f(a integer, b varchar(20) DEFAULT 'x', OUT c text) STRICT IMMUTABLE COST 7
				    LANGUAGE sql AS 'SELECT $2';
				COMMENT ON FUNCTION f(integer, varchar) IS 'f'; REVOKE ALL ON FUNCTION f FROM public;
				GRANT EXECUTE ON FUNCTION f TO guest;
				CREATE PROCEDURE p(INOUT a integer) LANGUAGE plpgsql AS $$BEGIN a := 1; END$$;
				CREATE FUNCTION g(integer[]) RETURNS integer BEGIN ATOMIC SELECT $1[1]; END;""";
		RoundTrip.of(setup, (op) -> op.dropFunction("f", integer(), varchar(20)));
		RoundTrip.of(setup, (op) -> op.dropFunction("g", integer().array()));
		RoundTrip.of(setup, (op) -> op.dropProcedure("p", integer()));
		RoundTrip.of(setup, (op) -> op.create(function("g", "integer", "SELECT 7").argument("named", integer().array()),
				CreateOptions::orReplace));
		RoundTrip.of(setup, (op) -> op.create(procedure("new", "SELECT 7"), CreateOptions::orReplace));
	}

	@Test
	void triggersComeBack() {
		RoundTrip.of(MEMBERS, (op) -> op.dropTrigger("members", "touched"));
		RoundTrip.of(MEMBERS, (op) -> op.create(trigger("touched", "members", Trigger.Timing.AFTER, "touch", "DELETE"),
				CreateOptions::orReplace));
		RoundTrip.of("""
				CREATE TABLE t (a integer);
				CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
				CREATE CONSTRAINT TRIGGER c AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
				    EXECUTE FUNCTION touch();
				ALTER TABLE t ENABLE ALWAYS TRIGGER c""", (op) -> op.dropTrigger("t", "c"));
	}

	@Test
	void extensionsSchemasAndCastsComeBack() {
		RoundTrip.of("CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; COMMENT ON EXTENSION citext IS 'mine'",
				(op) -> op.dropExtension("citext"));
		RoundTrip.of(
				"""
						CREATE ROLE guest; CREATE ROLE keeper; CREATE SCHEMA shop AUTHORIZATION keeper; COMMENT ON SCHEMA shop IS 's';
						GRANT USAGE ON SCHEMA shop TO guest""",
				(op) -> op.dropSchema("shop"));
		String setup = """
				CREATE TYPE mood AS ENUM ('sad');
				CREATE FUNCTION moody(integer) RETURNS mood LANGUAGE sql AS $$SELECT 'sad'::mood$$;
				CREATE CAST (integer AS mood) WITH FUNCTION moody(integer) AS ASSIGNMENT;
				CREATE CAST (varchar AS mood) WITH INOUT AS IMPLICIT;
				COMMENT ON CAST (integer AS mood) IS 'c'""";
		RoundTrip.of(setup, (op) -> op.drop(ObjectReference.cast(integer(), type("mood"))));
		RoundTrip.of(setup, (op) -> op.drop(ObjectReference.cast(varchar(), type(QualifiedName.of("mood")))));
	}

	@Test
	void whatMayHaveBeenThereIsDroppedOnlyIfItWasNot() {
		RoundTrip.of("CREATE TABLE t (a integer); CREATE SEQUENCE s; CREATE INDEX i ON t (a); CREATE SCHEMA x",
				(op) -> {
					op.createTable(table("t", column("b", text())), CreateOptions::ifNotExists);
					op.createTable(table("u", column("b", text())), CreateOptions::ifNotExists);
					op.create(sequence("s"), CreateOptions::ifNotExists);
					op.createIndex(index("t", "a").named("i"), CreateOptions::ifNotExists);
					op.createIndex(index("t", "a").named("j"), CreateOptions::ifNotExists);
					op.create(Namespace.of("x"), CreateOptions::ifNotExists);
					op.create(Namespace.of("y"), CreateOptions::ifNotExists);
				});
	}

	@Test
	void commentsComeBack() {
		RoundTrip.of(MEMBERS, (op) -> {
			op.comment(onConstraint("members", "short"), null);
			op.comment(onTrigger("members", "touched"), "other");
			op.comment(on(ObjectKind.INDEX, "by_name"), "other");
			op.comment(on(ObjectKind.TYPE, "mood"), "other");
			op.comment(onFunction("touch"), "other");
			op.comment(on(ObjectKind.SCHEMA, "public"), "other");
		});
	}

	@Test
	void objectsGoBackToTheirSchema() {
		RoundTrip.of(MEMBERS + "CREATE SCHEMA other; CREATE EXTENSION citext;", (op) -> {
			op.setTableSchema("members", "other");
			op.setSchema(on(ObjectKind.TYPE, "mood"), "other");
			op.setSchema(onFunction("touch"), "other");
			op.setSchema(on(ObjectKind.EXTENSION, "citext"), "other");
		});
	}

	@Test
	void privilegesComeBack() {
		RoundTrip.of(MEMBERS, (op) -> {
			op.grant(privileges("SELECT", "DELETE"), onTable("members"), "reader", "public");
			op.grant(privileges("SELECT").withGrantOption(), onTable("members"), "reader");
			op.grant(privileges("UPDATE"), onTable("members"), "writer");
			op.grant(privileges("SELECT").columns("name"), onTable("members"), "writer");
			op.revoke(privileges("INSERT"), onTable("members"), "reader");
			op.revoke(allPrivileges(), onTable("members"), "writer", "reader");
			op.revoke(privileges("EXECUTE"), onFunction("touch"), "public");
			op.grant(privileges("USAGE"), on(ObjectKind.SCHEMA, "public"), "writer");
			op.revoke(allPrivileges(), on(ObjectKind.SEQUENCE, "members_number_seq"), "writer");
			op.revoke(privileges("USAGE"), on(ObjectKind.TYPE, "mood"), "public");
		});
	}

	@Test
	void whatIsNotThereIsLeftToTheServer() {
		RoundTrip.of("CREATE TABLE t (a integer)", (op) -> {
			op.createTable("u", column("a", integer()));
			op.dropTable("u");
			op.createTable("u", column("b", integer()));
		});
		RoundTrip.hasNone("", (op) -> op.dropTable("nothing", DropOptions::ifExists), "was like is not known");
	}

	@Test
	void aDetachedPartitionIsKnownByItsBound() {
		RoundTrip.of(PARTITIONED,
				(op) -> op.detachPartition("events_new", "events_new_x", PartitionChange.Mode.AT_ONCE));
		RoundTrip.of(MEMBERS, (op) -> op.setTableParameters("members", Map.of("fillfactor", "100")));
	}

	@Test
	void aPartitionLosesWhatTheServerBuiltForIt() {
		String setup = """
				CREATE TABLE kinds (id integer PRIMARY KEY);
				CREATE TABLE logs (id integer NOT NULL, kind integer CONSTRAINT kind_of REFERENCES kinds, what text,
				    PRIMARY KEY (id), UNIQUE (id, kind)) PARTITION BY RANGE (id);
				CREATE INDEX ON logs (lower(what), kind); CREATE INDEX by_kind ON logs (kind) WHERE id > 0;
				CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
				CREATE TRIGGER touched AFTER INSERT ON logs FOR EACH ROW EXECUTE FUNCTION touch();
				""";
		PartitionBound bound = PartitionBound.range("1", "10");
		RoundTrip.of(setup + "CREATE TABLE logs_1 (id integer NOT NULL, kind integer, what text)",
				(op) -> op.attachPartition("logs", "logs_1", bound));
		RoundTrip.of(
				setup + """
						CREATE TABLE "Odd 'logs'" (what text, id integer NOT NULL, kind integer, CONSTRAINT mine UNIQUE (id, kind),
						    CONSTRAINT kind_of CHECK (kind > 0), CONSTRAINT other FOREIGN KEY (kind) REFERENCES kinds ON DELETE CASCADE);
						CREATE INDEX own ON "Odd 'logs'" (kind) WHERE id > 0; CREATE INDEX more ON "Odd 'logs'" (kind) WHERE id > 0""",
				(op) -> op.attachPartition("logs", "Odd 'logs'", bound));
		RoundTrip.of(
				setup + """
						CREATE TABLE logs_1 (id integer PRIMARY KEY, kind integer REFERENCES kinds, what text)
						    PARTITION BY RANGE (id);
						CREATE TABLE logs_2 (id integer PRIMARY KEY, kind integer REFERENCES kinds, what text, UNIQUE (id, kind));
						CREATE INDEX own ON logs_2 (kind) WHERE id > 0;
						ALTER TABLE logs_1 ATTACH PARTITION logs_2 FOR VALUES FROM (2) TO (4)""",
				(op) -> op.attachPartition("logs", "logs_1", bound));
	}

	@Test
	void aPartitionThatLacksNothingIsDetachedAndThatIsAll() {
		try (RoundTrip trip = new RoundTrip(
				"""
						CREATE TABLE kinds (id integer PRIMARY KEY);
						CREATE TABLE logs (id integer NOT NULL, kind integer REFERENCES kinds, PRIMARY KEY (id)) PARTITION BY RANGE (id);
						CREATE INDEX ON logs (kind) WHERE id > 0;
						CREATE TABLE logs_1 (kind integer REFERENCES kinds, id integer CONSTRAINT mine PRIMARY KEY);
						CREATE INDEX own ON logs_1 (kind) WHERE id > 0""")) {
			RoundTrip.recorded((op) -> op.attachPartition("logs", "logs_1", PartitionBound.range("1", "10")))
				.forEach(trip::run);
			assertThat(trip.done()).singleElement()
				.extracting(Operation::inverse)
				.isEqualTo(Inverse
					.of(AlterTable.of(QualifiedName.of("logs"), new PartitionChange.Detach(QualifiedName.of("logs_1"),
							PartitionChange.Mode.AT_ONCE, PartitionBound.range("1", "10")))));
		}
	}

	@Test
	void whatDependsOnAColumnLosesItsCastsWithTheColumnsType() {
		String setup = """
				CREATE TABLE parents (id integer PRIMARY KEY, a integer, b integer, name varchar(20),
				    CONSTRAINT small CHECK (a < 10), CONSTRAINT sum CHECK (a + b > 1) NOT VALID,
				    CONSTRAINT apart EXCLUDE USING gist (int8range(a, b) WITH &&) WHERE (a > 0) DEFERRABLE);
				COMMENT ON CONSTRAINT small ON parents IS 'small ones'; CREATE TABLE children (c text) INHERITS (parents);
				CREATE UNIQUE INDEX computed ON parents ((a * 2) DESC, lower(name)) WHERE b > 3;
				ALTER INDEX computed ALTER COLUMN 1 SET STATISTICS 300; COMMENT ON INDEX computed IS 'i';
				CREATE INDEX below ON children ((a + 1)); CREATE INDEX plain ON parents (a, b);
				CREATE STATISTICS together ON (a + b), (a - b) FROM parents; ALTER STATISTICS together SET STATISTICS 70;
				COMMENT ON STATISTICS together IS 's';
				""";
		RoundTrip.of(setup, (op) -> op.alterColumn("parents", "a", (c) -> c.type(bigint())));
		RoundTrip.of(setup, (op) -> op.alterColumn("parents", "name", (c) -> c.type(text())));
		RoundTrip.of(setup,
				(op) -> op.batchAlterTable("parents",
						(alter) -> alter.alterColumn("a", (c) -> c.type(bigint()))
							.alterColumn("b", (c) -> c.type(bigint()))
							.alterColumn("name", (c) -> c.type(text()))));
		RoundTrip.of(setup, (op) -> op.batchAlterTable("parents",
				(alter) -> alter.alterColumn("a", (c) -> c.type(bigint())).dropConstraint("small")));
		RoundTrip
			.of("""
					CREATE TABLE t (a integer CONSTRAINT small CHECK (a < 10), b integer GENERATED ALWAYS AS (2 * 3) STORED)""",
					(op) -> {
						op.alterColumn("t", "a", (c) -> c.type(numeric(10, 2)));
						op.alterColumn("t", "b", (c) -> c.type(bigint()));
					});
		RoundTrip.hasNone("CREATE TABLE t (b integer GENERATED ALWAYS AS (2 * 3) STORED)",
				(op) -> op.alterColumn("t", "b", (c) -> c.type(text())), "that column b of t had is not known");
	}

	@Test
	void indexesOfPartitionsKeepTheirNamesWithAColumnsType() {
		RoundTrip.of(PARTITIONED + """
				ALTER TABLE events ADD a integer, ADD CHECK (a > 1); CREATE INDEX by_a ON events (a);
				ALTER INDEX events_old_a_idx RENAME TO oddly; CREATE INDEX by_sum ON events ((a + 1));
				ALTER INDEX events_old_expr_idx RENAME TO sums""",
				(op) -> op.alterColumn("events", "a", (c) -> c.type(bigint())));
	}

	@Test
	void aColumnIsStoredAgainAsItsTypeIs() {
		RoundTrip.of("CREATE TABLE t (a text)", (op) -> op.alterColumn("t", "a", (c) -> c.storage(Storage.EXTERNAL)));
		RoundTrip.of("CREATE TABLE t (a numeric)", (op) -> op.alterColumn("t", "a", (c) -> c.storage(Storage.PLAIN)));
	}

	@Test
	void aColumnThatTakesAnotherWithItDoesNotComeBackWithoutThat() {
		RoundTrip.hasNone("CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED)",
				(op) -> op.dropColumn("t", "a", DropOptions::cascade),
				"what the dropped column a of t was like is not known");
	}

}
