package dev.stemma.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTests {

	@TempDir
	private Path directory;

	@Test
	void allCommandsAreListedInGroups() {
		Outcome outcome = runner().run("--help");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err()).isEmpty();
		String usage = """
				Usage: migrations [OPTIONS] COMMAND
				The migrations of this application's database.
				""";
		String looking = """
				Looking:
				  status               Tell where the database is, what is pending and what is wrong.
				  current              Tell which revisions the database is at.
				  history              List the revisions, newest first.
				  heads                List the heads.
				""";
		String exitCodes = """
				Exit codes:
				  0     done, or the target is reached
				""";
		assertThat(outcome.out()).startsWith(usage).contains(looking).contains(exitCodes);
	}

	@Test
	void aCommandWithAnotherSpellingIsListedOnce() {
		assertThat(runner().run("--help").out()).containsOnlyOnce("  list-templates ").doesNotContain("list_templates");
	}

	@Test
	void withoutACommandTheyAreListedAsAnError() {
		Outcome outcome = runner().run();
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).isEqualTo(runner().run("--help").out());
	}

	@Test
	void theHelpOfACommandIsTheSameBeforeAndBehindIt() {
		Outcome outcome = runner().run("heads", "--help");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).startsWith("""
				Usage: migrations heads [OPTIONS]
				List the heads: the revisions that nothing revises and nothing depends on. Needs no database.
				""");
		assertThat(runner().run("help", "heads")).isEqualTo(outcome);
		assertThat(runner().run("heads", "-h")).isEqualTo(outcome);
		assertThat(runner().run("help").out()).isEqualTo(runner().run("--help").out());
		Outcome unknown = runner().run("help", "head");
		assertThat(unknown.exitCode()).isEqualTo(2);
		assertThat(unknown.err()).startsWith("""
				error: There is no command 'head'.
				       Did you mean 'heads'? 'migrations --help' says more.
				""");
	}

	@Test
	void theVersionIsTold() {
		Outcome outcome = runner().run("--version");
		assertThat(outcome.out()).startsWith("Stemma ");
		assertThat(outcome.exitCode()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					frobnicate             | There is no command 'frobnicate'.
					migrate                | There is no command 'migrate': 'upgrade' applies what is pending, 'revision' writes a new script, 'revision --autogenerate' one for what has changed in the models.
					heads -z               | 'migrations heads' has no option '-z'.
					heads orders           | 'migrations heads' does not take the argument 'orders'.
					show                   | 'migrations show' needs the argument ID.
					status --tag           | Option '--tag' needs a value: TAG.
					status -n a -n b       | The option --name=BEAN was given twice.
					""")
	void whatCannotBeUnderstoodIsSaidInASentence(String typed, String sentence) {
		Outcome outcome = runner().run(typed.split(" "));
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).startsWith("error: " + sentence + "\n       'migrations")
			.endsWith(" --help' says more.\n");
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			hed                    | There is no command 'hed'.                            | 'heads'
			--json statsu          | There is no command 'statsu'.                         | 'status'
			status --tga orders    | 'migrations status' has no option '--tga'.            | '--tag'
			status --tga=orders    | 'migrations status' has no option '--tga=orders'.     | '--tag'
			""")
	void whatIsMistypedIsAnsweredWithWhatIsNear(String typed, String sentence, String near) {
		Outcome outcome = runner().run(typed.split(" "));
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).startsWith("error: " + sentence + "\n       Did you mean " + near + "? 'migrations");
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					-x tenant=a upgrade     | -x          | Values for scripts are placeholders: --stemma.placeholders.NAME=VALUE.
					-xtenant=a heads        | -xtenant=a  | Values for scripts are placeholders: --stemma.placeholders.NAME=VALUE.
					-c other.ini heads      | -c          | --spring.config.location=FILE names another file, --spring.profiles.active=NAME a profile.
					--raiseerr heads        | --raiseerr  | --stacktrace shows where an error comes from.
					""")
	void theOptionsOfAlembicAreAnsweredWithWhatStandsInTheirPlace(String typed, String option, String advice) {
		Outcome outcome = runner().run(typed.split(" "));
		assertThat(outcome.err()).isEqualTo("""
				error: There is no option '%s' here.
				       %s
				""".formatted(option, advice));
		assertThat(outcome.exitCode()).isEqualTo(2);
	}

	@Test
	void sharedOptionsStandBeforeOrBehindTheCommand() {
		Outcome behind = runner().run("heads", "--json");
		assertThat(behind.out()).startsWith("{\"heads\":[");
		assertThat(runner().run("--json", "heads")).isEqualTo(behind);
	}

	@Test
	void whichDatabaseIsMeantMustBeClear() {
		Stemma stemma = stemma();
		CommandLineRunner two = CommandLineRunner.of(Map.of("orders", stemma));
		assertThat(two.run("heads", "--name=orders").exitCode()).isZero();
		Outcome outcome = two.run("heads", "--name=shop");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).isEqualTo("""
				error: There is no database 'shop' here.
				       Name one of orders.
				""");
		Outcome none = CommandLineRunner.of(Map.of()).withProperty("stemma.enabled", "false").run("heads");
		assertThat(none.exitCode()).isEqualTo(1);
		assertThat(none.err()).startsWith("error: Stemma is turned off here: stemma.enabled is false.\n");
	}

	@Test
	void whatFailsOutsideOfStemmaIsExplainedByTheApplicationOrElseInOneLine() {
		CommandLineRunner broken = CommandLineRunner.of(UsageTests::fail);
		Outcome outcome = broken.run("heads");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).isEqualTo("""
				error: The command failed: java.lang.IllegalStateException: no bean there.
				       --stacktrace shows where.
				""");
		assertThat(
				broken.withExplanation((failure) -> Problem.of("A bean is missing", "Define it.")).run("heads").err())
			.isEqualTo("""
					error: A bean is missing.
					       Define it.
					""");
		assertThat(broken.run("heads", "--stacktrace").err()).contains("\tat dev.stemma.cli.UsageTests.fail(");
	}

	private static Map<String, Stemma> fail() {
		throw new IllegalStateException("no bean\nthere");
	}

	@Test
	void everyProblemIsSaid() {
		Project project = new Project(this.directory).table("aaaa", "missing1").table("bbbb", "missing2");
		Outcome outcome = CommandLineRunner.of(project.builder(NoDataSource.INSTANCE).build()).run("heads");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err().lines().filter((line) -> line.startsWith("error: "))).hasSize(2);
	}

	@Test
	void aReaderThatHasSeenEnoughIsNoError() {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Terminal terminal = new Terminal(new ClosedPipe(), err, new ByteArrayInputStream(new byte[0]),
				StandardCharsets.UTF_8, false, false);
		int exitCode = MigrationsCommand.run(new Host(stemma()), terminal, List.of("heads"));
		assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
		assertThat(exitCode).isZero();
	}

	private CommandLineRunner runner() {
		return CommandLineRunner.of(stemma());
	}

	private Stemma stemma() {
		return new Project(this.directory).table("aaaa", "").builder(NoDataSource.INSTANCE).build();
	}

	/**
	 * An application.
	 *
	 * @param stemma its instance
	 */
	private record Host(Stemma stemma) implements CommandHost {

		@Override
		public Map<String, Stemma> stemmas() {
			return Map.of("stemma", this.stemma);
		}

		@Override
		public @Nullable String property(String name) {
			return null;
		}

		@Override
		public @Nullable Problem explain(Throwable failure) {
			throw new UncheckedIOException(new IOException(failure));
		}

	}

	/**
	 * A pipe whose reader has gone.
	 */
	private static final class ClosedPipe extends OutputStream {

		@Override
		public void write(int b) throws IOException {
			throw new IOException("Broken pipe");
		}

	}

}
