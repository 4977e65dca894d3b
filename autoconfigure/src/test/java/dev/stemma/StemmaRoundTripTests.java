package dev.stemma;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start costs, counted in what goes to the server and not in milliseconds.
 */
class StemmaRoundTripTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final CountingDataSource counting = new CountingDataSource(this.database.dataSource());

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(ints = { 1, 1000 })
	void upToDateIsOneConnectionAndThreeStatementsWithoutLockOrWrite(int revisions) {
		Project project = new Project(this.directory);
		for (int i = 1; i <= revisions; i++) {
			project.revision("r%05d".formatted(i), (i == 1) ? "" : "r%05d".formatted(i - 1), "SELECT " + i, "SELECT 1");
		}
		Stemma stemma = project.stemma(this.counting, (options) -> options);
		stemma.upgrade();
		this.counting.reset();
		assertThat(stemma.upgrade().steps()).isEmpty();
		assertThat(this.counting.connections()).isEqualTo(1);
		assertThat(this.counting.trips()).hasSizeLessThanOrEqualTo(3)
			.allSatisfy((sql) -> assertThat(sql.toUpperCase(Locale.ROOT)).doesNotContain("LOCK(")
				.doesNotContain("LOCK TABLE")
				.doesNotContain("INSERT INTO")
				.doesNotContain("UPDATE ")
				.doesNotContain("SET "));
	}

	@Test
	void upToDateNeedsNoMoreThanToRead() {
		Project project = new Project(this.directory).table("aaaa", "");
		project.stemma(this.database).upgrade();
		String reader = "only_reads_" + this.database.name();
		this.database.execute("CREATE ROLE " + reader + " LOGIN",
				"GRANT SELECT ON stemma_revision, stemma_journal TO " + reader);
		assertThat(project.stemma(this.database.dataSource(reader), (options) -> options).upgrade().to())
			.containsExactly("aaaa");
	}

	@Test
	void theCatalogIsNotReadWhereTheWayBackIsWrittenOrThereIsNone() {
		this.database.execute("CREATE SCHEMA app", "CREATE TABLE app.a (id int)", "CREATE TABLE app.b (id int)",
				"CREATE TABLE app.c (id int)", "CREATE TABLE app.d (id int)");
		Stemma written = migrations(new Written());
		written.upgrade();
		assertThat(around("DROP TABLE app.a")).satisfiesExactly((sql) -> assertThat(sql).contains("LOCK TABLE"),
				(sql) -> assertThat(sql).contains("INSERT INTO"), (sql) -> assertThat(sql).isEqualTo("commit"));
		written.downgrade("base");
		assertThat(around("DROP TABLE app.d").get(0)).contains("LOCK TABLE");
		migrations(new Irreversible(), new Derived()).upgrade();
		assertThat(around("DROP TABLE app.b").get(0)).contains("LOCK TABLE");
		assertThat(around("DROP TABLE app.c").get(0)).contains("FROM pg_catalog.");
	}

	private Stemma migrations(JavaMigration... migrations) {
		return Stemma.builder()
			.dataSource(this.counting)
			.locations()
			.packages()
			.migrations(List.of(migrations))
			.build();
	}

	/**
	 * What goes to the server before a statement, and the two that come behind it.
	 */
	private List<String> around(String sql) {
		List<String> trips = this.counting.trips();
		int index = trips.indexOf(sql);
		return List.of(trips.get(index - 1), trips.get(index + 1), trips.get(index + 2));
	}

	@Test
	void aRevisionCostsThreeRoundTripsBeyondItsOwnStatements() {
		Project project = new Project(this.directory)
			.revision("aaaa", "", "CREATE TABLE a (id int);\nCREATE TABLE b (id int)", "SELECT 1")
			.revision("bbbb", "aaaa", "CREATE TABLE c (id int)", "DROP TABLE c")
			.revision("cccc", "bbbb", "CREATE TABLE d (id int)", "SELECT 1");
		project.stemma(this.database).upgrade("aaaa");
		Stemma stemma = project.stemma(this.counting, (options) -> options);
		stemma.upgrade("bbbb");
		int one = this.counting.trips().size();
		this.counting.reset();
		project.stemma(this.database).downgrade("aaaa");
		stemma.upgrade("cccc");
		int two = this.counting.trips().size();
		assertThat(two - one).isEqualTo(3 + 1);
		assertThat(this.counting.connections()).isEqualTo(1);
		List<String> trips = this.counting.trips();
		int first = trips.indexOf("CREATE TABLE d (id int)");
		assertThat(trips.subList(first - 1, first + 3).get(0)).contains("LOCK TABLE");
		assertThat(trips.subList(first - 1, first + 3).get(2)).contains("INSERT INTO");
		assertThat(trips.subList(first - 1, first + 3).get(3)).isEqualTo("commit");
	}

	@Migration(revision = "aaaa")
	private static final class Written implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.in("app").dropTable("a");
		}

		@Override
		public void downgrade(Operations op) {
			op.in("app").dropTable("d");
		}

	}

	@Migration(revision = "bbbb", irreversible = true)
	private static final class Irreversible implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.in("app").dropTable("b");
		}

	}

	@Migration(revision = "cccc")
	private static final class Derived implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.in("app").dropTable("c");
		}

	}

}
