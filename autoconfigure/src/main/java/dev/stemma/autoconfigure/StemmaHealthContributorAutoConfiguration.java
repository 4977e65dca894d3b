package dev.stemma.autoconfigure;

import java.util.Map;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

import dev.stemma.Stemma;
import dev.stemma.actuate.MigrationsHealthIndicator;

/**
 * Auto-configuration for {@link MigrationsHealthIndicator}. It is off unless asked for: a
 * readiness probe that looks at the history takes instances out of service that serve
 * well.
 */
@AutoConfiguration(after = StemmaAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(Stemma.class)
@ConditionalOnBooleanProperty("management.health.migrations.enabled")
public final class StemmaHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "migrationsHealthIndicator", "migrationsHealthContributor" })
	MigrationsHealthIndicator migrationsHealthIndicator(Map<String, Stemma> stemmas) {
		return new MigrationsHealthIndicator(stemmas);
	}

}
