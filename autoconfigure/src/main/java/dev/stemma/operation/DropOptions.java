package dev.stemma.operation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Definition;

/**
 * How something is dropped. Every method returns other options.
 *
 * @param optional whether it need not be there
 * @param cascading whether what depends on it goes, too
 * @param concurrent whether an index is dropped while its table is used
 * @param existing what it was like, with what goes with it, or {@code null} if that is
 * not known
 */
public record DropOptions(boolean optional, boolean cascading, boolean concurrent,
		@Nullable List<Definition> existing) {

	static final DropOptions DEFAULTS = new DropOptions(false, false, false, null);

	/**
	 * Does nothing if it is not there.
	 */
	public DropOptions ifExists() {
		return new DropOptions(true, this.cascading, this.concurrent, this.existing);
	}

	/**
	 * Drops what depends on it, too.
	 */
	public DropOptions cascade() {
		return new DropOptions(this.optional, true, this.concurrent, this.existing);
	}

	/**
	 * Drops an index while its table is used, which takes no transaction.
	 */
	public DropOptions concurrently() {
		return new DropOptions(this.optional, this.cascading, true, this.existing);
	}

	/**
	 * Says what it was like, so that the drop can be taken back: the object itself, then
	 * what goes with it (a column's constraints, a table's indexes).
	 */
	public DropOptions existing(Definition... definitions) {
		return new DropOptions(this.optional, this.cascading, this.concurrent, Arrays.asList(definitions));
	}

	/**
	 * The operations that bring back what is said to have been there.
	 * @param undo makes an operation of a definition
	 */
	@Nullable List<Operation> undo(Function<Definition, Operation> undo) {
		List<Definition> definitions = this.existing;
		return (definitions != null) ? definitions.stream().map(undo).toList() : null;
	}

}
