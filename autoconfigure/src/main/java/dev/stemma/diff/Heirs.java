package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableFeature;

/**
 * Tables that inherit from others and differ in a default. The server gives them the
 * default of the others anew whenever that changes.
 *
 * @param before what is there
 * @param after what is wanted
 */
record Heirs(TableParts before, TableParts after) {

	/**
	 * A change of a table, and what gives those that inherit from it their own defaults
	 * back.
	 */
	Change kept(Change change) {
		if (change.upgrade().size() != 1 || !(change.upgrade().get(0) instanceof AlterTable alter)
				|| alter.changes().size() != 1 || !(alter.changes().get(0) instanceof ColumnChange.SetDefault set)) {
			return change;
		}
		List<Operation> own = new ArrayList<>();
		restore(alter.table(), set.name(), own);
		return own.isEmpty() ? change : change.operations(with(change.upgrade(), own), with(change.downgrade(), own));
	}

	private void restore(QualifiedName parent, String column, List<Operation> all) {
		for (Table table : this.after.catalog().all(Table.class)) {
			if (table.inherits().contains(parent)) {
				this.after.features(table.name())
					.stream()
					.filter((feature) -> feature.kind() == TableFeature.Kind.COLUMN_OPTIONS
							&& feature.name().equals(column) && stays(feature))
					.forEach((feature) -> feature.create().forEach((sql) -> all.add(Execute.of(sql))));
				restore(table.name(), column, all);
			}
		}
	}

	private boolean stays(TableFeature feature) {
		return this.before.features(feature.table())
			.stream()
			.anyMatch((same) -> same.kind() == feature.kind() && same.create().equals(feature.create()));
	}

	private static List<Operation> with(List<Operation> first, List<Operation> then) {
		List<Operation> all = new ArrayList<>(first);
		all.addAll(then);
		return all;
	}

}
