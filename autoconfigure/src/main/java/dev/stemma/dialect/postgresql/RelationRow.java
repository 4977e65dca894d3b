package dev.stemma.dialect.postgresql;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.QualifiedName;

/**
 * A table or a view, apart from what it consists of.
 *
 * @param oid its oid
 * @param schema the schema that it stands in
 * @param name its name
 * @param kind its kind, as {@code relkind} has it
 * @param unlogged whether it is not written to the log
 * @param populated whether it has been filled
 * @param parameters its storage parameters, or options
 * @param tablespace its tablespace, or {@code null} for the default one
 * @param owner its owner, or {@code null} if that is the current user
 * @param partitionKey how it is divided, or {@code null}
 * @param partitionOf which partition it is, or {@code null}
 * @param parents the tables that it inherits from, or is a partition of
 * @param replicaIdentity how replication tells its rows apart, as {@code relreplident}
 * has it
 * @param rowSecurity whether its policies are heeded
 * @param forcedRowSecurity whether its owner has to heed them, too
 * @param peculiarity what there is about it that a definition cannot say, in words: a
 * type that it is of, an access method of its own; or {@code null}
 * @param comment its comment, or {@code null}
 * @param query the query of a view, or {@code null}
 */
record RelationRow(long oid, String schema, QualifiedName name, char kind, boolean unlogged, boolean populated,
		Map<String, String> parameters, @Nullable String tablespace, @Nullable String owner,
		@Nullable PartitionKey partitionKey, @Nullable PartitionOf partitionOf, List<TableParent> parents,
		char replicaIdentity, boolean rowSecurity, boolean forcedRowSecurity, @Nullable String peculiarity,
		@Nullable String comment, @Nullable String query) {

	/**
	 * Whether there is nothing about it that a definition cannot say.
	 */
	boolean ordinary() {
		return this.peculiarity == null;
	}

}
