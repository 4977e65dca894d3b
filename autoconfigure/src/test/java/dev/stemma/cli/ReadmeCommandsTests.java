package dev.stemma.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;
import picocli.CommandLine;

import dev.stemma.Stemma;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Whatever README says to type can be typed.
 */
class ReadmeCommandsTests {

	private static final Pattern BLOCK = Pattern.compile("```.*?```", Pattern.DOTALL);

	private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");

	/** What ends a command in a shell. */
	private static final Pattern END = Pattern.compile("['\"]?(\\s+(>|#|\\|\\|).*|\\s*$)");

	/** A word of a shell, with quotes around what has blanks. */
	private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");

	private static final Pattern PROPERTY = Pattern.compile("--[a-z-]+\\..*");

	@Test
	void everyCommandLineIsUnderstood() throws IOException {
		List<String> lines = commandLines(readme());
		assertThat(lines).hasSizeGreaterThan(40)
			.contains("upgrade a47daf7ff194:heads --sql", "resolve <id> --retry", "stamp TARGET");
		assertThat(lines).allSatisfy((line) -> assertUnderstood(line, words(line)));
	}

	private static void assertUnderstood(String line, String[] words) {
		CommandLine commands = commands();
		if (words.length == 1) {
			assertThat(commands.getSubcommands()).containsKey(words[0]);
		}
		else {
			assertThatCode(() -> commands.parseArgs(words)).as(line).doesNotThrowAnyException();
		}
	}

	@Test
	void commandLinesAreFoundWhereverTheyStand() {
		assertThat(commandLines("""
				```
				java -jar app.jar --a.b=c migrations upgrade +1 --stemma.target=x --sql > file
				run -Dspring-boot.run.arguments="migrations status"
				run --args='migrations heads -v'
				args: [ "migrations", "upgrade" ]
				```
				Type `migrations show -x` or `history`.
				""")).containsExactly("upgrade +1 --stemma.target=x --sql", "status", "heads -v", "upgrade", "show -x");
		assertThat(words("upgrade +1 --stemma.target=x -m \"a b\"")).containsExactly("upgrade", "+1", "-m", "a b");
	}

	@Test
	void theTablesHaveEveryCommandAndTheirOptionsExist() throws IOException {
		List<String> told = new ArrayList<>();
		for (Row row : rows()) {
			for (String command : row.commands()) {
				told.add(words(command)[0]);
			}
			for (String option : row.options()) {
				assertThat(row.commands()).as(option + " in " + row)
					.anySatisfy((command) -> assertThat(
							commands().getSubcommands().get(words(command)[0]).getCommandSpec().optionsMap())
						.containsKey(words(option)[0]));
			}
		}
		assertThat(new TreeSet<>(told)).isEqualTo(namesOfCommands("help", "generate-completion"));
	}

	@Test
	void theTableOfExitCodesHasThemAll() throws IOException {
		String section = readme();
		section = section.substring(section.indexOf("| exit code |"));
		assertThat(section.lines()
			.skip(2)
			.takeWhile((line) -> line.startsWith("|"))
			.map((line) -> line.split(" ")[1])
			.toList()).containsExactlyElementsOf(commands().getCommandSpec().usageMessage().exitCodeList().keySet());
	}

	private static TreeSet<String> namesOfCommands(String... without) {
		TreeSet<String> names = new TreeSet<>(commands().getSubcommands()
			.values()
			.stream()
			.map((command) -> command.getCommandSpec().name())
			.toList());
		names.removeAll(List.of(without));
		return names;
	}

	private static CommandLine commands() {
		MigrationsCommand options = new MigrationsCommand();
		Terminal terminal = new Terminal(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(),
				InputStream.nullInputStream(), StandardCharsets.UTF_8, false, false);
		return MigrationsCommand.commandLine(options, new Session(new NoApplication(), terminal, options));
	}

	/**
	 * All that is to be typed behind the word: in blocks of code, in the text, and in the
	 * tables of commands.
	 */
	private static List<String> commandLines(String text) {
		List<String> lines = new ArrayList<>();
		for (Matcher block = BLOCK.matcher(text); block.find();) {
			block.group()
				.lines()
				.filter((line) -> line.matches(".*\\bmigrations\\b[\", ]+[a-z].*"))
				.map((line) -> (line.strip().startsWith("args: [")) ? line.replaceAll("[\\[\\],\"]", "") : line)
				.map((line) -> line.replaceFirst(".*?\\bmigrations\\s+", ""))
				.map((line) -> END.matcher(line).replaceFirst(""))
				.forEach(lines::add);
		}
		for (Matcher span = SPAN.matcher(BLOCK.matcher(text).replaceAll("")); span.find();) {
			Matcher command = Pattern.compile("(?:.* )?migrations (\\S.*)").matcher(span.group(1));
			if (command.matches()) {
				lines.add(END.matcher(command.group(1)).replaceFirst(""));
			}
		}
		rows(text).forEach((row) -> lines.addAll(row.commands()));
		return lines;
	}

	private static List<Row> rows() throws IOException {
		return rows(readme());
	}

	/**
	 * The rows of the tables that begin with "to look", "to write" or "to act".
	 */
	private static List<Row> rows(String text) {
		List<Row> rows = new ArrayList<>();
		boolean within = false;
		for (String line : text.lines().toList()) {
			if (!line.startsWith("|")) {
				within = false;
			}
			else if (line.matches("\\| to (look|write|act) \\|.*")) {
				within = true;
			}
			else if (within && !line.startsWith("| ---")) {
				String[] cells = line.split("\\|");
				rows.add(new Row(spans(cells[1]).map((span) -> span.replaceAll("[\\[\\]]|(?<=[A-Z])…", "")).toList(),
						spans(cells[2]).filter((span) -> span.startsWith("-")).toList()));
			}
		}
		return rows;
	}

	private static Stream<String> spans(String text) {
		return SPAN.matcher(text).results().map((span) -> span.group(1));
	}

	/**
	 * The words of a command line, as a shell makes them, without the application's own.
	 */
	private static String[] words(String line) {
		return WORD.matcher(line.replace("COMMAND", "status"))
			.results()
			.map((word) -> StringUtils.delete(word.group(), "\""))
			.filter((word) -> !PROPERTY.matcher(word).matches())
			.toArray(String[]::new);
	}

	private static String readme() throws IOException {
		return Files.readString(Path.of("../README.md"));
	}

	/**
	 * A row of a table of commands.
	 *
	 * @param commands what can be typed
	 * @param options what the text says of their options
	 */
	private record Row(List<String> commands, List<String> options) {

	}

	/**
	 * Parsing needs no application.
	 */
	private static final class NoApplication implements CommandHost {

		@Override
		public Map<String, Stemma> stemmas() {
			throw new AssertionError();
		}

		@Override
		public @Nullable String property(String name) {
			throw new AssertionError();
		}

		@Override
		public @Nullable Problem explain(Throwable failure) {
			throw new AssertionError();
		}

	}

}
