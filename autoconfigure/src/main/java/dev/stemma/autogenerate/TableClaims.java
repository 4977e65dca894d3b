package dev.stemma.autogenerate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.QualifiedName;

/**
 * What all sources speak of together: of everything if one does, else of each table what
 * the source says that creates it.
 *
 * @param widest what the source speaks of that speaks of most
 * @param columns the tables of which sources speak only of columns
 */
record TableClaims(Claims widest, Set<QualifiedName> columns) {

	TableClaims {
		columns = Set.copyOf(columns);
	}

	static TableClaims of(List<WantedSchema> wanted) {
		Set<QualifiedName> columns = new LinkedHashSet<>();
		Claims widest = wanted.isEmpty() ? Claims.MODEL : Claims.COLUMNS;
		for (WantedSchema schema : wanted) {
			if (schema.claims() == Claims.COLUMNS) {
				columns.addAll(schema.tables());
			}
			else if (widest != Claims.ALL) {
				widest = schema.claims();
			}
		}
		return new TableClaims(widest, columns);
	}

	/**
	 * What is claimed of all tables alike.
	 */
	static TableClaims of(Claims claims) {
		return new TableClaims(claims, Set.of());
	}

	/**
	 * What is claimed of a table.
	 * @param table the table by its name in a catalog
	 * @param wanted what all sources create
	 */
	Claims of(QualifiedName table, Catalog wanted) {
		boolean rowsAlone = this.columns.stream().anyMatch((name) -> isNamed(table, name, wanted));
		return (rowsAlone && this.widest != Claims.ALL) ? Claims.COLUMNS : this.widest;
	}

	/**
	 * A source may name the home schema, which catalogs do not: what it names otherwise
	 * is there under that name.
	 */
	private static boolean isNamed(QualifiedName table, QualifiedName name, Catalog wanted) {
		return table.equals(name)
				|| (table.schema() == null && table.name().equals(name.name()) && wanted.table(name) == null);
	}

}
