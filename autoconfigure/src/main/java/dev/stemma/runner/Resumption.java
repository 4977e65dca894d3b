package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.stemma.dialect.StatementRecovery;
import dev.stemma.dialect.StatementRecovery.State;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.Statement;

/**
 * Finds out where a step without a transaction is to be taken up after it stopped half
 * way: from the journal, and from the catalog where the journal does not know.
 */
final class Resumption {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	/** What holds for the session from then on. */
	static final Pattern SETS_THE_SESSION = Pattern.compile("(SET|RESET)\\b(?!\\s+LOCAL\\b)", Pattern.CASE_INSENSITIVE);

	private final RunContext context;

	private final ScriptExecutor executor;

	private final Step step;

	private final List<Statement> statements;

	Resumption(RunContext context, Step step, SqlMigration text) {
		this.context = context;
		this.step = step;
		this.executor = new ScriptExecutor(context.dialect());
		this.statements = ScriptExecutor.part(text, step).statements();
	}

	/**
	 * The number of the first statement to run.
	 * @throws UnresolvedRevisionException if that can't be told
	 */
	int next(OpenAttempt attempt) throws SQLException, StepFailure {
		JournalEntry last = attempt.last();
		if (attempt.direction() != this.step.direction()) {
			throw NonTransactionalStep.unresolved(this.step,
					"its %s was under way".formatted(attempt.direction().word()));
		}
		if (last == null) {
			return 1;
		}
		int number = Objects.requireNonNull(last.statement());
		checkUnchanged(attempt, (last.outcome() == Outcome.SUCCEEDED) ? number + 1 : number);
		setSession(1, number);
		int next = switch (last.outcome()) {
			case SUCCEEDED -> number + 1;
			case RESOLVED -> number;
			case STARTED, FAILED -> afterStop(attempt, last, number);
		};
		setSession(number, next);
		logger.warn("The %s of revision %s stopped half way at %s and is taken up at statement %d"
			.formatted(this.step.direction().word(), this.step.name(), last.at(), next));
		return next;
	}

	/**
	 * Runs again what sets the session: the one in which it was run is gone, and what
	 * follows relies on it.
	 */
	private void setSession(int from, int to) throws StepFailure {
		for (Statement statement : this.statements) {
			if (statement.number() >= from && statement.number() < to
					&& SETS_THE_SESSION.matcher(statement.sql()).lookingAt()) {
				this.executor.run(connection(), statement);
			}
		}
	}

	/**
	 * What has been run must still be what the script says.
	 */
	private void checkUnchanged(OpenAttempt attempt, int upTo) {
		for (Statement statement : this.statements) {
			JournalEntry entry = attempt.started(statement.number());
			boolean done = statement.number() < upTo;
			if (done && entry != null && !statement.checksum().equals(entry.statementChecksum())) {
				throw NonTransactionalStep.unresolved(this.step,
						"statement %d has been run and was changed since then".formatted(statement.number()));
			}
		}
	}

	private int afterStop(OpenAttempt attempt, JournalEntry last, int number) throws SQLException {
		awaitEnd(this.context, this.step, last);
		if (number > this.statements.size()) {
			if (last.outcome() == Outcome.FAILED) {
				return number;
			}
			throw NonTransactionalStep.unresolved(this.step, "whether it came to its end is not known");
		}
		Statement statement = this.statements.get(number - 1);
		JournalEntry started = attempt.started(number);
		if (started != null && !statement.checksum().equals(started.statementChecksum())) {
			if (last.outcome() == Outcome.FAILED) {
				// It failed and was corrected.
				return number;
			}
			throw NonTransactionalStep.unresolved(this.step,
					"statement %d was running and was changed since then".formatted(number));
		}
		StatementRecovery.Outcome found = this.context.dialect()
			.recovery()
			.after(connection(), statement.sql(), (started != null) ? started.detail() : null);
		if (found.state() == State.UNKNOWN && last.outcome() == Outcome.STARTED) {
			throw NonTransactionalStep.unresolved(this.step, "whether statement %d (%s) was done is not known"
				.formatted(number, Failures.shortened(statement.sql())));
		}
		return (found.state() == State.DONE && last.outcome() == Outcome.STARTED) ? number + 1 : number;
	}

	/**
	 * A killed client does not stop its server process: what that was doing goes on, and
	 * the catalog says nothing before it ends.
	 */
	static void awaitEnd(RunContext context, Step step, JournalEntry last) throws SQLException {
		Deadline wait = context.deadline().within(context.options().limits().runnerLockWait());
		Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
		boolean said = false;
		while (last.backendPid() != context.facts().backendPid()
				&& context.dialect().sessions().isAlive(context.connection(), last.backendPid(), last.backendStart())) {
			if (wait.isOver()) {
				throw NonTransactionalStep.unresolved(step,
						"the server process %d that was running it is still at work".formatted(last.backendPid()));
			}
			if (!said) {
				logger.info("Waiting for the server process %d, which still runs revision %s"
					.formatted(last.backendPid(), step.name()));
				said = true;
			}
			backoff.pause(wait);
		}
	}

	private Connection connection() {
		return this.context.connection();
	}

}
