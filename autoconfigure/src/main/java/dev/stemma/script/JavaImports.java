package dev.stemma.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes the imports of a class in Java.
 */
final class JavaImports {

	private static final String STATIC = "static ";

	/** What every migration needs. */
	private static final List<String> USUAL = List.of("dev.stemma.operation.Operations",
			"dev.stemma.script.JavaMigration", "dev.stemma.script.Migration");

	private JavaImports() {
	}

	/**
	 * All imports in groups: those of Java, others, static ones.
	 */
	static String all(NewRevision.Body body) {
		TreeSet<String> all = new TreeSet<>(further(body));
		all.addAll(USUAL);
		List<String> groups = new ArrayList<>();
		addGroup(groups, all, (name) -> name.startsWith("java.") || name.startsWith("javax."));
		addGroup(groups, all,
				(name) -> !name.startsWith("java.") && !name.startsWith("javax.") && !name.startsWith(STATIC));
		addGroup(groups, all, (name) -> name.startsWith(STATIC));
		return String.join("\n\n", groups);
	}

	private static void addGroup(List<String> groups, Collection<String> names, Predicate<String> member) {
		String group = names.stream().filter(member).map(JavaImports::line).collect(Collectors.joining("\n"));
		if (!group.isEmpty()) {
			groups.add(group);
		}
	}

	/**
	 * The names that a body needs beside the usual ones.
	 */
	static Collection<String> further(NewRevision.Body body) {
		TreeSet<String> names = new TreeSet<>(body.imports());
		if (!body.transactional()) {
			names.add("dev.stemma.script.TransactionMode");
		}
		return names;
	}

	/**
	 * The lines that a template has to get which has no place for imports.
	 */
	static List<String> furtherLines(NewRevision.Body body) {
		return further(body).stream().map(JavaImports::line).toList();
	}

	private static String line(String name) {
		return "import " + name + ";";
	}

}
