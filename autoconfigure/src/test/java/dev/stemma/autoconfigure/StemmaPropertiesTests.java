package dev.stemma.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.operation.NamingConvention;
import dev.stemma.runner.RunRefusedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.RunnerOptions.ApplicationInfo;
import dev.stemma.runner.RunnerOptions.ChecksumPolicy;
import dev.stemma.runner.RunnerOptions.Guards;
import dev.stemma.runner.RunnerOptions.Limits;
import dev.stemma.runner.RunnerOptions.OnNonEmpty;
import dev.stemma.runner.RunnerOptions.Policies;
import dev.stemma.runner.RunnerOptions.Pooler;
import dev.stemma.runner.RunnerOptions.SessionOptions;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.runner.RunnerOptions.UnknownRevisions;
import dev.stemma.runner.SigningKey;
import dev.stemma.script.PostWriteHook;
import dev.stemma.script.ScriptLoader;
import dev.stemma.script.WritingOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StemmaPropertiesTests {

	private static StemmaProperties bind(Map<String, ?> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("stemma",
				StemmaProperties.class);
	}

	private static RunnerOptions options(Map<String, ?> properties) {
		return new PropertiesMapper(bind(properties)).options(ApplicationInfo.UNNAMED);
	}

	private static WritingOptions writing(Map<String, ?> properties) {
		return new PropertiesMapper(bind(properties)).writing(WritingOptions.DEFAULTS);
	}

	@Test
	void whatIsNotSetIsLeftToTheEngine() {
		assertThat(options(Map.of())).isEqualTo(RunnerOptions.DEFAULTS);
	}

	@Test
	void theDefaultsInTheMetadataAreTheEngines() throws IOException {
		Map<String, Object> documented = documentedDefaults();
		assertThat(options(documented)).isEqualTo(RunnerOptions.DEFAULTS);
		StemmaProperties properties = bind(documented);
		assertThat(properties.locations()).containsExactly(ScriptLoader.DEFAULT_LOCATION);
		assertThat(properties.packages()).containsExactly(ScriptLoader.DEFAULT_PACKAGE);
		assertThat(properties.target()).isEqualTo("heads");
		assertThat(properties.startup()).isEqualTo(StartupMode.UPGRADE);
		assertThat(properties.waiting().timeout()).isEqualTo(StemmaInitializer.DEFAULT_WAIT);
		assertThat(properties.placeholderSyntax().prefix()).isEqualTo(PlaceholderSyntax.DEFAULT.prefix());
		assertThat(properties.placeholderSyntax().suffix()).isEqualTo(PlaceholderSyntax.DEFAULT.suffix());
	}

	@Test
	void everyPropertyReachesTheEngine() {
		RunnerOptions options = options(
				Map.ofEntries(Map.entry("stemma.schema", "shop"), Map.entry("stemma.table-prefix", "my_"),
						Map.entry("stemma.transaction", "all"), Map.entry("stemma.ddl-lock-timeout", "1s"),
						Map.entry("stemma.statement-timeout", "2s"), Map.entry("stemma.runner-lock.wait", "3s"),
						Map.entry("stemma.retry.max-elapsed", "4s"), Map.entry("stemma.connect-timeout", "5s"),
						Map.entry("stemma.startup-timeout", "6s"), Map.entry("stemma.checksum", "warn"),
						Map.entry("stemma.unknown-revisions", "fail"), Map.entry("stemma.on-non-empty", "run"),
						Map.entry("stemma.baseline", "b3cab280570b"), Map.entry("stemma.role", "owner"),
						Map.entry("stemma.init-sql[0]", "SET a.b = '1, 2'"), Map.entry("stemma.pooler", "session"),
						Map.entry("stemma.naming-convention.primary-key", "pk_%(table)s"),
						Map.entry("stemma.naming-convention.unique", "uq_%(table)s_%(column_0)s"),
						Map.entry("stemma.naming-convention.foreign-key", "fk_%(table)s_%(referred_table)s"),
						Map.entry("stemma.naming-convention.check", "ck_%(table)s"),
						Map.entry("stemma.naming-convention.exclusion", "ex_%(table)s"),
						Map.entry("stemma.naming-convention.not-null", "nn_%(table)s_%(columns)s"),
						Map.entry("stemma.naming-convention.index", "ix_%(table)s_%(columns)s"),
						Map.entry("stemma.signing-key", "a secret"), Map.entry("stemma.protected", "true"),
						Map.entry("stemma.dev-sync.allow-remote", "true")));
		assertThat(options).isEqualTo(new RunnerOptions("shop", "my_", TransactionScope.ALL,
				new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4),
						Duration.ofSeconds(5), Duration.ofSeconds(6)),
				new Policies(ChecksumPolicy.WARN, UnknownRevisions.FAIL, OnNonEmpty.RUN, "b3cab280570b"),
				new SessionOptions("owner", List.of("SET a.b = '1, 2'"), Pooler.SESSION), ApplicationInfo.UNNAMED,
				new NamingConvention("pk_%(table)s", "uq_%(table)s_%(column_0)s", "fk_%(table)s_%(referred_table)s",
						"ck_%(table)s", "ex_%(table)s", "nn_%(table)s_%(columns)s", "ix_%(table)s_%(columns)s"),
				new Guards(SigningKey.of("a secret"), true, true)));
		assertThat(options.toString()).doesNotContain("a secret");
	}

	@Test
	void howNewScriptsAreWrittenReachesTheEngine() {
		WritingOptions options = writing(Map.of("stemma.file-template", "%(rev)s", "stemma.truncate-slug-length", "7",
				"stemma.timezone", "Europe/Berlin", "stemma.templates", "file:templates",
				"stemma.post-write-hooks[0].command", "git,add,%(file)s", "stemma.post-write-hooks[1].name", "format",
				"stemma.post-write-hooks[1].command[0]", "pg_format", "stemma.post-write-hooks[1].cwd", "x"));
		assertThat(options.fileTemplate()).isEqualTo("%(rev)s");
		assertThat(options.slugLength()).isEqualTo(7);
		assertThat(options.clock().getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
		assertThat(options.templates()).isEqualTo("file:templates");
		assertThat(options.hooks()).containsExactly(new PostWriteHook("git", List.of("git", "add", "%(file)s"), null),
				new PostWriteHook("format", List.of("pg_format"), "x"));
	}

	@Test
	void theDefaultsOfWritingAreTheEngines() throws IOException {
		WritingOptions documented = writing(documentedDefaults());
		assertThat(documented.fileTemplate()).isEqualTo(WritingOptions.DEFAULTS.fileTemplate());
		assertThat(documented.slugLength()).isEqualTo(WritingOptions.DEFAULTS.slugLength());
		assertThat(documented.clock().getZone().getRules())
			.isEqualTo(WritingOptions.DEFAULTS.clock().getZone().getRules());
		assertThat(writing(Map.of())).isEqualTo(WritingOptions.DEFAULTS);
	}

	@Test
	void aHookWithoutACommandIsRefused() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("stemma.post-write-hooks[0].name", "format")))
			.withStackTraceContaining("Each of stemma.post-write-hooks needs a 'command'");
	}

	@Test
	void aNamingConventionThatIsSetInPartIsPostgresElsewhere() {
		NamingConvention naming = options(Map.of("stemma.naming-convention.index", "ix_%(table)s")).naming();
		assertThat(naming.index()).isEqualTo("ix_%(table)s");
		assertThat(naming.primaryKey()).isEqualTo(NamingConvention.POSTGRESQL.primaryKey());
	}

	@Test
	void aSigningKeyThatIsConfiguredAndEmptyIsRefused() {
		assertThatExceptionOfType(RunRefusedException.class)
			.isThrownBy(() -> options(Map.of("stemma.signing-key", " ")))
			.withMessageContaining("stemma.signing-key is configured and empty");
	}

	@Test
	void placeholdersKeepTheirNames() {
		assertThat(bind(Map.of("stemma.placeholders.tableOwner", "x", "stemma.placeholders.a-b", "y")).placeholders())
			.containsOnly(Map.entry("tableOwner", "x"), Map.entry("a-b", "y"));
	}

	@Test
	void aTypingSlipIsRefused() {
		new ApplicationContextRunner().withUserConfiguration(PropertiesOnly.class)
			.withPropertyValues("stemma.target=heads", "stemma.tag.include=orders")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasStackTraceContaining("stemma.tag.include")
				.cause()
				.isInstanceOf(BindException.class));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> documentedDefaults() throws IOException {
		try (InputStream metadata = StemmaProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			assertThat(metadata).isNotNull();
			String text = new String(metadata.readAllBytes(), StandardCharsets.UTF_8);
			List<Map<String, Object>> properties = (List<Map<String, Object>>) JsonParserFactory.getJsonParser()
				.parseMap(text)
				.get("properties");
			Map<String, Object> defaults = new LinkedHashMap<>();
			for (Map<String, Object> property : properties) {
				String name = (String) property.get("name");
				if (name.startsWith("stemma.")) {
					assertThat((String) property.get("description")).as(name).endsWith(".");
					if (property.containsKey("defaultValue")) {
						defaults.put(name, property.get("defaultValue"));
					}
				}
			}
			return defaults;
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(StemmaProperties.class)
	static class PropertiesOnly {

	}

}
