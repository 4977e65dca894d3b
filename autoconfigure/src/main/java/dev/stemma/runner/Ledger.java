package dev.stemma.runner;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Bookkeeping;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.TableNames;

/**
 * Reads and writes the engine's tables for one run.
 */
final class Ledger {

	private final Bookkeeping statements;

	private final TableNames tables;

	private final RunnerOptions.ApplicationInfo application;

	private final UUID runId;

	private final WorkConnection work;

	private final @Nullable SigningKey signingKey;

	Ledger(Dialect dialect, TableNames tables, RunnerOptions options, UUID runId, WorkConnection work) {
		this.statements = dialect.bookkeeping(tables);
		this.tables = tables;
		this.application = options.application();
		this.signingKey = options.guards().signingKey();
		this.runId = runId;
		this.work = work;
	}

	TableNames tables() {
		return this.tables;
	}

	/**
	 * How far changes in batches have come.
	 */
	ProgressLedger progress() {
		return new ProgressLedger(this.statements, this.runId);
	}

	void create(Connection connection, boolean schemaExists) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(this.statements.asRole(this.work.role(), this.work.isPooled()));
			for (String sql : this.statements.create(schemaExists)) {
				statement.execute(sql);
			}
		}
	}

	Map<String, AppliedRevision> applied(Connection connection) throws SQLException {
		Map<String, AppliedRevision> applied = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(this.statements.selectApplied())) {
			while (row.next()) {
				AppliedRevision revision = new AppliedRevision(row.getString(1), list(row, 2), list(row, 3),
						list(row, 4), list(row, 5), row.getString(6), row.getString(7), row.getString(8),
						row.getString(9), row.getBoolean(10), row.getString(11), instant(row, 12), row.getString(13),
						duration(row, 14));
				applied.put(revision.id(), revision);
			}
		}
		return applied;
	}

	/**
	 * What is stored to take revisions back.
	 */
	Map<String, StoredRow> downgrades(Connection connection, Collection<String> ids) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(this.statements.selectDowngrades())) {
			select.setArray(1, connection.createArrayOf("text", ids.toArray()));
			try (ResultSet row = select.executeQuery()) {
				Map<String, StoredRow> stored = new HashMap<>();
				while (row.next()) {
					stored.put(row.getString(1), new StoredRow(row.getString(1), row.getString(2), row.getBoolean(3),
							row.getString(4), row.getString(5)));
				}
				return stored;
			}
		}
	}

	List<OpenAttempt> openAttempts(Connection connection) throws SQLException {
		Map<String, List<JournalEntry>> entries = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(this.statements.selectOpenAttempts())) {
			while (row.next()) {
				JournalEntry entry = new JournalEntry(row.getLong(1), row.getObject(2, UUID.class), row.getString(3),
						JournalEntry.Action.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
						JournalEntry.Outcome.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
						row.getObject(6, Integer.class), row.getString(7), row.getString(8), row.getString(9),
						row.getString(10), row.getInt(11), nullableInstant(row, 12), instant(row, 13));
				entries.computeIfAbsent(entry.revision(), (id) -> new ArrayList<>()).add(entry);
			}
		}
		List<OpenAttempt> attempts = new ArrayList<>();
		entries.forEach((id, of) -> attempts.add(new OpenAttempt(id,
				(of.get(0).action() == JournalEntry.Action.DOWNGRADE) ? Direction.DOWNGRADE : Direction.UPGRADE, of)));
		return attempts;
	}

	/**
	 * The revisions that this run has finished, whether or not it heard of it.
	 */
	Set<String> finished(Connection connection) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(this.statements.selectFinished())) {
			select.setString(1, this.runId.toString());
			try (ResultSet row = select.executeQuery()) {
				Set<String> finished = new HashSet<>();
				while (row.next()) {
					finished.add(row.getString(1));
				}
				return finished;
			}
		}
	}

	/**
	 * What failed, if that is the last thing in the journal.
	 */
	@Nullable LastFailure lastFailure(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(this.statements.selectLastFailure())) {
			return row.next()
					? new LastFailure(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
							row.getString(5), row.getString(6), row.getString(7), row.getString(8), instant(row, 9))
					: null;
		}
	}

	List<Failure> failuresAfter(Connection connection, long number) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement(this.statements.selectFailures())) {
			select.setLong(1, number);
			try (ResultSet row = select.executeQuery()) {
				List<Failure> failures = new ArrayList<>();
				while (row.next()) {
					failures.add(new Failure(row.getLong(1), row.getString(2), row.getString(3), row.getString(5),
							instant(row, 6)));
				}
				return failures;
			}
		}
	}

	/**
	 * Opens a transaction on the applied set: one round trip.
	 * @return those of the ids that are applied
	 */
	Set<String> begin(Connection connection, Duration lockTimeout, @Nullable Duration statementTimeout,
			Collection<String> ids) throws SQLException {
		connection.setAutoCommit(false);
		boolean pooled = this.work.isPooled();
		try (PreparedStatement begin = connection
			.prepareStatement(this.statements.begin(this.work.session(), pooled))) {
			int index = bindSettings(connection, begin, lockTimeout, statementTimeout);
			begin.setArray(index, connection.createArrayOf("text", ids.toArray()));
			boolean rows = begin.execute();
			Set<String> applied = new HashSet<>();
			while (true) {
				if (rows) {
					applied.clear();
					try (ResultSet result = begin.getResultSet()) {
						while (result.next()) {
							applied.add(result.getString(1));
						}
					}
				}
				else if (begin.getUpdateCount() == -1) {
					return applied;
				}
				rows = begin.getMoreResults();
			}
		}
	}

	/**
	 * Brings the session back to what it should be for the next revision of a
	 * transaction: one round trip.
	 */
	void next(Connection connection, Duration lockTimeout, @Nullable Duration statementTimeout) throws SQLException {
		try (PreparedStatement next = connection
			.prepareStatement(this.statements.next(this.work.session(), this.work.isPooled()))) {
			bindSettings(connection, next, lockTimeout, statementTimeout);
			next.execute();
		}
	}

	private int bindSettings(Connection connection, PreparedStatement statement, Duration lockTimeout,
			@Nullable Duration statementTimeout) throws SQLException {
		int index = 1;
		if (!this.work.isPooled()) {
			Map<String, String> settings = this.work.session().settings();
			statement.setArray(index++, connection.createArrayOf("text", settings.keySet().toArray()));
			statement.setArray(index++, connection.createArrayOf("text", settings.values().toArray()));
		}
		statement.setString(index++, Long.toString(lockTimeout.toMillis()));
		statement.setString(index++, (statementTimeout != null) ? Long.toString(statementTimeout.toMillis()) : null);
		return index;
	}

	/**
	 * Writes an applied revision and its journal entry.
	 * @param locked whether to insist on the lock of the transaction's begin
	 * @return whether they were written
	 */
	boolean insertApplied(Connection connection, RevisionRow row, JournalLine line, boolean locked)
			throws SQLException {
		try (PreparedStatement insert = connection
			.prepareStatement(this.statements.insertApplied(this.work.role(), this.work.isPooled(), locked))) {
			insert.setString(1, row.revision().id());
			insert.setArray(2, connection.createArrayOf("text", row.revision().revises().toArray()));
			insert.setArray(3, connection.createArrayOf("text", row.dependencies().toArray()));
			insert.setArray(4, connection.createArrayOf("text", row.revision().branchLabels().toArray()));
			insert.setArray(5, connection.createArrayOf("text", row.revision().tags().toArray()));
			insert.setString(6, row.revision().message());
			insert.setString(7, (row.checksum() != null) ? row.checksum().value() : null);
			insert.setString(8, (row.checksum() != null) ? row.checksum().algorithm() : null);
			insert.setString(9, row.kind());
			insert.setString(10, row.downgrade().sql());
			insert.setObject(11, row.downgrade().transactional(), Types.BOOLEAN);
			insert.setString(12, row.downgrade().missing());
			insert.setString(13, signature(row, this.signingKey));
			insert.setObject(14, millis(row.duration()), Types.BIGINT);
			bind(insert, 15, line);
			return changesOne(insert);
		}
	}

	/**
	 * The signature of a row's stored downgrade, or {@code null} without a key or a
	 * downgrade.
	 */
	static @Nullable String signature(RevisionRow row, @Nullable SigningKey key) {
		String sql = row.downgrade().sql();
		return (sql != null && key != null)
				? key.sign(row.revision().id(), Boolean.TRUE.equals(row.downgrade().transactional()), sql) : null;
	}

	/**
	 * Deletes an applied revision and writes the journal entry.
	 * @param locked whether to insist on the lock of the transaction's begin
	 * @return whether that was done
	 */
	boolean deleteApplied(Connection connection, JournalLine line, boolean locked) throws SQLException {
		try (PreparedStatement delete = connection
			.prepareStatement(this.statements.deleteApplied(this.work.role(), this.work.isPooled(), locked))) {
			delete.setString(1, line.revision());
			bind(delete, 2, line);
			return changesOne(delete);
		}
	}

	/**
	 * Whether the last of the statements changed one row.
	 */
	private static boolean changesOne(PreparedStatement statements) throws SQLException {
		statements.execute();
		int last = 0;
		for (int count = statements.getUpdateCount(); count != -1; count = statements.getUpdateCount()) {
			last = count;
			statements.getMoreResults();
		}
		return last == 1;
	}

	void updateChecksum(Connection connection, @Nullable String value, @Nullable String algorithm, JournalLine line)
			throws SQLException {
		try (PreparedStatement update = connection.prepareStatement(this.statements.updateChecksum())) {
			update.setString(1, value);
			update.setString(2, algorithm);
			update.setString(3, line.revision());
			bind(update, 4, line);
			update.executeUpdate();
		}
	}

	void journal(Connection connection, JournalLine line) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement(this.statements.insertJournal())) {
			bind(insert, 1, line);
			insert.executeUpdate();
		}
	}

	private void bind(PreparedStatement statement, int first, JournalLine line) throws SQLException {
		int index = first;
		statement.setString(index++, this.runId.toString());
		statement.setString(index++, line.revision());
		statement.setString(index++, line.action().name().toLowerCase(Locale.ROOT));
		statement.setString(index++, line.outcome().name().toLowerCase(Locale.ROOT));
		statement.setObject(index++, line.statement(), Types.INTEGER);
		statement.setString(index++, line.statementChecksum());
		statement.setString(index++, line.detail());
		statement.setString(index++, line.position());
		statement.setString(index++, this.application.name());
		statement.setString(index++, this.application.version());
		statement.setString(index++, this.application.host());
		statement.setObject(index++, millis(line.duration()), Types.BIGINT);
		statement.setString(index++, line.sqlState());
		statement.setString(index++, line.message());
		Instant start = this.work.backendStart();
		statement.setObject(index, (start != null) ? start.atOffset(ZoneOffset.UTC) : null,
				Types.TIMESTAMP_WITH_TIMEZONE);
	}

	private static @Nullable Long millis(@Nullable Duration duration) {
		return (duration != null) ? duration.toMillis() : null;
	}

	private static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
		Long millis = row.getObject(column, Long.class);
		return (millis != null) ? Duration.ofMillis(millis) : null;
	}

	private static List<String> list(ResultSet row, int column) throws SQLException {
		Array array = row.getArray(column);
		return List.of((String[]) array.getArray());
	}

	private static @Nullable Instant nullableInstant(ResultSet row, int column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	private static Instant instant(ResultSet row, int column) throws SQLException {
		return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
	}

	/**
	 * A failure that somebody journalled.
	 */
	record Failure(long number, String revision, @Nullable String message, @Nullable String host, Instant at) {

	}

}
