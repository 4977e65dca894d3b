package dev.stemma.dialect.postgresql;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Index;
import dev.stemma.schema.QualifiedName;

/**
 * An index.
 *
 * @param oid its oid
 * @param table the oid of its table
 * @param index the index
 * @param parent the oid of the index of the partitioned table that it is a part of, or 0
 * @param constraint the oid of the constraint that it is the index of, or 0
 * @param clustered whether the table is clustered by it
 * @param replicaIdentity whether it identifies rows for replication
 * @param statistics the statistics targets of its keys by their numbers
 * @param comment its comment, or {@code null}
 * @param valid whether it has been built
 */
record IndexRow(long oid, long table, Index index, long parent, long constraint, boolean clustered,
		boolean replicaIdentity, Map<Integer, Integer> statistics, @Nullable String comment, boolean valid) {

	/**
	 * Whether it has expressions, be it in its condition.
	 */
	boolean computes() {
		return this.index.where() != null || this.index.keys().stream().anyMatch((key) -> key.expression() != null);
	}

	QualifiedName name() {
		return this.index.reference().name();
	}

}
