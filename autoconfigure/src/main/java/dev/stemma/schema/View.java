package dev.stemma.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A view.
 *
 * @param name its name
 * @param columns the names of its columns; none for the query's
 * @param query the query
 * @param options its options: {@code security_barrier}, {@code security_invoker} (from
 * PostgreSQL 15 on), {@code check_option}
 * @param recursive whether the query may name the view
 */
public record View(QualifiedName name, List<String> columns, String query, Map<String, String> options,
		boolean recursive) implements SchemaObject {

	public View {
		columns = List.copyOf(columns);
		options = Copies.ordered(options);
		Require.sql("The query of view " + name, query);
		Require.names("A column of view " + name, columns);
		Require.that(!recursive || !columns.isEmpty(), "The recursive view " + name + " does not name its columns",
				"PostgreSQL wants their names.");
	}

	public static View of(QualifiedName name, String query) {
		return new View(name, List.of(), query, Map.of(), false);
	}

	public View columns(String... columns) {
		return new View(this.name, List.of(columns), this.query, this.options, this.recursive);
	}

	/**
	 * Has an option, as {@code security_barrier}.
	 */
	public View with(String option, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.options);
		all.put(option, value);
		return new View(this.name, this.columns, this.query, all, this.recursive);
	}

	/**
	 * The query may name the view.
	 */
	public View asRecursive() {
		return new View(this.name, this.columns, this.query, this.options, true);
	}

	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.VIEW, this.name);
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.view(this);
	}

}
