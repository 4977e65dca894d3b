package dev.stemma.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table. It begins as one that takes nulls; every method returns another
 * column and leaves this one as it is.
 *
 * @param name its name
 * @param type its type
 * @param nullable whether it takes nulls
 * @param notNullConstraint the name of its constraint that refuses nulls, which
 * PostgreSQL keeps from version 18 on, or {@code null} for the database's choice
 * @param defaultExpression the expression of its default, or {@code null}
 * @param generated how it is computed, or {@code null}
 * @param identity how it counts, or {@code null}
 * @param collation its collation, or {@code null} for its type's
 * @param comment its comment, or {@code null}
 * @param storage how long values are kept, or {@code null} for its type's way
 * @param compression how they are compressed ({@code pglz}, {@code lz4}), or {@code null}
 * for the server's way
 * @param statistics how many values the planner keeps of it, or {@code null} for the
 * server's number
 * @param constraints constraints that are written with the column
 */
public record Column(String name, SqlType type, boolean nullable, @Nullable String notNullConstraint,
		@Nullable String defaultExpression, @Nullable Generated generated, @Nullable Identity identity,
		@Nullable QualifiedName collation, @Nullable String comment, @Nullable Storage storage,
		@Nullable String compression, @Nullable Integer statistics,
		List<Constraint> constraints) implements TableElement {

	public Column {
		Require.name("A column", name);
		constraints = List.copyOf(constraints);
		if (defaultExpression != null) {
			Require.sql("The default of column " + name, defaultExpression);
		}
		int sources = ((defaultExpression != null) ? 1 : 0) + ((generated != null) ? 1 : 0)
				+ ((identity != null) ? 1 : 0);
		Require.that(sources <= 1, "Column " + name + " gets its values in two ways",
				"A default, an identity or a generated expression: keep one.");
		Require.that(statistics == null || (statistics >= 0 && statistics <= 10_000),
				"Column %s has a statistics target of %s".formatted(name, statistics), "PostgreSQL takes 0 to 10000.");
		Require.nameIfSaid("The constraint of column " + name + " that refuses nulls", notNullConstraint);
		Require.nameIfSaid("The compression of column " + name, compression);
		Require.that(constraints.stream().filter(PrimaryKey.class::isInstance).count() <= 1,
				"Column " + name + " is the primary key twice", "Say it once.");
		for (Constraint constraint : constraints) {
			Require.that(constraint.columns().stream().allMatch(name::equals),
					"A constraint that is written with column %s is on other columns: %s".formatted(name, constraint),
					"Write it with the table.");
		}
	}

	/**
	 * A column that takes nulls and has no default.
	 */
	public static Column of(String name, SqlType type) {
		return new Column(name, type, true, null, null, null, null, null, null, null, null, null, List.of());
	}

	/**
	 * Has another type.
	 */
	public Column type(SqlType type) {
		return new Column(this.name, type, this.nullable, this.notNullConstraint, this.defaultExpression,
				this.generated, this.identity, this.collation, this.comment, this.storage, this.compression,
				this.statistics, this.constraints);
	}

	/**
	 * Takes nulls, as it does unless something else is said.
	 */
	public Column takingNulls() {
		return nullable(true, null);
	}

	/**
	 * Does not take nulls.
	 */
	public Column notNull() {
		return nullable(false, null);
	}

	/**
	 * Does not take nulls, by a constraint of this name. Before version 18 PostgreSQL
	 * forgets the name.
	 */
	public Column notNull(String constraint) {
		return nullable(false, Require.name("A constraint", constraint));
	}

	private Column nullable(boolean nullable, @Nullable String constraint) {
		return new Column(this.name, this.type, nullable, constraint, this.defaultExpression, this.generated,
				this.identity, this.collation, this.comment, this.storage, this.compression, this.statistics,
				this.constraints);
	}

	/**
	 * Has a default.
	 * @param expression the expression as SQL: {@code now()}, {@code 'active'} with its
	 * quotes; {@code null} for none
	 */
	public Column defaultsTo(@Nullable String expression) {
		return new Column(this.name, this.type, this.nullable, this.notNullConstraint, expression, this.generated,
				this.identity, this.collation, this.comment, this.storage, this.compression, this.statistics,
				this.constraints);
	}

	/**
	 * Has a number as its default.
	 */
	public Column defaultsTo(long number) {
		return defaultsTo(Long.toString(number));
	}

	/**
	 * Has {@code true} or {@code false} as its default.
	 */
	public Column defaultsTo(boolean value) {
		return defaultsTo(Boolean.toString(value));
	}

	/**
	 * Is computed when its row is written.
	 */
	public Column generatedAlwaysAs(String expression) {
		return generatedAs(new Generated(expression, true));
	}

	/**
	 * Is computed when its row is read; from PostgreSQL 18 on.
	 */
	public Column generatedAlwaysAsVirtual(String expression) {
		return generatedAs(new Generated(expression, false));
	}

	/**
	 * Is computed.
	 */
	public Column generatedAs(Generated generated) {
		return new Column(this.name, this.type, this.nullable, this.notNullConstraint, this.defaultExpression,
				generated, this.identity, this.collation, this.comment, this.storage, this.compression, this.statistics,
				this.constraints);
	}

	/**
	 * Counts by itself, and takes no values of its rows. Refuses nulls.
	 */
	public Column generatedAlwaysAsIdentity() {
		return generatedAsIdentity(Identity.ALWAYS);
	}

	/**
	 * Counts by itself where a row brings no value. Refuses nulls.
	 */
	public Column generatedByDefaultAsIdentity() {
		return generatedAsIdentity(Identity.BY_DEFAULT);
	}

	/**
	 * Counts by itself. Refuses nulls.
	 */
	public Column generatedAsIdentity(Identity identity) {
		return new Column(this.name, this.type, false, this.notNullConstraint, this.defaultExpression, this.generated,
				identity, this.collation, this.comment, this.storage, this.compression, this.statistics,
				this.constraints);
	}

	/**
	 * Compares by a collation.
	 */
	public Column collate(String collation) {
		return collate(QualifiedName.of(collation));
	}

	/**
	 * Compares by a collation.
	 */
	public Column collate(@Nullable QualifiedName collation) {
		return new Column(this.name, this.type, this.nullable, this.notNullConstraint, this.defaultExpression,
				this.generated, this.identity, collation, this.comment, this.storage, this.compression, this.statistics,
				this.constraints);
	}

	/**
	 * Has a comment, or none.
	 */
	public Column comment(@Nullable String comment) {
		return new Column(this.name, this.type, this.nullable, this.notNullConstraint, this.defaultExpression,
				this.generated, this.identity, this.collation, comment, this.storage, this.compression, this.statistics,
				this.constraints);
	}

	/**
	 * Keeps long values in another way than its type does.
	 * @param storage how, or {@code null} for its type's way
	 */
	public Column storage(@Nullable Storage storage) {
		return new Column(this.name, this.type, this.nullable, this.notNullConstraint, this.defaultExpression,
				this.generated, this.identity, this.collation, this.comment, storage, this.compression, this.statistics,
				this.constraints);
	}

	/**
	 * Compresses long values.
	 * @param method {@code pglz} or {@code lz4}, or {@code null} for the server's way
	 */
	public Column compression(@Nullable String method) {
		return new Column(this.name, this.type, this.nullable, this.notNullConstraint, this.defaultExpression,
				this.generated, this.identity, this.collation, this.comment, this.storage, method, this.statistics,
				this.constraints);
	}

	/**
	 * Has the planner keep so many of its values.
	 * @param target how many, up to 10000, or {@code null} for the server's number
	 */
	public Column statistics(@Nullable Integer target) {
		return new Column(this.name, this.type, this.nullable, this.notNullConstraint, this.defaultExpression,
				this.generated, this.identity, this.collation, this.comment, this.storage, this.compression, target,
				this.constraints);
	}

	/**
	 * Is the primary key.
	 */
	public Column primaryKey() {
		return with(PrimaryKey.of(this.name));
	}

	/**
	 * Takes no value twice.
	 */
	public Column unique() {
		return with(Unique.of(this.name));
	}

	/**
	 * Takes what a condition holds for.
	 */
	public Column check(String condition) {
		return with(Check.of(condition).over(this.name));
	}

	/**
	 * Takes what the primary key of another table has.
	 */
	public Column references(String table) {
		return references(QualifiedName.of(table), (key) -> key);
	}

	/**
	 * Takes what a column of another table has.
	 */
	public Column references(String table, String column) {
		return with(ForeignKey.of(this.name).references(QualifiedName.of(table), column));
	}

	/**
	 * Takes what a column of another table has.
	 * @param options what else holds for the foreign key
	 */
	public Column references(String table, String column, UnaryOperator<ForeignKey> options) {
		return with(options.apply(ForeignKey.of(this.name).references(table, column)));
	}

	/**
	 * Takes what the primary key of another table has.
	 * @param options what else holds for the foreign key
	 */
	public Column references(String table, UnaryOperator<ForeignKey> options) {
		return references(QualifiedName.of(table), options);
	}

	/**
	 * Takes what the primary key of another table has.
	 * @param options what else holds for the foreign key
	 */
	public Column references(QualifiedName table, UnaryOperator<ForeignKey> options) {
		return with(options.apply(ForeignKey.of(this.name).references(table)));
	}

	/**
	 * Takes what a condition holds for, by a constraint of this name.
	 */
	public Column check(String constraint, String condition) {
		return with(Check.of(condition).over(this.name).named(constraint));
	}

	/**
	 * With a constraint on this column alone.
	 */
	public Column with(Constraint constraint) {
		List<Constraint> all = new ArrayList<>(this.constraints);
		all.add(constraint);
		return constraints(all);
	}

	/**
	 * With these constraints in place of those that it has.
	 */
	public Column constraints(List<Constraint> constraints) {
		return new Column(this.name, this.type, this.nullable, this.notNullConstraint, this.defaultExpression,
				this.generated, this.identity, this.collation, this.comment, this.storage, this.compression,
				this.statistics, constraints);
	}

}
