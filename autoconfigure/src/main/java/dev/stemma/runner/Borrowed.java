package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.TableNames;
import dev.stemma.revision.Revision;

/**
 * A connection of the runner's, for as long as somebody works with it. It has the role
 * and the settings of a run, commits each statement until a transaction is begun, and
 * goes back as it came.
 */
public final class Borrowed {

	private final Installation installation;

	private final WorkConnection work;

	private final ServerFacts facts;

	Borrowed(Installation installation, WorkConnection work, ServerFacts facts) {
		this.installation = installation;
		this.work = work;
		this.facts = facts;
	}

	public Connection connection() {
		return this.work.connection();
	}

	/**
	 * The server, the session and the schema of our tables.
	 */
	public ServerFacts facts() {
		return this.facts;
	}

	/**
	 * When the session's backend was started, or {@code null} where that is not to be
	 * seen.
	 */
	public @Nullable Instant backendStart() {
		return this.work.backendStart();
	}

	/**
	 * What our tables are called.
	 */
	public Set<String> ourTables() {
		TableNames names = new TableNames("", this.installation.options().tablePrefix());
		return Set.of(names.revision(), names.journal(), names.progress());
	}

	/**
	 * The applied set by id, in the order in which it was applied.
	 * @throws DatabaseNotOursException if our tables are not whole
	 * @throws MissingPrivilegeException if the role may not read them
	 */
	public Map<String, AppliedRevision> applied() throws SQLException {
		return this.installation.read(this.work).applied();
	}

	/**
	 * Begins a transaction, as the role that migrations run as.
	 */
	public void begin() throws SQLException {
		connection().setAutoCommit(false);
		if (this.work.isPooled()) {
			try (Statement statement = connection().createStatement()) {
				String role = this.work.role();
				statement.execute(
						"SET LOCAL ROLE " + (!role.equals("none") ? this.installation.dialect().quote(role) : "NONE"));
			}
		}
	}

	/**
	 * Takes back what was done since the transaction was begun.
	 */
	public void rollback() {
		this.work.rollback();
	}

	/**
	 * Applies a revision in the transaction that is open, and takes nothing down of it.
	 * @param revision a revision of the scripts whose upgrade takes a transaction
	 * @param fence who runs its statements
	 * @throws ReplayFailedException if a statement fails
	 */
	public void replay(Revision revision, Fence fence) throws SQLException {
		Ledger ledger = this.installation.ledger(this.work, this.facts, UUID.randomUUID());
		new Replay(this.installation, this.work, ledger, this.facts, fence).run(revision);
	}

	/**
	 * Runs the statements of a replay, and may do so again when one has failed.
	 */
	public interface Fence {

		/**
		 * Runs something.
		 * @param sql its SQL
		 * @param attempt runs it, with the failure that it meets
		 */
		void run(String sql, Attempt attempt) throws SQLException;

	}

	/**
	 * Something that can be done again.
	 */
	public interface Attempt {

		void run() throws SQLException;

	}

}
