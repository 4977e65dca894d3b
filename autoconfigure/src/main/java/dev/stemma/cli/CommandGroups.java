package dev.stemma.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The list of all commands, in groups, the way they are needed.
 */
final class CommandGroups {

	private static final String OTHERS = "Help";

	private static final Map<String, List<String>> GROUPS = groups();

	private CommandGroups() {
	}

	private static Map<String, List<String>> groups() {
		Map<String, List<String>> groups = new LinkedHashMap<>();
		groups.put("Looking", List.of("status", "current", "history", "heads", "branches", "show", "check"));
		groups.put("Writing", List.of("revision", "merge", "rebase", "edit", "list-templates"));
		groups.put("Acting", List.of("upgrade", "downgrade", "redo", "reset", "stamp", "ensure-version"));
		groups.put("After a failure", List.of("resolve", "accept"));
		return groups;
	}

	/**
	 * The list, for the help of the command that has them all.
	 */
	static String list(Help help) {
		Map<String, CommandLine> left = new LinkedHashMap<>(help.commandSpec().subcommands());
		left.entrySet().removeIf((entry) -> !entry.getKey().equals(entry.getValue().getCommandName()));
		StringBuilder text = new StringBuilder();
		GROUPS.forEach((heading, names) -> append(text, heading, names, left, help.colorScheme()));
		append(text, OTHERS, new ArrayList<>(left.keySet()), left, help.colorScheme());
		return text.toString();
	}

	private static void append(StringBuilder text, String heading, List<String> names, Map<String, CommandLine> left,
			ColorScheme colours) {
		List<String> present = names.stream().filter(left::containsKey).toList();
		if (present.isEmpty()) {
			return;
		}
		text.append('\n').append(heading).append(":\n");
		for (String name : present) {
			String description = summary(Objects.requireNonNull(left.remove(name)));
			text.append("  ")
				.append(colours.commandText(name))
				.append(" ".repeat(21 - name.length()))
				.append(description)
				.append('\n');
		}
	}

	/**
	 * The beginning of its description, up to a colon or the end of the first sentence.
	 */
	private static String summary(CommandLine command) {
		String description = String.join(" ", command.getCommandSpec().usageMessage().description());
		return description.split("(\\.|:) |\\.$", 2)[0] + ".";
	}

}
