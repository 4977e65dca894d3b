package dev.stemma.autoconfigure;

import org.hibernate.jpa.HibernatePersistenceProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Import;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import dev.stemma.autogenerate.SchemaSource;

/**
 * Auto-configuration of a {@link SchemaSource} for each JPA persistence unit, whoever has
 * configured it.
 */
@AutoConfiguration
@ConditionalOnClass({ LocalContainerEntityManagerFactoryBean.class, HibernatePersistenceProvider.class })
@ConditionalOnBooleanProperty(name = "stemma.enabled", matchIfMissing = true)
@Import(JpaSchemaSources.class)
public final class StemmaJpaAutoConfiguration {

}
