package dev.stemma.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;
import org.springframework.util.ClassUtils;

/**
 * Makes those wait for the migrations that use the database and that Boot does not know
 * of.
 */
final class DatabaseUserDetector extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

	private static final List<String> TYPES = List.of("org.apache.ibatis.session.SqlSessionFactory",
			"io.r2dbc.spi.ConnectionFactory", "org.springframework.r2dbc.core.DatabaseClient",
			"net.javacrumbs.shedlock.core.LockProvider", "org.springframework.integration.jdbc.lock.LockRepository",
			"com.github.kagkarlsson.scheduler.Scheduler");

	@Override
	protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
		ClassLoader classLoader = getClass().getClassLoader();
		Set<Class<?>> types = new LinkedHashSet<>();
		for (String type : TYPES) {
			if (ClassUtils.isPresent(type, classLoader)) {
				types.add(ClassUtils.resolveClassName(type, classLoader));
			}
		}
		return types;
	}

}
