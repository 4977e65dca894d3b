package dev.stemma.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What users see on their terminal.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private void start(Class<?> application) {
		SpringApplication spring = new SpringApplication(application);
		spring.setWebApplicationType(WebApplicationType.NONE);
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> spring.run("--spring.datasource.url=" + this.database.url(),
					"--spring.datasource.username=postgres", "--stemma.locations=file:" + this.directory,
					"--logging.level.org.springframework=error"));
	}

	@Test
	void aFailedMigrationIsExplainedWithoutAStackTrace(CapturedOutput output) {
		new Project(this.directory).revision("aaaa", "", "CREATE TABLE a (id nothing)", "DROP TABLE a");
		start(Application.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The migration of revision aaaa failed:")
			.contains("type \"nothing\" does not exist")
			.contains("Statement:  CREATE TABLE a (id nothing)")
			.doesNotContain("\tat ");
	}

	@Test
	void aNumberOfYamlsMakingIsExplainedWithoutAStackTrace(CapturedOutput output) {
		SpringApplication spring = new SpringApplication(Application.class);
		spring.setWebApplicationType(WebApplicationType.NONE);
		spring.setDefaultProperties(Map.of("stemma.target", 7));
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> spring
			.run("--spring.datasource.url=" + this.database.url(), "--logging.level.org.springframework=error"));
		assertThat(output).contains("A revision is configured as a number, and its text is lost:")
			.contains("What stemma.target names was not quoted and has been read as the number 7")
			.contains("Quote it: target: \"…\"")
			.doesNotContain("\tat ");
	}

	@Test
	void aMigrationThatWaitsForItselfIsExplainedWithoutAStackTrace(CapturedOutput output) {
		start(Circular.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The Java migration 'fillMembers' (" + FillMembers.class.getName()
					+ ") needs a bean that waits for the database to be migrated, and the migrations wait for it:")
			.contains("    fillMembers -> ")
			.contains("op.jdbc()")
			.doesNotContain("\tat ");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			StemmaAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			StemmaAutoConfiguration.class })
	static class Circular {

		@Bean
		FillMembers fillMembers(JdbcTemplate jdbc) {
			return new FillMembers(jdbc);
		}

	}

	@Migration(revision = "aaaa", message = "Fill members")
	static class FillMembers implements JavaMigration {

		private final JdbcTemplate jdbc;

		FillMembers(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@Override
		public void upgrade(Operations op) {
			this.jdbc.execute("SELECT 1");
		}

	}

}
