package dev.stemma.autogenerate.springdata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.RenamedFrom;
import dev.stemma.diff.Rename;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * What entities and their properties say they were called.
 */
final class EntityRenames {

	private final Map<QualifiedName, List<QualifiedName>> tables = new LinkedHashMap<>();

	private final Map<QualifiedName, Map<String, List<String>>> columns = new LinkedHashMap<>();

	void addTable(TableDraft table, @Nullable RenamedFrom from) {
		if (from != null) {
			this.tables.put(table.name(), List.of(from.value()).stream().map(table.name()::sibling).toList());
		}
	}

	void addColumn(TableDraft table, String column, @Nullable RenamedFrom from) {
		if (from != null) {
			this.columns.computeIfAbsent(table.name(), (key) -> new LinkedHashMap<>())
				.put(column, List.of(from.value()));
		}
	}

	/**
	 * Tables first; a column by every name that its table may have.
	 */
	List<Rename> renames() {
		List<Rename> renames = new ArrayList<>();
		this.tables.forEach((name, old) -> old
			.forEach((from) -> renames.add(new Rename(ObjectReference.table(from), name.name()))));
		this.columns.forEach((table, byColumn) -> {
			List<QualifiedName> names = new ArrayList<>(List.of(table));
			names.addAll(this.tables.getOrDefault(table, List.of()));
			byColumn.forEach((column, old) -> old.forEach((from) -> names
				.forEach((name) -> renames.add(new Rename(ObjectReference.column(name, from), column)))));
		});
		return renames;
	}

}
