package dev.stemma.dialect.postgresql;

import java.util.List;
import java.util.function.Consumer;

import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.Operations;
import dev.stemma.operation.Privileges;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Trigger;

import static dev.stemma.operation.Ddl.attribute;
import static dev.stemma.operation.Ddl.castInout;
import static dev.stemma.operation.Ddl.counting;
import static dev.stemma.operation.Ddl.domain;
import static dev.stemma.operation.Ddl.function;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.on;
import static dev.stemma.operation.Ddl.onColumn;
import static dev.stemma.operation.Ddl.onConstraint;
import static dev.stemma.operation.Ddl.onFunction;
import static dev.stemma.operation.Ddl.onProcedure;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.onTrigger;
import static dev.stemma.operation.Ddl.procedure;
import static dev.stemma.operation.Ddl.sequence;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.trigger;
import static dev.stemma.operation.Ddl.type;
import static dev.stemma.operation.Ddl.varchar;
import static dev.stemma.operation.Ddl.view;

/**
 * Random changes of everything but tables.
 */
final class RandomObjects {

	private final RandomCatalog catalog;

	RandomObjects(RandomCatalog catalog) {
		this.catalog = catalog;
	}

	List<Consumer<Operations>> changes() {
		return List.of(this::sequences, this::sequences, this::types, this::types, this::views, this::views,
				this::materializedViews, this::routines, this::routines, this::triggers, this::triggers, this::globals,
				this::globals, this::comments, this::comments, this::comments, this::privileges, this::privileges,
				this::moves, (op) -> op.setSchema(on(ObjectKind.SEQUENCE, "free"), "other"),
				(op) -> op.create(castInout(varchar(), type("mood"))),
				(op) -> op.create(Namespace.of(this.catalog.name("n"))));
	}

	private void sequences(Operations op) {
		String sequence = this.catalog.relation("S");
		switch (this.catalog.number(5)) {
			case 0 -> op.create(sequence(this.catalog.name("s")).as(integer()).options(counting().increment(-1)));
			case 1 -> op.dropSequence(sequence);
			case 2 -> op.alterSequence(sequence, (s) -> s.options(counting().increment(4).cycle(true).cache(9)));
			case 3 -> op.alterSequence(sequence,
					(s) -> this.catalog.chance(50) ? s.ownedByNone() : s.ownedBy(QualifiedName.of("t1"), "id"));
			default -> op.rename(on(ObjectKind.SEQUENCE, sequence), this.catalog.name("s"));
		}
	}

	private void types(Operations op) {
		switch (this.catalog.number(8)) {
			case 0 -> op.createEnum(this.catalog.name("e"), "a", "it's");
			case 1 -> op.dropType(this.catalog.type('e'));
			case 2 -> op.renameEnumValue("mood", "sad", "blue");
			case 3 ->
				op.create(domain(this.catalog.name("d"), varchar(9)).notNull().defaultsTo("'a'").check("VALUE <> 'b'"));
			case 4 -> op.dropDomain(this.catalog.type('d'));
			case 5 -> op.createType(this.catalog.name("p"), attribute("a", integer()), attribute("b", text()));
			case 6 -> op.dropType(this.catalog.type('c'));
			default -> op.rename(on(ObjectKind.TYPE, this.catalog.type('e')), this.catalog.name("e"));
		}
	}

	private void views(Operations op) {
		String view = this.catalog.relation("v");
		String table = this.catalog.table();
		String query = "SELECT \"%s\" AS a FROM \"%s\"".formatted(this.catalog.column(table), table);
		switch (this.catalog.number(5)) {
			case 0 -> op.create(view(this.catalog.name("v"), query).with("security_barrier", "true"));
			case 1 -> op.dropView(view, (options) -> this.catalog.chance(30) ? options.cascade() : options);
			case 2 -> op.createOrReplaceView("v", "SELECT id, 1 AS one FROM t1 WHERE id > 0");
			case 3 -> op.createOrReplaceView("v", "SELECT id, 1 AS one, 2 AS two FROM t1");
			default -> op.rename(on(ObjectKind.VIEW, view), this.catalog.name("v"));
		}
	}

	private void materializedViews(Operations op) {
		String view = this.catalog.relation("m");
		switch (this.catalog.number(4)) {
			case 0 -> op.createMaterializedView(this.catalog.name("m"), "SELECT id FROM t1");
			case 1 -> op.refreshMaterializedView(view);
			case 2 -> op.rename(on(ObjectKind.MATERIALIZED_VIEW, view), this.catalog.name("m"));
			default -> op.dropMaterializedView(view);
		}
	}

	private void routines(Operations op) {
		switch (this.catalog.number(7)) {
			case 0 -> op.create(
					function(this.catalog.name("f"), "integer", "SELECT 1").argument("a", integer()).with("IMMUTABLE"));
			case 1 -> op.dropFunction("plain", integer());
			case 2 ->
				op.create(function("plain", "integer", "SELECT 2").argument("a", integer()), CreateOptions::orReplace);
			case 3 -> op.create(procedure(this.catalog.name("q"), "SELECT 1"));
			case 4 -> op.dropProcedure("work");
			case 5 -> op.dropFunction("touch");
			default -> op.rename(onFunction("plain", integer()), this.catalog.name("f"));
		}
	}

	private void triggers(Operations op) {
		String table = this.catalog.table();
		String trigger = this.catalog.trigger(table);
		switch (this.catalog.number(5)) {
			case 0 -> op.create(trigger(this.catalog.name("g"), table, Trigger.Timing.AFTER, "touch", "INSERT"));
			case 1 -> op.create(trigger("touched", "t1", Trigger.Timing.BEFORE, "touch", "UPDATE", "DELETE"),
					CreateOptions::orReplace);
			case 2 -> op.dropTrigger(table, trigger);
			case 3 -> op.dropTrigger("t1", "touched");
			default -> op.rename(onTrigger(table, trigger), this.catalog.name("g"));
		}
	}

	private void globals(Operations op) {
		switch (this.catalog.number(8)) {
			case 0 -> op.createExtension(this.catalog.of("hstore", "pg_trgm"));
			case 1 -> op.dropExtension("citext");
			case 2 -> op.create(Namespace.of(this.catalog.name("n")),
					(options) -> this.catalog.chance(50) ? options.ifNotExists() : options);
			case 3 -> op.dropSchema("spare");
			case 4 -> op.create(castInout(varchar(), type("mood")));
			case 5 -> op.drop(ObjectReference.cast(text(), type("mood")));
			case 6 -> op.rename(on(ObjectKind.SCHEMA, "spare"), this.catalog.name("n"));
			default -> op.setSchema(on(ObjectKind.EXTENSION, "citext"), "spare");
		}
	}

	private ObjectReference object() {
		String table = this.catalog.table();
		return switch (this.catalog.number(8)) {
			case 0 -> on(ObjectKind.SEQUENCE, this.catalog.relation("S"));
			case 1 -> on(ObjectKind.TYPE, this.catalog.type('e'));
			case 2 -> on(ObjectKind.DOMAIN, this.catalog.type('d'));
			case 3 -> on(ObjectKind.VIEW, this.catalog.relation("v"));
			case 4 -> onFunction("plain", integer());
			case 5 -> onProcedure("work");
			case 6 -> on(ObjectKind.SCHEMA, "spare");
			default -> onTable(table);
		};
	}

	private void comments(Operations op) {
		String table = this.catalog.table();
		ObjectReference object = switch (this.catalog.number(8)) {
			case 0 -> onConstraint(table, this.catalog.constraint(table, "p,u,c,f,x"));
			case 1 -> onTrigger(table, this.catalog.trigger(table));
			case 2 -> on(ObjectKind.INDEX, this.catalog.relation("i,I"));
			case 3 -> onColumn(table, this.catalog.column(table));
			case 4 -> on(ObjectKind.DOMAIN, this.catalog.type('d'));
			default -> object();
		};
		op.comment(object, this.catalog.of("said", "it's said", null));
	}

	private void privileges(Operations op) {
		ObjectReference object = object();
		Privileges some = switch (object.kind()) {
			case TABLE -> this.catalog.of(Privileges.of("SELECT", "UPDATE"),
					Privileges.of("SELECT").columns(this.catalog.column(object.name().name())),
					Privileges.of("INSERT").withGrantOption());
			case VIEW -> Privileges.of("SELECT");
			case SEQUENCE, SCHEMA, TYPE, DOMAIN -> Privileges.of("USAGE");
			default -> Privileges.of("EXECUTE");
		};
		Privileges privileges = this.catalog.chance(30) ? Privileges.all() : some;
		String role = this.catalog.of("reader", "writer", "public", "postgres");
		if (this.catalog.chance(50)) {
			op.grant(privileges, object, role);
		}
		else {
			op.revoke(privileges, object, role);
		}
	}

	private void moves(Operations op) {
		ObjectReference object = object();
		if (object.kind() != ObjectKind.SCHEMA) {
			op.setSchema(object, "other");
		}
	}

}
