package dev.stemma.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.ScratchFailure;
import dev.stemma.dialect.ScratchWork;
import dev.stemma.dialect.StatementNames;
import dev.stemma.runner.Borrowed;

/**
 * Keeps the statements of scratch schemas away from live relations. A statement first
 * sees the scratch schemas alone. Where it misses something, a type made by hand or a
 * function of an extension, it is run once more and sees the live schemas too, unless it
 * names a relation that only they have; and what it then has locked of them takes it
 * back.
 * <p>
 * After a failure the transaction is as it was before the statement.
 */
final class LiveFence implements Borrowed.Fence {

	private final Connection connection;

	private final Dialect dialect;

	private final ScratchWork scratch;

	private final LivePlace place;

	private final SchemaNames names;

	private @Nullable Set<String> live;

	LiveFence(Connection connection, Dialect dialect, LivePlace place, SchemaNames names) {
		this.connection = connection;
		this.dialect = dialect;
		this.scratch = dialect.scratch();
		this.place = place;
		this.names = names;
	}

	@Override
	public void run(String sql, Borrowed.Attempt attempt) throws SQLException {
		Savepoint before = this.connection.setSavepoint();
		try {
			attempt.run();
		}
		catch (SQLException ex) {
			undo(before, ex);
			Borrowed.Attempt other = other(sql, attempt, ex);
			if (other == null) {
				this.connection.releaseSavepoint(before);
				throw ex;
			}
			runOther(other, before, ex);
		}
		this.connection.releaseSavepoint(before);
	}

	private void runOther(Borrowed.Attempt other, Savepoint before, SQLException first) throws SQLException {
		try {
			other.run();
		}
		catch (SQLException ex) {
			undo(before, ex);
			this.connection.releaseSavepoint(before);
			if (ex != first) {
				first.addSuppressed(ex);
			}
			throw first;
		}
	}

	private void undo(Savepoint before, SQLException ex) throws SQLException {
		if (this.dialect.kindOf(ex) == ErrorKind.CONNECTION_LOST) {
			throw ex;
		}
		this.connection.rollback(before);
	}

	/**
	 * What there is to try beside giving up, or {@code null} for nothing.
	 */
	private Borrowed.@Nullable Attempt other(String sql, Borrowed.Attempt attempt, SQLException ex)
			throws SQLException {
		ScratchFailure kind = this.scratch.kindOf(ex);
		if (kind == ScratchFailure.UNDEFINED && mayLookAround(sql)) {
			return () -> lookAround(attempt, ex);
		}
		if (kind != ScratchFailure.ALREADY_THERE) {
			return null;
		}
		StatementNames statement = this.scratch.names(sql);
		if (statement.creates("EXTENSION")) {
			return () -> {
				// It is there, which is all that is wanted.
			};
		}
		String created = String.valueOf(statement.created());
		if (statement.creates("SCHEMA") && ownSchemas().contains(created)) {
			return () -> {
				this.scratch.dropSchema(this.connection, created);
				attempt.run();
			};
		}
		return null;
	}

	private void lookAround(Borrowed.Attempt attempt, SQLException first) throws SQLException {
		this.scratch.searchPath(this.connection, this.place.wholePath(this.names));
		attempt.run();
		this.scratch.searchPath(this.connection, this.place.path(this.names));
		if (!locked().isEmpty()) {
			throw first;
		}
	}

	/**
	 * Whether a statement creates something, and of the relations that it may name none
	 * is one of the live schemas' alone.
	 */
	private boolean mayLookAround(String sql) throws SQLException {
		StatementNames statement = this.scratch.names(sql);
		if (!statement.definition()) {
			return false;
		}
		Set<String> outside = new HashSet<>(statement.relations());
		outside.retainAll(live());
		outside.remove(String.valueOf(statement.created()));
		if (outside.isEmpty()) {
			return true;
		}
		outside.removeAll(this.scratch.relations(this.connection, ownSchemas()));
		return outside.isEmpty();
	}

	private Set<String> live() throws SQLException {
		Set<String> found = this.live;
		if (found == null) {
			found = this.scratch.relations(this.connection, this.place.path());
			this.live = found;
		}
		return found;
	}

	/**
	 * The live relations that the transaction has locked.
	 */
	List<String> locked() throws SQLException {
		return this.scratch.locked(this.connection, ownSchemas());
	}

	private Set<String> ownSchemas() {
		Set<String> own = new LinkedHashSet<>(this.names.others().values());
		own.add(this.names.home());
		return own;
	}

}
