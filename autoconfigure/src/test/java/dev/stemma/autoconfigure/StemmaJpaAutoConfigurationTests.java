package dev.stemma.autoconfigure;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import dev.stemma.PostgresServer;
import dev.stemma.autogenerate.SchemaNames;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.SourceStatement;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.entities.found.JpaGadget;
import dev.stemma.entities.stray.Stray;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Schema sources of an application that has entities.
 */
class StemmaJpaAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class, StemmaAutoConfiguration.class,
			StemmaJpaAutoConfiguration.class);

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final ApplicationContextRunner runner = with(new ApplicationContextRunner());

	/** No migration, and a database without the table. */
	private final ApplicationContextRunner commands = with(new ApplicationContextRunner(CommandContext::new))
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate");

	private ApplicationContextRunner with(ApplicationContextRunner runner) {
		return runner.withConfiguration(AUTO_CONFIGURATIONS)
			.withUserConfiguration(Entities.class)
			.withPropertyValues("spring.datasource.url=" + this.database.url(), "spring.datasource.username=postgres",
					"spring.datasource.hikari.minimum-idle=0");
	}

	@Test
	void aCommandReadsEntitiesWithoutBuildingTheFactory() {
		this.commands.run((context) -> {
			WantedSchema schema = context.getBean(SchemaSource.class).read();
			assertThat(sql(schema)).containsExactly(
					"create table jpa_gadget (gadget_id integer not null, serial_no varchar(255), primary key (gadget_id))");
			assertThat(context.getBean(SchemaSource.class)).hasToString("JPA persistence unit 'default'");
			assertThat(context.getBeanFactory().containsSingleton("entityManagerFactory")).isFalse();
			assertThat(context.getBeanFactory().containsSingleton("stemmaInitializer")).isFalse();
		});
	}

	@Test
	void noDatabaseIsNeeded() {
		this.commands.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere")
			.run((context) -> assertThat(context.getBean(SchemaSource.class).read().contents()).isEqualTo("1 entity"));
	}

	@Test
	void theFactoryFailsAsEverWhenItIsAskedFor() {
		this.commands.run((context) -> {
			context.getBean(SchemaSource.class).read();
			assertThat(context.getBeanFactory().getBeanDefinition("entityManagerFactory").getDependsOn())
				.contains("stemmaInitializer");
			assertThatException().isThrownBy(() -> context.getBean(EntityManagerFactory.class))
				.havingRootCause()
				.withMessageContaining("missing table [jpa_gadget]");
		});
	}

	@Test
	void aRunningApplicationIsReadToo() {
		this.runner.withPropertyValues("spring.jpa.hibernate.ddl-auto=none", "stemma.startup=none").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanFactory().containsSingleton("entityManagerFactory")).isTrue();
			assertThat(sql(context.getBean(SchemaSource.class).read())).hasSize(1);
		});
	}

	@Test
	void entitiesThatAreNotFoundAreTold() {
		this.commands.withUserConfiguration(StrayPackage.class)
			.run((context) -> assertThat(context.getBean(SchemaSource.class).read().remarks()).extracting(Problem::what)
				.containsExactly("The entity " + Stray.class.getName() + " belongs to no persistence unit"));
	}

	@Test
	void severalFactoriesAreSeveralSources() {
		this.commands.withUserConfiguration(TwoFactories.class).run((context) -> {
			Map<String, SchemaSource> sources = context.getBeansOfType(SchemaSource.class);
			assertThat(sources).containsOnlyKeys("firstFactorySchemaSource", "secondFactorySchemaSource");
			assertThat(sources.values()).extracting((source) -> source.read().contents())
				.containsExactly("1 entity", "1 entity");
			assertThat(sources.values()).extracting(SchemaSource::description)
				.containsExactly("JPA persistence unit 'first'", "JPA persistence unit 'second'");
		});
	}

	@Test
	void withoutHibernateThereIsNone() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(StemmaJpaAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.hibernate", "org.springframework.orm"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SchemaSource.class));
	}

	@Test
	void withoutAUnitThereIsNone() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(StemmaJpaAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SchemaSource.class));
	}

	private static List<String> sql(WantedSchema schema) {
		return schema.statements(new SchemaNames("home", Map.of())).stream().map(SourceStatement::sql).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = JpaGadget.class)
	static class Entities {

		@Bean
		String somethingElse() {
			return "";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Stray.class)
	static class StrayPackage {

		@Bean
		Integer nothingElse() {
			return 1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoFactories {

		@Bean
		LocalContainerEntityManagerFactoryBean firstFactory(EntityManagerFactoryBuilder builder,
				DataSource dataSource) {
			return builder.dataSource(dataSource).packages(JpaGadget.class).persistenceUnit("first").build();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean secondFactory(EntityManagerFactoryBuilder builder,
				DataSource dataSource) {
			return builder.dataSource(dataSource).packages(Stray.class).persistenceUnit("second").build();
		}

	}

}
