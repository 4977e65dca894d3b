package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Column;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.View;

/**
 * Writes down what brings back a view, materialised or not.
 */
final class ViewRestoration {

	private ViewRestoration() {
	}

	/**
	 * What brings back a view, or {@code null} if it has what cannot be written down.
	 */
	static @Nullable List<Operation> of(TableFacts view) {
		RelationRow relation = view.relation();
		SchemaObject definition = definition(relation);
		if (definition == null || !relation.ordinary()) {
			return null;
		}
		List<Operation> all = new ArrayList<>();
		all.add(CreateObject.of(definition));
		ObjectReference reference = definition.reference();
		all.addAll(Comments.restore(reference, relation.comment()));
		view.columns().forEach((column) -> all.addAll(column(reference, column)));
		for (IndexRow index : view.indexes()) {
			all.add(CreateObject.of(index.index()));
			all.addAll(IndexRestoration.marks(index));
		}
		view.triggers().forEach((trigger) -> all.addAll(trigger.restore(view.name())));
		view.rules().forEach((rule) -> all.addAll(rule.restore(view.name())));
		all.addAll(Owners.restore(reference, relation.owner()));
		all.addAll(view.acl().restore(reference));
		return all;
	}

	/**
	 * A view by itself, or {@code null} if it is none.
	 */
	static @Nullable SchemaObject definition(RelationRow relation) {
		if (relation.query() == null) {
			return null;
		}
		String query = Clauses.query(relation.query());
		return (relation.kind() == 'v') ? new View(relation.name(), List.of(), query, relation.parameters(), false)
				: new MaterializedView(relation.name(), List.of(), query, relation.parameters(), relation.tablespace(),
						relation.populated());
	}

	private static List<Operation> column(ObjectReference view, ColumnRow row) {
		List<Operation> all = new ArrayList<>(
				Comments.restore(ObjectReference.column(view.name(), row.name()), row.column().comment()));
		Column column = row.column();
		String alter = "ALTER " + ObjectNames.of(view) + " ALTER COLUMN " + Identifiers.of(row.name()) + " SET ";
		if (column.defaultExpression() != null) {
			all.add(Execute.of(alter + "DEFAULT " + column.defaultExpression()));
		}
		if (view.kind() == ObjectKind.MATERIALIZED_VIEW) {
			ColumnWriter.settings(column)
				.forEach((setting) -> all.add(Execute.of("ALTER " + ObjectNames.of(view) + " " + setting)));
			if (column.compression() != null) {
				all.add(Execute.of(alter + "COMPRESSION " + column.compression()));
			}
			if (!row.options().isEmpty()) {
				all.add(Execute.of(alter + Clauses.assignments(row.options())));
			}
		}
		return all;
	}

}
