package dev.stemma.autoconfigure;

import java.nio.file.Path;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.actuate.MigrationsEndpoint;
import dev.stemma.actuate.MigrationsEndpointWebExtension;
import dev.stemma.actuate.MigrationsHealthIndicator;
import dev.stemma.actuate.MigrationsInfoContributor;
import dev.stemma.actuate.RevisionMeters;

import static org.assertj.core.api.Assertions.assertThat;

class StemmaActuatorAutoConfigurationTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createRunner() {
		new Project(this.directory).table("aaaa", "");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, StemmaAutoConfiguration.class,
					StemmaEndpointAutoConfiguration.class, StemmaHealthContributorAutoConfiguration.class,
					StemmaInfoContributorAutoConfiguration.class, StemmaMetricsAutoConfiguration.class,
					MetricsAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + this.database.url(), "spring.datasource.username=postgres",
					"stemma.locations=file:" + this.directory);
	}

	@Test
	void anExposedEndpointIsThere() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=migrations")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(MigrationsEndpoint.class)
				.hasSingleBean(MigrationsEndpointWebExtension.class));
	}

	@Test
	void anEndpointThatIsNotExposedIsNot() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void anEndpointWithoutAccessIsNot() {
		this.runner
			.withPropertyValues("management.endpoints.web.exposure.include=migrations",
					"management.endpoint.migrations.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void withoutStemmaThereIsNothingToShow() {
		this.runner
			.withPropertyValues("management.endpoints.web.exposure.include=migrations", "stemma.enabled=false",
					"management.health.migrations.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MigrationsEndpoint.class)
				.doesNotHaveBean(MigrationsHealthIndicator.class));
	}

	@Test
	void stemmaWorksWithoutTheActuator() {
		new ApplicationContextRunner().withUserConfiguration(Everything.class)
			.withPropertyValues("spring.datasource.url=" + this.database.url(), "spring.datasource.username=postgres",
					"stemma.locations=file:" + this.directory)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate",
					"org.springframework.boot.health", "io.micrometer", "com.fasterxml.jackson"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Stemma.class));
	}

	@Test
	void healthAndInfoAreOff() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(MigrationsHealthIndicator.class)
			.doesNotHaveBean(MigrationsInfoContributor.class));
	}

	@Test
	void healthAndInfoCanBeTurnedOn() {
		this.runner
			.withPropertyValues("management.health.migrations.enabled=true", "management.info.migrations.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(MigrationsHealthIndicator.class)
				.hasSingleBean(MigrationsInfoContributor.class));
	}

	@Test
	void theRunAtStartupIsTimed() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(RevisionMeters.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("stemma.migration")
				.tag("direction", "upgrade")
				.tag("outcome", "success")
				.timer()
				.count()).isEqualTo(1);
			assertThat(registry.get("stemma.revisions").tag("state", "applied").gauge().value()).isEqualTo(1);
		});
	}

	@Test
	void withoutARegistryNothingIsMeasured() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RevisionMeters.class));
	}

	/**
	 * Read as an application's imports are: without loading the classes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, StemmaAutoConfiguration.class,
			StemmaEndpointAutoConfiguration.class, StemmaHealthContributorAutoConfiguration.class,
			StemmaInfoContributorAutoConfiguration.class, StemmaMetricsAutoConfiguration.class })
	static class Everything {

	}

}
