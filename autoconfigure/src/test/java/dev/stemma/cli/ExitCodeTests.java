package dev.stemma.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ExitCodeTests {

	@TempDir
	private Path directory;

	@Test
	void aLockThatOthersHeldIsWorthAnotherTryAndAWrongStatementIsNot() throws SQLException {
		Shop shop = Shop.in(this.directory).upgraded("heads");
		shop.with("d0e1f2a3b4c5", "Add status", "-- @revises c8d1f0c2ab9e\n", "ALTER TABLE members ADD s int");
		Stemma stemma = new Project(this.directory).stemma(shop.database(), ExitCodeTests::impatient);
		try (Connection connection = shop.database().connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("LOCK TABLE members");
			assertThat(ExitCode.of(catchThrowableOfType(MigrationFailedException.class, stemma::upgrade)))
				.isEqualTo(75);
			connection.rollback();
		}
		shop.with("d0e1f2a3b4c5", "Add status", "-- @revises c8d1f0c2ab9e\n", "ALTER TABLE member ADD s int");
		assertThat(ExitCode.of(catchThrowableOfType(MigrationFailedException.class, shop.stemma()::upgrade)))
			.isEqualTo(1);
	}

	private static RunnerOptions impatient(RunnerOptions options) {
		Limits limits = options.limits();
		return options.withLimits(new Limits(Duration.ofMillis(50), limits.statementTimeout(), limits.runnerLockWait(),
				Duration.ofMillis(100), limits.connectTimeout(), limits.run()));
	}

}
