package dev.stemma.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.AbstractDataSource;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.StatedSchema;
import dev.stemma.Stemma;
import dev.stemma.autogenerate.InvalidNamePatternException;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.autogenerate.SchemaDefinition;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.SourceSummary;
import dev.stemma.diff.Change;
import dev.stemma.diff.DiffCustomizer;
import dev.stemma.diff.ObjectFilter;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What says how the schema is to be, and how that is compared, comes from beans and
 * properties.
 */
class ModelSettingsTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createProject() {
		new Project(this.directory).table("aaaa", "");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, StemmaAutoConfiguration.class))
			.withPropertyValues("stemma.locations=file:" + this.directory,
					"spring.datasource.url=" + this.database.url(), "spring.datasource.username=postgres");
	}

	private static List<String> lines(ModelComparison comparison) {
		return comparison.differences().changes().stream().map(Change::toString).toList();
	}

	@Test
	void sourcesOfAllKindsAddUp() throws Exception {
		Path schema = Files.writeString(this.directory.resolve("schema.txt"), "CREATE TABLE aaaa (id int);\n");
		this.runner.withUserConfiguration(Models.class)
			.withPropertyValues("stemma.schema-source=file:" + schema)
			.run((context) -> {
				ModelComparison comparison = context.getBean(Stemma.class).compareModels();
				assertThat(comparison.sources()).extracting(SourceSummary::description)
					.containsExactly("the model", "schema definition 'orders'", "file:" + schema);
				assertThat(lines(comparison)).containsExactlyInAnyOrder("+ table products", "+ table orders");
			});
	}

	@Test
	void propertiesAndBeansFilter() {
		this.runner.withUserConfiguration(Models.class, Filters.class)
			.withPropertyValues("stemma.autogenerate.exclude=table:ord*")
			.run((context) -> assertThat(lines(context.getBean(Stemma.class).compareModels()))
				.containsExactly("+ table products"));
	}

	@Test
	void customizersAreCalledInTheirOrder() {
		this.runner.withUserConfiguration(Models.class, Customizers.class)
			.run((context) -> assertThat(lines(context.getBean(Stemma.class).compareModels()))
				.containsExactly("+ table products"));
	}

	@Test
	void aStartNeitherMakesSourcesNorReadsPatterns() {
		this.runner.withUserConfiguration(Broken.class)
			.withPropertyValues("stemma.autogenerate.include=nothing:x", "stemma.schema-source=file:nowhere.sql")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(this.database.query("SELECT count(*) FROM aaaa")).containsExactly("0");
			});
	}

	@Test
	void patternsThatCannotBeReadAreSaidWhenTheyAreNeeded() {
		this.runner.withUserConfiguration(Models.class)
			.withPropertyValues("stemma.autogenerate.include=tabel:x")
			.run((context) -> assertThatExceptionOfType(InvalidNamePatternException.class)
				.isThrownBy(() -> context.getBean(Stemma.class).compareModels())
				.withMessageContaining("Did you mean 'table'?"));
	}

	@Test
	void aTemporaryDatabaseIsReachedThroughAPool() {
		this.runner.withUserConfiguration(Models.class).withPropertyValues("stemma.scratch=database").run((context) -> {
			assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class);
			assertThat(lines(context.getBean(Stemma.class).compareModels())).contains("+ table products");
		});
		assertThat(this.database.query("SELECT datname FROM pg_database WHERE datname LIKE 'stemma%'")).isEmpty();
	}

	@Test
	void aDataSourceOfAnUnknownKindDoesNotTellHowItConnects() {
		DataSource unknown = new AbstractDataSource() {

			@Override
			public Connection getConnection() {
				throw new UnsupportedOperationException();
			}

			@Override
			public Connection getConnection(String username, String password) {
				throw new UnsupportedOperationException();
			}

		};
		assertThat(new OtherDatabases(() -> unknown).named("other")).isNull();
	}

	@Configuration(proxyBeanMethods = false)
	static class Models {

		@Bean
		SchemaSource products() {
			return StatedSchema.of("CREATE TABLE products (id bigint)");
		}

		@Bean
		SchemaDefinition orders() {
			return (op) -> op.createTable("orders", column("id", bigint()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Filters {

		@Bean
		ObjectFilter withoutOld() {
			return (object) -> !object.name().name().equals("aaaa");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		DiffCustomizer onlyTheFirst() {
			return (changes) -> changes.subList(0, 1);
		}

		@Bean
		@Order(1)
		DiffCustomizer productsFirst() {
			return (changes) -> changes.stream()
				.filter((change) -> change.object().name().name().equals("products"))
				.toList();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		@Lazy
		SchemaSource broken() {
			throw new IllegalStateException("made");
		}

	}

}
