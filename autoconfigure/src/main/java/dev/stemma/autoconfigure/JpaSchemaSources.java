package dev.stemma.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;

import dev.stemma.autogenerate.jpa.JpaSchemaSource;
import dev.stemma.dialect.postgresql.PostgresDialect;

/**
 * Adds a schema source for each persistence unit when all bean definitions are known: how
 * many there are follows from these. The sources do nothing before they are read.
 */
final class JpaSchemaSources implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<String> packages = AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory)
				: List.of();
		JpaSchemaSource.find(beanFactory, new PostgresDialect().syntax(), packages)
			.forEach((name, source) -> beanFactory.registerSingleton(name + "SchemaSource", source));
	}

}
