package dev.stemma.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * The least that Spring Boot starts which has a DataSource.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
public class BareContext {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(BareContext.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args).close();
	}

}
