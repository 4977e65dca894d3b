package dev.stemma.sample;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stemma.Stemma;
import dev.stemma.runner.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The shop started in other ways than a newcomer's, each on a database of its own.
 */
class SampleStartModesIntegrationTests {

	private static final String MERGE = "d5e416e7680b";

	private final TestServer server = TestServer.createDatabase();

	private final Stemma stemma = Stemma.builder().dataSource(this.server.dataSource()).build();

	@Test
	void inProductionTheTargetIsReachedWithoutTheDemoLine() {
		try (ShopProcess shop = ShopProcess.start(this.server, "--spring.profiles.active=prod").awaitStart()) {
			assertThat(shop.reports()).singleElement().asString().contains("30 revisions in", "(3 excluded by tags)");
			String status = shop.get("/actuator/migrations").body();
			assertThat(status).contains("\"state\":\"reached\"", "\"revisions\":[\"f9c5d3e7a1b2\"]", "\"pending\":[]");
			assertThat(status).contains("\"excluded\":[\"");
			assertThat(shop.get("/products").body()).isEqualTo("[]");
		}
		assertThat(this.server.query("SELECT count(*) FROM stemma_revision")).containsExactly("30");
		assertThat(this.server.query("SELECT count(*) FROM products")).containsExactly("0");
	}

	@Test
	void aDatabaseThatIsNotEmptyIsRefusedUntilABaselineSaysWhatItIs() {
		this.stemma.upgrade(MERGE);
		this.server.execute("DROP TABLE stemma_revision, stemma_journal");
		List<String> before = this.server.catalog();
		try (ShopProcess shop = ShopProcess.start(this.server)) {
			assertThat(shop.awaitEnd()).isEqualTo(1);
			assertThat(shop.output())
				.contains("APPLICATION FAILED TO START", "Schema public has no tables of Stemma and is not empty",
						"stemma.baseline=<revision>")
				.doesNotContain("\tat ");
		}
		assertThat(this.server.catalog()).isEqualTo(before);
		assertThat(this.server.query("SELECT to_regclass('stemma_revision')")).containsExactly("null");
		try (ShopProcess shop = ShopProcess.start(this.server, "--stemma.baseline=" + MERGE).awaitStart()) {
			assertThat(shop.reports()).hasSize(1);
		}
		assertThat(this.stemma.status().state()).isEqualTo(State.REACHED);
		assertThat(this.server.query("""
				SELECT action, count(*) FROM stemma_journal WHERE outcome = 'succeeded' AND statement IS NULL
				GROUP BY action ORDER BY action""")).containsExactly("stamp|16", "upgrade|17");
		TestServer clean = TestServer.createDatabase();
		Stemma.builder().dataSource(clean.dataSource()).build().upgrade();
		assertThat(this.server.catalog()).isEqualTo(clean.catalog());
		try (ShopProcess shop = ShopProcess.start(this.server).awaitStart()) {
			assertThat(shop.reports()).singleElement().asString().contains("is up to date at");
		}
	}

	@Test
	void theOneThatWaitsStartsAfterTheOneThatUpgrades() {
		try (ShopProcess waiting = ShopProcess.start(this.server, "--stemma.startup=wait")) {
			await().atMost(Duration.ofSeconds(90))
				.until(() -> waiting.output().contains("Waiting for another process to reach heads"));
			assertThat(this.server.catalog()).isEmpty();
			try (ShopProcess upgrading = ShopProcess.start(this.server).awaitStart()) {
				waiting.awaitStart();
				assertThat(upgrading.reports()).singleElement().asString().contains("33 revisions in");
				assertThat(waiting.reports()).singleElement().asString().contains("is up to date at");
				assertThat(waiting.get("/products").statusCode()).isEqualTo(200);
			}
		}
	}

}
