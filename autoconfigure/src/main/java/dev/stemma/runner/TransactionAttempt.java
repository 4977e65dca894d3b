package dev.stemma.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.runner.RevisionRow.StoredDowngrade;
import dev.stemma.script.JavaScript;
import dev.stemma.script.SqlMigration;

/**
 * One attempt to run steps in one transaction, and at which step it is.
 */
final class TransactionAttempt {

	private final RunContext context;

	private final ScriptExecutor executor;

	private final List<Step> steps;

	private Step step;

	private boolean begun;

	TransactionAttempt(RunContext context, List<Step> steps) {
		this.context = context;
		this.executor = new ScriptExecutor(context.dialect());
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
		List<Step> done = new ArrayList<>();
		try {
			Set<String> applied = new HashSet<>(begin());
			this.begun = true;
			for (Step next : this.steps) {
				this.step = next;
				if (!done.isEmpty()) {
					this.context.ledger().next(this.context.connection(), lockTimeout(), statementTimeout());
				}
				if (isDone(applied)) {
					continue;
				}
				long start = System.nanoTime();
				this.context.watchdog().watch("The " + next.direction().word() + " of revision " + next.name());
				SqlMigration text = ScriptExecutor.read(next, this.context.placeholders());
				StoredDowngrade downgrade = this.context.downgrades().of(next, text);
				List<Operation> operations = migrate(text);
				if (operations != null) {
					downgrade = this.context.downgrades().of(next, downgrade, operations);
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
		Set<String> ids = new LinkedHashSet<>();
		for (Step next : this.steps) {
			ids.add(next.id());
			if (next.direction() == Direction.UPGRADE) {
				ids.addAll(this.context.graph().prerequisites(next.id()));
			}
			else {
				ids.addAll(this.context.graph().children(next.id()));
				ids.addAll(this.context.graph().dependents(next.id()));
			}
		}
		return this.context.ledger().begin(this.context.connection(), lockTimeout(), statementTimeout(), ids);
	}

	private Duration lockTimeout() {
		Duration own = this.step.ddlLockTimeout();
		return (own != null) ? own : this.context.options().limits().ddlLockTimeout();
	}

	private @Nullable Duration statementTimeout() {
		Duration own = this.step.statementTimeout();
		return (own != null) ? own : this.context.options().limits().statementTimeout();
	}

	/**
	 * Whether somebody else has done the step meanwhile; what it stands on, or what
	 * stands on it, must be as planned.
	 */
	private boolean isDone(Set<String> applied) {
		String id = this.step.id();
		Set<String> others = new LinkedHashSet<>();
		if (this.step.direction() == Direction.UPGRADE) {
			if (applied.contains(id)) {
				return true;
			}
			others.addAll(this.context.graph().prerequisites(id));
			others.removeAll(applied);
		}
		else {
			if (!applied.contains(id)) {
				return true;
			}
			others.addAll(this.context.graph().children(id));
			others.addAll(this.context.graph().dependents(id));
			others.retainAll(applied);
		}
		if (!others.isEmpty()) {
			throw new InconsistentHistoryException(List.of(new Problem(
					"The %s of revision %s was not begun, because meanwhile %s %s".formatted(
							this.step.direction().word(), this.step.name(), String.join(", ", others),
							(this.step.direction() == Direction.UPGRADE) ? "was taken back" : "was applied"),
					this.step.revision().origin(), "Another runner changes this database at the same time.")));
		}
		return false;
	}

	/**
	 * Runs the step between those who listen.
	 * @return the operations of a migration in Java, or {@code null} where they are not
	 * known
	 */
	private @Nullable List<Operation> migrate(@Nullable SqlMigration text) throws StepFailure {
		MigrationOperations listening = MigrationOperations.ofListeners(this.context, this.step);
		listen(listening, (listener) -> listener.beforeStep(this.step.revision(), this.step.direction(), listening));
		List<Operation> done = null;
		if (text != null) {
			this.executor.run(this.context, this.step, text);
		}
		else if (this.step.script() instanceof JavaScript java) {
			MigrationOperations operations = MigrationOperations.of(this.context, this.step,
					new ImmediateOperations(this.context, this.step, this.step.derivesDowngrade()));
			ScriptExecutor.run(java, this.step.direction(), operations);
			done = operations.done();
		}
		listen(listening, (listener) -> listener.afterStep(this.step.revision(), this.step.direction(), listening));
		return done;
	}

	private void listen(MigrationOperations operations, Consumer<MigrationListener> call) throws StepFailure {
		try {
			this.context.listeners().forEach(call);
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
		JournalLine line = JournalLine.of(this.step.id(), this.step.action(), Outcome.SUCCEEDED).lasting(duration);
		boolean recorded = (this.step.direction() == Direction.UPGRADE)
				? this.context.ledger()
					.insertApplied(this.context.connection(),
							Rows.of(this.step.script(), this.context.graph(), downgrade, duration), line, true)
				: this.context.ledger().deleteApplied(this.context.connection(), line, true);
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
		try {
			this.context.connection().commit();
			this.context.connection().setAutoCommit(true);
		}
		catch (SQLException ex) {
			if (this.context.work().isLost(ex)) {
				throw new ConnectionLostException(ex);
			}
			throw new StepFailure(ex, null, "COMMIT", 0);
		}
	}

}
