package dev.stemma.schema;

import java.util.Arrays;
import java.util.List;

/**
 * Which rows a partition takes. Values are SQL expressions.
 */
public sealed interface PartitionBound {

	/**
	 * From a value, including it, to another, excluding it. {@code MINVALUE} and
	 * {@code MAXVALUE} have no limit.
	 */
	static PartitionBound range(String from, String to) {
		return from(from).to(to);
	}

	/**
	 * Begins a range with one value for each column of the key; {@link Start#to} ends it.
	 */
	static Start from(String... values) {
		return new Start(List.of(values));
	}

	/**
	 * Rows with one of these values.
	 */
	static PartitionBound values(String... values) {
		return new Values(Arrays.asList(values));
	}

	/**
	 * Rows whose hash leaves a remainder.
	 */
	static PartitionBound hash(int modulus, int remainder) {
		return new Hash(modulus, remainder);
	}

	/**
	 * Rows that no other partition takes.
	 */
	static PartitionBound others() {
		return new Default();
	}

	/**
	 * A range that does not say yet where it ends.
	 *
	 * @param from one value for each column of the key
	 */
	record Start(List<String> from) {

		public Start {
			from = List.copyOf(from);
		}

		/**
		 * Ends before one value for each column of the key.
		 */
		public PartitionBound to(String... values) {
			return new Range(this.from, List.of(values));
		}

	}

	/**
	 * From values, including them, to others, excluding them.
	 *
	 * @param from one value for each column of the key
	 * @param to one value for each column of the key
	 */
	record Range(List<String> from, List<String> to) implements PartitionBound {

		public Range {
			from = List.copyOf(from);
			to = List.copyOf(to);
			Require.some("A partition has no lower bound", from);
			from.forEach((value) -> Require.sql("A lower bound of a partition", value));
			to.forEach((value) -> Require.sql("An upper bound of a partition", value));
			Require.that(from.size() == to.size(),
					"A partition reaches from %d values to %d".formatted(from.size(), to.size()),
					"Name as many on either side.");
		}

	}

	/**
	 * One of some values.
	 *
	 * @param values the values
	 */
	record Values(List<String> values) implements PartitionBound {

		public Values {
			values = List.copyOf(values);
			Require.some("A partition takes no values", values);
			values.forEach((value) -> Require.sql("A value that a partition takes", value));
		}

	}

	/**
	 * A remainder of the key's hash.
	 *
	 * @param modulus the number of parts
	 * @param remainder which of them, counted from 0
	 */
	record Hash(int modulus, int remainder) implements PartitionBound {

		public Hash {
			Require.that(modulus > 0 && remainder >= 0 && remainder < modulus,
					"A partition takes remainder %d of modulus %d".formatted(remainder, modulus),
					"A remainder is at least 0 and less than its modulus.");
		}

	}

	/**
	 * What no other partition takes.
	 */
	record Default() implements PartitionBound {

	}

	/**
	 * A bound as the database writes it: {@code FOR VALUES IN ('a')}.
	 *
	 * @param text the text
	 */
	record Written(String text) implements PartitionBound {

		public Written {
			Require.sql("The bound of a partition", text);
		}

	}

}
