package dev.stemma.autogenerate.jpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.persistence.spi.PersistenceProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import dev.stemma.autogenerate.InvalidSchemaSourceException;
import dev.stemma.problem.Problem;

/**
 * The persistence units of an application, found by the beans that build their factories.
 * None of these is built here.
 */
final class PersistenceUnits {

	private final List<String> beanNames;

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, PersistenceUnit> known = new ConcurrentHashMap<>();

	/**
	 * Creates the units.
	 * @param beanNames the names of the factories
	 * @param beanFactory what knows the beans
	 */
	PersistenceUnits(List<String> beanNames, ConfigurableListableBeanFactory beanFactory) {
		this.beanNames = List.copyOf(beanNames);
		this.beanFactory = beanFactory;
	}

	/**
	 * Whether a unit is the first of all.
	 */
	boolean isFirst(String beanName) {
		return this.beanNames.indexOf(beanName) == 0;
	}

	/**
	 * The names of all classes that belong to a unit.
	 */
	Set<String> managedClasses() {
		Set<String> classes = new TreeSet<>();
		this.beanNames.forEach((name) -> classes.addAll(get(name).info().getManagedClassNames()));
		return classes;
	}

	/**
	 * A unit that was asked for before, or {@code null}.
	 */
	@Nullable PersistenceUnit known(String beanName) {
		return this.known.get(beanName);
	}

	/**
	 * A unit.
	 * @param beanName the name of its factory
	 * @throws InvalidSchemaSourceException if what its factory needs can't be made
	 */
	PersistenceUnit get(String beanName) {
		PersistenceUnit unit = this.known.get(beanName);
		if (unit == null) {
			unit = find(beanName);
			this.known.put(beanName, unit);
		}
		return unit;
	}

	private PersistenceUnit find(String beanName) {
		FactoryBeans beans = new FactoryBeans(this.beanFactory);
		try {
			LocalContainerEntityManagerFactoryBean bean = beans.initialized(beanName);
			return (bean != null) ? unitOf(bean, beanName) : capture(beans.uninitialized(beanName), beanName);
		}
		catch (BeansException | IllegalStateException | jakarta.persistence.PersistenceException ex) {
			Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
			throw new InvalidSchemaSourceException(Problem.of(
					"The persistence unit of the bean '" + beanName + "' can't be found out: " + cause.getMessage(),
					"Repair what the bean needs; its factory itself is not built, and no connection is opened."), ex);
		}
	}

	private PersistenceUnit unitOf(LocalContainerEntityManagerFactoryBean bean, String beanName) {
		refuseOthers(bean.getPersistenceProvider(), beanName);
		if (bean.getPersistenceUnitInfo() == null) {
			throw new IllegalStateException("it has none");
		}
		return new PersistenceUnit(bean.getPersistenceUnitInfo(), new LinkedHashMap<>(bean.getJpaPropertyMap()));
	}

	private PersistenceUnit capture(LocalContainerEntityManagerFactoryBean bean, String beanName) {
		PersistenceProvider provider = bean.getPersistenceProvider();
		JpaVendorAdapter adapter = bean.getJpaVendorAdapter();
		refuseOthers((provider == null && adapter != null) ? adapter.getPersistenceProvider() : provider, beanName);
		CapturingProvider capturing = new CapturingProvider();
		bean.setPersistenceProvider(capturing);
		bean.setBootstrapExecutor(null);
		try {
			bean.afterPropertiesSet();
		}
		catch (CapturingProvider.CapturedException ex) {
			// As it was to end
		}
		PersistenceUnit unit = capturing.unit();
		if (unit == null) {
			throw new IllegalStateException("it asks no persistence provider for its factory");
		}
		return unit;
	}

	private static void refuseOthers(@Nullable PersistenceProvider provider, String beanName) {
		if (provider != null && !(provider instanceof HibernatePersistenceProvider)) {
			throw new InvalidSchemaSourceException(List.of(Problem.of(
					"The entities of the bean '" + beanName + "' are mapped by " + provider.getClass().getName()
							+ ", and only Hibernate's mapping can be read",
					"Say how the schema is to be in another way, by SQL for example.")));
		}
	}

}
