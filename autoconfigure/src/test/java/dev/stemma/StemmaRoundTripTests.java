package dev.stemma;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

}
