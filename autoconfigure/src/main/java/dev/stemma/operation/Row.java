package dev.stemma.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row to be inserted.
 *
 * @param values its values, one for each column: texts, numbers, booleans, dates and
 * times of {@code java.time}, UUIDs, byte arrays, arrays and lists of these, {@code null}
 */
public record Row(List<@Nullable Object> values) {

	public Row {
		values = Collections.unmodifiableList(new ArrayList<>(values));
	}

	public static Row of(@Nullable Object... values) {
		return new Row(Arrays.asList(values));
	}

}
