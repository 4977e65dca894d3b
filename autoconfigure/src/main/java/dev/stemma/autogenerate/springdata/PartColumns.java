package dev.stemma.autogenerate.springdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.data.relational.core.mapping.AggregatePath;

import dev.stemma.schema.Column;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;

/**
 * Gives the table of an entity that is part of another the columns that say whose part it
 * is: those of the nearest entity with an id, the keys of lists and maps on the way from
 * there, and a foreign key to the table in between.
 *
 * @param types the types of columns
 * @param keys the column for the key of a list or map
 * @param tables all tables that are known
 */
record PartColumns(ColumnTypes types, Function<AggregatePath, Column> keys, Map<QualifiedName, TableDraft> tables) {

	void add(AggregatePath path, TableDraft table) {
		AggregatePath holder = holder(path);
		List<Column> columns = columns(path);
		List<Column> toHolder = new ArrayList<>(columns);
		if (path.isQualified()) {
			toHolder.remove(toHolder.size() - 1);
		}
		TableDraft referenced = draft(holder);
		List<String> referencedColumns;
		if (!holder.isRoot() && !holder.hasIdProperty() && isUnique(holder)) {
			referencedColumns = names(columns(holder));
		}
		else {
			AggregatePath owner = path.getIdDefiningParentPath();
			referenced = draft(owner);
			referencedColumns = names(referenced.ids());
			toHolder = backReferences(path);
		}
		ForeignKey reference = ForeignKey.of(names(toHolder).toArray(String[]::new))
			.references(referenced.name(), referencedColumns.toArray(String[]::new));
		table.add(new TableDraft.Part(columns, isUnique(path), reference));
	}

	/** The columns that say to which row a part belongs, and at which place. */
	private List<Column> columns(AggregatePath path) {
		List<Column> columns = new ArrayList<>(backReferences(path));
		int first = columns.size();
		AggregatePath owner = path.getIdDefiningParentPath();
		for (AggregatePath at = path; !at.equals(owner); at = at.getParentPath()) {
			if (!at.isEmbedded() && at.isQualified()) {
				columns.add(first, this.keys.apply(at));
			}
		}
		return columns;
	}

	private List<Column> backReferences(AggregatePath path) {
		List<Column> columns = new ArrayList<>();
		path.getTableInfo().backReferenceColumnInfos().forEach((id, info) -> {
			SqlType type = this.types.of(id.getRequiredLeafProperty());
			// An id without a type has been reported
			if (type != null) {
				columns.add(Column.of(Identifiers.name(info.name()), type));
			}
		});
		return columns;
	}

	/**
	 * Whether the columns of a part say which row is meant: no set is on the way to it.
	 */
	private static boolean isUnique(AggregatePath path) {
		AggregatePath owner = path.getIdDefiningParentPath();
		for (AggregatePath at = path; !at.equals(owner); at = at.getParentPath()) {
			if (!at.isEmbedded() && at.isCollectionLike() && !at.isQualified()) {
				return false;
			}
		}
		return true;
	}

	/** The nearest entity above that has a table. */
	private static AggregatePath holder(AggregatePath path) {
		AggregatePath at = path.getParentPath();
		while (at.isEmbedded()) {
			at = at.getParentPath();
		}
		return at;
	}

	private TableDraft draft(AggregatePath path) {
		QualifiedName name = Identifiers.qualified(path.getTableInfo().qualifiedTableName());
		return this.tables.computeIfAbsent(name, (key) -> {
			throw new IllegalStateException("Table " + key + " has not been read");
		});
	}

	private static List<String> names(List<Column> columns) {
		return columns.stream().map(Column::name).toList();
	}

}
