package dev.stemma.operation;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Cast;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Definition;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Extension;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.View;

/**
 * The words of which operations are made, to be imported statically:
 * {@code import static dev.stemma.operation.Ddl.*}. Every value that they return can be
 * refined by its own methods, each of which returns another value: <pre>{@code
 * column("id", bigint()).generatedAlwaysAsIdentity().primaryKey()
 * column("team_id", bigint()).notNull().references("teams", (key) -> key.onDelete(CASCADE))
 * column("price", numeric(10, 2)).notNull().defaultsTo(0).check("price >= 0")
 * column("tags", text().array())
 * column("search", tsvector()).generatedAlwaysAs("to_tsvector('simple', name)")
 *
 * foreignKey("country", "zip").references("places", "country", "zip").deferrable(INITIALLY_DEFERRED)
 * unique("email").nullsEqual().named("members_email_key")
 * exclude("gist", key("room"), "=").and(key("during"), "&&")
 *
 * index("members", expression("lower(email)")).withUnique().where("deleted_at IS NULL")
 * index("orders", key("placed_at").desc().withNullsLast()).include("total")
 *
 * table("readings", column("at", timestamptz()).notNull()).partitionBy(byRange("at"))
 * partition("readings_2026", "readings", from("'2026-01-01'").to("'2027-01-01'"))
 * }</pre>
 * <p>
 * Names are as the database stores them and need no quotes. Expressions, conditions,
 * queries and bodies are SQL and are taken as they stand: the text {@code active} is
 * {@code "'active'"} there.
 */
public final class Ddl extends TableWords {

	/** A trigger fires before the change. */
	public static final Trigger.Timing BEFORE = Trigger.Timing.BEFORE;

	/** A trigger fires after the change. */
	public static final Trigger.Timing AFTER = Trigger.Timing.AFTER;

	/** A trigger of a view fires instead of the change. */
	public static final Trigger.Timing INSTEAD_OF = Trigger.Timing.INSTEAD_OF;

	private Ddl() {
	}

	/**
	 * The name of something in a schema.
	 */
	public static QualifiedName qualified(String schema, String name) {
		return QualifiedName.of(schema, name);
	}

	public static Sequence sequence(String name) {
		return Sequence.of(QualifiedName.of(name));
	}

	public static EnumType enumType(String name, String... values) {
		return EnumType.of(QualifiedName.of(name), values);
	}

	public static CompositeType compositeType(String name, CompositeType.Attribute... attributes) {
		return CompositeType.of(QualifiedName.of(name), attributes);
	}

	public static MaterializedView materializedView(String name, String query) {
		return MaterializedView.of(QualifiedName.of(name), query);
	}

	public static Extension extension(String name) {
		return Extension.of(name);
	}

	public static Namespace schema(String name) {
		return Namespace.of(name);
	}

	/**
	 * How a sequence counts; left to the database as far as nothing is said.
	 */
	public static SequenceOptions counting() {
		return SequenceOptions.DEFAULTS;
	}

	public static Domain domain(String name, SqlType type) {
		return Domain.of(QualifiedName.of(name), type);
	}

	public static CompositeType.Attribute attribute(String name, SqlType type) {
		return new CompositeType.Attribute(name, type, null);
	}

	public static View view(String name, String query) {
		return View.of(QualifiedName.of(name), query);
	}

	/**
	 * A function in SQL, unless another language is said.
	 * @param returns what it returns, as SQL writes it
	 */
	public static Routine function(String name, String returns, String body) {
		return Routine.function(QualifiedName.of(name), returns, body);
	}

	/**
	 * A procedure in SQL, unless another language is said.
	 */
	public static Routine procedure(String name, String body) {
		return Routine.procedure(QualifiedName.of(name), body);
	}

	/**
	 * A trigger that calls a function for every row.
	 * @param events on what, as SQL writes it: {@code INSERT}, {@code UPDATE OF total}
	 */
	public static Trigger trigger(String name, String table, Trigger.Timing timing, String function, String... events) {
		return Trigger.of(name, QualifiedName.of(table), timing, QualifiedName.of(function), events);
	}

	/**
	 * A cast by the texts of the values.
	 */
	public static Cast castInout(SqlType source, SqlType target) {
		return Cast.inout(source, target);
	}

	/**
	 * A cast of types whose values are the same bytes.
	 */
	public static Cast castWithoutFunction(SqlType source, SqlType target) {
		return Cast.withoutFunction(source, target);
	}

	/**
	 * A cast by a function:
	 * {@code castWithFunction(text(), type("isbn"), onFunction("isbn",
	 * text()))}.
	 */
	public static Cast castWithFunction(SqlType source, SqlType target, ObjectReference function) {
		return Cast.withFunction(source, target, function);
	}

	/**
	 * Privileges by their names, at least one: {@code privileges("SELECT", "INSERT")}.
	 */
	public static Privileges privileges(String... names) {
		return Privileges.of(names);
	}

	/**
	 * All privileges that there are for a kind of object.
	 */
	public static Privileges allPrivileges() {
		return Privileges.all();
	}

	/**
	 * Says what something was like that is dropped, and what goes with it, so that the
	 * drop can be taken back where nobody can ask the database:
	 * {@code op.dropColumn("members", "status", existing(column("status", text())))}.
	 */
	public static UnaryOperator<DropOptions> existing(Definition... definitions) {
		return (options) -> options.existing(definitions);
	}

	/**
	 * Says what takes SQL back.
	 */
	public static Undo undo(String sql) {
		return Undo.of(sql);
	}

	/**
	 * Says that there is nothing to take back.
	 */
	public static Undo nothingToUndo() {
		return Undo.NOTHING;
	}

	/**
	 * The columns that rows are inserted into.
	 */
	public static List<String> columns(String... names) {
		return List.of(names);
	}

	/**
	 * A row to be inserted: texts, numbers, booleans, dates and times of
	 * {@code java.time}, UUIDs, byte arrays, arrays and lists of these, {@code null}.
	 */
	public static Row row(@Nullable Object... values) {
		return Row.of(values);
	}

}
