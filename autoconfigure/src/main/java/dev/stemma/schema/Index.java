package dev.stemma.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An index. It stands in the schema of its table.
 *
 * @param name its name, or {@code null} where the naming convention gives it one
 * @param table the table
 * @param keys what it is sorted by
 * @param unique whether it takes nothing twice
 * @param nullsNotDistinct whether null equals null there; from PostgreSQL 15 on
 * @param method its access method
 * @param include columns that it carries besides
 * @param where the condition of the rows that are in it, or {@code null} for all
 * @param parameters its storage parameters
 * @param tablespace its tablespace, or {@code null} for the default one
 * @param only whether it is on the partitioned table alone and not on its partitions
 */
public record Index(@Nullable String name, QualifiedName table, List<IndexKey> keys, boolean unique,
		boolean nullsNotDistinct, String method, List<String> include, @Nullable String where,
		Map<String, String> parameters, @Nullable String tablespace, boolean only) implements SchemaObject {

	/** PostgreSQL's own choice of method. */
	public static final String BTREE = "btree";

	public Index {
		Require.nameIfSaid("An index on " + table, name);
		keys = List.copyOf(keys);
		include = List.copyOf(include);
		parameters = Copies.ordered(parameters);
		Require.some("An index on " + table + " has no columns", keys);
		Require.name("The access method of an index on " + table, method);
		Require.names("A column that an index on " + table + " includes", include);
		Require.nameIfSaid("A tablespace", tablespace);
		Require.that(unique || !nullsNotDistinct,
				"An index on " + table + " has nulls that are equal and is not unique",
				"Make it unique, or leave that out.");
		if (where != null) {
			Require.sql("The condition of an index on " + table, where);
		}
	}

	/**
	 * An index on columns.
	 */
	public static Index on(QualifiedName table, String... columns) {
		return on(table, Arrays.stream(columns).map(IndexKey::column).toList());
	}

	/**
	 * An index on columns and expressions.
	 */
	public static Index on(QualifiedName table, List<IndexKey> keys) {
		return new Index(null, table, keys, false, false, BTREE, List.of(), null, Map.of(), null, false);
	}

	public Index named(String name) {
		return new Index(Require.name("An index", name), this.table, this.keys, this.unique, this.nullsNotDistinct,
				this.method, this.include, this.where, this.parameters, this.tablespace, this.only);
	}

	/**
	 * Is sorted by something else as well.
	 */
	public Index and(IndexKey key) {
		List<IndexKey> all = new ArrayList<>(this.keys);
		all.add(key);
		return new Index(this.name, this.table, all, this.unique, this.nullsNotDistinct, this.method, this.include,
				this.where, this.parameters, this.tablespace, this.only);
	}

	/**
	 * Takes nothing twice.
	 */
	public Index withUnique() {
		return new Index(this.name, this.table, this.keys, true, this.nullsNotDistinct, this.method, this.include,
				this.where, this.parameters, this.tablespace, this.only);
	}

	/**
	 * Takes nothing twice, and null equals null; from PostgreSQL 15 on.
	 */
	public Index withUniqueNulls() {
		return new Index(this.name, this.table, this.keys, true, true, this.method, this.include, this.where,
				this.parameters, this.tablespace, this.only);
	}

	/**
	 * Uses an access method: {@code gin}, {@code gist}, {@code brin}, {@code hash}.
	 */
	public Index using(String method) {
		return new Index(this.name, this.table, this.keys, this.unique, this.nullsNotDistinct, method, this.include,
				this.where, this.parameters, this.tablespace, this.only);
	}

	/**
	 * Carries these columns as well.
	 */
	public Index include(String... columns) {
		return new Index(this.name, this.table, this.keys, this.unique, this.nullsNotDistinct, this.method,
				List.of(columns), this.where, this.parameters, this.tablespace, this.only);
	}

	/**
	 * Is about some rows only.
	 */
	public Index where(String condition) {
		return new Index(this.name, this.table, this.keys, this.unique, this.nullsNotDistinct, this.method,
				this.include, condition, this.parameters, this.tablespace, this.only);
	}

	/**
	 * Has a storage parameter, as {@code fillfactor}.
	 */
	public Index with(String parameter, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.parameters);
		all.put(parameter, value);
		return new Index(this.name, this.table, this.keys, this.unique, this.nullsNotDistinct, this.method,
				this.include, this.where, all, this.tablespace, this.only);
	}

	public Index tablespace(String tablespace) {
		return new Index(this.name, this.table, this.keys, this.unique, this.nullsNotDistinct, this.method,
				this.include, this.where, this.parameters, tablespace, this.only);
	}

	/**
	 * Is on the partitioned table alone and not on its partitions.
	 */
	public Index onOnly() {
		return new Index(this.name, this.table, this.keys, this.unique, this.nullsNotDistinct, this.method,
				this.include, this.where, this.parameters, this.tablespace, true);
	}

	/**
	 * How others refer to it.
	 * @throws InvalidDefinitionException if it has no name yet
	 */
	@Override
	public ObjectReference reference() {
		return ObjectReference.of(ObjectKind.INDEX,
				this.table.sibling(Require.name("An index on " + this.table, this.name)));
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.index(this);
	}

}
