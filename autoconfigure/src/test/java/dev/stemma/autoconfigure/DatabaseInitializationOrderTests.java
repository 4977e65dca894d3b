package dev.stemma.autoconfigure;

import java.nio.file.Path;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stemma.PostgresServer;
import dev.stemma.Project;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exceptions in detectors are swallowed, so it has to be seen that they detect.
 */
class DatabaseInitializationOrderTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				JdbcClientAutoConfiguration.class, StemmaAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=" + this.database.url(), "spring.datasource.username=postgres");

	@TempDir
	private Path directory;

	@Test
	void whoeverUsesJdbcWaits() {
		this.runner.run((context) -> {
			assertThat(dependencies(context, "jdbcTemplate")).containsExactly("stemmaInitializer");
			assertThat(dependencies(context, "namedParameterJdbcTemplate")).containsExactly("stemmaInitializer");
			assertThat(dependencies(context, "jdbcClient")).containsExactly("stemmaInitializer");
		});
	}

	@Test
	void whatStemmaNeedsDoesNotWait() {
		this.runner.run((context) -> {
			assertThat(dependencies(context, "dataSource")).isNull();
			assertThat(dependencies(context, "stemma")).isNull();
		});
	}

	@Test
	void whoeverUsesR2dbcWaits() {
		// Beside a ConnectionFactory Boot makes no DataSource
		this.runner.withBean("connectionFactory", ConnectionFactory.class, NoConnections::new)
			.withPropertyValues("stemma.url=" + this.database.url(), "stemma.user=postgres")
			.run((context) -> assertThat(dependencies(context, "connectionFactory"))
				.containsExactly("stemmaInitializer"));
	}

	@Test
	void waitingIsForTheInitializerOfTheUsersOwn() {
		this.runner.withUserConfiguration(StemmaAutoConfigurationTests.OwnInitializer.class)
			.run((context) -> assertThat(dependencies(context, "jdbcTemplate")).containsExactly("myInitializer"));
	}

	@Test
	void hibernateValidatesWhatTheMigrationsHaveMade() {
		new Project(this.directory).table("gadget", "");
		this.runner.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.withUserConfiguration(Entities.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate", "stemma.locations=file:" + this.directory)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(dependencies(context, "entityManagerFactory")).contains("stemmaInitializer");
			});
	}

	private static String[] dependencies(ConfigurableApplicationContext context, String bean) {
		return context.getBeanFactory().getBeanDefinition(bean).getDependsOn();
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Gadget.class)
	static class Entities {

		@Bean
		String somethingElse() {
			return "";
		}

	}

	@Entity(name = "gadget")
	static class Gadget {

		@Id
		private int id;

	}

	private static final class NoConnections implements ConnectionFactory {

		@Override
		public Publisher<Connection> create() {
			throw new UnsupportedOperationException();
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return () -> "none";
		}

	}

}
