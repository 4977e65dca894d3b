package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * The sequences that defaults count with.
 *
 * @param catalog where they stand
 */
record CountingSequences(Catalog catalog) {

	private static final Pattern NEXTVAL = Pattern.compile("nextval\\('((?:[^']|'')+)'");

	void addNamedIn(String expression, Set<ObjectReference> needs) {
		Matcher matcher = NEXTVAL.matcher(expression);
		while (matcher.find()) {
			String name = matcher.group(1).replace("''", "'");
			candidates(name).stream().filter(this.catalog.objects()::containsKey).forEach(needs::add);
		}
	}

	private static List<ObjectReference> candidates(String text) {
		List<String> parts = new ArrayList<>();
		Matcher part = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^.\"]+)").matcher(text);
		while (part.find()) {
			parts.add((part.group(1) != null) ? part.group(1).replace("\"\"", "\"") : part.group(2));
		}
		String last = parts.isEmpty() ? text : parts.get(parts.size() - 1);
		String schema = (parts.size() > 1) ? parts.get(parts.size() - 2) : null;
		return List.of(ObjectReference.of(ObjectKind.SEQUENCE, QualifiedName.of(schema, last)));
	}

}
