package dev.stemma.schema;

import java.util.Arrays;
import java.util.List;

/**
 * How a table is divided into partitions.
 *
 * @param strategy by what
 * @param keys the columns and expressions
 */
public record PartitionKey(Strategy strategy, List<IndexKey> keys) {

	public PartitionKey {
		keys = List.copyOf(keys);
		Require.some("A partition key has no columns", keys);
		Require.that(strategy != Strategy.LIST || keys.size() == 1,
				"A table is partitioned by a list of %d columns".formatted(keys.size()), "PostgreSQL takes one.");
		for (IndexKey key : keys) {
			Require.that(!key.descending() && key.nullsFirst() == null, "A partition key has an order: " + key,
					"PostgreSQL takes a collation and an operator class there.");
		}
	}

	/**
	 * By ranges of columns.
	 */
	public static PartitionKey range(String... columns) {
		return new PartitionKey(Strategy.RANGE, columns(columns));
	}

	/**
	 * By the values of a column.
	 */
	public static PartitionKey list(String column) {
		return new PartitionKey(Strategy.LIST, columns(column));
	}

	/**
	 * By a hash of columns.
	 */
	public static PartitionKey hash(String... columns) {
		return new PartitionKey(Strategy.HASH, columns(columns));
	}

	private static List<IndexKey> columns(String... columns) {
		return Arrays.stream(columns).map(IndexKey::column).toList();
	}

	/**
	 * By what a table is divided.
	 */
	public enum Strategy {

		RANGE, LIST, HASH

	}

}
