package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.stemma.CatalogSnapshot;
import dev.stemma.PostgresServer;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Inverse;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.OperationRecorder;
import dev.stemma.operation.Operations;
import dev.stemma.operation.Reversal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does operations as a runner does, and takes them back: in one transaction, which is
 * rolled back at the end.
 */
final class RoundTrip implements AutoCloseable {

	/** The server's major version. */
	static final int VERSION = Integer
		.parseInt(new PostgresServer.Database("postgres").query("SHOW server_version_num").get(0)) / 10_000;

	private static final PostgresServer.Database DATABASE = PostgresServer.createDatabase();

	private static final PostgresDdlWriter WRITER = new PostgresDdlWriter();

	private static final PostgresCatalogLookup CATALOG = new PostgresCatalogLookup();

	private final Connection connection;

	private final List<Operation> done = new ArrayList<>();

	RoundTrip(String... setup) {
		try {
			this.connection = DATABASE.connect();
			this.connection.setAutoCommit(false);
			for (String sql : setup) {
				execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Expects that what a migration does changes the catalog, and that what takes it back
	 * leaves the catalog as it was.
	 */
	static void of(String setup, Consumer<Operations> migration) {
		try (RoundTrip trip = new RoundTrip(setup)) {
			CatalogSnapshot before = trip.snapshot();
			recorded(migration).forEach(trip::run);
			assertThat(trip.snapshot().differencesFrom(before)).as("what the migration changes").isNotEmpty();
			trip.takeBack();
			assertThat(trip.snapshot().differencesFrom(before)).as("what is left").isEmpty();
		}
	}

	/**
	 * Expects that a migration has no inverse, for the reason given.
	 */
	static void hasNone(String setup, Consumer<Operations> migration, String why) {
		try (RoundTrip trip = new RoundTrip(setup)) {
			recorded(migration).forEach(trip::run);
			assertThat(Reversal.of(trip.done())).isInstanceOfSatisfying(Inverse.Missing.class,
					(missing) -> assertThat(missing.why()).contains(why));
		}
	}

	static List<Operation> recorded(Consumer<Operations> migration) {
		OperationRecorder recorder = new OperationRecorder(NamingConvention.POSTGRESQL, false);
		migration.accept(recorder);
		return recorder.operations();
	}

	CatalogSnapshot snapshot() {
		return CatalogSnapshot.of(this.connection);
	}

	List<Operation> done() {
		return List.copyOf(this.done);
	}

	/**
	 * Completes an operation, does it and remembers it.
	 */
	void run(Operation operation) {
		try {
			Operation completed = CATALOG.complete(this.connection, operation);
			perform(completed);
			this.done.add(completed);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(operation.summary() + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * The same where the server may refuse it, which leaves nothing behind.
	 * @return whether it has been done
	 */
	boolean tryRun(Operation operation) throws SQLException {
		Savepoint savepoint = this.connection.setSavepoint();
		try {
			Operation completed = CATALOG.complete(this.connection, operation);
			if (completed.inverse() instanceof Inverse.Missing) {
				this.connection.rollback(savepoint);
				return false;
			}
			perform(completed);
			this.done.add(completed);
			this.connection.releaseSavepoint(savepoint);
			return true;
		}
		catch (SQLException ex) {
			this.connection.rollback(savepoint);
			return false;
		}
	}

	/**
	 * Takes back what has been done, the last first.
	 */
	void takeBack() {
		Inverse inverse = Reversal.of(this.done);
		if (inverse instanceof Inverse.Missing missing) {
			throw new AssertionError(missing.why());
		}
		for (Operation operation : ((Inverse.Known) inverse).operations()) {
			try {
				perform(operation);
			}
			catch (SQLException ex) {
				throw new AssertionError("taking it back with " + statements(operation) + ": " + ex.getMessage(), ex);
			}
		}
		this.done.clear();
	}

	static List<String> statements(Operation operation) {
		return (operation instanceof Execute execute) ? List.of(execute.sql()) : WRITER.statements(operation);
	}

	private void perform(Operation operation) throws SQLException {
		for (String sql : statements(operation)) {
			execute(sql);
		}
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	Connection connection() {
		return this.connection;
	}

	@Override
	public void close() {
		try (this.connection) {
			this.connection.rollback();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
