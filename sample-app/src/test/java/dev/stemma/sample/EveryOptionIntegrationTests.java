package dev.stemma.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * There is no option that no test of this package uses: all that the completion script
 * names are looked for in the calls that stand in the sources of the tests.
 */
class EveryOptionIntegrationTests {

	/** Of these it is enough when each is used with one command. */
	private static final Set<String> SHARED = Set.of("-h", "--help", "-n", "--name", "-q", "--quiet", "--stacktrace",
			"-V", "--version");

	/** What these answer with is no data. */
	private static final Set<String> WITHOUT_JSON = Set.of("edit", "help", "generate-completion");

	private static final Pattern COMMAND = Pattern.compile("options and subcommands of the `([a-z_-]+)` subcommand");

	private static final Pattern OPTIONS = Pattern.compile("(?m)^  local (?:flag|arg)_opts=\"([^\"]*)\"");

	private static final Pattern CALL = Pattern
		.compile("(?:run|start|onTerminal)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"(?:,\\s*)?)+)");

	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

	private final ShopModule shop = ShopModule.fresh();

	@Test
	void eachIsUsedByATest() throws IOException {
		Map<String, Set<String>> missing = new TreeMap<>();
		Map<String, Set<String>> used = used();
		Set<String> shared = new TreeSet<>(SHARED);
		used.values().forEach(shared::removeAll);
		assertThat(shared).isEmpty();
		Map<String, Set<String>> commands = commands();
		assertThat(commands).hasSizeGreaterThan(20).containsKeys("status", "upgrade", "help");
		assertThat(used).containsKeys(commands.keySet().toArray(String[]::new));
		commands.forEach((command, options) -> {
			assertThat(options).as(command).contains("--help", "--json");
			options.removeAll(SHARED);
			options.removeAll(used.get(command));
			options.removeAll(used.get(command.replace('_', '-')));
			if (WITHOUT_JSON.contains(command)) {
				options.remove("--json");
			}
			if (!options.isEmpty()) {
				missing.put(command, options);
			}
		});
		assertThat(missing).isEmpty();
	}

	/**
	 * The commands, other spellings of them included, and the options of each.
	 */
	private Map<String, Set<String>> commands() {
		Map<String, Set<String>> commands = new TreeMap<>();
		String script = this.shop.run("generate-completion").out();
		Matcher command = COMMAND.matcher(script);
		while (command.find()) {
			Set<String> options = commands.computeIfAbsent(command.group(1), (name) -> new TreeSet<>());
			Matcher list = OPTIONS.matcher(script).region(command.end(), script.length());
			for (int i = 0; i < 2 && list.find(); i++) {
				Stream.of(list.group(1).replace("'", "").split(" "))
					.filter(Predicate.not(String::isEmpty))
					.forEach(options::add);
			}
		}
		return commands;
	}

	/**
	 * The options that are used with each command.
	 */
	private static Map<String, Set<String>> used() throws IOException {
		Map<String, Set<String>> used = new TreeMap<>();
		try (Stream<Path> sources = Files.list(Path.of("src/test/java/dev/stemma/sample"))) {
			for (Path source : sources.filter((file) -> file.toString().endsWith("CommandsIntegrationTests.java"))
				.toList()) {
				Matcher call = CALL.matcher(Files.readString(source));
				while (call.find()) {
					add(call.group(1), used);
				}
			}
		}
		return used;
	}

	private static void add(String arguments, Map<String, Set<String>> used) {
		String command = "";
		Set<String> options = new TreeSet<>();
		Matcher literal = LITERAL.matcher(arguments);
		while (literal.find()) {
			String text = literal.group(1);
			if (text.startsWith("-")) {
				options.add(text.replaceFirst("=.*", ""));
			}
			else if (command.isEmpty() && !options.contains("-n")) {
				command = text;
			}
		}
		// What is known under two names has the same options under both
		for (String name : List.of(command, command.replace('_', '-'))) {
			used.computeIfAbsent(name, (key) -> new TreeSet<>()).addAll(options);
		}
	}

}
