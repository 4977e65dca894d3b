package dev.stemma.autogenerate;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.TemporaryDatabases;
import dev.stemma.problem.Problem;
import dev.stemma.runner.Borrowed;
import dev.stemma.runner.MissingPrivilegeException;
import dev.stemma.runner.Runner;

/**
 * A database that is created beside the live one and dropped after its use. One that a
 * crash has left is dropped by the next.
 */
final class TemporaryDatabase {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private final Runner runner;

	private final Dialect dialect;

	private final TemporaryDatabases databases;

	private final @Nullable Function<String, DataSource> dataSources;

	TemporaryDatabase(Runner runner, Dialect dialect, @Nullable Function<String, DataSource> dataSources) {
		this.runner = runner;
		this.dialect = dialect;
		this.databases = dialect.scratch().databases();
		this.dataSources = dataSources;
	}

	/**
	 * Creates it, uses it and drops it.
	 * @param live a connection to the live database, in no transaction
	 * @param searchPath the search path of its sessions
	 * @param reason why it is used, as a clause
	 * @throws MissingPrivilegeException if the role may not create it
	 * @throws ScratchRefusedException if it can't be created or reached
	 */
	<T> T use(Borrowed live, List<String> searchPath, String reason, Use<T> use) throws SQLException {
		if (!this.databases.mayCreate(live.connection())) {
			throw missingPrivilege(live, reason);
		}
		sweep(live);
		String name = this.databases.name(live.facts().backendPid(), live.backendStart());
		DataSource dataSource = dataSource(live, name, reason);
		logger.debug("Temporary database " + name + " is used: " + reason);
		try {
			create(live, name, searchPath, reason);
			return use.of(this.runner.in(dataSource));
		}
		finally {
			close(dataSource);
			drop(live, name);
		}
	}

	private DataSource dataSource(Borrowed live, String name, String reason) throws SQLException {
		DataSource dataSource = (this.dataSources != null) ? this.dataSources.apply(name) : this.runner.sibling(name);
		if (dataSource == null) {
			throw new ScratchRefusedException(Problem.of(
					"A temporary database beside %s is needed, because %s, and the data source does not tell how other databases are reached"
						.formatted(live.facts().database(), reason),
					"Say it with StemmaBuilder.databases: a function from a database's name to a DataSource."), null);
		}
		return dataSource;
	}

	private void create(Borrowed live, String name, List<String> searchPath, String reason) throws SQLException {
		try {
			this.databases.create(live.connection(), name, searchPath);
		}
		catch (SQLException ex) {
			ErrorKind kind = this.dialect.kindOf(ex);
			if (kind == ErrorKind.CONNECTION_LOST) {
				throw ex;
			}
			if (kind == ErrorKind.PRIVILEGE) {
				throw missingPrivilege(live, reason);
			}
			throw new ScratchRefusedException(Problem.of(
					"A temporary database beside %s could not be created, and is needed because %s: %s"
						.formatted(live.facts().database(), reason, this.dialect.messageOf(ex).text()),
					"Correct what keeps the server from it."), ex);
		}
	}

	private MissingPrivilegeException missingPrivilege(Borrowed live, String reason) {
		String user = live.facts().user();
		return new MissingPrivilegeException(List.of(Problem.of(
				"User %s may not create databases, and a temporary one is needed because %s".formatted(user, reason),
				"ALTER ROLE %s CREATEDB; or run this as a user who may.".formatted(this.dialect.quote(user)))));
	}

	/**
	 * Drops what crashes have left. Others may do so at the same time.
	 */
	private void sweep(Borrowed live) throws SQLException {
		for (String name : this.databases.abandoned(live.connection())) {
			try {
				if (this.databases.dropUnused(live.connection(), name)) {
					logger.info("Temporary database " + name + " had been left by a crash and is dropped");
				}
			}
			catch (SQLException ex) {
				if (this.dialect.kindOf(ex) == ErrorKind.CONNECTION_LOST) {
					throw ex;
				}
				logger.warn("Temporary database %s has been left by a crash and could not be dropped: %s"
					.formatted(name, ex.getMessage()));
			}
		}
	}

	private static void close(DataSource dataSource) {
		if (dataSource instanceof AutoCloseable pool) {
			try {
				pool.close();
			}
			catch (Exception ex) {
				logger.warn("The connections to a temporary database could not be closed", ex);
			}
		}
	}

	/**
	 * Drops the database. If that fails, the next to use one does it.
	 */
	private void drop(Borrowed live, String name) {
		try {
			live.rollback();
			// Sessions that are just ending are waited for: to end them takes privileges.
			if (!this.databases.dropUnused(live.connection(), name)) {
				this.databases.drop(live.connection(), name);
			}
		}
		catch (SQLException ex) {
			logger.warn("Temporary database %s could not be dropped, which is done when the next is used: %s"
				.formatted(name, ex.getMessage()));
		}
	}

	/**
	 * Something that is done with it.
	 *
	 * @param <T> what it returns
	 */
	interface Use<T> {

		T of(Runner runner) throws SQLException;

	}

}
