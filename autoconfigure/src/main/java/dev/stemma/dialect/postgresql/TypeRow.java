package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Check;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SqlType;

/**
 * A type.
 *
 * @param oid its oid
 * @param kind its kind, as {@code typtype} has it
 * @param name its name
 * @param relation the relation that has the attributes of a composite type, or 0
 * @param values the values of an enum
 * @param domain a domain, or {@code null}
 * @param checkComments the comments of a domain's checks
 * @param comment its comment, or {@code null}
 */
record TypeRow(long oid, char kind, QualifiedName name, long relation, List<String> values, @Nullable Domain domain,
		Map<String, String> checkComments, @Nullable String comment) {

	/**
	 * The type, or {@code null} if it is of a kind that cannot be written down.
	 * @param columns the columns of the relation of a composite type
	 */
	@Nullable SchemaObject definition(List<ColumnRow> columns) {
		return switch (this.kind) {
			case 'e' -> new EnumType(this.name, this.values);
			case 'c' -> {
				List<CompositeType.Attribute> attributes = new ArrayList<>();
				columns.forEach((row) -> attributes
					.add(new CompositeType.Attribute(row.name(), row.column().type(), row.column().collation())));
				yield new CompositeType(this.name, attributes);
			}
			default -> this.domain;
		};
	}

	/**
	 * A domain as it is read from a row.
	 */
	static Domain domain(QualifiedName name, @Nullable QualifiedName collation, CatalogRow row) throws SQLException {
		List<String> names = row.texts("checknames");
		List<String> conditions = row.sqls("checkconditions");
		List<String> valid = row.texts("checkvalid");
		List<Check> checks = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			checks
				.add(new Check(names.get(i), conditions.get(i), List.of(), false, !valid.get(i).equals("true"), false));
		}
		String expression = row.sqlOrNull("expression");
		return new Domain(name, new SqlType.Written(row.sql("type")), !row.truth("typnotnull"),
				(expression != null) ? expression : row.textOrNull("typdefault"), collation, checks);
	}

}
