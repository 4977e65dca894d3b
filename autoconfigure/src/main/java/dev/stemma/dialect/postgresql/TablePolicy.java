package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.QualifiedName;

/**
 * A policy.
 *
 * @param oid its oid
 * @param table the oid of its table
 * @param name its name
 * @param clauses what follows the name of its table
 * @param comment its comment, or {@code null}
 */
record TablePolicy(long oid, long table, String name, String clauses, @Nullable String comment) {

	/**
	 * What creates it.
	 */
	List<Operation> restore(QualifiedName tableName) {
		String policy = "POLICY " + Identifiers.of(this.name) + " ON " + Identifiers.of(tableName);
		List<Operation> all = new ArrayList<>();
		all.add(Execute.of("CREATE " + policy + this.clauses));
		if (this.comment != null) {
			all.add(TableExtras.comment(policy, this.comment));
		}
		return all;
	}

}
