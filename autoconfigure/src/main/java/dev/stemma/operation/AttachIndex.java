package dev.stemma.operation;

import dev.stemma.schema.QualifiedName;

/**
 * Makes the index of a partition part of the one of its table.
 *
 * @param parent the index of the partitioned table
 * @param index the index of the partition
 */
public record AttachIndex(QualifiedName parent, QualifiedName index) implements Operation {

	@Override
	public Inverse inverse() {
		return Inverse.none("PostgreSQL cannot detach index " + this.index + " from " + this.parent);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.attachIndex(this);
	}

	@Override
	public String summary() {
		return "attach index " + this.index + " to " + this.parent;
	}

}
