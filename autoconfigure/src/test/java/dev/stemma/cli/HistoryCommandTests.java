package dev.stemma.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.problem.Problem;
import dev.stemma.revision.TagFilter;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryCommandTests {

	private static final String ALL = """
			demo1 Fill the shelves [demo] #demo (head) needs d400 excluded by tags
			e500 Create orders (head) pending
			d400 Merge billing and stock (merge) applied 2026-01-14T15:33:00Z
			c300 Create stock [stock] applied 2026-01-14T15:32:00Z
			b200 Create bills [billing] #money #core applied 2026-01-14T15:31:00Z
			a100 Create shop #core (branch point) applied 2026-01-14T15:30:00Z
			""";

	private static final String ALL_OFFLINE = """
			demo1 Fill the shelves [demo] #demo (head) needs d400
			e500 Create orders (head)
			d400 Merge billing and stock (merge)
			c300 Create stock [stock]
			b200 Create bills [billing] #money #core
			a100 Create shop #core (branch point)
			""";

	@TempDir
	private Path directory;

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private Stemma stemma;

	@BeforeEach
	void applySome() {
		Project project = new Project(this.directory);
		script(project, "a100", "Create shop", "-- @tags core");
		script(project, "b200", "Create bills", "-- @revises a100\n-- @branch-label billing\n-- @tags money, core");
		script(project, "c300", "Create stock",
				"-- @revises a100\n-- @branch-label stock\n-- @created 2026-01-12T09:00:00Z");
		script(project, "d400", "Merge billing and stock", "-- @revises c300, b200");
		script(project, "e500", "Create orders", "-- @revises d400");
		script(project, "demo1", "Fill the shelves", "-- @depends-on d400\n-- @branch-label demo\n-- @tags demo");
		this.stemma = project.builder(this.database.dataSource()).tags(new TagFilter(Set.of(), Set.of("demo"))).build();
		this.stemma.upgrade("d400");
		int minute = 30;
		for (String id : new String[] { "a100", "b200", "c300", "d400" }) {
			this.database.execute(
					"UPDATE stemma_revision SET duration_ms = 12, applied_at = '2026-01-14 15:%d:00.5+00' WHERE revision = '%s'"
						.formatted(minute++, id));
		}
	}

	private static void script(Project project, String id, String message, String header) {
		project.with(id, "-- %s\n-- @revision %s\n%s\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrade\nSELECT 2;\n"
			.formatted(message, id, header));
	}

	@Test
	void pipedItIsOneLineForEachRevision() {
		assertThat(run("history")).isEqualTo(ALL);
	}

	@Test
	void onATerminalItIsDrawnAndSaysWhatIsCurrentAndHowLongAgoThatWas() {
		Outcome outcome = runner().interactive("").run("history");
		assertThat(outcome.out().replaceAll("\\d+ days ago", "N days ago")).isEqualTo("""
				◌   demo1 Fill the shelves [demo] #demo (head) needs d400 excluded by tags

				○   e500 Create orders (head) pending
				●─╮ d400 Merge billing and stock (current) (merge) applied 2026-01-14T15:33:00Z (N days ago)
				● │ c300 Create stock [stock] applied 2026-01-14T15:32:00Z (N days ago)
				├─● b200 Create bills [billing] #money #core applied 2026-01-14T15:31:00Z (N days ago)
				●   a100 Create shop #core (branch point) applied 2026-01-14T15:30:00Z (N days ago)
				""");
	}

	@Test
	void coloursAreOnlyThereWhereTheTerminalHasThem() {
		assertThat(runner().interactive("").coloured().run("history", "-r", "c300:c300", "--offline").out())
			.isEqualTo("\u001b[36;1m•\u001b[0m \u001b[33mc300\u001b[0m Create stock \u001b[36m[stock]\u001b[0m\n");
	}

	@Test
	void pipedItIsDrawnWhenThatIsAskedFor() {
		assertThat(run("history", "--graph", "-r", ":d400")).isEqualTo("""
				●─╮ d400 Merge billing and stock (current) (merge) applied 2026-01-14T15:33:00Z
				● │ c300 Create stock [stock] applied 2026-01-14T15:32:00Z
				├─● b200 Create bills [billing] #money #core applied 2026-01-14T15:31:00Z
				●   a100 Create shop #core (branch point) applied 2026-01-14T15:30:00Z
				""");
		assertThat(runner().ascii().run("history", "--graph=terminal", "-r", ":d400", "--offline").out()).isEqualTo("""
				*-\\ d400 Merge billing and stock (merge)
				* | c300 Create stock [stock]
				+-* b200 Create bills [billing] #money #core
				*   a100 Create shop #core (branch point)
				""");
	}

	@Test
	void onATerminalItIsNotDrawnWhenThatIsAskedFor() {
		assertThat(runner().interactive("").run("history", "--graph=none", "--offline").out()).isEqualTo(ALL_OFFLINE);
	}

	@Test
	void everythingIsToldOfARevision() {
		assertThat(run("history", "-v", "-r", "c300:d400").replaceAll("[0-9a-f]{64}", "0123")).isEqualTo("""
				d400 Merge billing and stock (merge) applied 2026-01-14T15:33:00Z
				  revises     c300, b200
				  revised by  e500
				  script      DIRECTORY/d400.sql:2
				  checksum    sha256:0123
				  state       applied 2026-01-14T15:33:00Z by postgres in 12 ms

				c300 Create stock [stock] applied 2026-01-14T15:32:00Z
				  revises     a100
				  revised by  d400
				  labels      stock
				  created     2026-01-12T09:00:00Z
				  script      DIRECTORY/c300.sql:2
				  checksum    sha256:0123
				  state       applied 2026-01-14T15:32:00Z by postgres in 12 ms

				""");
	}

	@Test
	void everythingIsToldBesideTheDrawing() {
		assertThat(run("history", "-v", "--graph", "--offline", "-r", ":d400").replaceAll("[0-9a-f]{64}", "0123"))
			.isEqualTo("""
					•─╮ d400 Merge billing and stock (merge)
					│ │   revises     c300, b200
					│ │   revised by  e500
					│ │   script      DIRECTORY/d400.sql:2
					│ │   checksum    sha256:0123
					│ │
					• │ c300 Create stock [stock]
					│ │   revises     a100
					│ │   revised by  d400
					│ │   labels      stock
					│ │   created     2026-01-12T09:00:00Z
					│ │   script      DIRECTORY/c300.sql:2
					│ │   checksum    sha256:0123
					│ │
					├─• b200 Create bills [billing] #money #core
					│     revises     a100
					│     revised by  d400
					│     labels      billing
					│     tags        money, core
					│     script      DIRECTORY/b200.sql:2
					│     checksum    sha256:0123
					│
					•   a100 Create shop #core (branch point)
					      revises     nothing, it is a base
					      revised by  b200, c300
					      tags        core
					      script      DIRECTORY/a100.sql:2
					      checksum    sha256:0123

					""");
	}

	@Test
	void whatIsCurrentIsMarkedWhenThatIsAskedFor() {
		assertThat(run("history", "-i", "-r", "current:current"))
			.isEqualTo("d400 Merge billing and stock (current) (merge) applied 2026-01-14T15:33:00Z\n");
	}

	@Test
	void aRangeHasEndsThatMayBeRelativeOrCurrent() {
		assertThat(run("history", "-r", "current:")).isEqualTo("""
				e500 Create orders (head) pending
				d400 Merge billing and stock (merge) applied 2026-01-14T15:33:00Z
				""");
		assertThat(run("history", "--offline", "-r", "-1:e500")).isEqualTo("""
				e500 Create orders (head)
				d400 Merge billing and stock (merge)
				""");
		assertThat(run("history", "--offline", "--range=stock:+1")).isEqualTo("""
				d400 Merge billing and stock (merge)
				c300 Create stock [stock]
				""");
		assertThat(run("history", "--offline", "-r", ":billing")).isEqualTo("""
				b200 Create bills [billing] #money #core
				a100 Create shop #core (branch point)
				""");
	}

	@Test
	void aRangeThatIsNoneIsSaid() {
		Outcome outcome = runner().run("history", "-r", "nope:");
		assertThat(outcome.err()).startsWith("error: ").contains("nope");
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void tagsChooseWhatIsShown() {
		assertThat(run("history", "--tag", "core", "--exclude-tag", "money"))
			.isEqualTo("a100 Create shop #core (branch point) applied 2026-01-14T15:30:00Z\n");
		assertThat(runner().interactive("").run("history", "--tag", "core,demo", "--offline").out()).isEqualTo("""
				demo1 Fill the shelves [demo] #demo (head) needs d400
				b200 Create bills [billing] #money #core
				a100 Create shop #core (branch point)
				""");
	}

	@Test
	void linesLeadOverWhatTagsLeaveOut() {
		assertThat(run("history", "--graph", "--exclude-tag", "money", "--offline")).isEqualTo("""
				•   demo1 Fill the shelves [demo] #demo (head) needs d400

				•   e500 Create orders (head)
				•─╮ d400 Merge billing and stock (merge)
				•─┤ c300 Create stock [stock]
				  • a100 Create shop #core (branch point)
				""");
	}

	@Test
	void itsHelpSaysWhatTheDrawingMeans() {
		assertThat(runner().run("history", "--help").out()).startsWith("""
				Usage: migrations history [OPTIONS]
				List the revisions, newest first.
				On a terminal they are drawn as a graph, else they are one a line.
				Needs no database; without one it does not tell what is applied.
				  -r, --range=[A]:[B]      Only the revisions from A to B, both included: ids, branch labels,
				                             heads, base or current. Steps are counted from the other end, as in
				                             b3ca:+2 and -3:
				""").endsWith("""
				In the drawing a full dot is an applied revision, an empty one is pending, a dotted one is left out
				by tags, a cross stopped half way, a question mark is not known to this build.

				Examples:
				  migrations history -r current:
				  migrations history -r -5: -v
				  migrations history --graph=svg > revisions.svg
				""");
	}

	@Test
	void aTagThatIsWantedAndNotWantedIsRefused() {
		Outcome outcome = runner().run("history", "--tag", "core", "--exclude-tag", "core");
		assertThat(outcome.err()).startsWith("error: Tag 'core' is both included and excluded.");
	}

	@Test
	void whatThisBuildDoesNotKnowIsShownAboveWhatItGrewOutOf() {
		// As a stamp leaves them: recorded at once, so that only the parents tell which
		// came first
		foreign("aaa1", "{d400}", "Add a table");
		foreign("aaa2", "{aaa1}", "Drop\u001b[2J it");
		foreign("aaa0", "{aaa2}", "Merge");
		assertThat(run("history", "--graph", "-i")).isEqualTo("""
				?   aaa0 Merge (current) applied 2026-02-01T00:00:00Z, unknown to this build
				?   aaa2 Drop [2J it applied 2026-02-01T00:00:00Z, unknown to this build
				?   aaa1 Add a table applied 2026-02-01T00:00:00Z, unknown to this build
				│ ◌ demo1 Fill the shelves [demo] #demo (head) needs d400 excluded by tags
				│
				├─○ e500 Create orders (head) pending
				●─╮ d400 Merge billing and stock (merge) (branch point) applied 2026-01-14T15:33:00Z
				● │ c300 Create stock [stock] applied 2026-01-14T15:32:00Z
				├─● b200 Create bills [billing] #money #core applied 2026-01-14T15:31:00Z
				●   a100 Create shop #core (branch point) applied 2026-01-14T15:30:00Z
				""");
		assertThat(run("history").lines().map((line) -> line.substring(0, 4))).containsExactly("aaa0", "aaa2", "aaa1",
				"demo", "e500", "d400", "c300", "b200", "a100");
		assertThat(run("history", "--json").replaceAll("\"(revision\":\"\\w+)|.", "$1").replace("revision\":\"", " "))
			.isEqualToIgnoringNewLines(" aaa0 aaa2 aaa1 demo1 e500 d400 c300 b200 a100");
	}

	private void foreign(String id, String parents, String message) {
		this.database.execute(
				"INSERT INTO stemma_revision (revision, parents, dependencies, labels, tags, message, kind, applied_at) VALUES ('%s', '%s', '{}', '{}', '{}', '%s', 'sql', '2026-02-01 00:00:00+00')"
					.formatted(id, parents, message));
	}

	@Test
	void whatStoppedHalfWayIsMarked() {
		this.database.execute(
				"INSERT INTO stemma_journal (run_id, revision, action, outcome) VALUES (gen_random_uuid(), 'e500', 'upgrade', 'started')");
		assertThat(run("history", "--graph", "-r", "e500:"))
			.isEqualTo("✗ e500 Create orders (head) stopped half way\n");
		this.database.execute(
				"INSERT INTO stemma_journal (run_id, revision, action, outcome) VALUES (gen_random_uuid(), 'd400', 'downgrade', 'started')");
		assertThat(run("history", "-r", "d400:d400")).isEqualTo(
				"d400 Merge billing and stock (merge) applied 2026-01-14T15:33:00Z, stopped half way in being taken back\n");
	}

	@Test
	void picturesAreDrawnForOtherTools() {
		assertThat(run("history", "--graph", "mermaid", "-r", "d400:")).startsWith("""
				flowchart BT
				    r1["e500<br/>Create orders<br/>(head)"]:::pending
				    r2["d400<br/>Merge billing and stock<br/>(current) (merge)"]:::applied
				    r2 --> r1
				""").endsWith("    class r2 current\n    class r1 head\n");
		assertThat(run("history", "--graph=DOT", "-r", "d400:")).startsWith("digraph revisions {\n")
			.endsWith("    \"d400\" -> \"e500\";\n}\n");
		assertThat(run("history", "--graph=svg")).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
			.contains("<tspan class=\"id\">demo1 </tspan>")
			.endsWith("</svg>\n");
	}

	@Test
	void inJsonEverythingIsThere() {
		assertThat(run("history", "--json", "-r", "c300:d400").replaceAll("[0-9a-f]{64}", "0123")).isEqualTo("""
				{"database":"%s","history":[\
				{"revision":"d400","revises":["c300","b200"],"dependsOn":[],"branchLabels":[],"tags":[],\
				"message":"Merge billing and stock","kind":"sql","state":"applied",\
				"appliedAt":"2026-01-14T15:33:00.500Z","appliedBy":"postgres","durationMs":12,"checksum":"sha256:0123",\
				"reversible":true,"current":true,"head":false},\
				{"revision":"c300","revises":["a100"],"dependsOn":[],"branchLabels":["stock"],"tags":[],\
				"message":"Create stock","kind":"sql","state":"applied",\
				"appliedAt":"2026-01-14T15:32:00.500Z","appliedBy":"postgres","durationMs":12,"checksum":"sha256:0123",\
				"reversible":true,"current":false,"head":false}]}
				""".formatted(this.database.name()));
		assertThat(run("history", "--json", "--offline", "-r", "c300:c300").replaceAll("[0-9a-f]{64}", "0123"))
			.isEqualTo("""
					{"database":null,"history":[\
					{"revision":"c300","revises":["a100"],"dependsOn":[],"branchLabels":["stock"],"tags":[],\
					"message":"Create stock","kind":"sql","state":null,\
					"appliedAt":null,"appliedBy":null,"durationMs":null,"checksum":"sha256:0123",\
					"reversible":true,"current":null,"head":false}]}
					""");
	}

	@Test
	void aPictureInJsonIsRefused() {
		Outcome outcome = runner().run("history", "--json", "--graph");
		assertThat(outcome.err()).startsWith("error: A graph is not drawn in JSON: leave out --graph or --json.");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void offlineNoDatabaseIsAsked() {
		Outcome outcome = CommandLineRunner.of(new Project(this.directory).builder(NoDataSource.INSTANCE).build())
			.run("history", "--offline");
		assertThat(outcome.out()).isEqualTo(ALL_OFFLINE);
		assertThat(outcome.err()).isEmpty();
	}

	@Test
	void offlineNothingIsCurrent() {
		Outcome outcome = runner().run("history", "--offline", "-r", "stock@current:");
		assertThat(outcome.err()).startsWith("error: What is current only the database knows: leave out --offline.");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void withoutADatabaseThatAnswersTheRestIsTold() {
		PGSimpleDataSource nobody = new PGSimpleDataSource();
		nobody.setUrl("jdbc:postgresql://localhost:1/nobody");
		CommandLineRunner runner = CommandLineRunner.of(new Project(this.directory).builder(nobody).build());
		Outcome outcome = runner.run("history");
		assertThat(outcome.out()).isEqualTo(ALL_OFFLINE);
		assertThat(outcome.err())
			.startsWith("It is not told what is applied: No connection to the database could be had: ")
			.hasLineCount(1);
		assertThat(outcome.exitCode()).isZero();
		assertThat(runner.run("history", "-q").err()).isEmpty();
		Outcome current = runner.run("history", "-r", "current:");
		assertThat(current.out()).isEmpty();
		assertThat(current.err()).startsWith("error: No connection to the database could be had: ");
		assertThat(current.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
	}

	@Test
	@Timeout(20)
	void aPoolThatFindsNoDatabaseIsNotWaitedFor() {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl("jdbc:postgresql://localhost:1/nobody");
			Outcome outcome = CommandLineRunner.of(new Project(this.directory).builder(pool).build()).run("history");
			assertThat(outcome.out()).isEqualTo(ALL_OFFLINE);
			assertThat(outcome.err()).startsWith("It is not told what is applied: No connection").hasLineCount(1);
		}
	}

	@Test
	void withoutADataSourceTheRestIsTold() {
		Stemma unconfigured = new Project(this.directory).builder(new Unconfigured()).build();
		Outcome outcome = CommandLineRunner.of(unconfigured)
			.withExplanation((failure) -> Problem.of("Failed to configure a DataSource", "Set\nspring.datasource.url."))
			.run("history");
		assertThat(outcome.out()).isEqualTo(ALL_OFFLINE);
		assertThat(outcome.err()).isEqualTo(
				"It is not told what is applied: Failed to configure a DataSource. Set spring.datasource.url.\n");
	}

	@Test
	void scriptsThatAreWrongAreSaid() {
		new Project(this.directory).with("x", "-- X\n-- @revision xxxx\n-- @revises lost\n\n-- @upgrade\nSELECT 1;\n");
		Outcome outcome = CommandLineRunner.of(new Project(this.directory).builder(NoDataSource.INSTANCE).build())
			.run("history");
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).startsWith("error: ").contains("lost");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
	}

	private CommandLineRunner runner() {
		return CommandLineRunner.of(Map.of("stemma", this.stemma));
	}

	private String run(String... arguments) {
		Outcome outcome = runner().run(arguments);
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.exitCode()).isZero();
		return outcome.out().replace(this.directory.toString(), "DIRECTORY");
	}

	/**
	 * What Spring makes where nothing is configured.
	 */
	private static final class Unconfigured extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new IllegalStateException("No url");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
