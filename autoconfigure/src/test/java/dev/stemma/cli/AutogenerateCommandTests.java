package dev.stemma.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.StatedSchema;
import dev.stemma.Stemma;
import dev.stemma.StemmaBuilder;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Guards;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code migrations revision --autogenerate}.
 */
class AutogenerateCommandTests {

	private static final String PRODUCTS = "CREATE TABLE products (id bigint PRIMARY KEY, title text NOT NULL)";

	private static final String FILE = SourceModule.REVISIONS + "2026_05_20_0805-new000000001_add_brands.sql";

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private SourceModule module;

	@BeforeEach
	void createModule() {
		this.module = SourceModule.in(this.directory)
			.with(SourceModule.REVISIONS + "aaaa1111.sql",
					"-- @revision aaaa1111\n\n-- @upgrade\n%s;\n\n-- @downgrade\nDROP TABLE products;\n"
						.formatted(PRODUCTS));
		stemma(UnaryOperator.identity()).upgrade();
	}

	private Stemma stemma(UnaryOperator<StemmaBuilder> settings, String... model) {
		return settings
			.apply(this.module.builder().dataSource(this.database.dataSource()).schemaSources(StatedSchema.of(model)))
			.build();
	}

	private CommandLineRunner runner(String... model) {
		return CommandLineRunner.of(stemma(UnaryOperator.identity(), model));
	}

	private Outcome run(CommandLineRunner runner, String... arguments) {
		return this.module.withoutDirectory(runner.run(arguments));
	}

	@Test
	void whatHasChangedInTheModelsIsWritten() {
		Outcome outcome = run(runner(PRODUCTS, "CREATE TABLE brands (id bigint PRIMARY KEY)"), "revision", "-m",
				"Add brands", "--autogenerate");
		assertThat(outcome.err()).isEqualTo("""
				the model: 2 statements
				+ table brands
				""");
		assertThat(outcome.out()).isEqualTo("""
				Wrote revision new000000001, which revises aaaa1111: ./%s
				Read what is written, then apply it: migrations upgrade
				""".formatted(FILE));
		assertThat(outcome.exitCode()).isZero();
		assertThat(this.module.read(FILE)).isEqualTo("""
				-- Add brands
				-- @revision    new000000001
				-- @revises     aaaa1111
				-- @created     2026-05-20T08:05:09Z

				-- @upgrade
				CREATE TABLE brands (
				    id bigint NOT NULL,
				    CONSTRAINT brands_pkey PRIMARY KEY (id)
				);

				-- @downgrade
				-- DESTRUCTIVE: drops table brands with its data
				DROP TABLE brands;
				""");
	}

	@Test
	void whereNothingDiffersNothingIsWritten() {
		Outcome outcome = run(runner(PRODUCTS), "revision", "-m", "Add brands", "--autogenerate");
		assertThat(outcome)
			.isEqualTo(new Outcome(0, "No differences: nothing was written.\n", "the model: 1 statement\n"));
		assertThat(this.module.files(SourceModule.REVISIONS)).containsExactly("aaaa1111.sql");
	}

	@Test
	void theAnswerForProgramsTellsWhatWasFoundAndWritten() {
		Outcome outcome = run(runner(PRODUCTS.replace(", title text NOT NULL", "")), "revision", "-m", "Add brands",
				"--autogenerate", "--json", "-q");
		assertThat(outcome.out()).isEqualTo(
				"""
						{"sources":[{"description":"the model","contents":"1 statement"}],\
						"changes":[{"kind":"drop","object":"column title of products","summary":"%s","destroys":"%s","notes":[]}],\
						"suspects":[],"remarks":[],\
						"written":[{"revision":"new000000001","file":"./%s","revises":["aaaa1111"],"hooks":[]}]}
						"""
					.formatted("column title of products is not wanted", "column title of products with its data",
							FILE));
		assertThat(outcome.err()).isEmpty();
	}

	@Test
	void somebodyAtATerminalIsAskedForRenames() {
		String renamed = PRODUCTS.replace("title", "name");
		Outcome accepted = run(runner(renamed).interactive("y\n"), "revision", "-m", "Add brands", "--autogenerate");
		assertThat(accepted.err())
			.startsWith("the model: 1 statement\nIs column products.name the former products.title? [y/N] ~ ");
		assertThat(this.module.read(FILE)).contains("RENAME COLUMN title TO name").doesNotContain("DESTRUCTIVE");
	}

	@Test
	void whatIsNoRenameIsDroppedAndAdded() {
		String renamed = PRODUCTS.replace("title", "name");
		Outcome declined = run(runner(renamed).interactive("n\n"), "revision", "-m", "Add brands", "--autogenerate");
		assertThat(declined.err()).doesNotContain("--rename")
			.containsOnlyOnce("[y/N]")
			.contains("- column title of products  DESTRUCTIVE");
		assertThat(this.module.read(FILE)).contains("DROP COLUMN title").doesNotContain("RENAME");
	}

	@Test
	void whereNobodyCanBeAskedASuspectedRenameIsAComment() {
		Outcome outcome = run(runner(PRODUCTS.replace("title", "name")), "revision", "-m", "Add brands",
				"--autogenerate");
		assertThat(outcome.err()).doesNotContain("[y/N]")
			.endsWith("\nIf column products.name is the former products.title: --rename products.title:name\n");
		assertThat(this.module.read(FILE)).containsPattern("(?m)^-- .*RENAME COLUMN title TO name")
			.contains("-- DESTRUCTIVE");
	}

	@Test
	void aRenameIsAskedFor() {
		Outcome outcome = run(runner(PRODUCTS.replace("title", "name")), "revision", "-m", "Add brands",
				"--autogenerate", "--rename", "products.title:name", "--no-destructive");
		assertThat(outcome.exitCode()).isZero();
		assertThat(this.module.read(FILE)).contains("RENAME COLUMN title TO name");
	}

	@Test
	void aRenameOfNothingIsAnError() {
		assertThat(run(runner(PRODUCTS), "revision", "-m", "x", "--autogenerate", "--rename", "products.titel:name"))
			.isEqualTo(new Outcome(ExitCode.USAGE, "", """
					error: 'products.titel:name' is to rename what the database does not have: products.titel.
					       Did you mean products.title?
					"""));
		assertThat(run(runner(PRODUCTS), "revision", "-m", "x", "--autogenerate", "--rename", "products"))
			.isEqualTo(new Outcome(ExitCode.USAGE, "", """
					error: 'products' does not say what is renamed to what.
					       Write old:new for a table, table.old:new for a column.
					"""));
	}

	@Test
	void whatLosesDataIsRefusedWhereThatIsWanted() {
		Outcome outcome = run(runner(PRODUCTS.replace(", title text NOT NULL", "")), "revision", "-m", "x",
				"--autogenerate", "--no-destructive");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).contains("error: The migration would drop column title of products");
		assertThat(this.module.files(SourceModule.REVISIONS)).containsExactly("aaaa1111.sql");
	}

	@Test
	void indexesAreBuiltOnlineInARevisionOfTheirOwn() {
		Outcome outcome = run(
				runner(PRODUCTS.replace("NOT NULL", "NOT NULL, price numeric"),
						"CREATE INDEX by_title ON products (title)"),
				"revision", "-m", "Add price", "--autogenerate", "--online");
		assertThat(outcome.out()).contains("Wrote revision new000000001, which revises aaaa1111: ",
				"Wrote revision new000000002, which revises new000000001: ");
		assertThat(outcome.out().lines()).hasSize(3);
		assertThat(this.module.run("heads").out()).startsWith("new000000002 Add price (");
	}

	@Test
	void aMigrationInJavaIsWritten() {
		Outcome outcome = run(runner(PRODUCTS, "CREATE TABLE brands (id bigint PRIMARY KEY)"), "revision", "-m",
				"Add brands", "--autogenerate", "--java");
		assertThat(outcome.exitCode()).isZero();
		assertThat(this.module.read("src/main/java/db/revisions/AddBrands.java")).contains("op.createTable(\"brands\"",
				"op.dropTable(\"brands\")");
	}

	@Test
	void aDatabaseBehindItsHeadsIsNotCompared() {
		this.module.revision("bbbb2222", "aaaa1111");
		assertThat(run(runner(PRODUCTS), "revision", "-m", "x", "--autogenerate"))
			.isEqualTo(new Outcome(ExitCode.PENDING, "", """
					error: Target database is not up to date: pending are bbbb2222 (Make bbbb2222).
					       Apply them: migrations upgrade
					"""));
	}

	@Test
	void ofManyPendingRevisionsTheFirstAreNamed() {
		String parent = "aaaa1111";
		for (String id : new String[] { "bbbb0001", "bbbb0002", "bbbb0003", "bbbb0004", "bbbb0005", "bbbb0006",
				"bbbb0007" }) {
			this.module.revision(id, parent);
			parent = id;
		}
		assertThat(run(runner(PRODUCTS), "revision", "-m", "x", "--autogenerate").err())
			.contains("bbbb0001 (Make bbbb0001), ", "bbbb0005 (Make bbbb0005) and 2 more.\n")
			.doesNotContain("bbbb0006");
	}

	@Test
	void whatCannotBeRevisedIsSaidBeforeAnythingIsCompared() {
		this.module.revision("bbbb2222", "aaaa1111").revision("cccc3333", "aaaa1111");
		Outcome outcome = run(runner(PRODUCTS), "revision", "-m", "x", "--autogenerate");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(outcome.err()).startsWith("error: 'head' is one revision, but there are 2 heads: ");
	}

	@Test
	void withoutModelsItIsSaidWhatCanBeOne() {
		Stemma stemma = stemma((builder) -> builder.schemaSources(List::of));
		assertThat(run(CommandLineRunner.of(stemma), "revision", "-m", "x", "--autogenerate"))
			.isEqualTo(new Outcome(ExitCode.FAILED, "", """
					error: Nothing says how the schema is to be.
					       JPA entities and those of Spring Data JDBC do when the application has them; \
					stemma.schema-source names files of SQL that do; so does every bean of type SchemaSource.
					"""));
	}

	@Test
	void aProtectedDatabaseIsNotCompared() {
		Stemma stemma = stemma(
				(builder) -> builder.options(RunnerOptions.DEFAULTS.withGuards(new Guards(null, true, false))),
				PRODUCTS);
		Outcome outcome = run(CommandLineRunner.of(stemma), "revision", "-m", "x", "--autogenerate");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(outcome.err()).contains("stemma.protected");
	}

	@Test
	void whatSaysHowToGenerateNeedsToBeToldToGenerate() {
		assertThat(run(runner(PRODUCTS), "revision", "-m", "x", "--no-destructive"))
			.isEqualTo(new Outcome(ExitCode.USAGE, "", """
					error: 'migrations revision' needs the option --autogenerate.
					       'migrations revision --help' says more.
					"""));
	}

}
