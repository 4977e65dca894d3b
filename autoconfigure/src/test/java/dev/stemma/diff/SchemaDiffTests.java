package dev.stemma.diff;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.stemma.PostgresServer;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left out, what is noted, and what can't be changed.
 */
class SchemaDiffTests {

	private static PostgresServer.Database database;

	@BeforeAll
	static void create() {
		database = PostgresServer.createDatabase();
		database.execute("DO $$ BEGIN CREATE ROLE shop_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
	}

	private static Differences differences(String before, String after, ObjectFilter filter) throws SQLException {
		try (LiveDiff diff = new LiveDiff(database, before, after)) {
			return diff.differences(new DiffOptions(filter, List.of(), ImplicitNames.NONE, Completion.NONE));
		}
	}

	private static List<String> objects(Differences differences) {
		return differences.changes().stream().map((change) -> change.object().toString()).toList();
	}

	@Test
	void whatIsLeftOutIsNeitherCreatedNorChangedNorDropped() throws SQLException {
		Differences differences = differences("""
				CREATE TABLE a (id bigint, old text, x_old text CONSTRAINT x_check CHECK (x_old <> ''), x_other text);
				CREATE VIEW x_gone AS SELECT id FROM a;
				CREATE VIEW x_there AS SELECT id FROM a;
				CREATE TABLE x_table (id bigint PRIMARY KEY, name text);
				""", """
				CREATE TABLE a (id bigint, fresh text, x_new text, x_other bigint);
				CREATE INDEX a_new ON a (x_new);
				CREATE VIEW x_there AS SELECT 1 AS one;
				CREATE VIEW x_come AS SELECT id FROM a;
				CREATE TABLE b (id bigint, x_new text UNIQUE, y text);
				CREATE SEQUENCE x_numbers;
				""", (object) -> !((object.part() != null) ? object.part() : object.name().name()).startsWith("x_"));
		assertThat(objects(differences)).containsExactlyInAnyOrder("table b", "column old of a", "column fresh of a");
	}

	@Test
	void nothingDiffersBetweenEqualSchemas() throws SQLException {
		String ddl = """
				CREATE TYPE mood AS ENUM ('sad');
				CREATE TABLE a (id serial PRIMARY KEY, mood mood DEFAULT 'sad');
				CREATE VIEW v AS SELECT * FROM a;
				""";
		Differences differences = differences(ddl, ddl, ObjectFilter.ALL);
		assertThat(differences.isEmpty()).isTrue();
		assertThat(differences.remarks()).isEmpty();
	}

	@Test
	void aViewThatIsLeftOutAndStandsInTheWayIsSaid() throws SQLException {
		String view = "CREATE VIEW left_out AS SELECT name FROM a";
		Differences differences = differences("CREATE TABLE a (name varchar(5));" + view,
				"CREATE TABLE a (name text);" + view, (object) -> object.kind() != ObjectKind.VIEW);
		assertThat(differences.changes()).singleElement()
			.satisfies((change) -> assertThat(change.notes()).containsExactly(
					"The view left_out needs it and is left out: it has to be dropped before and created after by"
							+ " hand."));
	}

	@Test
	void aValueThatIsAddedAndUsedAtOnceIsSaid() throws SQLException {
		Differences differences = differences("""
				CREATE TYPE mood AS ENUM ('sad');
				CREATE TABLE a (mood mood);
				""", """
				CREATE TYPE mood AS ENUM ('sad', 'happy');
				CREATE TABLE a (mood mood DEFAULT 'happy');
				""", ObjectFilter.ALL);
		assertThat(differences.changes().get(0).notes()).contains("Value 'happy' is used by what follows, and"
				+ " PostgreSQL takes no new value before it is committed: move what uses it to a revision of its own.");
	}

	@Test
	void aValueThatGoesDestroysAndMayBeRenamed() throws SQLException {
		Differences differences = differences("CREATE TYPE mood AS ENUM ('sad', 'happy')",
				"CREATE TYPE mood AS ENUM ('sad', 'glad')", ObjectFilter.ALL);
		assertThat(differences.changes()).singleElement().satisfies((change) -> {
			assertThat(change.summary()).isEqualTo("enum mood has value 'happy' and lacks value 'glad'");
			assertThat(change.destroys()).isEqualTo("value 'happy' of enum mood");
			assertThat(change.notes()).containsExactly(
					"It fails where a row holds 'happy': give such rows another value before.",
					"If 'happy' is now called 'glad', write ALTER TYPE \"mood\" RENAME VALUE 'happy' TO 'glad' in"
							+ " place of this.");
		});
	}

	@Test
	void privilegesThatNobodySpokeOfAreLeft() throws SQLException {
		Differences differences = differences("""
				CREATE VIEW v AS SELECT 1 AS one;
				GRANT SELECT ON v TO shop_reader;
				""", "CREATE VIEW v AS SELECT 1 AS one", ObjectFilter.ALL);
		assertThat(differences.isEmpty()).isTrue();
	}

	@Test
	void theTypeOfADomainThatIsUsedCannotBeChanged() throws SQLException {
		Differences differences = differences("""
				CREATE DOMAIN price AS integer;
				CREATE TABLE a (price price);
				""", """
				CREATE DOMAIN price AS bigint;
				CREATE TABLE a (price price);
				""", ObjectFilter.ALL);
		assertThat(differences.isEmpty()).isTrue();
		assertThat(differences.remarks()).extracting(Problem::what)
			.containsExactly(
					"Domain price is to be bigint and not integer, and PostgreSQL changes no domain that is" + " used");
	}

}
