package dev.stemma.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.SpringProperties;
import org.springframework.mock.env.MockEnvironment;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.DevSyncRefusedException;
import dev.stemma.runner.PendingRevisionsException;
import dev.stemma.runner.RunnerOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class StemmaInitializerTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final MockEnvironment environment = new MockEnvironment();

	@TempDir
	private Path directory;

	@TempDir
	private Path elsewhere;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa");
		logging().setLogLevel("dev.stemma", LogLevel.INFO);
	}

	@AfterEach
	void resetLogging() {
		logging().setLogLevel("dev.stemma", null);
	}

	private static LoggingSystem logging() {
		return LoggingSystem.get(StemmaInitializerTests.class.getClassLoader());
	}

	private void initialize(Stemma stemma) {
		new StemmaInitializer(List.of(stemma), this.environment).afterPropertiesSet();
	}

	private boolean isUntouched() {
		return this.database.query("SELECT 1 FROM pg_class WHERE relname IN ('aaaa', 'stemma_revision')").isEmpty();
	}

	@Test
	void oneLineSaysFromWhereToWhereHowManyAndHowLong(CapturedOutput output) {
		initialize(this.project.stemma(this.database));
		assertThat(output.toString().lines()).filteredOn((line) -> line.contains("INFO"))
			.singleElement()
			.asString()
			.contains("Stemma: database \"" + this.database.name()
					+ "\", schema \"public\" upgraded from base to bbbb: " + "2 revisions in ")
			.containsPattern("in (\\d+ ms|\\d\\.\\d s)$");
	}

	@Test
	void anotherStartSaysThatTheDatabaseIsUpToDate(CapturedOutput output) {
		initialize(this.project.stemma(this.database));
		initialize(this.project.stemma(this.database));
		assertThat(output.toString().stripTrailing())
			.endsWith("Stemma: database \"" + this.database.name() + "\", schema \"public\" is up to date at bbbb");
	}

	@Test
	void whatTheTagsLeaveOutIsSaid(CapturedOutput output) {
		this.project.with("cccc", "-- @revision cccc\n-- @revises bbbb\n-- @tags demo\n\n-- @upgrade\nSELECT 1;\n");
		initialize(this.project.builder(this.database.dataSource())
			.tags(new TagFilter(Set.of(), Set.of("demo")))
			.target("cccc")
			.build());
		assertThat(output).contains("upgraded from base to bbbb: 2 revisions in ").contains("(1 excluded by tags)");
	}

	@Test
	void severalHeadsWithoutALabelAreAWarning(CapturedOutput output) {
		this.project.table("cccc", "aaaa");
		initialize(this.project.stemma(this.database));
		assertThat(output.toString().lines()).filteredOn((line) -> line.contains("WARN"))
			.singleElement()
			.asString()
			.contains("The revision graph has 2 heads without a branch label (bbbb, cccc). "
					+ "To make them one line: migrations merge heads -m \"...\"");
	}

	@Test
	void aLabelledLineIsMeantToBeApart(CapturedOutput output) {
		this.project.with("demo",
				"-- @revision dddd\n-- @branch-label demo\n\n-- @upgrade\nSELECT 1;\n\n-- @downgrade\n");
		initialize(this.project.stemma(this.database));
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void nothingRunsWhereItIsDisabledAtRunTime(CapturedOutput output) {
		this.environment.setProperty("stemma.enabled", "false");
		initialize(this.project.stemma(this.database));
		assertThat(isUntouched()).isTrue();
		assertThat(output).contains("Stemma: nothing is run, stemma.enabled is false");
	}

	@Test
	void nothingRunsInAnApplicationThatExitsOnRefresh(CapturedOutput output) {
		SpringProperties.setProperty("spring.context.exit", "onRefresh");
		try {
			initialize(this.project.stemma(this.database));
		}
		finally {
			SpringProperties.setProperty("spring.context.exit", null);
		}
		assertThat(isUntouched()).isTrue();
		assertThat(output).contains("Stemma: nothing is run, the application exits on refresh");
	}

	@Test
	void nothingRunsInModeNone(CapturedOutput output) {
		this.environment.setProperty("stemma.startup", "none");
		initialize(this.project.stemma(this.database));
		assertThat(isUntouched()).isTrue();
		assertThat(output).contains("Stemma: nothing is run, stemma.startup is none");
	}

	@Test
	void modeValidateRefusesADatabaseThatHasNotReachedItsTarget() {
		this.environment.setProperty("stemma.startup", "validate");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> initialize(stemma))
			.satisfies((ex) -> assertThat(ex.pending()).containsExactly("aaaa", "bbbb"));
		assertThat(isUntouched()).isTrue();
	}

	@Test
	void modeValidatePassesADatabaseThatHasReachedItsTarget(CapturedOutput output) {
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade();
		this.environment.setProperty("stemma.startup", "validate");
		initialize(stemma);
		assertThat(output).contains("schema \"public\" is up to date at bbbb");
	}

	@Test
	void modeDevSyncTakesBackWhatThisCheckoutDoesNotHave(CapturedOutput output) {
		Project other = new Project(this.elsewhere).table("aaaa", "").table("cccc", "aaaa");
		other.stemma(this.database).upgrade();
		this.environment.setProperty("stemma.startup", "dev-sync");
		initialize(this.project.stemma(this.database));
		assertThat(this.database.query("SELECT revision FROM stemma_revision ORDER BY 1")).containsExactly("aaaa",
				"bbbb");
		assertThat(output).contains("schema \"public\" brought from cccc to bbbb in ")
			.contains(": 1 taken back that this build does not have, 1 applied");
		initialize(this.project.stemma(this.database));
		assertThat(output.toString().stripTrailing()).endsWith("schema \"public\" is up to date at bbbb");
	}

	@Test
	void modeDevSyncIsRefusedOnAProtectedDatabase() {
		this.environment.setProperty("stemma.startup", "dev-sync");
		Stemma stemma = this.project.stemma(this.database,
				(options) -> options.withGuards(new RunnerOptions.Guards(null, true, false)));
		assertThatExceptionOfType(DevSyncRefusedException.class).isThrownBy(() -> initialize(stemma));
		assertThat(isUntouched()).isTrue();
	}

	@Test
	void modeWaitWaitsForAnotherProcess(CapturedOutput output) throws InterruptedException {
		this.environment.setProperty("stemma.startup", "wait");
		this.environment.setProperty("stemma.wait.timeout", "30s");
		Thread waiting = new Thread(() -> initialize(this.project.stemma(this.database)));
		waiting.start();
		this.project.stemma(this.database).upgrade();
		waiting.join(30_000);
		assertThat(waiting.isAlive()).isFalse();
		assertThat(output).contains("schema \"public\" is up to date at bbbb");
	}

	@Test
	void modeWaitGivesUpAfterItsTimeout() {
		this.environment.setProperty("stemma.startup", "wait");
		this.environment.setProperty("stemma.wait.timeout", "50ms");
		Stemma stemma = this.project.stemma(this.database);
		assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> initialize(stemma));
	}

}
