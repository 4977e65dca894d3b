package dev.stemma.dialect.postgresql;

import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PartitionKey;

/**
 * Writes how tables are divided.
 */
final class PartitionWriter {

	private PartitionWriter() {
	}

	static String key(PartitionKey key) {
		return "PARTITION BY " + key.strategy() + " " + Clauses.keys(key.keys());
	}

	static String bound(PartitionBound bound) {
		if (bound instanceof PartitionBound.Range range) {
			return "FOR VALUES FROM (" + String.join(", ", range.from()) + ") TO (" + String.join(", ", range.to())
					+ ")";
		}
		if (bound instanceof PartitionBound.Values values) {
			return "FOR VALUES IN (" + String.join(", ", values.values()) + ")";
		}
		if (bound instanceof PartitionBound.Hash hash) {
			return "FOR VALUES WITH (MODULUS " + hash.modulus() + ", REMAINDER " + hash.remainder() + ")";
		}
		return (bound instanceof PartitionBound.Written written) ? written.text() : "DEFAULT";
	}

}
