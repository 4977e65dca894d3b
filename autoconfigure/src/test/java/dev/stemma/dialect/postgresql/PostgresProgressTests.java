package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.Bookkeeping;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.dialect.TableNames;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresProgressTests {

	private static final String RUN = "2f7a1d1c-0a3b-4a61-8a68-000000000001";

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final Bookkeeping bookkeeping = new PostgresBookkeeping(new TableNames("our's", "x\"_"));

	@BeforeEach
	void createTables() {
		this.database.execute(this.bookkeeping.create(false).toArray(String[]::new));
	}

	@Test
	void theTableIsCreatedWithTheOthersAndIsOurs() throws SQLException {
		assertThat(this.database.query(this.bookkeeping.selectProgressTable())).containsExactly("t");
		ServerFacts facts = facts("postgres");
		assertThat(facts.tables()).isEqualTo(Tables.ALL);
		assertThat(facts.otherRelations()).isEmpty();
	}

	@Test
	void aDatabaseOfAnEarlierVersionIsOursAndGetsTheTableWhenItIsNeeded() throws SQLException {
		this.database.execute("DROP TABLE \"our's\".\"x\"\"_progress\"");
		assertThat(facts("postgres").tables()).isEqualTo(Tables.ALL);
		assertThat(this.database.query(this.bookkeeping.selectProgressTable())).containsExactly("f");
		for (int i = 0; i < 2; i++) {
			this.database.execute(this.bookkeeping.createProgress().toArray(String[]::new));
		}
		assertThat(this.database.query(this.bookkeeping.selectProgressTable())).containsExactly("t");
	}

	@Test
	void nobodyNeedsAPrivilegeOnItToReadTheOthers() throws SQLException {
		this.database.execute("DROP ROLE IF EXISTS progress_reader", "CREATE ROLE progress_reader LOGIN",
				"GRANT USAGE ON SCHEMA \"our's\" TO progress_reader",
				"GRANT SELECT, INSERT, UPDATE, DELETE ON \"our's\".\"x\"\"_revision\", \"our's\".\"x\"\"_journal\" TO progress_reader");
		ServerFacts facts = facts("progress_reader");
		assertThat(facts.tables()).isEqualTo(Tables.ALL);
		assertThat(facts.missingPrivileges()).isEmpty();
	}

	@Test
	void progressMovesFromWhereItIs() throws SQLException {
		assertThat(select()).isEmpty();
		assertThat(move(null, List.of("t1", "10"), 10, 1000L, false)).isOne();
		assertThat(move(List.of("t1", "10"), List.of("t'2\\", "5"), 7, null, false)).isOne();
		assertThat(select()).isEqualTo("{\"t'2\\\\\",5}|17|1000|f|" + RUN);
		assertThat(move(List.of("t'2\\", "5"), List.of("t'2\\", "5"), 0, null, true)).isOne();
		assertThat(select()).endsWith("|17|1000|t|" + RUN);
	}

	@Test
	void progressThatSomebodyElseMovedIsNotMovedAgain() throws SQLException {
		assertThat(move(List.of("10"), List.of("20"), 10, null, false)).isZero();
		assertThat(move(null, List.of("10"), 10, null, false)).isOne();
		assertThat(move(null, List.of("10"), 10, null, false)).isZero();
		assertThat(move(List.of("9"), List.of("20"), 10, null, false)).isZero();
		assertThat(move(List.of("10"), List.of("20"), 10, null, true)).isOne();
		assertThat(move(List.of("20"), List.of("30"), 10, null, false)).isZero();
		assertThat(select()).startsWith("{20}|20|");
	}

	@Test
	void progressIsDeletedWithItsRevision() throws SQLException {
		move(null, List.of("10"), 10, null, false);
		for (String[] other : new String[][] { { "other", "upgrade" }, { "b3cab280570b", "downgrade" } }) {
			assertThat(delete(other[0], other[1])).isZero();
		}
		assertThat(delete("b3cab280570b", "upgrade")).isOne();
		assertThat(move(null, List.of("10"), 10, null, false)).isOne();
	}

	private ServerFacts facts(String user) throws SQLException {
		try (Connection connection = this.database.dataSource(user).getConnection()) {
			return new PostgresSessions().facts(connection, "our's", "x\"_");
		}
	}

	private int delete(String revision, String action) throws SQLException {
		try (Connection connection = this.database.connect();
				PreparedStatement delete = connection.prepareStatement(this.bookkeeping.deleteProgress())) {
			delete.setString(1, revision);
			delete.setString(2, action);
			return delete.executeUpdate();
		}
	}

	private int move(@Nullable List<String> from, List<String> to, long rows, @Nullable Long estimate, boolean done)
			throws SQLException {
		try (Connection connection = this.database.connect();
				PreparedStatement move = connection.prepareStatement(this.bookkeeping.moveProgress())) {
			move.setObject(1, (from != null) ? connection.createArrayOf("text", from.toArray()) : null);
			move.setString(2, "b3cab280570b");
			move.setString(3, "upgrade");
			move.setInt(4, 2);
			move.setString(5, "members");
			move.setArray(6, connection.createArrayOf("text", to.toArray()));
			move.setLong(7, rows);
			move.setObject(8, estimate);
			move.setBoolean(9, done);
			move.setString(10, RUN);
			return move.executeUpdate();
		}
	}

	private String select() throws SQLException {
		try (Connection connection = this.database.connect();
				PreparedStatement select = connection.prepareStatement(this.bookkeeping.selectProgress())) {
			select.setString(1, "b3cab280570b");
			select.setString(2, "upgrade");
			select.setInt(3, 2);
			try (ResultSet row = select.executeQuery()) {
				return row.next() ? String.join("|", row.getString("position"), row.getString("rows"),
						row.getString("total_estimate"), row.getString("done"), row.getString("run_id")) : "";
			}
		}
	}

}
