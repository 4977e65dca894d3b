package dev.stemma.operation;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;

/**
 * Builds indexes again. There is nothing to take back.
 *
 * @param object an index, or a table or a schema for all of its indexes
 * @param concurrently whether the table is written to meanwhile, which takes no
 * transaction
 */
public record Reindex(ObjectReference object, boolean concurrently) implements Operation {

	public Reindex {
		Require.that(
				object.kind() == ObjectKind.INDEX || object.kind() == ObjectKind.TABLE
						|| object.kind() == ObjectKind.SCHEMA,
				"A " + object + " has no indexes", "Name an index, a table or a schema.");
	}

	@Override
	public Inverse inverse() {
		return Inverse.of();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.reindex(this);
	}

	@Override
	public String summary() {
		return "reindex " + this.object;
	}

}
