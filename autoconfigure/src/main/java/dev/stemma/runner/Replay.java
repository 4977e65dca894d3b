package dev.stemma.runner;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.script.JavaScript;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.Statement;

/**
 * Applies revisions again, in a transaction that somebody else rolls back. Nobody who
 * listens to runs hears of it.
 */
final class Replay {

	private final Installation installation;

	private final WorkConnection work;

	private final Ledger ledger;

	private final ServerFacts facts;

	private final Borrowed.Fence fence;

	private @Nullable StepFailure failure;

	Replay(Installation installation, WorkConnection work, Ledger ledger, ServerFacts facts, Borrowed.Fence fence) {
		this.installation = installation;
		this.work = work;
		this.ledger = ledger;
		this.facts = facts;
		this.fence = fence;
	}

	void run(Revision revision) throws SQLException {
		Step step = new StepChecks(this.installation.placeholders())
			.steps(RunPlan.of(Direction.UPGRADE, this.installation.scripts(), List.of(revision), List.of()))
			.get(0);
		Deadline deadline = Deadline.after(this.installation.options().limits().run());
		try (Watchdog watchdog = Watchdog.over(this.work.connection(), this.installation.dialect().sessions())) {
			watchdog.limit(deadline);
			watchdog.arm();
			RunContext context = new RunContext(this.installation.dialect(), this.ledger, this.work,
					this.installation.options(), List.of(), this.installation.placeholders(),
					this.installation.scripts().graph(), deadline, watchdog, this.facts);
			run(context, step);
		}
		catch (StepFailure ex) {
			throw failed(step, ex);
		}
	}

	private void run(RunContext context, Step step) throws SQLException, StepFailure {
		SqlMigration text = ScriptExecutor.read(step, this.installation.placeholders());
		if (text != null) {
			ScriptExecutor executor = new ScriptExecutor(this.installation.dialect());
			for (Statement statement : ScriptExecutor.part(text, step).statements()) {
				context.checkTime(step);
				fenced(statement.sql(), () -> executor.run(context.connection(), statement));
			}
		}
		else if (step.script() instanceof JavaScript java) {
			OperationRunner runner = new FencedOperations(new ImmediateOperations(context, step, false));
			ScriptExecutor.run(java, Direction.UPGRADE, MigrationOperations.of(context, step, runner));
		}
	}

	private void fenced(String sql, Part part) throws SQLException, StepFailure {
		this.failure = null;
		try {
			this.fence.run(sql, () -> attempt(part));
		}
		catch (SQLException ex) {
			StepFailure last = this.failure;
			if (last != null) {
				throw last;
			}
			throw ex;
		}
	}

	private void attempt(Part part) throws SQLException {
		try {
			this.failure = null;
			part.run();
		}
		catch (StepFailure ex) {
			this.failure = ex;
			SQLException sql = ex.sqlException();
			throw (sql != null) ? sql : new SQLException(ex);
		}
	}

	private RuntimeException failed(Step step, StepFailure failure) throws SQLException {
		SQLException sql = failure.sqlException();
		if (sql != null && this.installation.dialect().kindOf(sql) == ErrorKind.CONNECTION_LOST) {
			throw sql;
		}
		MigrationFailedException failed = Failures.failed(step, failure, this.installation.dialect(), List.of(), null);
		return new ReplayFailedException(failed.problems()
			.stream()
			.map((problem) -> new Problem("Replayed into an empty schema: " + problem.what(), problem.where(),
					"The scripts of the applied revisions alone do not make this schema: what they stand on was made by hand, or by a revision that was stamped and makes nothing."))
			.toList(), failure);
	}

	/**
	 * Does something that may fail as a part of a step.
	 */
	private interface Part {

		void run() throws SQLException, StepFailure;

	}

	/**
	 * Operations of a migration in Java behind the fence.
	 */
	private final class FencedOperations implements OperationRunner {

		private final OperationRunner delegate;

		private @Nullable Done done;

		FencedOperations(OperationRunner delegate) {
			this.delegate = delegate;
		}

		@Override
		public Done run(Operation operation) throws SQLException, StepFailure {
			String sql = String.join(";\n", Replay.this.installation.dialect().ddl().statements(operation));
			fenced(sql, () -> this.done = this.delegate.run(operation));
			Done result = this.done;
			if (result == null) {
				throw new IllegalStateException("A fence has not run " + operation.summary());
			}
			return result;
		}

		@Override
		public int number() {
			return this.delegate.number();
		}

		@Override
		public void beforeJdbc() throws SQLException {
			this.delegate.beforeJdbc();
		}

	}

}
