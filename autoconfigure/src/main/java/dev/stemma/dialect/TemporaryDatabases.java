package dev.stemma.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Databases that are created to be looked at and dropped again. Their names tell who has
 * created them, so that one that a crash has left is known. Connections are in autocommit
 * here.
 */
public interface TemporaryDatabases {

	/**
	 * A new name.
	 * @param pid the process id of the backend that creates it
	 * @param start when that was started, or {@code null} where that is not known
	 */
	String name(int pid, @Nullable Instant start);

	/**
	 * Whether the role may create databases.
	 */
	boolean mayCreate(Connection connection) throws SQLException;

	/**
	 * The databases of the role that were created to be looked at, whose creator is gone
	 * and that nobody uses.
	 */
	List<String> abandoned(Connection connection) throws SQLException;

	/**
	 * Creates an empty database with the encoding and the collation of the connection's.
	 * @param searchPath the search path of its sessions
	 */
	void create(Connection connection, String name, List<String> searchPath) throws SQLException;

	/**
	 * Drops a database, if it is there, with the sessions that use it.
	 */
	void drop(Connection connection, String name) throws SQLException;

	/**
	 * Drops a database, if it is there and nobody uses it.
	 * @return whether nobody uses it
	 */
	boolean dropUnused(Connection connection, String name) throws SQLException;

	/**
	 * The extensions of the connection's database.
	 */
	List<InstalledExtension> extensions(Connection connection) throws SQLException;

	/**
	 * Creates an extension, its schema and what it needs, where they are missing.
	 */
	void create(Connection connection, InstalledExtension extension) throws SQLException;

	/**
	 * A data source for another database of the same server, or {@code null} if the one
	 * that is given does not tell how it connects.
	 */
	@Nullable DataSource sibling(DataSource dataSource, String database) throws SQLException;

}
