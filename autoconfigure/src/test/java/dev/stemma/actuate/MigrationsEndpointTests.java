package dev.stemma.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.revision.TagFilter;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsEndpointTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory).with("aaaa", """
				-- Create members
				-- @revision aaaa
				-- @tags members, schema

				-- @upgrade
				CREATE TABLE members (id int);

				-- @downgrade
				DROP TABLE members;
				""").with("bbbb", """
				-- Add status
				-- @revision bbbb
				-- @revises aaaa
				-- @branch-label main
				-- @irreversible

				-- @upgrade
				ALTER TABLE members ADD status text;
				""");
	}

	@Test
	void showsCurrentTargetHeadsPendingAndHistoryOverHttp() throws Exception {
		Stemma stemma = this.project.stemma(this.database);
		stemma.upgrade("aaaa");
		HttpResponse<String> response = get(stemma, "");
		assertThat(response.statusCode()).isEqualTo(200);
		String appliedAt = stemma.current().get(0).appliedAt().toString();
		JSONAssert.assertEquals("""
				{ "contexts": { "shop": { "parentId": null, "stemmaBeans": { "stemma": {
				    "state": "pending",
				    "current": [ {"revision": "aaaa", "message": "Create members", "tags": ["members", "schema"],
				                  "appliedAt": "%s"} ],
				    "target": { "identifier": "heads", "revisions": ["bbbb"], "reached": false, "ahead": false },
				    "heads": [ "bbbb" ],
				    "pending": [ "bbbb" ],
				    "excluded": [],
				    "history": [
				      { "revision": "bbbb", "revises": ["aaaa"], "dependsOn": [], "branchLabels": ["main"], "tags": [],
				        "message": "Add status", "kind": "sql", "state": "pending", "appliedAt": null,
				        "durationMs": null, "checksum": "%s", "reversible": false },
				      { "revision": "aaaa", "revises": [], "dependsOn": [], "branchLabels": [],
				        "tags": ["members", "schema"], "message": "Create members", "kind": "sql",
				        "state": "applied", "appliedAt": "%s", "durationMs": %d, "checksum": "%s",
				        "reversible": true } ] } } } } }""".formatted(appliedAt, stemma.show("bbbb").checksum(),
				appliedAt, Objects.requireNonNull(stemma.show("aaaa").duration()).toMillis(),
				stemma.show("aaaa").checksum()), response.body(), true);
		assertThat(response.body()).startsWith("{\"contexts\":{\"shop\":{\"parentId\":null,\"stemmaBeans\":")
			.contains("{\"revision\":\"bbbb\",\"revises\":[\"aaaa\"],\"dependsOn\":[],\"branchLabels\":")
			.doesNotContain("jdbc:", "postgres");
	}

	@Test
	void showsOneRevisionOverHttp() throws Exception {
		Stemma stemma = this.project.stemma(this.database);
		HttpResponse<String> response = get(stemma, "/main");
		assertThat(response.statusCode()).isEqualTo(200);
		JSONAssert.assertEquals("""
				{ "contexts": { "shop": { "parentId": null, "stemmaBeans": { "stemma": {
				    "revision": "bbbb", "revises": ["aaaa"], "dependsOn": [], "branchLabels": ["main"], "tags": [],
				    "message": "Add status", "kind": "sql", "state": "pending", "appliedAt": null,
				    "durationMs": null, "checksum": "%s", "reversible": false } } } } }"""
			.formatted(stemma.show("bbbb").checksum()), response.body(), true);
	}

	@Test
	void anUnknownIdentifierIs404WithTheReason() throws Exception {
		HttpResponse<String> response = get(this.project.stemma(this.database), "/aaab");
		assertThat(response.statusCode()).isEqualTo(404);
		JSONAssert.assertEquals("""
				{ "error": "No revision or branch label is named 'aaab'. Did you mean aaaa?" }""", response.body(),
				true);
	}

	@Test
	void anAmbiguousIdentifierIs404WithTheCandidates() throws Exception {
		this.project.table("cccc1", "bbbb").table("cccc2", "bbbb");
		HttpResponse<String> response = get(this.project.stemma(this.database), "/cccc");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("cccc1").contains("cccc2");
	}

	@Test
	void whatNamesNoRevisionIs404() throws Exception {
		HttpResponse<String> response = get(this.project.stemma(this.database), "/base");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body())
			.isEqualTo("{\"error\":\"'base' stands for no revision. Name an id, a branch label or a head.\"}");
	}

	@Test
	void aDatabaseThatIsDownIsAnErrorWithoutItsAddress() throws Exception {
		DriverManagerDataSource down = new DriverManagerDataSource(
				"jdbc:postgresql://localhost:1/secret_shop?connectTimeout=1", "secret_user", "secret_password");
		for (String path : List.of("", "/aaaa")) {
			HttpResponse<String> response = get(this.project.builder(down).build(), path);
			assertThat(response.statusCode()).isEqualTo(200);
			JSONAssert.assertEquals("""
					{ "contexts": { "shop": { "parentId": null, "stemmaBeans": { "stemma": {
					    "error": "The database could not be looked at. The application's log says why." } } } } }""",
					response.body(), true);
		}
	}

	@Test
	void contextsAboveAreShownWithTheirParents() {
		try (GenericApplicationContext parent = new GenericApplicationContext();
				GenericApplicationContext child = new GenericApplicationContext(parent)) {
			parent.setId("parent");
			parent.registerBean("above", Stemma.class, () -> this.project.stemma(this.database));
			parent.refresh();
			child.setId("child");
			child.registerBean("one", Stemma.class, () -> this.project.stemma(this.database));
			child.registerBean("two", Stemma.class, () -> this.project.stemma(this.database));
			child.refresh();
			MigrationsDescriptor migrations = new MigrationsEndpoint(child).migrations();
			assertThat(migrations.contexts()).containsOnlyKeys("child", "parent");
			assertThat(migrations.contexts().get("child").parentId()).isEqualTo("parent");
			assertThat(migrations.contexts().get("child").stemmaBeans()).containsOnlyKeys("one", "two");
			assertThat(migrations.contexts().get("parent").parentId()).isNull();
			assertThat(migrations.contexts().get("parent").stemmaBeans()).containsOnlyKeys("above");
		}
	}

	@Test
	void whatTheTagsLeaveOutIsShownAsExcluded() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(Stemma.class,
					() -> this.project.builder(this.database.dataSource())
						.target("aaaa")
						.tags(new TagFilter(Set.of(), Set.of("members")))
						.build());
			context.refresh();
			MigrationsDescriptor migrations = new MigrationsEndpoint(context).migrations();
			assertThat(migrations.contexts().values().iterator().next().stemmaBeans().values()).singleElement()
				.isInstanceOfSatisfying(StatusDescriptor.class, (status) -> {
					assertThat(status.state()).isEqualTo("reached");
					assertThat(status.excluded()).containsExactly("aaaa");
					assertThat(status.history()).extracting(RevisionDescriptor::state).contains("excluded");
				});
		}
	}

	private HttpResponse<String> get(Stemma stemma, String path) throws Exception {
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("stemma", Stemma.class,
					() -> stemma))
			.build();
		try (ConfigurableApplicationContext context = application.run("--server.port=0",
				"--spring.application.name=shop", "--stemma.startup=none",
				"--management.endpoints.web.exposure.include=migrations")) {
			int port = ((WebServerApplicationContext) context).getWebServer().getPort();
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/migrations" + path))
					.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class })
	static class Application {

	}

}
