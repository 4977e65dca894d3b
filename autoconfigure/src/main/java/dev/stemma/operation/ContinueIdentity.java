package dev.stemma.operation;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Has the sequence of a column go on behind the greatest value that is there. There is
 * nothing to take back.
 *
 * @param table the table
 * @param column a column with an identity, or a serial one
 */
public record ContinueIdentity(QualifiedName table, String column) implements Operation {

	public ContinueIdentity {
		Require.name("A column", column);
	}

	@Override
	public Inverse inverse() {
		return Inverse.of();
	}

	@Override
	public ObjectReference within() {
		return ObjectReference.table(this.table);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.continueIdentity(this);
	}

	@Override
	public String summary() {
		return "continue identity of column " + this.column + " of " + this.table;
	}

}
