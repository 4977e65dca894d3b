package dev.stemma.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A view that keeps its rows.
 *
 * @param name its name
 * @param columns the names of its columns; none for the query's
 * @param query the query
 * @param parameters its storage parameters
 * @param tablespace its tablespace, or {@code null} for the default one
 * @param populated whether it has rows from the beginning
 */
public record MaterializedView(QualifiedName name, List<String> columns, String query, Map<String, String> parameters,
		@Nullable String tablespace, boolean populated) implements SchemaObject {

	public MaterializedView {
		columns = List.copyOf(columns);
		parameters = Copies.ordered(parameters);
		Require.sql("The query of view " + name, query);
		Require.names("A column of view " + name, columns);
		Require.nameIfSaid("A tablespace", tablespace);
	}

	public static MaterializedView of(QualifiedName name, String query) {
		return new MaterializedView(name, List.of(), query, Map.of(), null, true);
	}

	public MaterializedView columns(String... columns) {
		return new MaterializedView(this.name, List.of(columns), this.query, this.parameters, this.tablespace,
				this.populated);
	}

	/**
	 * Has a storage parameter, as {@code fillfactor}.
	 */
	public MaterializedView with(String parameter, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.parameters);
		all.put(parameter, value);
		return new MaterializedView(this.name, this.columns, this.query, all, this.tablespace, this.populated);
	}

	public MaterializedView tablespace(String tablespace) {
		return new MaterializedView(this.name, this.columns, this.query, this.parameters, tablespace, this.populated);
	}

	/**
	 * Has no rows, and can't be read, until it is refreshed.
	 */
	public MaterializedView withNoData() {
		return new MaterializedView(this.name, this.columns, this.query, this.parameters, this.tablespace, false);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.MATERIALIZED_VIEW, this.name);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.materializedView(this);
	}

}
