package dev.stemma.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Generated;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;
import dev.stemma.schema.SqlType;

/**
 * A change of a table that is about one column.
 */
public sealed interface ColumnChange extends TableChange permits ColumnChange.Add, ColumnChange.Drop,
		ColumnChange.SetType, ColumnChange.SetNullable, ColumnChange.SetDefault, ColumnChange.SetExpression,
		ColumnChange.DropExpression, IdentityChange, ColumnSetting {

	/**
	 * The column's name.
	 */
	String name();

	private static Inverse inverse(QualifiedName table, TableChange change) {
		return Inverse.of(AlterTable.of(table, change));
	}

	private static String unknown(String what, String column, QualifiedName table) {
		return "%s that column %s of %s had is not known".formatted(what, column, table);
	}

	/**
	 * Adds a column.
	 *
	 * @param column the column
	 * @param ifNotExists whether nothing is done if it is there
	 * @param existed whether it was there, or {@code null} if that is not known
	 */
	record Add(Column column, boolean ifNotExists, @Nullable Boolean existed) implements ColumnChange {

		public static Add of(Column column) {
			return new Add(column, false, null);
		}

		@Override
		public String name() {
			return this.column.name();
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			if (!this.ifNotExists || Boolean.FALSE.equals(this.existed)) {
				return ColumnChange.inverse(table,
						new Drop(name(), false, false, List.of(AlterTable.of(table, of(this.column)))));
			}
			return Inverse.known((this.existed != null) ? List.of() : null,
					"whether column %s of %s was there before is not known".formatted(name(), table));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.addColumn(this);
		}

		@Override
		public String summary() {
			return "add column " + name();
		}

	}

	/**
	 * Drops a column.
	 *
	 * @param name the column
	 * @param ifExists whether it need not be there
	 * @param cascade whether what depends on it goes, too
	 * @param undo what brings it back, with what goes with it, or {@code null} if that is
	 * not known
	 */
	record Drop(String name, boolean ifExists, boolean cascade,
			@Nullable List<Operation> undo) implements ColumnChange {

		public Drop {
			Require.name("A column", name);
			undo = (undo != null) ? List.copyOf(undo) : null;
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return Inverse.known(this.undo,
					"what the dropped column %s of %s was like is not known".formatted(this.name, table));
		}

		@Override
		public boolean isWithin() {
			return !this.cascade;
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.dropColumn(this);
		}

		@Override
		public String summary() {
			return "drop column " + this.name;
		}

	}

	/**
	 * Gives a column another type.
	 *
	 * @param name the column
	 * @param type the type
	 * @param collation its collation, or {@code null} for the type's
	 * @param using the expression that makes the new values of the old ones, or
	 * {@code null} for the cast that the server makes by itself
	 * @param usingBack the same for the way back
	 * @param existing the column as it was, or {@code null} if that is not known; a
	 * default that it had is set anew on the way back, for the server may not be able to
	 * convert it
	 * @param undo what takes the change back where more than the column is to be set
	 * back: what depends on it keeps casts to the other type; or {@code null} where the
	 * column is all
	 */
	record SetType(String name, SqlType type, @Nullable QualifiedName collation, @Nullable String using,
			@Nullable String usingBack, @Nullable Column existing,
			@Nullable List<Operation> undo) implements ColumnChange {

		public SetType {
			Require.name("A column", name);
			undo = (undo != null) ? List.copyOf(undo) : null;
			if (using != null) {
				Require.sql("The using of column " + name, using);
			}
			if (usingBack != null) {
				Require.sql("The using of column " + name, usingBack);
			}
		}

		/**
		 * A change that is taken back by setting the column back.
		 */
		public SetType(String name, SqlType type, @Nullable QualifiedName collation, @Nullable String using,
				@Nullable String usingBack, @Nullable Column existing) {
			this(name, type, collation, using, usingBack, existing, null);
		}

		/**
		 * Compares by a collation.
		 */
		public SetType collate(String collation) {
			return new SetType(this.name, this.type, QualifiedName.of(collation), this.using, this.usingBack,
					this.existing, this.undo);
		}

		/**
		 * Makes the new values by an expression: {@code status::integer}.
		 */
		public SetType using(String expression) {
			return new SetType(this.name, this.type, this.collation, expression, this.usingBack, this.existing,
					this.undo);
		}

		/**
		 * Makes the old values by an expression when the change is taken back:
		 * {@code status::text}.
		 */
		public SetType usingBack(String expression) {
			return new SetType(this.name, this.type, this.collation, this.using, expression, this.existing, this.undo);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			Column before = this.existing;
			if (before == null) {
				return Inverse.none(unknown("the type", this.name, table));
			}
			if (this.undo != null) {
				return Inverse.of(this.undo);
			}
			Column now = before.type(this.type).collate(this.collation).storage(null).compression(null);
			List<TableChange> changes = new ArrayList<>();
			if (before.defaultExpression() != null) {
				// Its cast to the other type stays in a default that is not set again.
				changes.add(new SetDefault(this.name, null, now));
			}
			changes.add(new SetType(this.name, before.type(), before.collation(), this.usingBack, this.using, now));
			if (before.defaultExpression() != null) {
				changes.add(new SetDefault(this.name, before.defaultExpression(), before.defaultsTo((String) null)));
			}
			// Another type begins with its own.
			if (before.storage() != null) {
				changes.add(new ColumnSetting.SetStorage(this.name, before.storage(), now));
			}
			if (before.compression() != null) {
				changes.add(new ColumnSetting.SetCompression(this.name, before.compression(), now));
			}
			return Inverse.of(new AlterTable(table, false, changes));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setType(this);
		}

		@Override
		public String summary() {
			return "set type of column " + this.name;
		}

	}

	/**
	 * Has a column take nulls, or refuse them.
	 *
	 * @param name the column
	 * @param nullable whether it takes them
	 * @param constraint the name of the constraint that refuses them, which PostgreSQL
	 * keeps from version 18 on, or {@code null} for its choice
	 * @param existing the column as it was, or {@code null} if that is not known
	 */
	record SetNullable(String name, boolean nullable, @Nullable String constraint,
			@Nullable Column existing) implements ColumnChange {

		public SetNullable {
			Require.name("A column", name);
			Require.nameIfSaid("The constraint of column " + name + " that refuses nulls", constraint);
			Require.that(!nullable || constraint == null,
					"Column %s takes nulls, and has constraint %s that refuses them".formatted(name, constraint),
					"Leave it out.");
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			Column before = this.existing;
			if (before == null) {
				return Inverse.none("whether column %s of %s took nulls is not known".formatted(this.name, table));
			}
			if (before.nullable() == this.nullable) {
				return Inverse.of();
			}
			return ColumnChange.inverse(table,
					new SetNullable(this.name, before.nullable(), before.notNullConstraint(), now(before)));
		}

		private Column now(Column before) {
			if (this.nullable) {
				return before.takingNulls();
			}
			return (this.constraint != null) ? before.notNull(this.constraint) : before.notNull();
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setNullable(this);
		}

		@Override
		public String summary() {
			return (this.nullable ? "drop not null of column " : "set not null of column ") + this.name;
		}

	}

	/**
	 * Sets or drops a default.
	 *
	 * @param name the column
	 * @param expression the default, or {@code null} for none
	 * @param existing the column as it was, or {@code null} if that is not known
	 */
	record SetDefault(String name, @Nullable String expression, @Nullable Column existing) implements ColumnChange {

		public SetDefault {
			Require.name("A column", name);
			if (expression != null) {
				Require.sql("The default of column " + name, expression);
			}
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			Column before = this.existing;
			if (before == null) {
				return Inverse.none(unknown("the default", this.name, table));
			}
			if (Objects.equals(before.defaultExpression(), this.expression)) {
				return Inverse.of();
			}
			boolean computed = before.generated() != null || before.identity() != null;
			Column now = computed ? Column.of(this.name, before.type()) : before;
			return ColumnChange.inverse(table,
					new SetDefault(this.name, before.defaultExpression(), now.defaultsTo(this.expression)));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setDefault(this);
		}

		@Override
		public String summary() {
			return ((this.expression != null) ? "set default of column " : "drop default of column ") + this.name;
		}

	}

	/**
	 * Computes a generated column otherwise; from PostgreSQL 17 on.
	 *
	 * @param name the column
	 * @param expression the expression
	 * @param existing the column as it was, or {@code null} if that is not known
	 */
	record SetExpression(String name, String expression, @Nullable Column existing) implements ColumnChange {

		public SetExpression {
			Require.name("A column", name);
			Require.sql("The expression of column " + name, expression);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			Column before = this.existing;
			if (before == null || before.generated() == null) {
				return Inverse.none(unknown("the expression", this.name, table));
			}
			return ColumnChange.inverse(table, new SetExpression(this.name, before.generated().expression(),
					before.generatedAs(new Generated(this.expression, before.generated().stored()))));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setExpression(this);
		}

		@Override
		public String summary() {
			return "set expression of column " + this.name;
		}

	}

	/**
	 * Makes a generated column a plain one, with the values that it has.
	 *
	 * @param name the column
	 * @param ifExists whether it need not be generated
	 */
	record DropExpression(String name, boolean ifExists) implements ColumnChange {

		public DropExpression {
			Require.name("A column", name);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return Inverse.none("PostgreSQL cannot make the plain column %s of %s a generated one again"
				.formatted(this.name, table));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.dropExpression(this);
		}

		@Override
		public String summary() {
			return "drop expression of column " + this.name;
		}

	}

}
