package dev.stemma.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A type with conditions.
 *
 * @param name its name
 * @param type the type beneath
 * @param nullable whether it takes nulls
 * @param defaultExpression the default of columns of this type, or {@code null}
 * @param collation its collation, or {@code null} for the type's
 * @param checks its conditions on {@code VALUE}
 */
public record Domain(QualifiedName name, SqlType type, boolean nullable, @Nullable String defaultExpression,
		@Nullable QualifiedName collation, List<Check> checks) implements SchemaObject {

	public Domain {
		checks = List.copyOf(checks);
		if (defaultExpression != null) {
			Require.sql("The default of domain " + name, defaultExpression);
		}
		Require.distinct("Domain " + name + " has two checks",
				checks.stream().map(Check::name).filter(Objects::nonNull).toList());
	}

	public static Domain of(QualifiedName name, SqlType type) {
		return new Domain(name, type, true, null, null, List.of());
	}

	/**
	 * Does not take nulls.
	 */
	public Domain notNull() {
		return new Domain(this.name, this.type, false, this.defaultExpression, this.collation, this.checks);
	}

	/**
	 * Has a default.
	 * @param expression the expression
	 */
	public Domain defaultsTo(String expression) {
		return new Domain(this.name, this.type, this.nullable, expression, this.collation, this.checks);
	}

	public Domain collate(String collation) {
		return new Domain(this.name, this.type, this.nullable, this.defaultExpression, QualifiedName.of(collation),
				this.checks);
	}

	/**
	 * Takes what a condition on {@code VALUE} holds for.
	 */
	public Domain check(String condition) {
		return check(Check.of(condition));
	}

	/**
	 * Takes what a condition on {@code VALUE} holds for.
	 */
	public Domain check(Check check) {
		List<Check> all = new ArrayList<>(this.checks);
		all.add(check);
		return checks(all);
	}

	/**
	 * With these conditions in place of those that it has.
	 */
	public Domain checks(List<Check> checks) {
		return new Domain(this.name, this.type, this.nullable, this.defaultExpression, this.collation, checks);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.DOMAIN, this.name);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.domain(this);
	}

}
