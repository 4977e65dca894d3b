package dev.stemma.operation;

import java.util.List;

import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Storage;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableElement;
import dev.stemma.schema.Unique;

/**
 * The words for tables and what they are made of, part of {@link Ddl}.
 */
public abstract class TableWords extends ObjectReferences {

	/** What happens to the rows of a foreign key: the change is refused. */
	public static final ForeignKey.Action NO_ACTION = ForeignKey.Action.NO_ACTION;

	/** What happens to the rows of a foreign key: the change is refused at once. */
	public static final ForeignKey.Action RESTRICT = ForeignKey.Action.RESTRICT;

	/** What happens to the rows of a foreign key: they change, or go, as well. */
	public static final ForeignKey.Action CASCADE = ForeignKey.Action.CASCADE;

	/** What happens to the rows of a foreign key: they refer to nothing. */
	public static final ForeignKey.Action SET_NULL = ForeignKey.Action.SET_NULL;

	/** What happens to the rows of a foreign key: they refer to what defaults say. */
	public static final ForeignKey.Action SET_DEFAULT = ForeignKey.Action.SET_DEFAULT;

	/** Either all columns of a foreign key are null or none. */
	public static final ForeignKey.Match FULL = ForeignKey.Match.FULL;

	/** A constraint is looked at at once, always. */
	public static final Deferrability NOT_DEFERRABLE = Deferrability.NOT_DEFERRABLE;

	/** A constraint is looked at at once, unless a transaction defers it. */
	public static final Deferrability INITIALLY_IMMEDIATE = Deferrability.INITIALLY_IMMEDIATE;

	/** A constraint is looked at at the end of the transaction. */
	public static final Deferrability INITIALLY_DEFERRED = Deferrability.INITIALLY_DEFERRED;

	/** Long values are kept in the row, uncompressed. */
	public static final Storage PLAIN = Storage.PLAIN;

	/** Long values are kept outside of the row, uncompressed. */
	public static final Storage EXTERNAL = Storage.EXTERNAL;

	/** Long values are kept outside of the row, compressed. */
	public static final Storage EXTENDED = Storage.EXTENDED;

	/** Long values are kept in the row as long as possible, compressed. */
	public static final Storage MAIN = Storage.MAIN;

	/** A partition is detached while its table is used, which takes no transaction. */
	public static final PartitionChange.Mode CONCURRENTLY = PartitionChange.Mode.CONCURRENTLY;

	/** A partition is detached to the end, after a concurrent one was interrupted. */
	public static final PartitionChange.Mode FINALIZE = PartitionChange.Mode.FINALIZE;

	TableWords() {
	}

	public static Table table(String name, TableElement... elements) {
		return Table.of(QualifiedName.of(name), elements);
	}

	public static Table table(QualifiedName name, TableElement... elements) {
		return Table.of(name, elements);
	}

	/**
	 * A table that has the columns of another, and those of its own.
	 */
	public static Table tableInheriting(String name, String parent, TableElement... elements) {
		return Table.inheriting(QualifiedName.of(name), QualifiedName.of(parent), elements);
	}

	/**
	 * A partition of a table, with the columns of that table.
	 * @param elements constraints of its own, and columns for which more holds
	 */
	public static Table partition(String name, String parent, PartitionBound bound, TableElement... elements) {
		return Table.partition(QualifiedName.of(name), QualifiedName.of(parent), bound, elements);
	}

	/**
	 * A partition of a table, with the columns of that table.
	 * @param elements constraints of its own, and columns for which more holds
	 */
	public static Table partition(QualifiedName name, QualifiedName parent, PartitionBound bound,
			TableElement... elements) {
		return Table.partition(name, parent, bound, elements);
	}

	/**
	 * A table is divided by ranges of columns.
	 */
	public static PartitionKey byRange(String... columns) {
		return PartitionKey.range(columns);
	}

	/**
	 * A table is divided by the values of a column.
	 */
	public static PartitionKey byList(String column) {
		return PartitionKey.list(column);
	}

	/**
	 * A table is divided by a hash of columns.
	 */
	public static PartitionKey byHash(String... columns) {
		return PartitionKey.hash(columns);
	}

	/**
	 * Begins the range of a partition: {@code from("'2026-01-01'").to("'2027-01-01'")}.
	 * Values are SQL; {@code MINVALUE} and {@code MAXVALUE} have no limit.
	 */
	public static PartitionBound.Start from(String... values) {
		return PartitionBound.from(values);
	}

	/**
	 * A partition takes the rows with one of these values, which are SQL.
	 */
	public static PartitionBound valuesIn(String... values) {
		return PartitionBound.values(values);
	}

	/**
	 * A partition takes the rows whose hash leaves a remainder.
	 */
	public static PartitionBound valuesWith(int modulus, int remainder) {
		return PartitionBound.hash(modulus, remainder);
	}

	/**
	 * A partition takes the rows that no other takes.
	 */
	public static PartitionBound defaultPartition() {
		return PartitionBound.others();
	}

	public static Column column(String name, SqlType type) {
		return Column.of(name, type);
	}

	public static PrimaryKey primaryKey(String... columns) {
		return PrimaryKey.of(columns);
	}

	public static Unique unique(String... columns) {
		return Unique.of(columns);
	}

	public static Check check(String condition) {
		return Check.of(condition);
	}

	/**
	 * A constraint that a column takes no nulls; from PostgreSQL 18 on. In a table's
	 * columns {@link Column#notNull()} says it for every version.
	 */
	public static NotNull notNull(String column) {
		return NotNull.of(column);
	}

	/**
	 * Begins a foreign key: {@code foreignKey("team_id").references("teams")}.
	 */
	public static ForeignKey.Start foreignKey(String... columns) {
		return ForeignKey.of(columns);
	}

	/**
	 * An exclusion constraint:
	 * {@code exclude("gist", key("room"), "=").and(key("during"), "&&")}.
	 */
	public static Exclusion exclude(String method, IndexKey key, String operator) {
		return Exclusion.of(method, key, operator);
	}

	public static Index index(String table, String... columns) {
		return Index.on(QualifiedName.of(table), columns);
	}

	public static Index index(String table, IndexKey... keys) {
		return Index.on(QualifiedName.of(table), List.of(keys));
	}

	public static Index index(QualifiedName table, IndexKey... keys) {
		return Index.on(table, List.of(keys));
	}

	public static Index index(QualifiedName table, String... columns) {
		return Index.on(table, columns);
	}

	/**
	 * An index that takes nothing twice.
	 */
	public static Index uniqueIndex(String table, String... columns) {
		return index(table, columns).withUnique();
	}

	/**
	 * A column of an index.
	 */
	public static IndexKey key(String column) {
		return IndexKey.column(column);
	}

	/**
	 * An expression of an index: {@code lower(email)}.
	 */
	public static IndexKey expression(String expression) {
		return IndexKey.expression(expression);
	}

}
