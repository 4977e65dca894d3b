package dev.stemma.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operation;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.QualifiedName;

/**
 * What has been read for changes of a table.
 *
 * @param tables the table, then those that inherit from it
 * @param parts what goes with the columns that are dropped, or depends on those that get
 * another type
 * @param unknownColumns the columns of which a drop loses what belongs to others, or that
 * cannot be given their type back
 * @param unknownConstraints the constraints of which a drop loses that
 * @param bounds the bounds of partitions that are detached
 * @param attachments what takes back that tables become partitions, where that is more
 * than to detach them
 * @param casts the expressions that make values of their old types of columns that get
 * another, where the server does not by itself
 * @param tablespace the tablespace of the table, or {@code null} where that is not asked
 * for
 */
record TableChangeFacts(List<TableFacts> tables, Map<String, DroppedParts> parts, Set<String> unknownColumns,
		Set<String> unknownConstraints, Map<QualifiedName, PartitionBound> bounds,
		Map<QualifiedName, List<Operation>> attachments, Map<String, String> casts, @Nullable String tablespace) {

	TableChangeFacts {
		tables = List.copyOf(tables);
		parts = Map.copyOf(parts);
		unknownColumns = Set.copyOf(unknownColumns);
		unknownConstraints = Set.copyOf(unknownConstraints);
		bounds = Map.copyOf(bounds);
		attachments = Map.copyOf(attachments);
		casts = Map.copyOf(casts);
	}

	TableFacts table() {
		return this.tables.get(0);
	}

}
