package dev.stemma.dialect.postgresql;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.RefreshView;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.Trigger;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.function;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.on;
import static dev.stemma.operation.Ddl.onFunction;
import static dev.stemma.operation.Ddl.onProcedure;
import static dev.stemma.operation.Ddl.onTrigger;
import static dev.stemma.operation.Ddl.procedure;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Views, functions, procedures and triggers as PostgreSQL reads them.
 */
class PostgresViewDdlTests {

	private final DdlServer server = new DdlServer("CREATE SCHEMA shop",
			"CREATE TABLE members (id bigint PRIMARY KEY, name text, total numeric)");

	@Test
	void aViewIsCreatedReplacedAndDropped() {
		this.server.does((op) -> {
			op.createView("named", "SELECT id, name FROM members;\n");
			op.createOrReplaceView("named", "SELECT id, name, total FROM members -- all");
			op.create(view("safe", "SELECT id FROM members WHERE id > 0").columns("key")
				.with("security_barrier", "true")
				.with("check_option", "cascaded"));
			op.create(view("numbers", "VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 9").columns("n")
				.asRecursive(), CreateOptions::orReplace);
			op.comment(on(ObjectKind.VIEW, "named"), "names");
			op.rename(on(ObjectKind.VIEW, "named"), "people");
			op.setSchema(on(ObjectKind.VIEW, "people"), "shop");
			op.in("shop").renameColumn("people", "name", "title");
			op.in("shop").commentOnColumn("people", "title", "how one is called");
			op.in("shop").dropView("people");
			op.dropView("people", (drop) -> drop.ifExists().cascade());
		}, """
				CREATE VIEW named AS
				SELECT id, name FROM members;
				CREATE OR REPLACE VIEW named AS
				SELECT id, name, total FROM members -- all;
				CREATE VIEW safe (key) WITH (security_barrier = true, check_option = cascaded) AS
				SELECT id FROM members WHERE id > 0;
				CREATE OR REPLACE RECURSIVE VIEW numbers (n) AS
				VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 9;
				COMMENT ON VIEW named IS 'names';
				ALTER VIEW named RENAME TO people;
				ALTER VIEW people SET SCHEMA shop;
				ALTER TABLE shop.people RENAME COLUMN name TO title;
				COMMENT ON COLUMN shop.people.title IS 'how one is called';
				DROP VIEW shop.people;
				DROP VIEW IF EXISTS people CASCADE;
				""");
		this.server.doesFrom(15,
				(op) -> op.create(view("asker", "SELECT id FROM members").with("security_invoker", "on")), """
						CREATE VIEW asker WITH (security_invoker = on) AS
						SELECT id FROM members;
						""");
	}

	@Test
	void aMaterializedViewIsCreatedRefreshedAndDropped() {
		this.server.does((op) -> {
			op.createMaterializedView("totals", "SELECT id, total FROM members");
			op.create(MaterializedView.of(QualifiedName.of("sums"), "SELECT sum(total) FROM members; -- once")
				.columns("sum")
				.with("fillfactor", "70")
				.tablespace("pg_default")
				.withNoData(), CreateOptions::ifNotExists);
			op.createIndex(index("totals", "id").withUnique());
			op.refreshMaterializedView("totals");
			op.refreshMaterializedView("totals", RefreshView::whileRead);
			op.refreshMaterializedView("sums", RefreshView::withNoData);
			op.comment(on(ObjectKind.MATERIALIZED_VIEW, "totals"), "kept");
			op.rename(on(ObjectKind.MATERIALIZED_VIEW, "totals"), "kept");
			op.setSchema(on(ObjectKind.MATERIALIZED_VIEW, "kept"), "shop");
			op.in("shop").dropMaterializedView("kept");
			op.dropMaterializedView("sums", (drop) -> drop.ifExists().cascade());
		}, """
				CREATE MATERIALIZED VIEW totals AS
				SELECT id, total FROM members;
				CREATE MATERIALIZED VIEW IF NOT EXISTS sums (sum) WITH (fillfactor = 70) TABLESPACE pg_default AS
				SELECT sum(total) FROM members
				WITH NO DATA;
				CREATE UNIQUE INDEX totals_id_idx ON totals (id);
				REFRESH MATERIALIZED VIEW totals;
				REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
				REFRESH MATERIALIZED VIEW sums WITH NO DATA;
				COMMENT ON MATERIALIZED VIEW totals IS 'kept';
				ALTER MATERIALIZED VIEW totals RENAME TO kept;
				ALTER MATERIALIZED VIEW kept SET SCHEMA shop;
				DROP MATERIALIZED VIEW shop.kept;
				DROP MATERIALIZED VIEW IF EXISTS sums CASCADE;
				""");
	}

	@Test
	void aFunctionIsCreatedReplacedAndDropped() {
		this.server.does((op) -> {
			op.create(function("one", "integer", "SELECT 1"));
			op.create(function("Add", "integer", "\n  SELECT a + \"B c\" -- '$function$' $function1\n")
				.argument("a", integer())
				.argument(new Routine.Argument(Routine.Argument.Mode.IN, "B c", integer(), "1 -- one"))
				.with("IMMUTABLE")
				.with("PARALLEL SAFE")
				.with("SET search_path = pg_catalog"), CreateOptions::orReplace);
			op.create(new Routine(QualifiedName.of("shop", "split"), false,
					List.of(new Routine.Argument(Routine.Argument.Mode.INOUT, "a", text(), null),
							new Routine.Argument(Routine.Argument.Mode.OUT, null, text(), null),
							new Routine.Argument(Routine.Argument.Mode.VARIADIC, "rest", text().array(), null)),
					null, "plpgsql", List.of(), "BEGIN a := rest[1]; END", false));
			op.create(new Routine(QualifiedName.of("pairs"), false,
					List.of(new Routine.Argument(Routine.Argument.Mode.IN, "n", integer(), null),
							new Routine.Argument(Routine.Argument.Mode.TABLE, "x", integer(), null)),
					"TABLE (x integer)", "sql", List.of("STABLE"), "SELECT n", false));
			op.create(function("half", "numeric", "RETURN n / 2").argument("n", numeric()).asStandard());
			op.create(function("both", "integer", "BEGIN ATOMIC SELECT 1; SELECT 2; END").asStandard());
			op.comment(onFunction("one"), "1");
			op.comment(onFunction("Add", integer(), integer()), "a sum");
			op.rename(onFunction("Add", integer(), integer()), "sum_of");
			op.setSchema(onFunction("sum_of", integer(), integer()), "shop");
			op.in("shop").dropFunction("sum_of", integer(), integer());
			op.in("shop").dropFunction("split", text(), text().array());
			op.drop(onFunction("one"), (drop) -> drop.ifExists().cascade());
		}, """
				CREATE FUNCTION one()
				RETURNS integer
				LANGUAGE sql
				AS $function$SELECT 1$function$;
				CREATE OR REPLACE FUNCTION "Add"(a integer, "B c" integer DEFAULT 1 -- one
				)
				RETURNS integer
				LANGUAGE sql
				IMMUTABLE
				PARALLEL SAFE
				SET search_path = pg_catalog
				AS $function1$
				  SELECT a + "B c" -- '$function$' $function1
				$function1$;
				CREATE FUNCTION shop.split(INOUT a text, OUT text, VARIADIC rest text[])
				LANGUAGE plpgsql
				AS $function$BEGIN a := rest[1]; END$function$;
				CREATE FUNCTION pairs(n integer)
				RETURNS TABLE (x integer)
				LANGUAGE sql
				STABLE
				AS $function$SELECT n$function$;
				CREATE FUNCTION half(n numeric)
				RETURNS numeric
				LANGUAGE sql
				RETURN n / 2;
				CREATE FUNCTION "both"()
				RETURNS integer
				LANGUAGE sql
				BEGIN ATOMIC SELECT 1; SELECT 2; END;
				COMMENT ON FUNCTION one() IS '1';
				COMMENT ON FUNCTION "Add"(integer, integer) IS 'a sum';
				ALTER FUNCTION "Add"(integer, integer) RENAME TO sum_of;
				ALTER FUNCTION sum_of(integer, integer) SET SCHEMA shop;
				DROP FUNCTION shop.sum_of(integer, integer);
				DROP FUNCTION shop.split(text, text[]);
				DROP FUNCTION IF EXISTS one() CASCADE;
				""");
	}

	@Test
	void aBodyThatEndsInHalfADollarQuoteStaysWhole() {
		this.server.does((op) -> op.create(function("f", "text", "SELECT 'a' -- $function")), """
				CREATE FUNCTION f()
				RETURNS text
				LANGUAGE sql
				AS $function1$SELECT 'a' -- $function$function1$;
				""");
		assertThat(this.server.query("SELECT f(), prosrc FROM pg_proc WHERE proname = 'f'"))
			.containsExactly("a|SELECT 'a' -- $function");
	}

	@Test
	void aProcedureIsCreatedReplacedAndDropped() {
		Routine add = procedure("add_member", "INSERT INTO members VALUES (id); SELECT id").argument("id", bigint())
			.argument(new Routine.Argument(Routine.Argument.Mode.OUT, "key", bigint(), null));
		this.server.does((op) -> {
			op.create(add);
			op.create(add, CreateOptions::orReplace);
			op.comment(add.reference(), "adds one");
			op.rename(add.reference(), "add_one");
			op.setSchema(onProcedure("add_one", bigint(), bigint()), "shop");
			op.in("shop").dropProcedure("add_one", bigint(), bigint());
			op.drop(onProcedure("add_one", bigint()), (drop) -> drop.ifExists().cascade());
		}, """
				CREATE PROCEDURE add_member(id bigint, OUT key bigint)
				LANGUAGE sql
				AS $procedure$INSERT INTO members VALUES (id); SELECT id$procedure$;
				CREATE OR REPLACE PROCEDURE add_member(id bigint, OUT key bigint)
				LANGUAGE sql
				AS $procedure$INSERT INTO members VALUES (id); SELECT id$procedure$;
				COMMENT ON PROCEDURE add_member(bigint, bigint) IS 'adds one';
				ALTER PROCEDURE add_member(bigint, bigint) RENAME TO add_one;
				ALTER PROCEDURE add_one(bigint, bigint) SET SCHEMA shop;
				DROP PROCEDURE shop.add_one(bigint, bigint);
				DROP PROCEDURE IF EXISTS add_one(bigint) CASCADE;
				""");
	}

	@Test
	void aTriggerIsCreatedReplacedAndDropped() {
		this.server.execute("CREATE VIEW named AS SELECT id, name FROM members",
				"CREATE FUNCTION shop.audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
		QualifiedName members = QualifiedName.of("members");
		QualifiedName audit = QualifiedName.of("shop", "audit");
		Trigger changed = Trigger.of("changed", members, Trigger.Timing.AFTER, audit, "INSERT",
				"UPDATE OF name, total");
		this.server.does((op) -> {
			op.create(changed);
			op.create(changed.when("NEW.total > 0 -- paid").arguments("it's", "back\\slash"), CreateOptions::orReplace);
			op.create(Trigger.of("Removed", members, Trigger.Timing.BEFORE, audit, "DELETE", "TRUNCATE")
				.forEachStatement());
			op.create(Trigger.of("seen", members, Trigger.Timing.AFTER, audit, "UPDATE")
				.forEachStatement()
				.referencing("old_rows", "New Rows"));
			op.create(Trigger.of("seen_new", members, Trigger.Timing.AFTER, audit, "INSERT")
				.forEachStatement()
				.referencing(null, "new_rows"));
			op.create(Trigger.of("through", QualifiedName.of("named"), Trigger.Timing.INSTEAD_OF, audit, "INSERT"));
			op.create(Trigger.of("late", members, Trigger.Timing.AFTER, audit, "INSERT")
				.asConstraint(Deferrability.INITIALLY_DEFERRED));
			op.create(Trigger.of("at_once", members, Trigger.Timing.AFTER, audit, "INSERT")
				.asConstraint(Deferrability.NOT_DEFERRABLE));
			op.comment(onTrigger("members", "Removed"), "who went");
			op.rename(onTrigger("members", "Removed"), "gone");
			op.dropTrigger("members", "gone");
			op.dropTrigger("members", "gone", (drop) -> drop.ifExists().cascade());
		}, """
				CREATE TRIGGER changed
				    AFTER INSERT OR UPDATE OF name, total ON members
				    FOR EACH ROW
				    EXECUTE FUNCTION shop.audit();
				CREATE OR REPLACE TRIGGER changed
				    AFTER INSERT OR UPDATE OF name, total ON members
				    FOR EACH ROW
				    WHEN (NEW.total > 0 -- paid
				)
				    EXECUTE FUNCTION shop.audit('it''s', E'back\\\\slash');
				CREATE TRIGGER "Removed"
				    BEFORE DELETE OR TRUNCATE ON members
				    FOR EACH STATEMENT
				    EXECUTE FUNCTION shop.audit();
				CREATE TRIGGER seen
				    AFTER UPDATE ON members
				    REFERENCING OLD TABLE AS old_rows NEW TABLE AS "New Rows"
				    FOR EACH STATEMENT
				    EXECUTE FUNCTION shop.audit();
				CREATE TRIGGER seen_new
				    AFTER INSERT ON members
				    REFERENCING NEW TABLE AS new_rows
				    FOR EACH STATEMENT
				    EXECUTE FUNCTION shop.audit();
				CREATE TRIGGER through
				    INSTEAD OF INSERT ON named
				    FOR EACH ROW
				    EXECUTE FUNCTION shop.audit();
				CREATE CONSTRAINT TRIGGER late
				    AFTER INSERT ON members
				    DEFERRABLE INITIALLY DEFERRED
				    FOR EACH ROW
				    EXECUTE FUNCTION shop.audit();
				CREATE CONSTRAINT TRIGGER at_once
				    AFTER INSERT ON members
				    FOR EACH ROW
				    EXECUTE FUNCTION shop.audit();
				COMMENT ON TRIGGER "Removed" ON members IS 'who went';
				ALTER TRIGGER "Removed" ON members RENAME TO gone;
				DROP TRIGGER gone ON members;
				DROP TRIGGER IF EXISTS gone ON members CASCADE;
				""");
	}

}
