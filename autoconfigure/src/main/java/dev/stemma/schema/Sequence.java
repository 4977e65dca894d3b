package dev.stemma.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param name its name
 * @param type the type of its values, or {@code null} for {@code bigint}
 * @param options how it counts
 * @param ownedBy the column that it goes with, or {@code null}
 * @param unlogged whether it is not written to the log; from PostgreSQL 15 on
 */
public record Sequence(QualifiedName name, @Nullable SqlType type, SequenceOptions options, @Nullable Owner ownedBy,
		boolean unlogged) implements SchemaObject {

	public static Sequence of(QualifiedName name) {
		return new Sequence(name, null, SequenceOptions.DEFAULTS, null, false);
	}

	public Sequence as(SqlType type) {
		return new Sequence(this.name, type, this.options, this.ownedBy, this.unlogged);
	}

	public Sequence options(SequenceOptions options) {
		return new Sequence(this.name, this.type, options, this.ownedBy, this.unlogged);
	}

	/**
	 * Goes when a column goes.
	 */
	public Sequence ownedBy(QualifiedName table, String column) {
		return new Sequence(this.name, this.type, this.options, new Owner(table, column), this.unlogged);
	}

	/**
	 * Goes when a column goes, of a table in its own schema.
	 */
	public Sequence ownedBy(String table, String column) {
		return ownedBy(this.name.sibling(table), column);
	}

	/**
	 * Is not written to the log; from PostgreSQL 15 on.
	 */
	public Sequence asUnlogged() {
		return new Sequence(this.name, this.type, this.options, this.ownedBy, true);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.SEQUENCE, this.name);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.sequence(this);
	}

	/**
	 * The column that a sequence goes with.
	 *
	 * @param table the table
	 * @param column the column
	 */
	public record Owner(QualifiedName table, String column) {

		public Owner {
			Require.name("The column that owns a sequence", column);
		}

	}

}
