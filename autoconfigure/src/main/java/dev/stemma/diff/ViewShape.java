package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The columns of a query and where they come from, as the server writes it. Where both
 * are the same in two queries, their columns are of the same types.
 *
 * @param columns what is selected, each as it is written
 * @param from the tables that it is selected from
 */
record ViewShape(List<String> columns, String from) {

	private static final Pattern CLAUSE = Pattern.compile(
			"\\n\\s*(FROM|WHERE|GROUP BY|HAVING|WINDOW|ORDER BY|LIMIT|OFFSET|FETCH|FOR|UNION|INTERSECT|EXCEPT)\\b");

	private static final List<String> COMPOUND = List.of("UNION", "INTERSECT", "EXCEPT");

	/**
	 * The shape of a query, or {@code null} for one that is more than one select.
	 */
	static @Nullable ViewShape of(String query) {
		String text = query.strip();
		if (!text.startsWith("SELECT ") && !text.startsWith("SELECT\n")) {
			return null;
		}
		boolean[] outside = outside(text);
		Map<String, Integer> begins = new LinkedHashMap<>();
		List<Integer> ends = new ArrayList<>();
		Matcher matcher = CLAUSE.matcher(text);
		while (matcher.find()) {
			if (outside[matcher.start()]) {
				String clause = matcher.group(1).toUpperCase(Locale.ROOT);
				if (COMPOUND.contains(clause) || (begins.containsKey("FROM") && clause.equals("FROM"))) {
					return null;
				}
				begins.putIfAbsent(clause, matcher.end());
				ends.add(matcher.start());
			}
		}
		ends.add(text.length());
		String selected = text.substring("SELECT".length(), ends.get(0));
		Integer from = begins.get("FROM");
		if (from == null) {
			return new ViewShape(items(selected, outside, "SELECT".length()), "");
		}
		int end = ends.stream().filter((each) -> each > from).findFirst().orElse(text.length());
		return new ViewShape(items(selected, outside, "SELECT".length()), text.substring(from, end).strip());
	}

	private static List<String> items(String selected, boolean[] outside, int offset) {
		List<String> items = new ArrayList<>();
		int begin = 0;
		for (int i = 0; i < selected.length(); i++) {
			if (selected.charAt(i) == ',' && outside[offset + i]) {
				items.add(selected.substring(begin, i).strip());
				begin = i + 1;
			}
		}
		items.add(selected.substring(begin).strip());
		return items;
	}

	/** Which characters are in no brackets and no quotes. */
	private static boolean[] outside(String text) {
		boolean[] outside = new boolean[text.length()];
		int depth = 0;
		char quote = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quote != 0) {
				quote = (c == quote) ? 0 : quote;
				continue;
			}
			if (c == '\'' || c == '"') {
				quote = c;
			}
			else if (c == '(' || c == '[') {
				depth++;
			}
			else if (c == ')' || c == ']') {
				depth--;
			}
			else {
				outside[i] = depth == 0;
			}
		}
		return outside;
	}

	/**
	 * Whether another query has the same columns, and maybe more of them at the end.
	 */
	boolean beginsLike(ViewShape old) {
		return this.from.equals(old.from) && this.columns.size() >= old.columns.size()
				&& this.columns.subList(0, old.columns.size()).equals(old.columns);
	}

}
