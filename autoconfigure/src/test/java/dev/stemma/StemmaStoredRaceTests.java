package dev.stemma;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.runner.InconsistentHistoryException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.MigrationListener;
import dev.stemma.runner.UnresolvedRevisionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nothing is taken back from under what stands on it, whenever that has come.
 */
class StemmaStoredRaceTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path newer;

	@TempDir
	private Path older;

	@BeforeEach
	void upgrade() {
		newer().stemma(this.database).upgrade();
	}

	private Project newer() {
		return new Project(this.newer).table("aaaa", "").table("bbbb", "aaaa");
	}

	/**
	 * A build that finds, as soon as it has the lock, that somebody was faster.
	 */
	private Stemma older() {
		return late(new Project(this.older).table("aaaa", ""));
	}

	private Stemma late(Project project) {
		MigrationListener faster = new MigrationListener() {
			@Override
			public void lockTaken(Duration waited) {
				StemmaStoredRaceTests.this.database.execute(
						"INSERT INTO stemma_revision (revision, parents, dependencies, labels, tags, message, kind) "
								+ "VALUES ('cccc', '{bbbb}', '{}', '{}', '{}', '', 'sql')");
			}
		};
		return project.builder(this.database.dataSource()).listeners(List.of(faster)).build();
	}

	private void assertRefused(Callable<?> run) {
		assertThatExceptionOfType(InconsistentHistoryException.class).isThrownBy(run::call)
			.withMessageContaining("cccc");
		assertThat(this.database.query("SELECT revision FROM stemma_revision ORDER BY 1")).containsExactly("aaaa",
				"bbbb", "cccc");
		assertThat(this.database.query("SELECT to_regclass('bbbb') IS NOT NULL")).containsExactly("t");
	}

	@Test
	void whatCameOnTopWhileTheLockWasAwaitedStopsADowngradeFromTheDatabase() {
		assertRefused(() -> older().downgradeFromDatabase("aaaa"));
	}

	@Test
	void whatCameOnTopWhileTheLockWasAwaitedStopsADowngrade() {
		assertRefused(() -> late(newer()).downgrade("aaaa"));
	}

	@Test
	void whatCameOnTopWhileTheLockWasAwaitedStopsDevSync() {
		assertRefused(() -> older().sync());
	}

	@Test
	void anAttemptThatNobodyHereKnowsMayStandOnWhatIsTakenBack() {
		newer().with("half",
				"-- @revision half\n-- @revises bbbb\n-- @transaction none\n\n-- @upgrade\nCREATE TABLE half (id int);\nSELECT 1/0;\n\n-- @downgrade\nDROP TABLE half;\n");
		assertThatExceptionOfType(MigrationFailedException.class)
			.isThrownBy(() -> new Project(this.newer).stemma(this.database).upgrade());
		Stemma older = new Project(this.older).table("aaaa", "").stemma(this.database);
		assertThatExceptionOfType(UnresolvedRevisionException.class)
			.isThrownBy(() -> older.downgradeFromDatabase("aaaa"))
			.withMessageContaining("half");
		assertThat(this.database.query("SELECT to_regclass('bbbb') IS NOT NULL")).containsExactly("t");
	}

}
