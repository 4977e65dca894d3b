package dev.stemma.autogenerate.springdata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

/**
 * A table while its entity is being read. Entities of one class may be parts of several
 * others: their table then has columns for each of these.
 */
final class TableDraft {

	private final QualifiedName name;

	private final String entity;

	private final Map<String, Column> ids = new LinkedHashMap<>();

	private final Map<String, Column> columns = new LinkedHashMap<>();

	private final Set<Part> parts = new LinkedHashSet<>();

	/**
	 * Begins a table.
	 * @param name its name
	 * @param entity the name of the entity's class
	 */
	TableDraft(QualifiedName name, String entity) {
		this.name = name;
		this.entity = entity;
	}

	QualifiedName name() {
		return this.name;
	}

	String entity() {
		return this.entity;
	}

	void addId(Column column) {
		this.ids.put(column.name(), column);
	}

	void add(Column column) {
		this.columns.putIfAbsent(column.name(), column);
	}

	void add(Part part) {
		this.parts.add(part);
	}

	boolean hasId() {
		return !this.ids.isEmpty();
	}

	List<Column> ids() {
		return List.copyOf(this.ids.values());
	}

	/**
	 * The table with all constraints, none of which has a name.
	 */
	Table table() {
		Map<String, Column> all = new LinkedHashMap<>(this.ids);
		boolean shared = this.parts.size() > 1;
		for (Part part : this.parts) {
			for (Column column : part.columns()) {
				all.putIfAbsent(column.name(), shared ? column : column.notNull());
			}
		}
		this.columns.forEach(all::putIfAbsent);
		List<Constraint> constraints = new ArrayList<>();
		List<String> key = key();
		if (!key.isEmpty()) {
			constraints.add(PrimaryKey.of(key.toArray(String[]::new)));
		}
		Set<ForeignKey> keys = new HashSet<>();
		for (Part part : this.parts) {
			if (keys.add(part.reference())) {
				constraints.add(part.reference());
			}
		}
		return new Table(this.name, List.copyOf(all.values()), constraints, null, false, null, null, List.of(),
				Map.of(), null);
	}

	private List<String> key() {
		if (hasId()) {
			return List.copyOf(this.ids.keySet());
		}
		return (this.parts.size() == 1) ? this.parts.iterator().next().key() : List.of();
	}

	/**
	 * How the rows of a table belong to those of another.
	 *
	 * @param columns the columns that say to which row and at which place of it
	 * @param unique whether there is one row for each of their values
	 * @param reference the foreign key
	 */
	record Part(List<Column> columns, boolean unique, ForeignKey reference) {

		Part {
			columns = List.copyOf(columns);
		}

		/**
		 * The columns of the primary key; none if there can be several rows for a place.
		 */
		List<String> key() {
			return this.unique ? this.columns.stream().map(Column::name).toList() : List.of();
		}

	}

}
