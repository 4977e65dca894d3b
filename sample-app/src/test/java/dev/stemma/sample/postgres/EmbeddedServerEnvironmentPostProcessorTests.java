package dev.stemma.sample.postgres;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogs;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.support.TestPropertySourceUtils;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedServerEnvironmentPostProcessorTests {

	@Test
	void aServerThatIsConfiguredIsTheOneThatIsUsed(@TempDir Path directory) {
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertySourceUtils.addInlinedPropertiesToEnvironment(environment,
				"spring.datasource.url=jdbc:postgresql://db.example/shop", "shop.postgres.directory=" + directory);
		new EmbeddedServerEnvironmentPostProcessor(new DeferredLogs()).postProcessEnvironment(environment,
				new SpringApplication());
		assertThat(directory).isEmptyDirectory();
		assertThat(environment.getProperty("spring.datasource.username")).isNull();
	}

}
