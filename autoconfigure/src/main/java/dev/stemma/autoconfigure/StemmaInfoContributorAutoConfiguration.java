package dev.stemma.autoconfigure;

import java.util.Map;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import dev.stemma.Stemma;
import dev.stemma.actuate.MigrationsInfoContributor;

/**
 * Auto-configuration for {@link MigrationsInfoContributor}, off unless asked for.
 */
@AutoConfiguration(after = StemmaAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(Stemma.class)
@ConditionalOnEnabledInfoContributor(value = "migrations", fallback = InfoContributorFallback.DISABLE)
public final class StemmaInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigrationsInfoContributor migrationsInfoContributor(Map<String, Stemma> stemmas) {
		return new MigrationsInfoContributor(stemmas);
	}

}
