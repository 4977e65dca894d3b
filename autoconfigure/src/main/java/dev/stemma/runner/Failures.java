package dev.stemma.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Backend;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.ServerMessage;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Says what failed, so that whoever is woken up by it knows what to do.
 */
final class Failures {

	private static final int SHOWN = 300;

	private Failures() {
	}

	static StemmaException outOfTime(Step step, Deadline deadline, @Nullable Throwable cause) {
		return new RunTimeoutException(new Problem(
				"The %s of revision %s was stopped, because the run has taken longer than the %d s that it was given"
					.formatted(step.direction().word(), step.name(), deadline.length().toSeconds()),
				step.revision().origin(),
				step.transactional()
						? "It was rolled back, what came before it stays done; give it more time with stemma.startup-timeout."
						: "Start again with more time (stemma.startup-timeout): the journal knows how far it came."),
				cause);
	}

	static RunInterruptedException interrupted(Step step, Throwable cause) {
		return new RunInterruptedException(
				new Problem("The %s of revision %s was interrupted.".formatted(step.direction().word(), step.name()),
						step.revision().origin(), "What is done stays done; start again to go on."),
				cause);
	}

	/**
	 * A migration failed for good.
	 * @param blockers who held the locks that it did not get
	 * @param tried for how long it was tried, or {@code null} when once was enough
	 */
	static MigrationFailedException failed(Step step, StepFailure failure, Dialect dialect, List<Backend> blockers,
			@Nullable Duration tried) {
		SQLException sql = failure.sqlException();
		ServerMessage server = (sql != null) ? dialect.messageOf(sql) : null;
		Location where = (failure.where() != null) ? failure.where() : step.revision().origin();
		StringBuilder what = new StringBuilder("The ").append(step.direction().word())
			.append(" of revision ")
			.append(step.name())
			.append(" failed");
		if (failure.operation() != null) {
			what.append(" in operation ").append(failure.number()).append(", ").append(failure.operation());
		}
		else if (failure.number() > 0) {
			what.append(" in statement ").append(failure.number());
		}
		if (tried != null) {
			what.append(" after ").append(tried.toSeconds()).append(" s of trying");
		}
		what.append(": ").append(words(failure, server));
		return new MigrationFailedException(
				new Problem(what.toString(), where, advice(step, failure, server, dialect, blockers)), step.id(),
				failure.statement(), server, failure);
	}

	private static String words(StepFailure failure, @Nullable ServerMessage server) {
		if (server == null) {
			StemmaException asked = failure.stemmaException();
			if (asked != null) {
				return asked.problems().stream().map(Problem::what).collect(Collectors.joining("; "));
			}
			Throwable cause = failure.getCause();
			return (cause != null) ? cause.toString() : String.valueOf(failure.getMessage());
		}
		StringBuilder text = new StringBuilder(server.text());
		if (server.detail() != null) {
			text.append("; ").append(server.detail());
		}
		if (server.sqlState() != null) {
			text.append(" [SQLSTATE ").append(server.sqlState()).append(']');
		}
		if (failure.statement() != null) {
			text.append(" in: ").append(shortened(failure.statement()));
		}
		return text.toString();
	}

	private static String advice(Step step, StepFailure failure, @Nullable ServerMessage server, Dialect dialect,
			List<Backend> blockers) {
		StringBuilder advice = new StringBuilder();
		SQLException sql = failure.sqlException();
		StemmaException asked = (sql != null) ? null : failure.stemmaException();
		if (asked != null) {
			asked.problems()
				.stream()
				.map(Problem::advice)
				.filter(Objects::nonNull)
				.distinct()
				.forEach((each) -> advice.append(each).append(' '));
		}
		if (server != null && server.hint() != null) {
			advice.append(server.hint());
			advice.append(server.hint().endsWith(".") ? " " : ". ");
		}
		ErrorKind kind = (sql != null) ? dialect.kindOf(sql) : ErrorKind.OTHER;
		if (kind == ErrorKind.LOCK_NOT_AVAILABLE && !blockers.isEmpty()) {
			advice.append("Held by ")
				.append(blockers.stream().map(Backend::toString).collect(Collectors.joining(", ")))
				.append(". ");
		}
		if (kind == ErrorKind.LOCK_NOT_AVAILABLE) {
			advice.append("End what holds the lock, or try for longer: stemma.ddl-lock-timeout is for one attempt, "
					+ "stemma.retry.max-elapsed for all. ");
		}
		if (kind == ErrorKind.TRANSACTION_ABORTED) {
			advice.append("An earlier statement failed and the migration went on; let the exception through. ");
		}
		if (kind == ErrorKind.CANCELED) {
			advice.append("A time limit (stemma.statement-timeout, or the server's own) or somebody cancelled it. ");
		}
		if (kind == ErrorKind.READ_ONLY) {
			advice.append("The server takes no writes any more: see that the URL leads to the primary. ");
		}
		if (kind == ErrorKind.PRIVILEGE) {
			advice.append("Grant what is missing, or run as another role with stemma.role. ");
		}
		return advice.append(whatNow(step, kind)).toString();
	}

	private static String whatNow(Step step, ErrorKind kind) {
		if (step.transactional() && kind == ErrorKind.LOCK_NOT_AVAILABLE) {
			return "Everything that it did was rolled back; start again when the lock is free.";
		}
		if (step.transactional()) {
			return "Everything that it did was rolled back; correct the script and start again.";
		}
		return "The %s before it stay done and are not run again; correct the cause and start again."
			.formatted(step.isJava() ? "operations" : "statements");
	}

	static String shortened(String statement) {
		String line = statement.strip().replaceAll("\\s+", " ");
		return (line.length() <= SHOWN) ? line : line.substring(0, SHOWN) + "…";
	}

}
