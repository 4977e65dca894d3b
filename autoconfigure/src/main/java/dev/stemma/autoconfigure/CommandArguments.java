package dev.stemma.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of an application that was called with a command.
 *
 * @param spring what belongs to Spring: options before the word, and options with a dot
 * in their name wherever they stand
 * @param command what follows the word
 */
record CommandArguments(List<String> spring, List<String> command) {

	static final String WORD = "migrations";

	/** No option of a command has a dot in its name. */
	private static final Pattern PROPERTY = Pattern.compile("--[A-Za-z0-9_\\-\\[\\]]+\\..*");

	CommandArguments {
		spring = List.copyOf(spring);
		command = List.copyOf(command);
	}

	/**
	 * Takes arguments apart.
	 * @return the two kinds, or {@code null} where the first word is another
	 */
	static @Nullable CommandArguments of(String... arguments) {
		int word = 0;
		while (word < arguments.length && arguments[word].startsWith("-")) {
			word++;
		}
		if (word == arguments.length || !arguments[word].equals(WORD)) {
			return null;
		}
		List<String> all = List.of(arguments);
		List<String> spring = new ArrayList<>(all.subList(0, word));
		List<String> command = new ArrayList<>();
		boolean literal = false;
		for (String argument : all.subList(word + 1, all.size())) {
			literal |= argument.equals("--");
			if (!literal && PROPERTY.matcher(argument).matches()) {
				spring.add(argument);
			}
			else {
				command.add(argument);
			}
		}
		return new CommandArguments(spring, command);
	}

}
