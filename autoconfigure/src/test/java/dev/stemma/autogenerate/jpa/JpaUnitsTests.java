package dev.stemma.autogenerate.jpa;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import dev.stemma.autogenerate.InvalidSchemaSourceException;
import dev.stemma.autogenerate.SchemaNames;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Persistence units: which there are, what keeps one from being read.
 */
class JpaUnitsTests {

	@Test
	void eachUnitIsASource() {
		List<SchemaSource> sources = List
			.copyOf(JpaUnit.of(First.class).unit("reports", Second.class).sources().values());
		assertThat(sources).extracting(SchemaSource::description)
			.containsExactly("JPA persistence unit of the bean 'defaultFactory'",
					"JPA persistence unit of the bean 'reportsFactory'");
		assertThat(sources.get(0).read().contents()).isEqualTo("1 entity");
		assertThat(sources.get(1).read().statements(new SchemaNames("x", Map.of())))
			.extracting((statement) -> statement.subject())
			.containsExactly("entity " + Second.class.getName());
		assertThat(sources).extracting(SchemaSource::description)
			.containsExactly("JPA persistence unit 'default'", "JPA persistence unit 'reports'");
	}

	@Test
	void theFactoryCanBeBuiltAfterwards() {
		JpaUnit unit = JpaUnit.of(First.class)
			.with("hibernate.boot.allow_jdbc_metadata_access", "false")
			.with("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
		assertThat(unit.read().contents()).isEqualTo("1 entity");
		assertThat(unit.beanFactory().containsSingleton("defaultFactory")).isFalse();
		assertThat(unit.beanFactory().getBeanPostProcessors()).isEmpty();
		LocalContainerEntityManagerFactoryBean bean = unit.beanFactory()
			.getBean("&defaultFactory", LocalContainerEntityManagerFactoryBean.class);
		assertThat(bean.getObject()).isNotNull();
		assertThat(unit.read().contents()).isEqualTo("1 entity");
		unit.beanFactory().destroySingletons();
	}

	@Test
	void whatInitialisesTheDatabaseIsNotWaitedFor() {
		JpaUnit unit = JpaUnit.of(First.class);
		unit.beanFactory().registerBeanDefinition("initializer", new RootBeanDefinition(Object.class, () -> {
			throw new IllegalStateException("The database was initialised");
		}));
		unit.beanFactory().getBeanDefinition("defaultFactory").setDependsOn("initializer");
		assertThat(unit.read().contents()).isEqualTo("1 entity");
		assertThat(unit.beanFactory().getBeanDefinition("defaultFactory").getDependsOn())
			.containsExactly("initializer");
		assertThat(unit.beanFactory().getMergedBeanDefinition("defaultFactory").getDependsOn())
			.containsExactly("initializer");
	}

	@Test
	void entitiesOfTheApplicationThatAreInNoUnitAreTold() {
		JpaUnit unit = JpaUnit.of(First.class).unit("reports", Second.class).packages("dev.stemma.autogenerate.jpa");
		List<SchemaSource> sources = List.copyOf(unit.sources().values());
		assertThat(sources.get(0).read().remarks()).extracting(Problem::toString)
			.contains("The entity " + Third.class.getName() + " belongs to no persistence unit. Have it found with"
					+ " @EntityScan, or list it where its unit is configured.")
			.noneMatch((remark) -> remark.contains(First.class.getName()) || remark.contains(Second.class.getName()));
		assertThat(sources.get(1).read().remarks()).isEmpty();
	}

	@Test
	void constraintsOfJakartaValidationCount() {
		assertThat(JpaUnit.of(Validated.class).statements()).isEqualTo("""
				create table validated (id integer not null, name varchar(40) not null, primary key (id))
				""");
		assertThat(JpaUnit.of(Validated.class).with("jakarta.persistence.validation.mode", "none").statements())
			.contains("name varchar(255)");
	}

	@Test
	void anEntityThatDoesNotMapIsASentence() {
		assertThat(problem(WithoutId.class)).isEqualTo("""
				The entities of JPA persistence unit 'default' do not map: \
				Entity 'dev.stemma.autogenerate.jpa.JpaUnitsTests$WithoutId' has no identifier (every '@Entity' class \
				must declare or inherit at least one '@Id' or '@EmbeddedId' property). \
				Correct the mapping; nothing was compared with the database.""");
		assertThat(problem(BadTarget.class)).contains("Association '" + BadTarget.class.getName()
				+ ".thread' targets the type 'java.lang.Thread' which is not an '@Entity' type.");
		assertThat(problem(BadMappedBy.class, First.class)).contains("Collection '" + BadMappedBy.class.getName()
				+ ".firsts' is 'mappedBy' a property named 'nothing' which does not exist");
		assertThat(problem(SameColumn.class))
			.contains("Column 'id' is duplicated in mapping for entity '" + SameColumn.class.getName() + "'");
	}

	@Test
	void aStrategyThatIsMissingIsASentence() {
		assertThatExceptionOfType(InvalidSchemaSourceException.class)
			.isThrownBy(JpaUnit.of(First.class).with("hibernate.physical_naming_strategy", "com.acme.Gone")::read)
			.withMessageContaining("com.acme.Gone");
	}

	@Test
	void rowsOfGeneratorsAreNoSchema() {
		assertThat(JpaUnit.of(Numbered.class).statements()).isEqualTo("""
				create table numbered (id integer not null, primary key (id))
				create table numbers (sequence_name varchar(255) not null, next_val bigint, primary key (sequence_name))
				""");
	}

	@Test
	void aUnitOfAnotherProviderIsRefused() {
		JpaUnit unit = JpaUnit.of(First.class);
		unit.beanFactory().addBeanPostProcessor(new BeanPostProcessor() {

			@Override
			public Object postProcessBeforeInitialization(Object bean, String beanName) {
				((LocalContainerEntityManagerFactoryBean) bean).setPersistenceProvider(new OtherProvider());
				return bean;
			}

		});
		assertThatExceptionOfType(InvalidSchemaSourceException.class).isThrownBy(unit::read)
			.withMessage("The entities of the bean 'defaultFactory' are mapped by " + OtherProvider.class.getName()
					+ ", and only Hibernate's mapping can be read. Say how the schema is to be in another way, by SQL"
					+ " for example.");
	}

	@Test
	void aClassThatIsMissingIsNamed() {
		JpaUnit unit = new JpaUnit().unit("default", List.of(First.class.getName(), "com.acme.Gone"));
		assertThatExceptionOfType(InvalidSchemaSourceException.class).isThrownBy(unit::read).withMessage("""
				The class com.acme.Gone of JPA persistence unit 'default' is missing or can't be loaded. \
				Put it and what it needs on the classpath, or take it out of the unit.""");
	}

	@Test
	void settingsThatWouldDoSomethingDoNothing() {
		String plain = JpaUnit.of(First.class).statements();
		assertThat(JpaUnit.of(First.class)
			.with("hibernate.hbm2ddl.auto", "create-drop")
			.with("jakarta.persistence.schema-generation.database.action", "drop-and-create")
			.with("jakarta.persistence.schema-generation.create-source", "script")
			.with("jakarta.persistence.schema-generation.create-script-source", "nowhere.sql")
			.with("jakarta.persistence.sql-load-script-source", "data.sql")
			.with("hibernate.format_sql", "true")
			.with("hibernate.hbm2ddl.delimiter", "GO")
			.statements()).isEqualTo(plain).isEqualTo("""
					create table first (id integer not null, primary key (id))
					""");
	}

	private static String problem(Class<?>... entities) {
		try {
			JpaUnit.of(entities).read();
			throw new AssertionError("It maps");
		}
		catch (InvalidSchemaSourceException ex) {
			assertThat(ex.problems()).hasSize(1);
			return ex.getMessage();
		}
	}

	@Entity(name = "First")
	@Table(name = "first")
	static class First {

		@Id
		int id;

	}

	@Entity(name = "Second")
	@Table(name = "second")
	static class Second {

		@Id
		int id;

	}

	@Entity(name = "Third")
	static class Third {

		@Id
		int id;

	}

	@Entity(name = "Validated")
	@Table(name = "validated")
	static class Validated {

		@Id
		int id;

		@NotNull
		@Size(max = 40)
		String name;

	}

	@Entity(name = "WithoutId")
	static class WithoutId {

		String name;

	}

	@Entity(name = "BadTarget")
	static class BadTarget {

		@Id
		int id;

		@ManyToOne
		Thread thread;

	}

	@Entity(name = "BadMappedBy")
	static class BadMappedBy {

		@Id
		int id;

		@OneToMany(mappedBy = "nothing")
		List<First> firsts;

	}

	@Entity(name = "SameColumn")
	static class SameColumn {

		@Id
		int id;

		@Column(name = "id")
		int other;

	}

	@Entity(name = "Numbered")
	@Table(name = "numbered")
	static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE)
		@TableGenerator(name = "numbers", table = "numbers")
		int id;

	}

	static class OtherProvider implements PersistenceProvider {

		@Override
		public EntityManagerFactory createEntityManagerFactory(String unitName, Map<?, ?> properties) {
			throw new UnsupportedOperationException();
		}

		@Override
		public EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
			throw new UnsupportedOperationException();
		}

		@Override
		public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info,
				Map<?, ?> properties) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void generateSchema(PersistenceUnitInfo info, Map<?, ?> properties) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean generateSchema(String unitName, Map<?, ?> properties) {
			throw new UnsupportedOperationException();
		}

		@Override
		public ProviderUtil getProviderUtil() {
			throw new UnsupportedOperationException();
		}

	}

}
