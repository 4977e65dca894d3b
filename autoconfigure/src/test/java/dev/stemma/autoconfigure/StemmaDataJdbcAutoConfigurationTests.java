package dev.stemma.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.repository.CrudRepository;

import dev.stemma.PostgresServer;
import dev.stemma.autogenerate.SchemaNames;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.SourceStatement;
import dev.stemma.autogenerate.springdata.RelationalSchemaSource;

import static org.assertj.core.api.Assertions.assertThat;

class StemmaDataJdbcAutoConfigurationTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer((context) -> AutoConfigurationPackages
			.register((BeanDefinitionRegistry) context.getBeanFactory(), "dev.stemma.noentities"))
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, DataJdbcRepositoriesAutoConfiguration.class,
				StemmaDataJdbcAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=" + this.database.url(), "spring.datasource.username=postgres");

	@Test
	void whatSpringDataWritesComesBackFromTheTables() {
		this.runner.withUserConfiguration(EntitiesConfiguration.class).run((context) -> {
			create(context);
			JdbcAggregateTemplate template = context.getBean(JdbcAggregateTemplate.class);
			Thing thing = template.insert(Thing.example());
			assertThat(template.findById(thing.id(), Thing.class)).usingRecursiveComparison().isEqualTo(thing);
			Instant now = Instant.parse("2026-01-02T03:04:05Z");
			Long number = template.save(new Event(null, now, List.of(new Step("a", Map.of("k", new Mark(1)))))).id();
			assertThat(template.findById(number, Event.class))
				.isEqualTo(new Event(number, now, List.of(new Step("a", Map.of("k", new Mark(1))))));
			assertThat(template.save(new Ticket(null, "t")).id()).isEqualTo(1);
		});
	}

	@Test
	void anInstantIsTheSameInEveryTimeZone() {
		TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
		try {
			this.runner.withUserConfiguration(EntitiesConfiguration.class).run((context) -> {
				create(context);
				Instant now = Instant.parse("2026-01-02T03:04:05Z");
				context.getBean(JdbcAggregateTemplate.class).save(new Event(null, now, List.of()));
			});
		}
		finally {
			TimeZone.setDefault(before);
		}
		assertThat(this.database.query("SELECT at = '2026-01-02T03:04:05Z'::timestamptz FROM event"))
			.containsExactly("t");
	}

	@Test
	void anEntityIsKnownByItsRepository() {
		this.runner.withUserConfiguration(RepositoryConfiguration.class).run((context) -> {
			assertThat(context.getBean(SchemaSource.class).description()).isEqualTo("Spring Data JDBC");
			assertThat(statements(context)).singleElement().asString().startsWith("CREATE TABLE ticket (");
		});
	}

	@Test
	void aTypeMappingBeanIsAsked() {
		this.runner.withUserConfiguration(RepositoryConfiguration.class)
			.withBean(SqlTypeMapping.class, () -> (property) -> property.getName().equals("title") ? "citext" : null)
			.run((context) -> assertThat(statements(context)).singleElement().asString().contains("title citext"));
	}

	@Test
	void withoutEntitiesThereIsNoSource() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(JdbcMappingContext.class);
			assertThat(context.getBeanProvider(SchemaSource.class).orderedStream()).isEmpty();
		});
	}

	@Test
	void withoutSpringDataJdbcNothingIsConfigured() {
		this.runner
			.withClassLoader(
					new FilteredClassLoader("org.springframework.data.jdbc", "org.springframework.data.relational"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SchemaSource.class));
	}

	private void create(ApplicationContext context) {
		this.database.execute(statements(context).toArray(String[]::new));
	}

	private static List<String> statements(ApplicationContext context) {
		return context.getBean(RelationalSchemaSource.class)
			.read()
			.statements(new SchemaNames("public", Map.of()))
			.stream()
			.map(SourceStatement::sql)
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class EntitiesConfiguration {

		@Bean
		RelationalManagedTypes types() {
			return RelationalManagedTypes.from(Thing.class, Event.class, Ticket.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJdbcRepositories(considerNestedRepositories = true,
			includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = TicketRepository.class))
	static class RepositoryConfiguration {

	}

	interface TicketRepository extends CrudRepository<Ticket, Long> {

	}

	enum Kind {

		BIG, SMALL

	}

	record Ticket(@Id Long id, String title) {
	}

	record Event(@Id Long id, Instant at, List<Step> steps) {
	}

	record Step(String name, Map<String, Mark> marks) {
	}

	record Mark(int value) {
	}

	record Size(Integer width, BigDecimal height) {
	}

	record Thing(@Id UUID id, @Version int version, String name, char letter, Kind kind, boolean good, Short small,
			Integer number, Long count, Float ratio, double exact, BigDecimal price, byte[] data, LocalDate day,
			LocalTime hour, LocalDateTime local, Instant instant, OffsetDateTime offset, Duration duration,
			List<String> words, Set<Kind> kinds, Long[] longs, int[] ints,
			@Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "size_") Size size,
			AggregateReference<Event, Long> event) {

		static Thing example() {
			Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
			return new Thing(UUID.randomUUID(), 0, "thing", 'x', Kind.BIG, true, (short) 1, 2, 3L, 4.5F, 6.7,
					new BigDecimal("8.90"), new byte[] { 1, 2 }, LocalDate.of(2026, 1, 2), LocalTime.of(3, 4, 5),
					LocalDateTime.of(2026, 1, 2, 3, 4, 5), now, now.atOffset(ZoneOffset.UTC), Duration.ofMinutes(3),
					List.of("a", "b"), Set.of(Kind.SMALL), new Long[] { 1L, 2L }, new int[] { 3, 4 },
					new Size(1, new BigDecimal("2.5")), AggregateReference.to(7L));
		}

	}

}
