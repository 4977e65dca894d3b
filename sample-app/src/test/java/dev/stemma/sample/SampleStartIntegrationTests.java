package dev.stemma.sample;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The shop as a newcomer starts it: on a machine with a JDK and nothing else.
 */
class SampleStartIntegrationTests {

	private static final int REVISIONS = 33;

	private static final String MAIN_HEAD = "f9c5d3e7a1b2";

	private static final String DEMO_HEAD = "a0d305d557fb";

	@TempDir
	private Path directory;

	@AfterEach
	void nothingKeepsRunning() throws IOException {
		Path postmaster = postmasterFile();
		if (!Files.exists(postmaster)) {
			return;
		}
		long pid = Long.parseLong(Files.readAllLines(postmaster).get(0).strip());
		ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
		await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(postmaster));
	}

	@Test
	void startedWithNothingItBringsItsDatabaseToHeadAndShowsIt() throws IOException {
		try (ShopProcess shop = start().awaitStart()) {
			assertThat(shop.output()).contains("Started an embedded PostgreSQL in " + this.directory);
			assertThat(shop.reports()).singleElement().satisfies((report) -> {
				assertThat(report).contains(" INFO ");
				assertThat(report)
					.containsPattern("upgraded from base to .*: " + REVISIONS + " revisions in [\\d.]+ m?s");
			});
			assertStatus(bean(shop.get("/actuator/migrations")));
			assertThat(array(shop.get("/products"))).hasSize(4);
			JsonNode revision = bean(shop.get("/actuator/migrations/" + MAIN_HEAD.substring(0, 5)));
			assertThat(revision.get("revision").asString()).isEqualTo(MAIN_HEAD);
			HttpResponse<String> unknown = shop.get("/actuator/migrations/nothing_of_the_kind");
			assertThat(unknown.statusCode()).isEqualTo(404);
			assertThat(unknown.body()).contains("nothing_of_the_kind");
			assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(200);
		}
		assertThat(postmasterFile()).doesNotExist();
	}

	@Test
	void allProcessesShareOneServerWhichOutlivesTheKilledAndGoesWithTheLast() throws IOException {
		try (ShopProcess first = start().awaitStart(); ShopProcess second = start().awaitStart()) {
			String server = server(first);
			assertThat(server(second)).isEqualTo(server);
			assertThat(second.output()).doesNotContain("Started an embedded PostgreSQL");
			assertThat(second.reports()).singleElement().asString().contains("is up to date at");
			first.kill();
			second.kill();
			try (ShopProcess third = start().awaitStart(); ShopProcess fourth = start().awaitStart()) {
				assertThat(server(third)).isEqualTo(server);
				assertThat(third.output()).doesNotContain("Started an embedded PostgreSQL");
				assertThat(third.reports()).singleElement().asString().contains("is up to date at");
				third.stop();
				assertThat(postmasterFile()).exists();
				assertThat(array(fourth.get("/products"))).isNotEmpty();
			}
			assertThat(postmasterFile()).doesNotExist();
		}
	}

	private ShopProcess start() {
		return ShopProcess.startWithOwnServer(this.directory);
	}

	private Path postmasterFile() {
		return this.directory.resolve("cluster/data/postmaster.pid");
	}

	private static String server(ShopProcess shop) {
		Matcher joined = Pattern.compile("Joined the embedded PostgreSQL at (\\S+)").matcher(shop.output());
		assertThat(joined.find()).isTrue();
		return joined.group(1);
	}

	private static void assertStatus(JsonNode status) {
		assertThat(status.propertyNames()).containsExactly("state", "current", "target", "heads", "pending", "excluded",
				"history");
		assertThat(status.get("state").asString()).isEqualTo("reached");
		assertThat(list(status.get("current"))).allSatisfy(
				(tip) -> assertThat(tip.propertyNames()).containsExactly("revision", "message", "tags", "appliedAt"))
			.extracting((tip) -> tip.get("revision").asString())
			.containsExactlyInAnyOrder(MAIN_HEAD, DEMO_HEAD);
		JsonNode target = status.get("target");
		assertThat(target.propertyNames()).containsExactly("identifier", "revisions", "reached", "ahead");
		assertThat(target.get("identifier").asString()).isEqualTo("heads");
		assertThat(texts(target.get("revisions"))).containsExactlyInAnyOrder(MAIN_HEAD, DEMO_HEAD);
		assertThat(target.get("reached").asBoolean()).isTrue();
		assertThat(target.get("ahead").asBoolean()).isFalse();
		assertThat(texts(status.get("heads"))).containsExactlyInAnyOrder(MAIN_HEAD, DEMO_HEAD);
		assertThat(list(status.get("pending"))).isEmpty();
		assertThat(list(status.get("excluded"))).isEmpty();
		assertHistory(list(status.get("history")));
	}

	private static void assertHistory(List<JsonNode> history) {
		assertThat(history).hasSize(REVISIONS).allSatisfy((entry) -> {
			assertThat(entry.propertyNames()).containsExactly("revision", "revises", "dependsOn", "branchLabels",
					"tags", "message", "kind", "state", "appliedAt", "durationMs", "checksum", "reversible");
			assertThat(entry.get("state").asString()).isEqualTo("applied");
			assertThat(entry.get("reversible").asBoolean()).isTrue();
			assertThat(entry.get("durationMs").isNumber()).isTrue();
		});
		assertThat(history).extracting((entry) -> Instant.parse(entry.get("appliedAt").asString()))
			.isSortedAccordingTo(Comparator.reverseOrder());
		Set<String> newer = new HashSet<>();
		for (JsonNode entry : history) {
			newer.add(entry.get("revision").asString());
			assertThat(texts(entry.get("revises"))).doesNotContainAnyElementsOf(newer);
			assertThat(texts(entry.get("dependsOn"))).doesNotContainAnyElementsOf(newer);
		}
	}

	private static JsonNode bean(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode context = json(response).get("contexts").get("sample-app");
		assertThat(context.get("parentId").isNull()).isTrue();
		return context.get("stemmaBeans").get("stemma");
	}

	private static List<JsonNode> array(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		return list(json(response));
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private static List<String> texts(JsonNode array) {
		return list(array).stream().map(JsonNode::asString).toList();
	}

	private static List<JsonNode> list(JsonNode array) {
		assertThat(array.isArray()).isTrue();
		return StreamSupport.stream(array.spliterator(), false).toList();
	}

}
