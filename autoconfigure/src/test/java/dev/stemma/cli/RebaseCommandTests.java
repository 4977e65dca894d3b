package dev.stemma.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.PostgresServer;
import dev.stemma.StemmaBuilder;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.MigrationFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RebaseCommandTests {

	private static final String NOT_ASKED = "The database was not asked whether revision %s is applied there: it does not answer.\n";

	@TempDir
	private Path directory;

	private SourceModule module;

	@BeforeEach
	void createModule() {
		this.module = SourceModule.in(this.directory)
			.revision("aaaa1111", "")
			.revision("bbbb2222", "aaaa1111")
			.revision("cccc3333", "aaaa1111")
			.revision("dddd4444", "cccc3333");
	}

	private Outcome run(String... arguments) {
		return this.module.run(RebaseCommandTests::withoutDatabase, arguments);
	}

	/**
	 * Nothing listens on that port.
	 */
	private static StemmaBuilder withoutDatabase(StemmaBuilder builder) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl("jdbc:postgresql://localhost:1/none");
		return builder.dataSource(source);
	}

	private static String path(String name) {
		return SourceModule.REVISIONS + name + ".sql";
	}

	@Test
	void aRevisionIsPutOnAnotherAndWhatStandsOnItStaysThere() {
		Outcome outcome = run("rebase", "cccc", "--onto", "bbbb2222");
		assertThat(outcome.out()).isEqualTo("Revision cccc3333 now revises bbbb2222: ./" + path("cccc3333") + "\n");
		assertThat(outcome.err()).isEqualTo(NOT_ASKED.formatted("cccc3333"));
		assertThat(outcome.exitCode()).isZero();
		assertThat(this.module.read(path("cccc3333"))).isEqualTo("""
				-- Make cccc3333
				-- @revision cccc3333
				-- @revises bbbb2222

				-- @upgrade

				-- @downgrade
				""");
		assertThat(this.module.run("heads").out()).isEqualTo("dddd4444 Make dddd4444\n");
	}

	@Test
	void everythingElseStaysByteForByte() throws Exception {
		Path file = this.directory.resolve(path("eeee5555"));
		String text = "\uFEFF/* Somebody's, \u00e4 */\r\n\r\n-- Make it\r\n--  @revises \t  bbbb2222  \r\n--\t@revision eeee5555\r\n\r\n"
				+ "-- @upgrade\r\nSELECT '-- @revises aaaa1111';\n\r\r\n-- @downgrade";
		Files.writeString(file, text);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
		Outcome outcome = run("rebase", "eeee5555", "--onto", "cccc3333", "--json", "-q");
		assertThat(outcome).isEqualTo(new Outcome(0,
				"{\"revision\":\"eeee5555\",\"file\":\"./%s\",\"revises\":[\"cccc3333\"],\"changed\":true}\n"
					.formatted(path("eeee5555")),
				""));
		assertThat(Files.readAllBytes(file))
			.isEqualTo(text.replace("bbbb2222", "cccc3333").getBytes(StandardCharsets.UTF_8));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-rw-r--");
		assertThat(this.module.files(SourceModule.REVISIONS)).hasSize(5);
		assertThat(run("rebase", "eeee5555", "--onto", "base", "-q").exitCode()).isZero();
		String withoutLine = text.replace("--  @revises \t  bbbb2222  \r\n", "");
		assertThat(Files.readAllBytes(file)).isEqualTo(withoutLine.getBytes(StandardCharsets.UTF_8));
		assertThat(run("rebase", "eeee5555", "--onto", "aaaa1111", "-q").exitCode()).isZero();
		assertThat(Files.readString(file)).isEqualTo(withoutLine.replace("--\t@revision eeee5555\r\n",
				"--\t@revision eeee5555\r\n--\t@revises aaaa1111\r\n"));
	}

	@Test
	void aNewLineIsAlignedWithTheOneAboveIt() {
		this.module.with(path("eeee5555"),
				"-- @revision    eeee5555\n-- @created     2026-01-01T00:00:00Z\n-- @upgrade\n");
		run("rebase", "eeee5555", "--onto", "dddd4444");
		assertThat(this.module.read(path("eeee5555"))).startsWith("""
				-- @revision    eeee5555
				-- @revises     dddd4444
				-- @created     2026-01-01T00:00:00Z
				""");
	}

	@Test
	void aHeaderThatIsWrittenAnotherWayIsLeftAlone() {
		String text = "/* @revision eeee5555 */\n-- @upgrade\n";
		this.module.with(path("eeee5555"), text);
		Outcome outcome = run("rebase", "eeee5555", "--onto", "dddd4444", "-q");
		assertThat(outcome.err()).isEqualTo("""
				error: The source of revision eeee5555 does not look as expected (./%s).
				       Write '-- @revises dddd4444' into its header.
				""".formatted(path("eeee5555")));
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(this.module.read(path("eeee5555"))).isEqualTo(text);
	}

	@Test
	void aRevisionCannotStandOnItselfOrOnWhatStandsOnIt() {
		assertThat(run("rebase", "cccc3333", "--onto", "cccc3333", "-q").err())
			.isEqualTo("error: Revision cccc3333 cannot revise itself (db/revisions/cccc3333.sql:2).\n");
		Outcome outcome = run("rebase", "cccc3333", "--onto", "dddd4444", "-q");
		assertThat(outcome.err()).isEqualTo("""
				error: Revision cccc3333 cannot revise dddd4444, which stands on it (db/revisions/cccc3333.sql:2).
				       Name a revision that does not need it.
				""");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
	}

	@Test
	void whatHasItsParentAlreadyIsNotWritten() {
		Outcome outcome = run("rebase", "cccc3333", "--onto", "aaaa1111", "-q", "--json");
		assertThat(outcome.out()).endsWith("\"revises\":[\"aaaa1111\"],\"changed\":false}\n");
	}

	@Test
	void aClassIsChangedInItsSourceAndCountsWhenItIsCompiled() {
		String path = "src/main/java/dev/stemma/script/good/sub/Forward.java";
		String source = """
				package dev.stemma.script.good.sub;

				@Migration(revision = "j2")
				public class Forward implements JavaMigration {
				}
				""";
		this.module.with(path, source);
		UnaryOperator<StemmaBuilder> settings = (builder) -> withoutDatabase(builder)
			.resources(new PathMatchingResourcePatternResolver())
			.packages("dev.stemma.script.good");
		Outcome outcome = this.module.run(settings, "rebase", "j2", "--onto", "base");
		assertThat(outcome.out()).isEqualTo("Revision j2 already revises nothing: ./" + path + "\n");
		Outcome moved = this.module.run(settings, "rebase", "j2", "--onto", "bbbb2222");
		assertThat(moved.out()).isEqualTo("Revision j2 now revises bbbb2222: ./" + path + "\n");
		assertThat(moved.err())
			.isEqualTo(NOT_ASKED.formatted("j2") + "The change counts when the class has been compiled.\n");
		assertThat(this.module.read(path)).isEqualTo(source.replace("\"j2\"", "\"j2\", revises = \"bbbb2222\""));
		Outcome again = this.module.run(settings, "rebase", "j2", "--onto", "dddd4444", "-q");
		assertThat(again.err()).isEqualTo("""
				error: The source of revision j2 does not look as expected (./%s).
				       Write 'revises = "dddd4444"' into its @Migration.
				""".formatted(path));
		Outcome library = this.module.run(settings, "rebase", "j1", "--onto", "dddd4444", "-q");
		assertThat(library.err()).startsWith("error: The script of revision j1 is no file of a source tree (");
	}

	@Test
	void nothingIsGuessedOfAMerge() {
		String text = "-- @revision eeee5555\n-- @revises bbbb2222, dddd4444\n-- @upgrade\n";
		this.module.with(path("eeee5555"), text);
		Outcome outcome = run("rebase", "eeee5555", "--onto", "cccc3333", "-q");
		assertThat(outcome.err()).isEqualTo(
				"""
						error: Revision eeee5555 merges bbbb2222 and dddd4444, and nothing says which of them is to give way (db/revisions/eeee5555.sql:1).
						       Edit what it revises: migrations edit eeee5555
						""");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(run("rebase", "eeee5555", "--onto", "base", "-q").exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(this.module.read(path("eeee5555"))).isEqualTo(text);
	}

	@Test
	void aRevisionThatStoppedHalfWayIsRefused() {
		PostgresServer.Database database = PostgresServer.createDatabase();
		this.module.with(path("dddd4444"),
				"-- @revision dddd4444\n-- @revises cccc3333\n-- @transaction none\n-- @upgrade\nVACUUM nowhere;\n");
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(() -> this.module.builder().dataSource(database.dataSource()).build().upgrade("dddd4444"));
		Outcome outcome = this.module.run((builder) -> builder.dataSource(database.dataSource()), "rebase", "dddd4444",
				"--onto", "bbbb2222");
		assertThat(outcome.err()).isEqualTo(
				"""
						error: Revision dddd4444 stopped half way in the database, which knows what it revises (db/revisions/dddd4444.sql:1).
						       Say first what became of it: migrations resolve dddd4444
						""");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
	}

	@Test
	void whereNoDataSourceCanBeMadeThatIsSaid() {
		Supplier<DataSource> none = () -> {
			throw new IllegalStateException("no URL");
		};
		Outcome outcome = this.module.run((builder) -> builder.dataSource(none), "rebase", "dddd4444", "--onto",
				"bbbb2222");
		assertThat(outcome.err()).isEqualTo(
				"The database was not asked whether revision dddd4444 is applied there: there is no connection to be had (no URL).\n");
		assertThat(outcome.out()).startsWith("Revision dddd4444 now revises bbbb2222: ");
	}

	@Test
	void anAppliedRevisionIsRefused() {
		PostgresServer.Database database = PostgresServer.createDatabase();
		this.module.builder().dataSource(database.dataSource()).build().upgrade("cccc3333");
		Outcome refused = this.module.run((builder) -> builder.dataSource(database.dataSource()), "rebase", "cccc3333",
				"--onto", "bbbb2222");
		assertThat(refused.err()).isEqualTo(
				"""
						error: Revision cccc3333 is applied in the database, which knows what it revises (db/revisions/cccc3333.sql:2).
						       Write a revision that merges the lines instead, or take this one back first.
						""");
		assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
		Outcome moved = this.module.run((builder) -> builder.dataSource(database.dataSource()), "rebase", "dddd4444",
				"--onto", "bbbb2222");
		assertThat(moved.err()).isEmpty();
		assertThat(moved.out()).startsWith("Revision dddd4444 now revises bbbb2222: ");
	}

}
