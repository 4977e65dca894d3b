package dev.stemma.schema;

import org.jspecify.annotations.Nullable;

/**
 * How a sequence counts. What is {@code null} is left to the database, or left as it is.
 *
 * @param start the first value
 * @param increment the step; not zero
 * @param minValue the smallest value
 * @param maxValue the greatest value
 * @param cache how many values a session takes at once
 * @param cycle whether it begins again at its end
 */
public record SequenceOptions(@Nullable Long start, @Nullable Long increment, @Nullable Long minValue,
		@Nullable Long maxValue, @Nullable Long cache, @Nullable Boolean cycle) {

	/** Everything is left to the database. */
	public static final SequenceOptions DEFAULTS = new SequenceOptions(null, null, null, null, null, null);

	public SequenceOptions {
		Require.that(increment == null || increment != 0, "A sequence has an increment of 0",
				"Give it another number.");
		Require.that(cache == null || cache > 0, "A sequence has a cache of " + cache, "Give it a positive number.");
		Require.that(minValue == null || maxValue == null || minValue < maxValue,
				"A sequence has a smallest value of %s and a greatest of %s".formatted(minValue, maxValue),
				"Make the first the smaller one.");
		Require.that(
				start == null || ((minValue == null || minValue <= start) && (maxValue == null || start <= maxValue)),
				"A sequence starts with %s, which is not between %s and %s".formatted(start,
						(minValue != null) ? minValue : "its smallest value",
						(maxValue != null) ? maxValue : "its greatest value"),
				"Start it between them.");
	}

	public SequenceOptions start(long start) {
		return new SequenceOptions(start, this.increment, this.minValue, this.maxValue, this.cache, this.cycle);
	}

	public SequenceOptions increment(long increment) {
		return new SequenceOptions(this.start, increment, this.minValue, this.maxValue, this.cache, this.cycle);
	}

	public SequenceOptions minValue(long minValue) {
		return new SequenceOptions(this.start, this.increment, minValue, this.maxValue, this.cache, this.cycle);
	}

	public SequenceOptions maxValue(long maxValue) {
		return new SequenceOptions(this.start, this.increment, this.minValue, maxValue, this.cache, this.cycle);
	}

	public SequenceOptions cache(long cache) {
		return new SequenceOptions(this.start, this.increment, this.minValue, this.maxValue, cache, this.cycle);
	}

	public SequenceOptions cycle(boolean cycle) {
		return new SequenceOptions(this.start, this.increment, this.minValue, this.maxValue, this.cache, cycle);
	}

	/**
	 * The same options, and those of others where these say nothing.
	 */
	public SequenceOptions or(SequenceOptions others) {
		return new SequenceOptions(either(this.start, others.start), either(this.increment, others.increment),
				either(this.minValue, others.minValue), either(this.maxValue, others.maxValue),
				either(this.cache, others.cache), either(this.cycle, others.cycle));
	}

	/**
	 * Those of the same options of which others say something.
	 */
	public SequenceOptions whereSaid(SequenceOptions others) {
		return new SequenceOptions((others.start != null) ? this.start : null,
				(others.increment != null) ? this.increment : null, (others.minValue != null) ? this.minValue : null,
				(others.maxValue != null) ? this.maxValue : null, (others.cache != null) ? this.cache : null,
				(others.cycle != null) ? this.cycle : null);
	}

	/**
	 * The same options, and what PostgreSQL takes where nothing is said.
	 * @param type the type of the values, or {@code null} for {@code bigint}
	 */
	public SequenceOptions completed(@Nullable SqlType type) {
		long step = (this.increment != null) ? this.increment : 1;
		long least = (this.minValue != null) ? this.minValue : ((step > 0) ? 1 : -greatest(type) - 1);
		long most = (this.maxValue != null) ? this.maxValue : ((step > 0) ? greatest(type) : -1);
		return or(new SequenceOptions((step > 0) ? least : most, step, least, most, 1L, false));
	}

	private static long greatest(@Nullable SqlType type) {
		return switch (String.valueOf(type)) {
			case "smallint", "int2", "smallserial" -> Short.MAX_VALUE;
			case "integer", "int", "int4", "serial" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

	private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
		return (first != null) ? first : second;
	}

	/**
	 * Whether nothing is said.
	 */
	public boolean isEmpty() {
		return equals(DEFAULTS);
	}

}
