package dev.stemma.autoconfigure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

import dev.stemma.dialect.ServerMessage;
import dev.stemma.problem.Problem;
import dev.stemma.runner.MigrationFailedException;

/**
 * Lays out what is known of a migration that failed.
 */
@Order(0)
final class MigrationFailedFailureAnalyzer extends AbstractFailureAnalyzer<MigrationFailedException> {

	private static final int SHOWN = 2000;

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MigrationFailedException cause) {
		Problem problem = cause.problems().get(0);
		ServerMessage server = cause.serverMessage();
		StringBuilder description = new StringBuilder("The migration of revision ").append(cause.revision())
			.append(" failed:\n\n    ")
			.append((server != null) ? server.text() : problem.what())
			.append('\n');
		line(description, "Script", problem.where());
		line(description, "Statement", shortened(cause.statement()));
		if (server != null) {
			line(description, "Position", (server.position() > 0) ? "character " + server.position() : null);
			line(description, "SQLSTATE", server.sqlState());
			line(description, "Detail", server.detail());
			line(description, "Hint", server.hint());
		}
		return new FailureAnalysis(description.toString().stripTrailing(),
				Objects.requireNonNullElse(problem.advice(), "Correct the script and start again."), cause);
	}

	private static void line(StringBuilder text, String label, @Nullable Object value) {
		if (value != null) {
			text.append("\n    %-11s ".formatted(label + ":")).append(value.toString().indent(16).strip());
		}
	}

	private static @Nullable String shortened(@Nullable String statement) {
		if (statement == null || statement.length() <= SHOWN) {
			return statement;
		}
		return statement.substring(0, SHOWN) + "…";
	}

}
