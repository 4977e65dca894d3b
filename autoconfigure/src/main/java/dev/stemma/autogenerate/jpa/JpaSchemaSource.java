package dev.stemma.autogenerate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.ClassUtils;

import dev.stemma.autogenerate.InvalidSchemaSourceException;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Problem;

/**
 * The schema that the entities of a persistence unit want, as Hibernate's own schema
 * generation says it, with the application's settings and naming strategies. Needs no
 * database: the unit's factory is not built, and no connection is opened.
 */
public final class JpaSchemaSource implements SchemaSource {

	private final String beanName;

	private final PersistenceUnits units;

	private final SqlSyntax syntax;

	private final List<String> packages;

	private JpaSchemaSource(String beanName, PersistenceUnits units, SqlSyntax syntax, List<String> packages) {
		this.beanName = beanName;
		this.units = units;
		this.syntax = syntax;
		this.packages = List.copyOf(packages);
	}

	/**
	 * A source for each persistence unit of an application, by the names of the beans
	 * that build their factories. No bean is made before a source is read.
	 * @param beanFactory what knows the beans
	 * @param syntax how SQL is read
	 * @param packages where the application's classes are; entities there that belong to
	 * no unit are remarked
	 */
	public static Map<String, SchemaSource> find(ConfigurableListableBeanFactory beanFactory, SqlSyntax syntax,
			List<String> packages) {
		List<String> names = new ArrayList<>();
		for (String name : beanFactory.getBeanNamesForType(LocalContainerEntityManagerFactoryBean.class, true, false)) {
			names.add(BeanFactoryUtils.transformedBeanName(name));
		}
		PersistenceUnits units = new PersistenceUnits(names, beanFactory);
		Map<String, SchemaSource> sources = new LinkedHashMap<>();
		names.forEach((name) -> sources.put(name, new JpaSchemaSource(name, units, syntax, packages)));
		return sources;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Before it has been read for the first time, only the name of the bean is known.
	 */
	@Override
	public String description() {
		PersistenceUnit unit = this.units.known(this.beanName);
		return (unit != null) ? unit.description() : "JPA persistence unit of the bean '" + this.beanName + "'";
	}

	@Override
	public WantedSchema read() {
		PersistenceUnit unit = this.units.get(this.beanName);
		List<Problem> remarks = this.units.isFirst(this.beanName)
				? UnmappedEntities.remarks(this.packages, this.units.managedClasses(), unit.info().getClassLoader())
				: List.of();
		refuseMissingClasses(unit);
		try {
			return new SchemaGeneration(unit, this.syntax).run(remarks);
		}
		catch (InvalidSchemaSourceException ex) {
			throw ex;
		}
		catch (RuntimeException | LinkageError ex) {
			throw MappingFailure.of(unit.description(), ex);
		}
	}

	/** The provider passes over them, and their tables would seem to be unwanted. */
	private static void refuseMissingClasses(PersistenceUnit unit) {
		List<Problem> problems = unit.info()
			.getManagedClassNames()
			.stream()
			.filter((name) -> !ClassUtils.isPresent(name, unit.info().getClassLoader()))
			.map((name) -> Problem.of(
					"The class " + name + " of " + unit.description() + " is missing or can't be loaded",
					"Put it and what it needs on the classpath, or take it out of the unit."))
			.toList();
		if (!problems.isEmpty()) {
			throw new InvalidSchemaSourceException(problems);
		}
	}

	@Override
	public String toString() {
		return description();
	}

}
