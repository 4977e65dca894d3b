package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.BatchedUpdate;

/**
 * The statements of a batched update.
 *
 * @param range where it goes
 * @param types the types of the key's columns
 * @param estimatedRows how many rows the table has, or {@code null} if that is not known
 */
record PostgresBatchedUpdate(KeyRange range, List<KeyType> types,
		@Nullable Long estimatedRows) implements BatchedUpdate {

	PostgresBatchedUpdate {
		types = List.copyOf(types);
	}

	@Override
	public String next(@Nullable List<String> after) {
		List<String> names = IntStream.rangeClosed(1, this.types.size()).mapToObj((n) -> "key_" + n).toList();
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			texts.add(this.types.get(i).text("page." + names.get(i)));
		}
		String descending = names.stream().map((name) -> "page." + name + " DESC").collect(Collectors.joining(", "));
		return """
				SELECT ARRAY[%s]
				FROM (
				    %s
				) AS page (%s)
				ORDER BY %s
				LIMIT 1""".formatted(String.join(", ", texts), this.range.page((after != null) ? values(after) : null),
				String.join(", ", names), descending);
	}

	@Override
	public String update(@Nullable List<String> after, List<String> last) {
		return this.range.update((after != null) ? values(after) : null, values(last));
	}

	private List<String> values(List<String> position) {
		if (position.size() != this.types.size()) {
			throw new IllegalArgumentException("The position %s has %d values, and the key of %s has %d columns"
				.formatted(position, position.size(), this.range.update().table(), this.types.size()));
		}
		List<String> values = new ArrayList<>();
		for (int i = 0; i < position.size(); i++) {
			values.add(Literals.text(position.get(i)) + "::" + this.types.get(i).name());
		}
		return values;
	}

}
