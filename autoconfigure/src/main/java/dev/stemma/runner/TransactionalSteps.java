package dev.stemma.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Backend;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Runs steps in one transaction: never twice, never half. The table of applied revisions
 * is locked and read again inside of it, so that two runners can do no harm even where
 * the runner's lock failed to keep them apart.
 */
final class TransactionalSteps {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private final RunContext context;

	TransactionalSteps(RunContext context) {
		this.context = context;
	}

	/**
	 * Runs the steps, all or none, again where others were in the way.
	 * @return the steps that were run; those are missing which somebody else had done
	 * @throws ConnectionLostException if what became of the transaction is not known
	 */
	List<Step> run(List<Step> steps) throws ConnectionLostException {
		RunnerOptions.Limits limits = this.context.options().limits();
		long start = System.nanoTime();
		Deadline retry = this.context.deadline().within(limits.retryMaxElapsed());
		Deadline others = this.context.deadline().within(limits.runnerLockWait());
		Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));
		for (int attempt = 1;; attempt++) {
			TransactionAttempt current = new TransactionAttempt(this.context, steps);
			try {
				this.context.watchdog().arm();
				return current.run();
			}
			catch (StepFailure failure) {
				abandon();
				if (!current.isBegun() && this.context.kindOf(failure) == ErrorKind.LOCK_NOT_AVAILABLE) {
					awaitOthers(others);
				}
				else {
					afterFailure(current.step(), failure, retry, start, attempt);
				}
			}
			catch (RunInterruptedException ex) {
				abandon();
				throw interrupted(current.step(), ex, start);
			}
			catch (RuntimeException | Error ex) {
				abandon();
				throw ex;
			}
			try {
				backoff.pause(this.context.deadline());
			}
			catch (RunInterruptedException ex) {
				throw interrupted(current.step(), ex, start);
			}
		}
	}

	private void abandon() {
		this.context.watchdog().rest();
		this.context.work().rollback();
	}

	private RunInterruptedException interrupted(Step step, RunInterruptedException ex, long start) {
		this.context.failed(step, new StepFailure(ex, null, null, 0), Duration.ofNanos(System.nanoTime() - start), ex);
		return ex;
	}

	/**
	 * Somebody has the table of applied revisions: behind a pooler, where there is no
	 * runner's lock, another runner; else the server's own maintenance.
	 */
	private void awaitOthers(Deadline others) {
		if (others.isOver()) {
			throw new RunnerLockTimeoutException(Problem.of(
					"Others have had the table %s of schema %s for %d s: %s".formatted(
							this.context.ledger().tables().revision(), this.context.ledger().tables().schema(),
							others.length().toSeconds(), blockers(null)),
					"Look at what they run. stemma.runner-lock.wait says how long to wait."));
		}
	}

	private void afterFailure(Step step, StepFailure failure, Deadline retry, long start, int attempt)
			throws ConnectionLostException {
		ErrorKind kind = this.context.kindOf(failure);
		if (kind == ErrorKind.CONNECTION_LOST) {
			throw new ConnectionLostException(failure);
		}
		Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
		if (this.context.isInterruption(failure)) {
			RunInterruptedException interrupted = Failures.interrupted(step, failure);
			this.context.failed(step, failure, elapsed, interrupted);
			throw interrupted;
		}
		boolean outOfTime = this.context.deadline().isOver();
		if (kind.isRetryable() && !retry.isOver() && !outOfTime) {
			logger.warn("Attempt %d of the %s of revision %s was rolled back and is made again: %s".formatted(attempt,
					step.direction().word(), step.name(), String.valueOf(failure.getMessage())));
			return;
		}
		StemmaException ex = outOfTime ? Failures.outOfTime(step, this.context.deadline(), failure)
				: Failures.failed(step, failure, this.context.dialect(),
						kind.isRetryable() ? blockers(failure.statement()) : List.of(),
						kind.isRetryable() ? elapsed : null);
		this.context.failed(step, failure, elapsed, ex);
		throw ex;
	}

	/**
	 * Who holds locks on our table or on what a statement names.
	 */
	private List<Backend> blockers(@Nullable String statement) {
		List<String> names = new ArrayList<>();
		if (statement != null) {
			names.addAll(Arrays.asList(statement.split("[^\\p{L}\\p{N}_$]+")));
		}
		names.add(this.context.ledger().tables().revision());
		try {
			return this.context.dialect().sessions().lockHolders(this.context.connection(), names);
		}
		catch (SQLException ex) {
			logger.debug("Who holds the lock could not be found out", ex);
			return List.of();
		}
	}

}
