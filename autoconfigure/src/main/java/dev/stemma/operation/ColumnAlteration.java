package dev.stemma.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Identity;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Storage;

/**
 * What is to be changed of a column. Every method returns another alteration.
 */
public final class ColumnAlteration {

	private final String name;

	private final List<Function<@Nullable Column, ColumnChange>> changes;

	private final @Nullable Known<String> comment;

	private final @Nullable String newName;

	private final @Nullable Column existing;

	private ColumnAlteration(String name, List<Function<@Nullable Column, ColumnChange>> changes,
			@Nullable Known<String> comment, @Nullable String newName, @Nullable Column existing) {
		this.name = name;
		this.changes = List.copyOf(changes);
		this.comment = comment;
		this.newName = newName;
		this.existing = existing;
	}

	static ColumnAlteration of(String name) {
		return new ColumnAlteration(name, List.of(), null, null, null);
	}

	private ColumnAlteration and(Function<@Nullable Column, ColumnChange> change) {
		List<Function<@Nullable Column, ColumnChange>> all = new ArrayList<>(this.changes);
		all.add(change);
		return new ColumnAlteration(this.name, all, this.comment, this.newName, this.existing);
	}

	/**
	 * Says what the column was like, so that the change can be taken back where nobody
	 * can ask the database.
	 */
	public ColumnAlteration existing(Column column) {
		return new ColumnAlteration(this.name, this.changes, this.comment, this.newName, column);
	}

	/**
	 * Has another type, to which the server converts values by itself.
	 */
	public ColumnAlteration type(SqlType type) {
		return type(type, (to) -> to);
	}

	/**
	 * Has another type.
	 * @param using the expression that makes the new values: {@code status::integer}
	 */
	public ColumnAlteration type(SqlType type, String using) {
		return type(type, (to) -> to.using(using));
	}

	/**
	 * Has another type.
	 * @param options its collation, and the expressions that make the new values, and the
	 * old ones on the way back
	 */
	public ColumnAlteration type(SqlType type, UnaryOperator<ColumnChange.SetType> options) {
		return and((before) -> options.apply(new ColumnChange.SetType(this.name, type, null, null, null, before)));
	}

	/**
	 * Takes no nulls any more.
	 */
	public ColumnAlteration notNull() {
		return and((before) -> new ColumnChange.SetNullable(this.name, false, null, before));
	}

	/**
	 * Takes no nulls any more, by a constraint of this name. Before version 18 PostgreSQL
	 * forgets the name.
	 */
	public ColumnAlteration notNull(String constraint) {
		return and((before) -> new ColumnChange.SetNullable(this.name, false, constraint, before));
	}

	/**
	 * Takes nulls.
	 */
	public ColumnAlteration nullable() {
		return and((before) -> new ColumnChange.SetNullable(this.name, true, null, before));
	}

	/**
	 * Has a default for rows to come.
	 * @param expression the expression
	 */
	public ColumnAlteration defaultsTo(String expression) {
		return and((before) -> new ColumnChange.SetDefault(this.name, expression, before));
	}

	/**
	 * Has no default any more.
	 */
	public ColumnAlteration dropDefault() {
		return and((before) -> new ColumnChange.SetDefault(this.name, null, before));
	}

	/**
	 * Is computed otherwise; from PostgreSQL 17 on.
	 */
	public ColumnAlteration generatedAlwaysAs(String expression) {
		return and((before) -> new ColumnChange.SetExpression(this.name, expression, before));
	}

	/**
	 * Is computed no more and keeps its values.
	 */
	public ColumnAlteration dropExpression() {
		return and((before) -> new ColumnChange.DropExpression(this.name, false));
	}

	/**
	 * Is computed no more, if it was.
	 */
	public ColumnAlteration dropExpressionIfExists() {
		return and((before) -> new ColumnChange.DropExpression(this.name, true));
	}

	/**
	 * Counts by itself, and takes no values of its rows.
	 */
	public ColumnAlteration addGeneratedAlwaysAsIdentity() {
		return addIdentity(Identity.ALWAYS);
	}

	/**
	 * Counts by itself where a row brings no value.
	 */
	public ColumnAlteration addGeneratedByDefaultAsIdentity() {
		return addIdentity(Identity.BY_DEFAULT);
	}

	/**
	 * Counts by itself.
	 */
	public ColumnAlteration addIdentity(Identity identity) {
		return and((before) -> new IdentityChange.Add(this.name, identity));
	}

	/**
	 * Takes no values of its rows any more.
	 */
	public ColumnAlteration setGeneratedAlways() {
		return identity(true, SequenceOptions.DEFAULTS);
	}

	/**
	 * Counts by itself only where a row brings no value.
	 */
	public ColumnAlteration setGeneratedByDefault() {
		return identity(false, SequenceOptions.DEFAULTS);
	}

	/**
	 * Counts otherwise.
	 * @param options how its sequence counts
	 */
	public ColumnAlteration identity(SequenceOptions options) {
		return identity(null, options);
	}

	/**
	 * Counts otherwise.
	 * @param always whether rows may not bring values of their own, or {@code null} for
	 * as it is
	 * @param options how its sequence counts
	 */
	public ColumnAlteration identity(@Nullable Boolean always, SequenceOptions options) {
		return and((before) -> new IdentityChange.Set(this.name, always, options, null, identityOf(before)));
	}

	/**
	 * Goes on counting with a value.
	 */
	public ColumnAlteration restartIdentity(long value) {
		return and((before) -> new IdentityChange.Set(this.name, null, SequenceOptions.DEFAULTS, value,
				identityOf(before)));
	}

	/**
	 * Counts no more by itself.
	 */
	public ColumnAlteration dropIdentity() {
		return and((before) -> new IdentityChange.Drop(this.name, false, identityOf(before)));
	}

	/**
	 * Counts no more by itself, if it did.
	 */
	public ColumnAlteration dropIdentityIfExists() {
		return and((before) -> new IdentityChange.Drop(this.name, true, identityOf(before)));
	}

	private static @Nullable Identity identityOf(@Nullable Column before) {
		Identity identity = (before != null) ? before.identity() : null;
		return (before != null && identity != null) ? identity.options(identity.options().completed(before.type()))
				: null;
	}

	/**
	 * Has the planner keep so many of its values.
	 * @param target how many, up to 10000, or {@code null} for the server's number
	 */
	public ColumnAlteration statistics(@Nullable Integer target) {
		return and((before) -> new ColumnSetting.SetStatistics(this.name, target, before));
	}

	/**
	 * Keeps long values of rows to come otherwise.
	 * @param storage how, or {@code null} for its type's way, which can be said from
	 * PostgreSQL 16 on
	 */
	public ColumnAlteration storage(@Nullable Storage storage) {
		return and((before) -> new ColumnSetting.SetStorage(this.name, storage, before));
	}

	/**
	 * Compresses long values of rows to come otherwise.
	 * @param method {@code pglz} or {@code lz4}, or {@code null} for the server's way
	 */
	public ColumnAlteration compression(@Nullable String method) {
		return and((before) -> new ColumnSetting.SetCompression(this.name, method, before));
	}

	/**
	 * Has a comment, or none.
	 */
	public ColumnAlteration comment(@Nullable String comment) {
		return new ColumnAlteration(this.name, this.changes, new Known<>(comment), this.newName, this.existing);
	}

	/**
	 * Has another name, after everything else.
	 */
	public ColumnAlteration rename(String newName) {
		return new ColumnAlteration(this.name, this.changes, this.comment, newName, this.existing);
	}

	/**
	 * The changes that are made by altering the table.
	 */
	List<ColumnChange> changes() {
		return this.changes.stream().map((change) -> change.apply(this.existing)).toList();
	}

	/**
	 * Everything that is to be done.
	 */
	List<Operation> operations(QualifiedName table) {
		List<Operation> all = new ArrayList<>();
		List<ColumnChange> changes = changes();
		if (!changes.isEmpty()) {
			all.add(new AlterTable(table, false, List.copyOf(changes)));
		}
		ObjectReference column = ObjectReference.column(table, this.name);
		if (this.comment != null) {
			all.add(new SetComment(column, this.comment.value(),
					(this.existing != null) ? new Known<>(this.existing.comment()) : null));
		}
		if (this.newName != null) {
			all.add(new RenameObject(column, this.newName));
		}
		Require.some("Column " + this.name + " of " + table + " is altered and nothing is changed", all);
		return all;
	}

	/**
	 * The changes, where nothing has to be done besides.
	 */
	List<ColumnChange> changesAlone(QualifiedName table) {
		Require.that(this.comment == null && this.newName == null,
				"Column %s of %s is renamed or commented on among other changes of the table".formatted(this.name,
						table),
				"Do that by itself: PostgreSQL has a statement of its own for it.");
		return changes();
	}

}
