package dev.stemma.sample.postgres;

import java.nio.file.Path;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Brings a PostgreSQL where no {@code spring.datasource.url} names one. Its files are in
 * {@code postgres} beside the application's jar or classes, which is the module's
 * {@code target} however it was started; {@code shop.postgres.directory} puts them
 * elsewhere.
 */
class EmbeddedServerEnvironmentPostProcessor implements EnvironmentPostProcessor {

	private final Log logger;

	EmbeddedServerEnvironmentPostProcessor(DeferredLogFactory logFactory) {
		this.logger = logFactory.getLog(EmbeddedServer.class);
	}

	/**
	 * Runs behind those that read the configuration, as it has no order of its own.
	 */
	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
			return;
		}
		EmbeddedServer server = new EmbeddedServer(home(environment), this.logger);
		Membership membership = server.join();
		SpringApplication.getShutdownHandlers().add(() -> server.leave(membership));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("embeddedPostgres",
					Map.of("spring.datasource.url", membership.url(), "spring.datasource.username", membership.user(),
							"spring.datasource.password", membership.password())));
	}

	private static Path home(ConfigurableEnvironment environment) {
		ApplicationHome application = new ApplicationHome(EmbeddedServerEnvironmentPostProcessor.class);
		Path source = (application.getSource() != null) ? application.getSource().toPath()
				: application.getDir().toPath().resolve("target/classes");
		String directory = environment.getProperty("shop.postgres.directory");
		return StringUtils.hasText(directory) ? Path.of(directory) : source.resolveSibling("postgres");
	}

}
