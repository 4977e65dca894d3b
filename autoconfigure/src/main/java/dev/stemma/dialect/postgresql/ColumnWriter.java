package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Generated;

/**
 * Writes the definitions of columns.
 */
final class ColumnWriter {

	private ColumnWriter() {
	}

	/**
	 * A column with its type, as tables and {@code ADD COLUMN} take it.
	 */
	static String definition(Column column) {
		StringBuilder sql = new StringBuilder(Identifiers.of(column.name())).append(' ')
			.append(TypeWriter.of(column.type()));
		if (column.compression() != null) {
			sql.append(" COMPRESSION ").append(Identifiers.of(column.compression()));
		}
		sql.append(Clauses.collation(column.collation()));
		options(column).forEach((option) -> sql.append(' ').append(option));
		return sql.toString();
	}

	/**
	 * A column of a partition, whose type its table says.
	 */
	static String ofPartition(Column column) {
		List<String> options = options(column);
		return options.isEmpty() ? "" : Identifiers.of(column.name()) + " " + String.join(" ", options);
	}

	private static List<String> options(Column column) {
		List<String> all = new ArrayList<>();
		if (column.defaultExpression() != null) {
			all.add("DEFAULT " + Clauses.columnDefault(column.defaultExpression()));
		}
		if (column.generated() != null) {
			all.add(generated(column.generated()));
		}
		if (column.identity() != null) {
			all.add(SequenceClauses.identity(column.identity()));
		}
		// An identity says it by itself.
		if (!column.nullable() && (column.identity() == null || column.notNullConstraint() != null)) {
			all.add(ConstraintWriter.name(column.notNullConstraint()) + "NOT NULL");
		}
		for (Constraint constraint : column.constraints()) {
			String option = ColumnConstraints.of(constraint);
			if (!option.isEmpty()) {
				all.add(option);
			}
		}
		return all;
	}

	private static String generated(Generated generated) {
		return "GENERATED ALWAYS AS " + Clauses.parenthesised(generated.expression())
				+ (generated.stored() ? " STORED" : " VIRTUAL");
	}

	/**
	 * The constraints of a column that can't stand in its definition.
	 */
	static List<Constraint> constraintsBehind(Column column) {
		return column.constraints()
			.stream()
			.filter((constraint) -> ColumnConstraints.of(constraint).isEmpty())
			.toList();
	}

	/**
	 * What can't be said in the definition of a column on every version of the server, as
	 * changes of its table.
	 */
	static List<String> settings(Column column) {
		List<String> all = new ArrayList<>();
		String alter = "ALTER COLUMN " + Identifiers.of(column.name()) + " SET ";
		if (column.storage() != null) {
			all.add(alter + "STORAGE " + column.storage());
		}
		if (column.statistics() != null) {
			all.add(alter + "STATISTICS " + column.statistics());
		}
		return all;
	}

}
