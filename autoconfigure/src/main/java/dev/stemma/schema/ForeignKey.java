package dev.stemma.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint that columns have values which another table has.
 *
 * @param name its name, or {@code null}
 * @param columns its columns
 * @param referencedTable the other table
 * @param referencedColumns the other table's columns; none for its primary key
 * @param match what a null in one of several columns means
 * @param onUpdate what happens to its rows when the other row's key changes
 * @param onDelete what happens to its rows when the other row is deleted
 * @param onDeleteColumns the columns that {@code SET NULL} and {@code SET DEFAULT} set;
 * none for all; from PostgreSQL 15 on
 * @param period whether the last column is a range that the other table's rows must
 * cover; from PostgreSQL 18 on
 * @param deferrability when it is looked at
 * @param notValid whether the rows that are there are not looked at
 * @param notEnforced whether it is only said, and never looked at; from PostgreSQL 18 on
 */
public record ForeignKey(@Nullable String name, List<String> columns, QualifiedName referencedTable,
		List<String> referencedColumns, Match match, Action onUpdate, Action onDelete, List<String> onDeleteColumns,
		boolean period, Deferrability deferrability, boolean notValid, boolean notEnforced) implements Constraint {

	public ForeignKey {
		columns = List.copyOf(columns);
		referencedColumns = List.copyOf(referencedColumns);
		onDeleteColumns = List.copyOf(onDeleteColumns);
		Require.nameIfSaid("A foreign key", name);
		Require.some("A foreign key to " + referencedTable + " has no columns", columns);
		Require.names("A column of a foreign key to " + referencedTable, columns);
		Require.names("A column of " + referencedTable + " to which a foreign key refers", referencedColumns);
		Require.that(!period || columns.size() > 1,
				"A foreign key to %s covers a period and has one column, %s".formatted(referencedTable, columns.get(0)),
				"PostgreSQL wants another one before the range.");
		Require.that(referencedColumns.isEmpty() || referencedColumns.size() == columns.size(),
				"A foreign key to %s has %d columns (%s) and refers to %d (%s)".formatted(referencedTable,
						columns.size(), String.join(", ", columns), referencedColumns.size(),
						String.join(", ", referencedColumns)),
				"Name as many on either side.");
		Require.that(onDeleteColumns.isEmpty() || onDelete == Action.SET_NULL || onDelete == Action.SET_DEFAULT,
				"A foreign key to %s names columns to set on delete and does not set any".formatted(referencedTable),
				"Only SET NULL and SET DEFAULT take columns.");
		Require.that(columns.containsAll(onDeleteColumns),
				"A foreign key to %s sets columns on delete that it does not have: %s".formatted(referencedTable,
						String.join(", ", onDeleteColumns)),
				"Name some of its own.");
	}

	/**
	 * Begins a foreign key; {@link Start#references} says to what.
	 */
	public static Start of(String... columns) {
		return new Start(List.of(columns));
	}

	@Override
	public ForeignKey named(String name) {
		return new ForeignKey(Require.name("A foreign key", name), this.columns, this.referencedTable,
				this.referencedColumns, this.match, this.onUpdate, this.onDelete, this.onDeleteColumns, this.period,
				this.deferrability, this.notValid, this.notEnforced);
	}

	public ForeignKey match(Match match) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, match,
				this.onUpdate, this.onDelete, this.onDeleteColumns, this.period, this.deferrability, this.notValid,
				this.notEnforced);
	}

	public ForeignKey onUpdate(Action action) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.match, action,
				this.onDelete, this.onDeleteColumns, this.period, this.deferrability, this.notValid, this.notEnforced);
	}

	/**
	 * What happens to its rows when the other row is deleted.
	 * @param columns the columns to be set; none for all
	 */
	public ForeignKey onDelete(Action action, String... columns) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.match,
				this.onUpdate, action, List.of(columns), this.period, this.deferrability, this.notValid,
				this.notEnforced);
	}

	/**
	 * The last column is a range that the other table's rows must cover; from PostgreSQL
	 * 18 on.
	 */
	public ForeignKey coveringPeriod() {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.match,
				this.onUpdate, this.onDelete, this.onDeleteColumns, true, this.deferrability, this.notValid,
				this.notEnforced);
	}

	public ForeignKey deferrable(Deferrability deferrability) {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.match,
				this.onUpdate, this.onDelete, this.onDeleteColumns, this.period, deferrability, this.notValid,
				this.notEnforced);
	}

	/**
	 * Does not look at the rows that are there, until it is validated.
	 */
	public ForeignKey unvalidated() {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.match,
				this.onUpdate, this.onDelete, this.onDeleteColumns, this.period, this.deferrability, true,
				this.notEnforced);
	}

	/**
	 * Is only said and never looked at; from PostgreSQL 18 on.
	 */
	public ForeignKey unenforced() {
		return new ForeignKey(this.name, this.columns, this.referencedTable, this.referencedColumns, this.match,
				this.onUpdate, this.onDelete, this.onDeleteColumns, this.period, this.deferrability, this.notValid,
				true);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.foreignKey(this);
	}

	/**
	 * What a null in one of several columns means.
	 */
	public enum Match {

		/** That nothing is referred to. */
		SIMPLE,
		/** That all of them must be null. */
		FULL

	}

	/**
	 * What happens to the rows that refer.
	 */
	public enum Action {

		/** The change is refused, at the latest at the end of the transaction. */
		NO_ACTION,
		/** The change is refused at once. */
		RESTRICT,
		/** They change, or go, as well. */
		CASCADE,
		/** They refer to nothing. */
		SET_NULL,
		/** They refer to what their defaults say. */
		SET_DEFAULT

	}

	/**
	 * The columns of a foreign key that does not say yet what they refer to.
	 *
	 * @param columns the columns
	 */
	public record Start(List<String> columns) {

		public Start {
			columns = List.copyOf(columns);
		}

		/**
		 * Refers to a table.
		 * @param columns its columns; none for its primary key
		 */
		public ForeignKey references(String table, String... columns) {
			return references(QualifiedName.of(table), columns);
		}

		/**
		 * Refers to a table.
		 * @param columns its columns; none for its primary key
		 */
		public ForeignKey references(QualifiedName table, String... columns) {
			return new ForeignKey(null, this.columns, table, List.of(columns), Match.SIMPLE, Action.NO_ACTION,
					Action.NO_ACTION, List.of(), false, Deferrability.NOT_DEFERRABLE, false, false);
		}

	}

}
