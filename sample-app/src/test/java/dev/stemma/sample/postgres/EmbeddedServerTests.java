package dev.stemma.sample.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedServerTests {

	private static Path home;

	private final EmbeddedServer server = new EmbeddedServer(home, LogFactory.getLog(EmbeddedServer.class));

	private final List<Membership> present = new ArrayList<>();

	@BeforeAll
	static void useOneClusterForAll(@TempDir Path directory) {
		home = directory.resolve("postgres");
	}

	@AfterEach
	void everybodyLeaves() {
		this.present.forEach(this.server::leave);
	}

	@Test
	void theFirstOneFindsTheShopsDatabase() throws SQLException {
		assertThat(query(join(), "SELECT current_database() || ' of ' || current_user")).isEqualTo("shop of shop");
	}

	@Test
	void theServerListensOnLoopbackAlone() throws SQLException {
		assertThat(query(join(), "SELECT current_setting('listen_addresses')")).isEqualTo("127.0.0.1");
	}

	@Test
	void theSecondOneJoinsTheServerOfTheFirst() throws SQLException {
		Membership first = join();
		assertThat(join().url()).isEqualTo(first.url());
	}

	@Test
	void theServerStaysWhileSomebodyIsThere() throws SQLException {
		Membership first = join();
		Membership second = join();
		leave(first);
		assertThat(query(second, "SELECT 'here'")).isEqualTo("here");
	}

	@Test
	void theLastOneToLeaveStopsTheServer() {
		Membership membership = join();
		leave(membership);
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(membership, "SELECT 1"));
		assertThat(PostmasterFile.path(data())).doesNotExist();
	}

	@Test
	void whatWasWrittenIsThereAfterTheServerWasKilled() throws Exception {
		Membership membership = join();
		query(membership, "DROP TABLE IF EXISTS kept", "CREATE TABLE kept AS SELECT 'kept' AS word", "SELECT 1");
		kill();
		this.present.clear();
		assertThat(query(join(), "SELECT word FROM kept")).isEqualTo("kept");
	}

	@Test
	void theServerStartsWhereItsNumberWentToAnotherProgram() throws Exception {
		leave(join());
		long other = ProcessHandle.current().pid();
		Files.write(PostmasterFile.path(data()),
				List.of(Long.toString(other), data().toString(), "0", "1", "", "127.0.0.1", "", "ready"));
		assertThat(query(join(), "SELECT 'here'")).isEqualTo("here");
	}

	private Membership join() {
		Membership membership = this.server.join();
		this.present.add(membership);
		return membership;
	}

	private void leave(Membership membership) {
		this.present.remove(membership);
		this.server.leave(membership);
	}

	private void kill() throws IOException {
		PostmasterFile postmaster = PostmasterFile.read(data());
		assertThat(postmaster).isNotNull();
		ProcessHandle process = ProcessHandle.of(postmaster.pid()).orElseThrow();
		process.destroyForcibly();
		process.onExit().join();
	}

	private static Path data() {
		return home.resolve("cluster/data");
	}

	private static String query(Membership membership, String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection(membership.url(), membership.user(),
				membership.password()); Statement statement = connection.createStatement()) {
			for (int i = 0; i < statements.length - 1; i++) {
				statement.execute(statements[i]);
			}
			try (ResultSet rows = statement.executeQuery(statements[statements.length - 1])) {
				rows.next();
				return rows.getString(1);
			}
		}
	}

}
