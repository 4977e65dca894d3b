package dev.stemma.autoconfigure;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

import dev.stemma.Stemma;
import dev.stemma.actuate.ErrorDescriptor;
import dev.stemma.actuate.MigrationsEndpoint;
import dev.stemma.actuate.MigrationsEndpointWebExtension;
import dev.stemma.actuate.RevisionDescriptor;
import dev.stemma.actuate.StatusDescriptor;

/**
 * Auto-configuration for {@link MigrationsEndpoint}.
 */
@AutoConfiguration(after = StemmaAutoConfiguration.class)
@ConditionalOnClass({ ConditionalOnAvailableEndpoint.class, WebEndpointResponse.class })
@ConditionalOnBean(Stemma.class)
@ConditionalOnAvailableEndpoint(MigrationsEndpoint.class)
@RegisterReflectionForBinding({ StatusDescriptor.class, RevisionDescriptor.class, ErrorDescriptor.class })
public final class StemmaEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MigrationsEndpoint migrationsEndpoint(ApplicationContext context) {
		return new MigrationsEndpoint(context);
	}

	@Bean
	@ConditionalOnMissingBean
	MigrationsEndpointWebExtension migrationsEndpointWebExtension(MigrationsEndpoint endpoint) {
		return new MigrationsEndpointWebExtension(endpoint);
	}

}
