package dev.stemma.walk;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import dev.stemma.CatalogSnapshot;
import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.autogenerate.AskedRename;
import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.autogenerate.jpa.JpaSchemaSource;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.diff.Change;
import dev.stemma.script.NewRevision;
import dev.stemma.script.WrittenScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities change, and each change is generated, applied, found to be done, and taken
 * back.
 */
class ModelWalkTests {

	@TempDir
	Path directory;

	static Stream<Step> steps() {
		List<Step> all = new ArrayList<>();
		all.addAll(ColumnSteps.steps());
		all.addAll(MoreColumnSteps.steps());
		all.addAll(EnumSteps.steps());
		all.addAll(TableSteps.steps());
		all.addAll(MappingSteps.steps());
		return all.stream();
	}

	@Test
	void theWalkIsLong() {
		assertThat(steps()).hasSizeGreaterThanOrEqualTo(40);
	}

	@ParameterizedTest
	@MethodSource("steps")
	void aChangeIsGeneratedAndAppliedAndTakenBack(Step step) throws SQLException {
		PostgresServer.Database database = PostgresServer.createDatabase();
		generate(database, step.before(), "Begin", AutogenerateRequest.DEFAULTS);
		CatalogSnapshot before = snapshot(database);

		List<String> written = generate(database, step.after(), "Go on", request(step));

		assertThat(written).isNotEmpty();
		stemma(database, List.of()).downgrade("-" + written.size());
		assertThat(snapshot(database).differencesFrom(before)).isEmpty();
	}

	private static AutogenerateRequest request(Step step) {
		List<AskedRename> asked = step.rename().isEmpty() ? List.of() : List.of(AskedRename.parse(step.rename()));
		return new AutogenerateRequest(asked, List.of(), false, false);
	}

	/** Generates what has changed, applies it, and looks whether anything is left. */
	private List<String> generate(PostgresServer.Database database, List<Class<?>> entities, String message,
			AutogenerateRequest request) {
		List<SchemaSource> sources = entities.isEmpty() ? List.of() : sources(entities);
		List<WrittenScript> written = stemma(database, sources).workspace()
			.autogenerate(NewRevision.of(message), request);
		stemma(database, sources).upgrade();
		assertThat(stemma(database, sources).compareModels().differences().changes()).extracting(Change::summary)
			.isEmpty();
		return written.stream().map((script) -> script.revision().id()).toList();
	}

	private static CatalogSnapshot snapshot(PostgresServer.Database database) throws SQLException {
		try (Connection connection = database.connect()) {
			return CatalogSnapshot.of(connection, Set.of(), Set.of("stemma_"));
		}
	}

	private Stemma stemma(PostgresServer.Database database, List<SchemaSource> sources) {
		return new Project(this.directory).builder(database.dataSource()).schemaSources(() -> sources).build();
	}

	private static List<SchemaSource> sources(List<Class<?>> entities) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("entityManagerFactory",
				new RootBeanDefinition(LocalContainerEntityManagerFactoryBean.class, () -> factory(entities)));
		List<SchemaSource> sources = new ArrayList<>();
		JpaSchemaSource.find(beans, new PostgresDialect().syntax(), List.of())
			.values()
			.forEach((source) -> sources.add(new ReadOnce(source, source.read())));
		return sources;
	}

	private static LocalContainerEntityManagerFactoryBean factory(List<Class<?>> entities) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setPersistenceUnitName("walk");
		factory
			.setManagedTypes(PersistenceManagedTypes.of(entities.stream().map(Class::getName).toArray(String[]::new)));
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factory.setJpaPropertyMap(Map.of("hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
				"hibernate.implicit_naming_strategy",
				"org.springframework.boot.hibernate.SpringImplicitNamingStrategy"));
		factory.setDataSource(new Unreachable());
		return factory;
	}

	/**
	 * A source that is not read again: entities do not change while they are compared.
	 *
	 * @param source the source
	 * @param read what it says
	 */
	private record ReadOnce(SchemaSource source, WantedSchema read) implements SchemaSource {

		@Override
		public String description() {
			return this.source.description();
		}

	}

	/** Nobody may connect to read a model. */
	private static final class Unreachable extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("nobody may connect");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			throw new SQLException("nobody may connect");
		}

	}

}
