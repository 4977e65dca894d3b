package dev.stemma.autoconfigure;

import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;

/**
 * Warns of another migration tool in the same application. That its tables stand in the
 * same schema is noticed by the engine.
 */
final class OtherMigrationTools implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private final ListableBeanFactory beanFactory;

	private final Map<String, String> typesByTool;

	OtherMigrationTools(ListableBeanFactory beanFactory) {
		this(beanFactory, Map.of("Flyway", "org.flywaydb.core.Flyway", "Liquibase",
				"liquibase.integration.spring.SpringLiquibase"));
	}

	OtherMigrationTools(ListableBeanFactory beanFactory, Map<String, String> typesByTool) {
		this.beanFactory = beanFactory;
		this.typesByTool = typesByTool;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.typesByTool.forEach((tool, type) -> {
			if (isConfigured(type)) {
				logger.warn("%s migrates beside Stemma in this application, and neither knows what the other does. "
					.formatted(tool)
						+ "Let only one of them change a schema; once Stemma has taken it over, take %s out of the application."
							.formatted(tool));
			}
		});
	}

	private boolean isConfigured(String type) {
		ClassLoader classLoader = getClass().getClassLoader();
		return ClassUtils.isPresent(type, classLoader) && this.beanFactory
			.getBeanNamesForType(ClassUtils.resolveClassName(type, classLoader), true, false).length > 0;
	}

}
