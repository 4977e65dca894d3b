package dev.stemma;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer.Database;
import dev.stemma.diff.Change;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody has done to a database beside its scripts.
 */
class DriftTests {

	private static final String PRODUCTS = "CREATE TABLE products (id bigint PRIMARY KEY, title text NOT NULL)";

	private final Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@AfterEach
	void noDatabaseIsLeft() {
		assertThat(this.database.query("SELECT datname FROM pg_database WHERE datname LIKE 'stemma_scratch%'"))
			.isEmpty();
	}

	private Stemma stemma() {
		return new Project(this.directory).stemma(this.database);
	}

	private Stemma upgraded(String... scripts) {
		Project project = new Project(this.directory);
		for (int i = 0; i < scripts.length; i++) {
			project.revision("rev" + i, (i > 0) ? "rev" + (i - 1) : "", scripts[i], "SELECT 1");
		}
		stemma().upgrade();
		return stemma();
	}

	private static List<String> drift(Stemma stemma) {
		CheckReport report = stemma.check();
		assertThat(report.driftObstacle()).isNull();
		return Objects.requireNonNull(report.drift()).differences().changes().stream().map(Change::toString).toList();
	}

	@Test
	void whatWasAddedChangedAndDroppedByHandIsSaid() {
		Stemma stemma = upgraded(PRODUCTS + ";\nCREATE INDEX by_title ON products (title);\n"
				+ "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'");
		assertThat(drift(stemma)).isEmpty();
		this.database.execute("ALTER TABLE products ADD COLUMN hot boolean",
				"CREATE INDEX by_both ON products (title, id)", "DROP INDEX by_title",
				"ALTER TABLE products ALTER COLUMN title DROP NOT NULL",
				"CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2'");
		assertThat(drift(stemma)).containsExactlyInAnyOrder(
				"~ column title of products takes nulls and is to take none", "- index by_title", "+ index by_both",
				"+ column hot of products", "~ function one() differs");
	}

	@Test
	void grantsByHandAreNoDrift() {
		Stemma stemma = upgraded(PRODUCTS);
		this.database.execute("GRANT SELECT ON products TO pg_monitor", "GRANT SELECT (title) ON products TO PUBLIC",
				"ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor");
		assertThat(drift(stemma)).isEmpty();
	}

	@Test
	void scriptsOfAllKindsMakeWhatThereIs() {
		assertThat(
				drift(upgraded(PRODUCTS, "INSERT INTO products VALUES (1, 'one');\nUPDATE products SET title = 'two'",
						"CREATE INDEX CONCURRENTLY by_title ON public.products (title)",
						"ALTER TABLE public.products ADD COLUMN hot boolean")))
			.isEmpty();
	}

	@Test
	void dataIsNoDrift() {
		Stemma stemma = upgraded(PRODUCTS, "INSERT INTO products SELECT 1, 'one'",
				"DO $$ BEGIN IF NOT EXISTS (SELECT FROM products) THEN RAISE 'empty'; END IF; END $$");
		this.database.execute("INSERT INTO products VALUES (2, 'two')");
		assertThat(drift(stemma)).isEmpty();
	}

	@Test
	void aBaselineThatWasStampedIsReplayed() {
		this.database.execute(PRODUCTS, "CREATE TABLE forgotten (id int)");
		new Project(this.directory).revision("base0", "", PRODUCTS, "DROP TABLE products");
		stemma().stamp("base0");
		assertThat(drift(stemma())).containsExactly("+ table forgotten");
	}

	@Test
	void aBaselineThatMakesNothingIsSaidToMakeNothing() {
		this.database.execute(PRODUCTS);
		new Project(this.directory).revision("base0", "", "SELECT 1", "SELECT 1")
			.revision("next0", "base0", "ALTER TABLE products ADD COLUMN hot boolean", "SELECT 1");
		stemma().stamp("base0");
		stemma().upgrade();
		assertThat(stemma().check().driftObstacle()).isNotNull()
			.extracting((problem) -> problem.toString().replace(this.directory + "/", ""))
			.isEqualTo("""
					Replayed into an empty database: The upgrade of revision next0 (Make next0) failed in \
					statement 1: relation "products" does not exist [SQLSTATE 42P01] in: ALTER TABLE products \
					ADD COLUMN hot boolean (next0.sql:6:1). The scripts of the applied revisions alone do not \
					make this schema: what they stand on was made by hand, or by a revision that was stamped \
					and makes nothing.""");
	}

	@Test
	void twoHundredRevisionsTakeOneStatementEachBesideTheirOwn() {
		upgraded(IntStream.range(0, 200)
			.mapToObj((i) -> "CREATE TABLE t%d (id int PRIMARY KEY, name text);\nCREATE INDEX t%d_name ON t%d (name)"
				.formatted(i, i, i))
			.toArray(String[]::new));
		CountingDataSource counting = new CountingDataSource(this.database.dataSource());
		Stemma stemma = new Project(this.directory).builder(counting).build();
		assertThat(drift(stemma)).isEmpty();
		// Two of each script, one to see that it has kept to itself, and those of any
		// check
		assertThat(counting.trips()).hasSizeBetween(400, 3 * 200 + 60);
	}

}
