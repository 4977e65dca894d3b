package dev.stemma.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.Project;
import dev.stemma.StatedSchema;
import dev.stemma.StemmaBuilder;
import dev.stemma.cli.CommandLineRunner.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class CheckCommandTests {

	private static final String[] MODEL = { "CREATE TABLE brands (id bigint)", "CREATE TABLE products (id bigint)",
			"CREATE TABLE members (id bigint)" };

	@TempDir
	private Path directory;

	private Shop shop;

	@BeforeEach
	void openShop() {
		this.shop = Shop.in(this.directory);
	}

	private StemmaBuilder builder() {
		return new Project(this.directory).builder(this.shop.database().dataSource())
			.schemaSources(StatedSchema.of(MODEL));
	}

	private Outcome check(String... options) {
		return check(UnaryOperator.identity(), options);
	}

	private Outcome check(UnaryOperator<StemmaBuilder> settings, String... options) {
		String[] arguments = new String[options.length + 1];
		arguments[0] = "check";
		System.arraycopy(options, 0, arguments, 1, options.length);
		Outcome outcome = CommandLineRunner.of(settings.apply(builder()).build()).run(arguments);
		return new Outcome(outcome.exitCode(), this.shop.plain(outcome.out()), this.shop.plain(outcome.err()));
	}

	@Test
	void whereAllAgreesItSaysSo() {
		this.shop.upgraded("heads");
		assertThat(check()).isEqualTo(new Outcome(0, """
				Models:   the database is what they say (the model: 3 statements)
				Scripts:  3 revisions. Database "shop", schema "public": up to date.
				Drift:    none; the database is what the scripts make
				""", ""));
	}

	@Test
	void whatModelsHaveMoreIsListed() {
		this.shop.upgraded("heads");
		Outcome outcome = check(
				(builder) -> builder.schemaSources(StatedSchema.of(MODEL[0], MODEL[1], "CREATE TABLE tags (id int)")),
				"--only", "models");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.PENDING);
		assertThat(outcome.out()).startsWith("Models:   2 differences to the database (the model: 3 statements)\n  ")
			.contains("\n  + table tags\n", "\n  - table members  DESTRUCTIVE\n",
					"\n  Write them down: migrations revision --autogenerate -m \"...\"\n")
			.doesNotContain("Drift");
	}

	@Test
	void whatIsPendingKeepsModelsFromBeingCompared() {
		this.shop.upgraded("b3cab280570b");
		assertThat(check()).isEqualTo(new Outcome(ExitCode.PENDING, """
				Models:   not compared
				  Target database is not up to date: pending are c8d1f0c2ab9e (Add members).
				    Apply them: migrations upgrade
				Scripts:  3 revisions. Database "shop", schema "public": 1 revision pending.
				  c8d1f0c2ab9e Add members pending
				Drift:    none; the database is what the scripts make
				""", ""));
	}

	@Test
	void whatIsPendingIsToBeApplied() {
		this.shop.upgraded("b3cab280570b");
		assertThat(check("--only", "scripts")).isEqualTo(new Outcome(ExitCode.PENDING, """
				Scripts:  3 revisions. Database "shop", schema "public": 1 revision pending.
				  c8d1f0c2ab9e Add members pending
				  Apply them: migrations upgrade
				""", ""));
	}

	@Test
	void driftWarnsOfNothingThatAMigrationWouldHaveToMind() {
		this.shop.with("d0e1f2a3b4c5", "Name brands", "-- @revises c8d1f0c2ab9e\n",
				"ALTER TABLE brands ADD COLUMN name text NOT NULL");
		this.shop.upgraded("heads");
		this.shop.database().execute("ALTER TABLE brands DROP COLUMN name");
		assertThat(check("--only=drift").out()).contains("- column name of brands\n  Take back");
	}

	@Test
	void whatWasDoneByHandIsDrift() {
		this.shop.upgraded("heads");
		this.shop.database().execute("ALTER TABLE brands ADD COLUMN hot boolean");
		Outcome outcome = check("--only=drift");
		assertThat(outcome).isEqualTo(new Outcome(ExitCode.CONTRADICTION, """
				Scripts:  3 revisions. Database "shop", schema "public": up to date.
				Drift:    1 difference to what the scripts make
				  + column hot of brands
				  Take back what was done by hand, or write a revision that does it
				""", ""));
	}

	@Test
	void anEditedScriptIsAContradiction() {
		this.shop.upgraded("heads");
		this.shop.with("c8d1f0c2ab9e", "Add members", "-- @revises b3cab280570b\n",
				"CREATE TABLE members (id bigint) /* x */ WITH (fillfactor = 90)");
		Outcome outcome = check("--only=scripts");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.CONTRADICTION);
		assertThat(outcome.out()).contains("c8d1f0c2ab9e").contains("migrations accept");
	}

	@Test
	void withoutModelsTheRestIsChecked() {
		this.shop.upgraded("heads");
		Outcome outcome = check((builder) -> builder.schemaSources());
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).startsWith("Models:   none; nothing says how the schema is to be\n");
	}

	@Test
	void theScriptsAloneNeedNoDatabase() {
		assertThat(check((builder) -> builder.dataSource(NoDataSource.INSTANCE), "--offline"))
			.isEqualTo(new Outcome(0, "Scripts:  3 revisions, no problems\n", ""));
		this.shop.with("d0e1f2a3b4c5", "Broken", "-- @revises c8d1f0c2ab9e\n", "SELECT ${nothing}");
		Outcome outcome = check((builder) -> builder.dataSource(NoDataSource.INSTANCE), "--offline");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(outcome.out()).startsWith("Scripts:  4 revisions, 1 problem\n  ")
			.contains("DIR/d0e1f2a3b4c5.sql:6:8");
	}

	@Test
	void oneHeadCanBeInsistedOn() {
		this.shop.with("d0e1f2a3b4c5", "Aside", "-- @revises b3cab280570b\n", "SELECT 1");
		String said = """
				Scripts:  4 revisions, no problems
				  There are 2 heads without a branch label: c8d1f0c2ab9e, d0e1f2a3b4c5
				    One line is made of them by: migrations merge c8d1f0c2ab9e d0e1f2a3b4c5 -m "..."
				""";
		assertThat(check("--offline")).isEqualTo(new Outcome(0, said, ""));
		assertThat(check("--offline", "--single-head")).isEqualTo(new Outcome(ExitCode.FAILED, said, ""));
	}

	@Test
	void offlineThereIsNothingToChooseFrom() {
		assertThat(check("--offline", "--only", "models")).isEqualTo(new Outcome(ExitCode.USAGE, "", """
				error: --offline checks the scripts alone, so --only has nothing to choose from.
				       'migrations check --help' says more.
				"""));
	}

	@Test
	void theAnswerForPrograms() {
		this.shop.upgraded("heads");
		this.shop.database().execute("ALTER TABLE brands ADD COLUMN hot boolean");
		Outcome outcome = check("--only=drift", "--json");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.CONTRADICTION);
		assertThat(outcome.out()).isEqualTo(
				"""
						{"clean":false,"models":null,\
						"scripts":{"revisions":3,"heads":["c8d1f0c2ab9e"],"problems":[],"state":"reached","pending":[],"unknown":[],"contradictions":[]},\
						"drift":{"changes":[{"kind":"add","object":"column hot of brands","summary":"column hot of brands is there, and no script has made it","destroys":null,"notes":[]}],\
						"remarks":[],"obstacle":null}}
						""");
		Outcome models = check("--only=models", "--json");
		assertThat(models.out())
			.contains("\"models\":{\"sources\":[{\"description\":\"the model\",\"contents\":\"3 statements\"}],"
					+ "\"changes\":[{\"kind\":\"drop\"")
			.contains("\"suspects\":[],\"remarks\":[],\"obstacle\":null},\"scripts\":")
			.endsWith("\"drift\":null}\n");
	}

	@Test
	void theAnswerForProgramsOfWhatCouldNotBeCompared() {
		this.shop.upgraded("b3cab280570b");
		assertThat(check("--only=models", "--json").out()).isEqualTo(
				"""
						{"clean":false,"models":{"sources":[],"changes":[],"suspects":[],"remarks":[],\
						"obstacle":{"what":"Target database is not up to date: pending are c8d1f0c2ab9e (Add members).","where":null,"advice":"Apply them: migrations upgrade"}},\
						"scripts":{"revisions":3,"heads":["c8d1f0c2ab9e"],"problems":[],"state":"pending","pending":["c8d1f0c2ab9e"],"unknown":[],"contradictions":[]},\
						"drift":null}
						""");
		assertThat(check("--offline", "--json").out()).isEqualTo(
				"""
						{"clean":true,"models":null,\
						"scripts":{"revisions":3,"heads":["c8d1f0c2ab9e"],"problems":[],"state":null,"pending":[],"unknown":[],"contradictions":[]},\
						"drift":null}
						""");
	}

}
