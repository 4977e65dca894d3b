package dev.stemma.diff;

import java.util.List;

import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.TableFeature;

/**
 * Policies and rules that name a column. Of these the server does not say what they need.
 *
 * @param belongings where they are
 * @param column the column
 * @param change the change that they stand in the way of
 * @param changes changes, some of which may drop them anyway
 */
record FeatureStatements(Belongings belongings, ObjectReference column, Change change, List<Change> changes) {

	private List<TableFeature> features() {
		return this.belongings.catalog()
			.features()
			.stream()
			.filter((feature) -> feature.kind() == TableFeature.Kind.POLICY || feature.kind() == TableFeature.Kind.RULE)
			.filter((feature) -> feature.create().stream().anyMatch(this::names))
			.filter((feature) -> this.changes.stream().noneMatch((other) -> drops(other, feature)))
			.toList();
	}

	/** Whether a change drops it for good, or the one that is in question does. */
	private boolean drops(Change other, TableFeature feature) {
		List<String> statements = other.upgrade()
			.stream()
			.filter(Execute.class::isInstance)
			.map((operation) -> ((Execute) operation).sql())
			.toList();
		boolean alone = statements.size() == other.upgrade().size() && statements.size() <= feature.drop().size();
		return (alone || other.equals(this.change)) && statements.stream().anyMatch(feature.drop()::contains);
	}

	private boolean names(String sql) {
		return SqlNames.mentions(sql, String.valueOf(this.column.part()))
				&& SqlNames.mentions(sql, this.column.name().name());
	}

	/**
	 * What drops them, knowing what brings them back.
	 */
	List<Operation> drops() {
		return features().stream()
			.flatMap((feature) -> Statements.operations(feature.drop(), feature.create()).stream())
			.toList();
	}

	/**
	 * What creates them again, knowing what drops them.
	 */
	List<Operation> creations() {
		return features().stream()
			.flatMap((feature) -> Statements.operations(feature.create(), feature.drop()).stream())
			.toList();
	}

}
