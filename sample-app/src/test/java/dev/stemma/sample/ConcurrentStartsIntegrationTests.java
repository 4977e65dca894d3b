package dev.stemma.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stemma.Stemma;
import dev.stemma.runner.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConcurrentStartsIntegrationTests {

	private final TestServer server = TestServer.createDatabase();

	@Test
	void tenShopsStartedAtOnceApplyEachRevisionOnce() {
		List<ShopProcess> shops = new ArrayList<>();
		try {
			for (int i = 0; i < 10; i++) {
				shops.add(ShopProcess.start(this.server, "--spring.datasource.hikari.maximum-pool-size=2"));
			}
			await().atMost(Duration.ofMinutes(4))
				.pollInterval(Duration.ofMillis(500))
				.until(() -> shops.stream().allMatch(ShopProcess::isStarted));
		}
		finally {
			shops.forEach(ShopProcess::close);
		}
		assertThat(this.server.query("""
				SELECT count(*), count(DISTINCT revision), count(DISTINCT run_id) FROM stemma_journal
				WHERE action = 'upgrade' AND outcome = 'succeeded' AND statement IS NULL"""))
			.containsExactly("%1$d|%1$d|1".formatted(stemma().graph().size()));
		assertThat(stemma().status().state()).isEqualTo(State.REACHED);
		assertThat(this.server.query("SELECT count(*) FROM stemma_journal WHERE outcome = 'failed'"))
			.containsExactly("0");
	}

	private Stemma stemma() {
		return Stemma.builder().dataSource(this.server.dataSource()).build();
	}

}
