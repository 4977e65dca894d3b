package dev.stemma.autogenerate.jpa;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import dev.stemma.autogenerate.SchemaNames;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.SourceStatement;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.dialect.postgresql.PostgresDialect;

import static org.assertj.core.api.Assertions.fail;

/**
 * Persistence units that have no database: who asks for a connection fails.
 */
final class JpaUnit {

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private List<String> packages = List.of();

	/**
	 * One unit of the name {@code default}.
	 */
	static JpaUnit of(Class<?>... entities) {
		return new JpaUnit().unit("default", entities);
	}

	/**
	 * Adds a unit.
	 */
	JpaUnit unit(String name, Class<?>... entities) {
		return unit(name, Stream.of(entities).map(Class::getName).toList());
	}

	/**
	 * Adds a unit of classes that need not be there.
	 */
	JpaUnit unit(String name, List<String> entities) {
		this.beanFactory.registerBeanDefinition(name + "Factory", new RootBeanDefinition(
				LocalContainerEntityManagerFactoryBean.class, () -> factoryBean(name, entities)));
		return this;
	}

	/**
	 * Sets a property of all units.
	 */
	JpaUnit with(String property, Object value) {
		this.properties.put(property, value);
		return this;
	}

	/**
	 * Sets where the application's classes are.
	 */
	JpaUnit packages(String... packages) {
		this.packages = List.of(packages);
		return this;
	}

	DefaultListableBeanFactory beanFactory() {
		return this.beanFactory;
	}

	Map<String, SchemaSource> sources() {
		return JpaSchemaSource.find(this.beanFactory, new PostgresDialect().syntax(), this.packages);
	}

	WantedSchema read() {
		return sources().values().iterator().next().read();
	}

	/**
	 * The statements, a line each.
	 */
	String statements() {
		return text(read(), new SchemaNames("home", Map.of()));
	}

	static String text(WantedSchema schema, SchemaNames names) {
		return String.join("\n", schema.statements(names).stream().map(SourceStatement::sql).toList()) + "\n";
	}

	private LocalContainerEntityManagerFactoryBean factoryBean(String name, List<String> entities) {
		LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
		bean.setPersistenceUnitName(name);
		bean.setManagedTypes(PersistenceManagedTypes.of(entities.toArray(String[]::new)));
		bean.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		bean.setDataSource(noDataSource());
		bean.setJpaPropertyMap(this.properties);
		return bean;
	}

	static DataSource noDataSource() {
		return new AbstractDataSource() {

			@Override
			public Connection getConnection() {
				return fail("A connection was opened");
			}

			@Override
			public Connection getConnection(String username, String password) {
				return fail("A connection was opened");
			}

		};
	}

}
