package dev.stemma.operation;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject.Existence;
import dev.stemma.schema.SchemaObject;

/**
 * How something is created. Every method returns other options.
 *
 * @param existence what to do if it is there
 * @param concurrent whether an index is built while its table is written to
 * @param existing the object that is replaced, or {@code null} if it is not known
 */
public record CreateOptions(Existence existence, boolean concurrent, @Nullable SchemaObject existing) {

	static final CreateOptions DEFAULTS = new CreateOptions(Existence.REFUSED, false, null);

	/**
	 * Does nothing if it is there, whatever it is like.
	 */
	public CreateOptions ifNotExists() {
		return new CreateOptions(Existence.KEPT, this.concurrent, this.existing);
	}

	/**
	 * Replaces what is there: a view, a function, a procedure, a trigger.
	 */
	public CreateOptions orReplace() {
		return new CreateOptions(Existence.REPLACED, this.concurrent, this.existing);
	}

	/**
	 * Replaces what is there and says what it is like, so that this can be taken back
	 * where nobody can ask the database.
	 */
	public CreateOptions orReplace(SchemaObject existing) {
		return new CreateOptions(Existence.REPLACED, this.concurrent, existing);
	}

	/**
	 * Builds an index while its table is written to, which takes no transaction.
	 */
	public CreateOptions concurrently() {
		return new CreateOptions(this.existence, true, this.existing);
	}

}
