package dev.stemma.sample;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stemma.Stemma;
import dev.stemma.runner.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the shop in the middle of every one of its migrations.
 */
class KilledStartsIntegrationTests {

	private final TestServer server = TestServer.createDatabase();

	private final Stemma stemma = Stemma.builder().dataSource(this.server.dataSource()).build();

	/**
	 * A trigger makes every revision wait at its end, inside of its transaction where it
	 * has one, until it has been killed there once.
	 */
	@Test
	void killedInEveryRevisionTheShopStillReachesItsHeads() {
		String first = this.stemma.plan().steps().get(0).id();
		this.stemma.upgrade(first);
		this.server.execute("CREATE SCHEMA fault", "CREATE TABLE fault.killed (revision text)", """
				CREATE FUNCTION fault.wait() RETURNS trigger LANGUAGE plpgsql AS $$
				BEGIN
				    IF NOT EXISTS (SELECT FROM fault.killed AS k WHERE k.revision = NEW.revision) THEN
				        PERFORM set_config('application_name', 'in ' || NEW.revision, true);
				        PERFORM pg_sleep(120);
				    END IF;
				    RETURN NEW;
				END $$""",
				"CREATE TRIGGER wait BEFORE INSERT ON public.stemma_revision FOR EACH ROW EXECUTE FUNCTION fault.wait()");
		List<String> killed = new ArrayList<>();
		while (true) {
			try (ShopProcess shop = ShopProcess.startTakenApart(this.server)) {
				await().atMost(Duration.ofSeconds(90))
					.pollInterval(Duration.ofMillis(50))
					.until(() -> !waiting(killed).isEmpty() || shop.isStarted());
				List<String> waiting = waiting(killed);
				if (waiting.isEmpty()) {
					break;
				}
				shop.kill();
				killed.add(waiting.get(0));
				this.server.execute("INSERT INTO fault.killed VALUES ('" + waiting.get(0) + "')");
			}
		}
		assertThat(killed).hasSize(this.stemma.graph().size() - 1).doesNotHaveDuplicates();
		this.server.execute("DROP TRIGGER wait ON stemma_revision", "DROP SCHEMA fault CASCADE");
		assertAppliedOnce();
	}

	@Test
	void killedInAConcurrentIndexBuildTheShopBuildsItAgain() throws Exception {
		String index = "c0396b3bbd50";
		this.stemma.upgrade(this.stemma.graph().parents(index).get(0));
		try (Connection other = this.server.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("LOCK TABLE orders IN ROW EXCLUSIVE MODE");
			try (ShopProcess shop = ShopProcess.start(this.server)) {
				await().atMost(Duration.ofSeconds(60))
					.until(() -> this.server
						.query("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('orders_open_idx')")
						.contains("f"));
				shop.kill();
			}
			other.rollback();
		}
		try (ShopProcess shop = ShopProcess.start(this.server)) {
			await().atMost(Duration.ofSeconds(90)).until(shop::isStarted);
		}
		assertThat(this.server.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_open_idx'::regclass"))
			.containsExactly("t");
		assertAppliedOnce();
	}

	private List<String> waiting(List<String> killed) {
		List<String> waiting = new ArrayList<>(this.server.query("""
				SELECT substr(application_name, 4) FROM pg_stat_activity
				WHERE datname = current_database() AND wait_event = 'PgSleep' AND application_name LIKE 'in %'"""));
		waiting.removeAll(killed);
		return waiting;
	}

	private void assertAppliedOnce() {
		assertThat(this.stemma.status().state()).isEqualTo(State.REACHED);
		assertThat(this.server.query("""
				SELECT revision, count(*) FROM stemma_journal
				WHERE action = 'upgrade' AND outcome = 'succeeded' AND statement IS NULL
				GROUP BY revision HAVING count(*) <> 1""")).isEmpty();
		TestServer clean = TestServer.createDatabase();
		Stemma.builder().dataSource(clean.dataSource()).build().upgrade();
		assertThat(this.server.catalog()).isEqualTo(clean.catalog());
	}

}
