package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import dev.stemma.operation.AutocommitNeededException;
import dev.stemma.operation.LiveDatabaseNeededException;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Operations;
import dev.stemma.problem.Location;
import dev.stemma.problem.StemmaException;
import dev.stemma.schema.InvalidDefinitionException;

/**
 * Operations that run at once on the connection of a run. It remembers what was done, and
 * what went wrong, whatever the migration makes of it.
 */
final class MigrationOperations implements Operations {

	private final OperationRunner runner;

	private final NamingConvention naming;

	private final boolean transactional;

	private final boolean remembers;

	private final JdbcTemplate template;

	private final List<Operation> done = new ArrayList<>();

	private boolean readLive;

	private @Nullable StemmaException stopped;

	private @Nullable RuntimeException thrown;

	private @Nullable StepFailure failure;

	private MigrationOperations(OperationRunner runner, NamingConvention naming, boolean transactional,
			boolean remembers, Connection connection) {
		this.runner = runner;
		this.naming = naming;
		this.transactional = transactional;
		this.remembers = remembers;
		this.template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

	/**
	 * Operations of a migration.
	 */
	static MigrationOperations of(RunContext context, Step step, OperationRunner runner) {
		return new MigrationOperations(runner, context.options().naming(), step.transactional(),
				step.derivesDowngrade(), context.connection());
	}

	/**
	 * Operations of those who listen to a migration. They are done in the transaction
	 * that is open, if one is, and neither journalled nor taken back with the migration.
	 */
	static MigrationOperations ofListeners(RunContext context, Step step) {
		return new MigrationOperations(new ImmediateOperations(context, step, false), context.options().naming(),
				step.transactional(), false, context.connection());
	}

	@Override
	public NamingConvention naming() {
		return this.naming;
	}

	@Override
	public int apply(Operation operation) {
		throwStopped();
		try {
			OperationRunner.Done result = this.runner.run(operation);
			if (this.remembers) {
				this.done.add(result.operation());
			}
			return result.rows();
		}
		catch (InvalidDefinitionException | AutocommitNeededException | LiveDatabaseNeededException
				| ServerTooOldException ex) {
			throw remembered(ex, new StepFailure(ex, null, null, 0).in(operation.summary(), this.runner.number()));
		}
		catch (StemmaException ex) {
			this.stopped = ex;
			throw ex;
		}
		catch (StepFailure ex) {
			SQLException sql = ex.sqlException();
			throw remembered((sql != null) ? translated(operation.summary(), ex.statement(), sql)
					: new IllegalStateException(ex), ex);
		}
		catch (SQLException ex) {
			throw remembered(translated(operation.summary(), null, ex),
					new StepFailure(ex, null, null, 0).in(operation.summary(), this.runner.number()));
		}
	}

	private DataAccessException translated(String task, @Nullable String statement, SQLException ex) {
		DataAccessException translated = this.template.getExceptionTranslator().translate(task, statement, ex);
		return (translated != null) ? translated : new UncategorizedSQLException(task, statement, ex);
	}

	private RuntimeException remembered(RuntimeException ex, StepFailure failure) {
		this.thrown = ex;
		this.failure = failure;
		return ex;
	}

	@Override
	public void autocommit(Consumer<Operations> block) {
		if (this.transactional) {
			throw new AutocommitNeededException("op.autocommit");
		}
		block.accept(this);
	}

	@Override
	public JdbcClient jdbc() {
		throwStopped();
		try {
			this.runner.beforeJdbc();
		}
		catch (StemmaException ex) {
			this.stopped = ex;
			throw ex;
		}
		catch (SQLException ex) {
			throw remembered(translated("op.jdbc()", null, ex), new StepFailure(ex, null, null, 0));
		}
		this.readLive = true;
		return JdbcClient.create(this.template);
	}

	/**
	 * What was done, in order, or {@code null} where nobody needs it, or that is not all:
	 * what was done with the connection itself is not known.
	 */
	@Nullable List<Operation> done() {
		return (this.readLive || !this.remembers) ? null : List.copyOf(this.done);
	}

	/**
	 * Stops where it had to stop, even if the migration went on.
	 */
	void throwStopped() {
		if (this.stopped != null) {
			throw this.stopped;
		}
	}

	/**
	 * What is known of what a migration has thrown.
	 * @param line the line of the migration, or {@code null}
	 */
	StepFailure failure(Throwable ex, @Nullable Location line) {
		throwStopped();
		StepFailure last = this.failure;
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (last != null && cause == this.thrown) {
				return last.at(ex, line);
			}
		}
		return new StepFailure(ex, line, null, 0);
	}

}
