package dev.stemma.dialect.postgresql;

import java.util.List;

import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.View;

/**
 * Writes the statements that create views.
 */
final class ViewWriter {

	private ViewWriter() {
	}

	static String create(View view, boolean orReplace) {
		return "CREATE " + (orReplace ? "OR REPLACE " : "") + (view.recursive() ? "RECURSIVE " : "") + "VIEW "
				+ Identifiers.of(view.name()) + columns(view.columns()) + Clauses.with(view.options()) + " AS\n"
				+ Clauses.query(view.query());
	}

	static String create(MaterializedView view, String kept) {
		return "CREATE MATERIALIZED VIEW " + kept + Identifiers.of(view.name()) + columns(view.columns())
				+ Clauses.with(view.parameters()) + Clauses.tablespace(view.tablespace()) + " AS\n"
				+ Clauses.query(view.query()) + (view.populated() ? "" : "\nWITH NO DATA");
	}

	private static String columns(List<String> columns) {
		return columns.isEmpty() ? "" : " " + Identifiers.list(columns);
	}

}
