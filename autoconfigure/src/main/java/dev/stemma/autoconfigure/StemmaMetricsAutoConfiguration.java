package dev.stemma.autoconfigure;

import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stemma.Stemma;
import dev.stemma.actuate.MigrationMeters;
import dev.stemma.actuate.RevisionMeters;

/**
 * Auto-configuration for the meters of Stemma.
 */
@AutoConfiguration(after = StemmaAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ Stemma.class, MeterRegistry.class })
public final class StemmaMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RevisionMeters stemmaRevisionMeters(Map<String, Stemma> stemmas) {
		return new RevisionMeters(stemmas);
	}

	/**
	 * Runs begin before the registry is complete, so it is asked for when there is
	 * something to record.
	 */
	@Bean
	@ConditionalOnMissingBean
	MigrationMeters stemmaMigrationMeters(ObjectProvider<MeterRegistry> registry) {
		return new MigrationMeters(registry::getIfUnique);
	}

}
