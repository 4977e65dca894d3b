package dev.stemma.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.operation.Operations;
import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.MigrationListener;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static org.assertj.core.api.Assertions.assertThat;

class StemmaAutoConfigurationTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Project project;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createProject() {
		this.project = new Project(this.directory).table("aaaa", "").table("bbbb", "aaaa");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, StemmaAutoConfiguration.class))
			.withPropertyValues("stemma.locations=file:" + this.directory);
	}

	private ApplicationContextRunner withDatabase() {
		return this.runner.withPropertyValues("spring.datasource.url=" + this.database.url(),
				"spring.datasource.username=postgres");
	}

	private ApplicationContextRunner withoutDatabase() {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(StemmaAutoConfiguration.class))
			.withPropertyValues("stemma.locations=file:" + this.directory);
	}

	private List<String> tables() {
		return this.database
			.query("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname IN ('aaaa', 'bbbb') ORDER BY 1");
	}

	@Test
	void theDatabaseIsAtItsHeadsWhenTheContextIsUp() {
		withDatabase().run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(Stemma.class).hasSingleBean(StemmaInitializer.class);
			assertThat(tables()).containsExactly("aaaa", "bbbb");
		});
	}

	@Test
	void backsOffWithoutDataSourceAndUrl() {
		withoutDatabase().run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(Stemma.class)
			.doesNotHaveBean(StemmaInitializer.class));
	}

	@Test
	void backsOffWithoutSpringJdbc() {
		this.runner.withPropertyValues("stemma.url=" + this.database.url())
			.withClassLoader(new FilteredClassLoader("org.springframework.jdbc"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Stemma.class));
	}

	@Test
	void backsOffWhereItIsDisabled() {
		withDatabase().withPropertyValues("stemma.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(Stemma.class);
			assertThat(tables()).isEmpty();
		});
	}

	@Test
	void runsAlthoughInitializationIsLazy() {
		withDatabase()
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(tables()).containsExactly("aaaa", "bbbb"));
	}

	@Test
	void aUrlOfItsOwnIsEnough() {
		withoutDatabase().withPropertyValues("stemma.url=" + this.database.url(), "stemma.user=postgres")
			.run((context) -> {
				SimpleDriverDataSource dataSource = (SimpleDriverDataSource) dataSource(context);
				assertThat(dataSource.getUrl()).isEqualTo(this.database.url());
				assertThat(dataSource.getConnectionProperties()).containsEntry("tcpKeepAlive", "true");
				assertThat(tables()).containsExactly("aaaa", "bbbb");
			});
	}

	@Test
	void aUrlOfItsOwnGetsNoCredentialsOfTheApplication() {
		withDatabase().withPropertyValues("stemma.url=" + this.database.url(), "stemma.startup=none").run((context) -> {
			SimpleDriverDataSource dataSource = (SimpleDriverDataSource) dataSource(context);
			assertThat(dataSource.getUsername()).isNull();
			assertThat(dataSource.getPassword()).isNull();
		});
	}

	@Test
	void aUserOfItsOwnMeetsTheApplicationsDatabase() {
		withDatabase().withPropertyValues("stemma.user=migrator", "stemma.startup=none").run((context) -> {
			SimpleDriverDataSource dataSource = (SimpleDriverDataSource) dataSource(context);
			assertThat(dataSource.getUrl()).isEqualTo(this.database.url());
			assertThat(dataSource.getUsername()).isEqualTo("migrator");
			assertThat(dataSource.getPassword()).isEmpty();
		});
	}

	@Test
	void aUserOfItsOwnIsUsedBehindConnectionsThatAreFetchedLazily() {
		withDatabase().withPropertyValues("spring.datasource.connection-fetch=lazy", "stemma.user=postgres")
			.run((context) -> {
				assertThat(((SimpleDriverDataSource) dataSource(context)).getUrl()).isEqualTo(this.database.url());
				assertThat(tables()).containsExactly("aaaa", "bbbb");
			});
	}

	@Test
	void theApplicationsDataSourceIsUsedWhereNothingElseIsSaid() {
		withDatabase()
			.run((context) -> assertThat(dataSource(context)).isSameAs(context.getBean(HikariDataSource.class)));
	}

	@Test
	void aPoolOfOneConnectionIsEnough() {
		withDatabase()
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000")
			.run((context) -> assertThat(tables()).containsExactly("aaaa", "bbbb"));
	}

	@Test
	void theMarkedDataSourceIsUsedAmongSeveral() {
		this.runner.withUserConfiguration(SeveralDataSources.class)
			.withPropertyValues("stemma.url=jdbc:postgresql://nowhere/shop", "test.url=" + this.database.url())
			.run((context) -> {
				assertThat(dataSource(context)).isSameAs(context.getBean("migrations"));
				assertThat(tables()).containsExactly("aaaa", "bbbb");
			});
	}

	@Test
	void severalDataSourcesWithoutAMarkAreRefused() {
		this.runner.withUserConfiguration(UnmarkedDataSources.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoMigrationDataSourceException.class)
				.hasMessageContaining("orders, reports"));
	}

	@Test
	void connectionDetailsAreUsedRatherThanProperties() {
		withoutDatabase()
			.withBean(StemmaConnectionDetails.class,
					() -> new FixedConnectionDetails(this.database.url(), "postgres", null))
			.withPropertyValues("stemma.url=jdbc:postgresql://nowhere/shop")
			.run((context) -> {
				assertThat(((SimpleDriverDataSource) dataSource(context)).getUrl()).isEqualTo(this.database.url());
				assertThat(tables()).containsExactly("aaaa", "bbbb");
			});
	}

	@Test
	void whatIsMigratedIsManaged() {
		withDatabase().run((context) -> {
			SchemaManagementProvider provider = context.getBean(SchemaManagementProvider.class);
			assertThat(provider.getSchemaManagement(context.getBean(DataSource.class)))
				.isEqualTo(SchemaManagement.MANAGED);
			assertThat(provider.getSchemaManagement(new SimpleDriverDataSource()))
				.isEqualTo(SchemaManagement.UNMANAGED);
		});
	}

	@Test
	void aStemmaOfTheUsersOwnIsRunToo() {
		withoutDatabase().withBean("mine", Stemma.class, () -> this.project.stemma(this.database)).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(Stemma.class).hasSingleBean(StemmaInitializer.class);
			assertThat(tables()).containsExactly("aaaa", "bbbb");
		});
	}

	@Test
	void everyStemmaIsRun() {
		PostgresServer.Database other = PostgresServer.createDatabase();
		withoutDatabase().withBean("one", Stemma.class, () -> this.project.stemma(this.database))
			.withBean("two", Stemma.class, () -> this.project.stemma(other))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(tables()).containsExactly("aaaa", "bbbb");
				assertThat(other.query("SELECT revision FROM stemma_revision ORDER BY 1")).containsExactly("aaaa",
						"bbbb");
			});
	}

	@Test
	void anInitializerOfTheUsersOwnReplacesOurs() {
		withDatabase().withUserConfiguration(OwnInitializer.class).run((context) -> {
			assertThat(context.getBean(StemmaInitializer.class).getOrder()).isEqualTo(7);
			assertThat(context).hasSingleBean(StemmaInitializer.class);
		});
	}

	@Test
	void migrationsListenersAndCustomizersAreUsedInTheirOrder() {
		withDatabase().withUserConfiguration(Extensions.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Extensions.class).heard).containsExactly("first aaaa", "second aaaa",
					"first cccc", "second cccc");
			assertThat(this.database.query("SELECT kind FROM stemma_revision WHERE revision = 'cccc'"))
				.containsExactly("java");
		});
	}

	@Test
	void theJournalSaysWhoItWas() {
		withDatabase().withPropertyValues("spring.application.name=shop", "spring.application.version=2.1")
			.run((context) -> assertThat(
					this.database.query("SELECT DISTINCT application, application_version FROM stemma_journal"))
				.containsExactly("shop|2.1"));
	}

	@Test
	void testSlicesAndApplicationsFindEveryAutoConfiguration() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, null))
			.filteredOn((name) -> name.startsWith("dev.stemma"))
			.hasSize(7)
			.allSatisfy((name) -> assertThat(Class.forName(name)).isFinal());
		assertThat(getClass().getResourceAsStream(
				"/META-INF/spring/org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureDataSourceInitialization.imports"))
			.hasContent(StemmaAutoConfiguration.class.getName());
	}

	private static DataSource dataSource(ApplicationContext context) {
		return context.getBean(Stemma.class).dataSource();
	}

	private record FixedConnectionDetails(String getJdbcUrl, String getUsername,
			String getPassword) implements StemmaConnectionDetails {

	}

	@Configuration(proxyBeanMethods = false)
	static class SeveralDataSources {

		@Bean(defaultCandidate = false)
		@StemmaDataSource
		DataSource migrations(Environment environment) {
			return new DriverManagerDataSource(environment.getRequiredProperty("test.url"), "postgres", "");
		}

		@Bean
		DataSource orders() {
			return new SimpleDriverDataSource();
		}

		@Bean
		DataSource reports() {
			return new SimpleDriverDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UnmarkedDataSources {

		@Bean
		DataSource orders() {
			return new SimpleDriverDataSource();
		}

		@Bean
		DataSource reports() {
			return new SimpleDriverDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnInitializer {

		@Bean
		StemmaInitializer myInitializer(Stemma stemma, Environment environment) {
			StemmaInitializer initializer = new StemmaInitializer(List.of(stemma), environment);
			initializer.setOrder(7);
			return initializer;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Extensions {

		private final List<String> heard = new ArrayList<>();

		@Bean
		@Order(2)
		MigrationListener second() {
			return new Listener("second", this.heard);
		}

		@Bean
		@Order(1)
		MigrationListener first() {
			return new Listener("first", this.heard);
		}

		@Bean
		AddStatus addStatus() {
			return new AddStatus("needs no database");
		}

		@Bean
		@Order(1)
		StemmaCustomizer toTheFirst() {
			return (builder) -> builder.target("aaaa");
		}

		@Bean
		@Order(2)
		StemmaCustomizer toTheLast() {
			return (builder) -> builder.target("cccc");
		}

	}

	@Migration(revision = "cccc", revises = "aaaa", message = "Add status")
	static class AddStatus implements JavaMigration {

		private final String dependency;

		AddStatus(String dependency) {
			this.dependency = dependency;
		}

		@Override
		public void upgrade(Operations op) {
			op.execute("ALTER TABLE aaaa ADD status text DEFAULT '" + this.dependency + "'");
		}

	}

	private record Listener(String name, List<String> heard) implements MigrationListener {

		@Override
		public void beforeStep(Revision revision, Direction direction, Operations operations) {
			this.heard.add(this.name + " " + revision.id());
		}

	}

}
