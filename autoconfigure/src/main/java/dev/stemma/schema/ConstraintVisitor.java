package dev.stemma.schema;

/**
 * Does something for each kind of constraint.
 *
 * @param <R> what it returns
 */
public interface ConstraintVisitor<R> {

	R primaryKey(PrimaryKey key);

	R unique(Unique unique);

	R check(Check check);

	R foreignKey(ForeignKey key);

	R exclusion(Exclusion exclusion);

	R notNull(NotNull notNull);

}
