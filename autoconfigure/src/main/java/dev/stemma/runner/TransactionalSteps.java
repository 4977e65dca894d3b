package dev.stemma.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Backend;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.runner.RevisionRow.StoredDowngrade;
import dev.stemma.script.JavaScript;
import dev.stemma.script.SqlMigration;

/**
 * Runs steps in one transaction: never twice, never half. The table of applied revisions
 * is locked and read again inside of it, so that two runners can do no harm even where
 * the runner's lock failed to keep them apart.
 */
final class TransactionalSteps {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private final RunContext context;

	private final ScriptExecutor executor;

	TransactionalSteps(RunContext context) {
		this.context = context;
		this.executor = new ScriptExecutor(context.dialect());
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
			Attempt current = new Attempt(steps);
			try {
				return current.run();
			}
			catch (StepFailure failure) {
				this.context.work().rollback();
				if (!current.isBegun() && this.context.kindOf(failure) == ErrorKind.LOCK_NOT_AVAILABLE) {
					awaitOthers(others);
				}
				else {
					afterFailure(current.step(), failure, retry, start, attempt);
				}
			}
			catch (RuntimeException | Error ex) {
				this.context.work().rollback();
				throw ex;
			}
			backoff.pause(this.context.deadline());
		}
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

	/**
	 * One attempt, and at which step it is.
	 */
	private final class Attempt {

		private final List<Step> steps;

		private Step step;

		private boolean begun;

		Attempt(List<Step> steps) {
			this.steps = steps;
			this.step = steps.get(0);
		}

		Step step() {
			return this.step;
		}

		/**
		 * Whether the table's lock was had.
		 */
		boolean isBegun() {
			return this.begun;
		}

		List<Step> run() throws StepFailure, ConnectionLostException {
			RunContext context = TransactionalSteps.this.context;
			List<Step> done = new ArrayList<>();
			try {
				Set<String> applied = new HashSet<>(begin());
				this.begun = true;
				for (Step next : this.steps) {
					this.step = next;
					if (!done.isEmpty()) {
						context.ledger().next(context.connection(), lockTimeout(), statementTimeout());
					}
					if (isDone(applied)) {
						continue;
					}
					long start = System.nanoTime();
					context.watchdog().watch("The " + next.direction().word() + " of revision " + next.name());
					SqlMigration text = ScriptExecutor.read(next, context.placeholders());
					StoredDowngrade downgrade = context.downgrades().of(next, text);
					List<Operation> operations = migrate(text);
					if (operations != null) {
						downgrade = context.downgrades().of(next, downgrade, operations);
					}
					record(downgrade, Duration.ofNanos(System.nanoTime() - start));
					applied.remove(next.id());
					if (next.direction() == Direction.UPGRADE) {
						applied.add(next.id());
					}
					done.add(next);
				}
			}
			catch (SQLException ex) {
				throw new StepFailure(ex, null, null, 0);
			}
			commit();
			return done;
		}

		private Set<String> begin() throws SQLException {
			RunContext context = TransactionalSteps.this.context;
			Set<String> ids = new LinkedHashSet<>();
			for (Step next : this.steps) {
				ids.add(next.id());
				if (next.direction() == Direction.UPGRADE) {
					ids.addAll(context.graph().prerequisites(next.id()));
				}
				else {
					ids.addAll(context.graph().children(next.id()));
					ids.addAll(context.graph().dependents(next.id()));
				}
			}
			return context.ledger().begin(context.connection(), lockTimeout(), statementTimeout(), ids);
		}

		private Duration lockTimeout() {
			Duration own = this.step.ddlLockTimeout();
			return (own != null) ? own : TransactionalSteps.this.context.options().limits().ddlLockTimeout();
		}

		private @Nullable Duration statementTimeout() {
			Duration own = this.step.statementTimeout();
			return (own != null) ? own : TransactionalSteps.this.context.options().limits().statementTimeout();
		}

		/**
		 * Whether somebody else has done the step meanwhile; what it stands on, or what
		 * stands on it, must be as planned.
		 */
		private boolean isDone(Set<String> applied) {
			RunContext context = TransactionalSteps.this.context;
			String id = this.step.id();
			Set<String> others = new LinkedHashSet<>();
			if (this.step.direction() == Direction.UPGRADE) {
				if (applied.contains(id)) {
					return true;
				}
				others.addAll(context.graph().prerequisites(id));
				others.removeAll(applied);
			}
			else {
				if (!applied.contains(id)) {
					return true;
				}
				others.addAll(context.graph().children(id));
				others.addAll(context.graph().dependents(id));
				others.retainAll(applied);
			}
			if (!others.isEmpty()) {
				throw new InconsistentHistoryException(
						List.of(new Problem(
								"The %s of revision %s was not begun, because meanwhile %s %s".formatted(
										this.step.direction().word(), this.step.name(), String.join(", ", others),
										(this.step.direction() == Direction.UPGRADE) ? "was taken back"
												: "was applied"),
								this.step.revision().origin(),
								"Another runner changes this database at the same time.")));
			}
			return false;
		}

		/**
		 * Runs the step between those who listen.
		 * @return the operations of a migration in Java, or {@code null} where they are
		 * not known
		 */
		private @Nullable List<Operation> migrate(@Nullable SqlMigration text) throws StepFailure {
			RunContext context = TransactionalSteps.this.context;
			MigrationOperations listening = MigrationOperations.ofListeners(context, this.step);
			listen(listening,
					(listener) -> listener.beforeStep(this.step.revision(), this.step.direction(), listening));
			List<Operation> done = null;
			if (text != null) {
				TransactionalSteps.this.executor.run(context.connection(), this.step, text, context.deadline());
			}
			else if (this.step.script() instanceof JavaScript java) {
				MigrationOperations operations = MigrationOperations.of(context, this.step,
						new ImmediateOperations(context, this.step, this.step.derivesDowngrade()));
				ScriptExecutor.run(java, this.step.direction(), operations);
				done = operations.done();
			}
			listen(listening, (listener) -> listener.afterStep(this.step.revision(), this.step.direction(), listening));
			return done;
		}

		private void listen(MigrationOperations operations, Consumer<MigrationListener> call) throws StepFailure {
			try {
				TransactionalSteps.this.context.listeners().forEach(call);
			}
			catch (StemmaException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				throw operations.failure(ex, null);
			}
			operations.throwStopped();
		}

		private void record(StoredDowngrade downgrade, Duration duration) throws SQLException {
			RunContext context = TransactionalSteps.this.context;
			JournalLine line = JournalLine.of(this.step.id(), this.step.action(), Outcome.SUCCEEDED).lasting(duration);
			boolean recorded = (this.step.direction() == Direction.UPGRADE)
					? context.ledger()
						.insertApplied(context.connection(),
								Rows.of(this.step.script(), context.graph(), downgrade, duration), line, true)
					: context.ledger().deleteApplied(context.connection(), line, true);
			if (!recorded) {
				throw new RunRefusedException(List.of(new Problem(
						"The %s of revision %s ended the transaction that it runs in, so what it did before that stays done and is not recorded"
							.formatted(this.step.direction().word(), this.step.name()),
						this.step.revision().origin(),
						"Take the COMMIT or ROLLBACK out of it, or make it a revision without a transaction (@transaction none); "
								+ "then bring the database to where the revision begins, or stamp it.")));
			}
		}

		private void commit() throws ConnectionLostException, StepFailure {
			RunContext context = TransactionalSteps.this.context;
			try {
				context.connection().commit();
				context.connection().setAutoCommit(true);
			}
			catch (SQLException ex) {
				if (context.work().isLost(ex)) {
					throw new ConnectionLostException(ex);
				}
				throw new StepFailure(ex, null, "COMMIT", 0);
			}
		}

	}

}
