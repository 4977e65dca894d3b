package dev.stemma.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import dev.stemma.revision.Revision;

/**
 * Writes {@link Migration} as it stands in sources.
 */
final class MigrationAnnotation {

	private static final int WIDTH = 120;

	private static final int TAB = 4;

	private MigrationAnnotation() {
	}

	/**
	 * The annotation of a revision, with what has a value, in lines that are full.
	 * @param transactional whether it runs in a transaction
	 */
	static String of(Revision revision, boolean transactional) {
		List<String> attributes = new ArrayList<>();
		attributes.add("revision = " + literal(revision.id()));
		add(attributes, "revises", revision.revises());
		add(attributes, "dependsOn", revision.dependsOn());
		add(attributes, "branchLabels", revision.branchLabels());
		add(attributes, "tags", revision.tags());
		if (!transactional) {
			attributes.add("transaction = TransactionMode.NONE");
		}
		if (!revision.message().isEmpty()) {
			attributes.add("message = " + literal(revision.message()));
		}
		if (revision.created() != null) {
			attributes.add("created = " + literal(revision.created().toString()));
		}
		StringBuilder text = new StringBuilder("@Migration(");
		int column = text.length();
		for (int i = 0; i < attributes.size(); i++) {
			String attribute = attributes.get(i) + ((i < attributes.size() - 1) ? "," : ")");
			if (i > 0 && column + 1 + attribute.length() > WIDTH) {
				text.append("\n\t\t");
				column = 2 * TAB;
			}
			else if (i > 0) {
				text.append(' ');
				column++;
			}
			text.append(attribute);
			column += attribute.length();
		}
		return text.toString();
	}

	private static void add(List<String> attributes, String name, Collection<String> values) {
		if (!values.isEmpty()) {
			attributes.add(name + " = " + value(values));
		}
	}

	/**
	 * The value of an attribute that takes several: one string, an array of several, an
	 * empty text for none.
	 */
	static String value(Collection<String> values) {
		if (values.size() == 1) {
			return literal(values.iterator().next());
		}
		return values.isEmpty() ? ""
				: values.stream().map(MigrationAnnotation::literal).collect(Collectors.joining(", ", "{ ", " }"));
	}

	private static String literal(String text) {
		return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}

}
