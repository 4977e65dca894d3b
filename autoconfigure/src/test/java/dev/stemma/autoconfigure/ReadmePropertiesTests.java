package dev.stemma.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The configuration that README shows is one.
 */
class ReadmePropertiesTests {

	private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Application.class);

	@Test
	void everyBlockOfConfigurationBinds() throws IOException {
		List<StemmaProperties> all = new ArrayList<>();
		String readme = Files.readString(Path.of("../README.md"));
		for (String block : YAML.matcher(readme).results().map((match) -> match.group(1)).toList()) {
			YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
			yaml.setResources(new ByteArrayResource(block.getBytes(StandardCharsets.UTF_8)));
			PropertySource<?> source = new PropertiesPropertySource("README", yaml.getObject());
			this.application
				.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(source))
				.run((context) -> all.add(context.getBean(StemmaProperties.class)));
		}
		assertThat(all).hasSizeGreaterThan(2).anySatisfy((properties) -> {
			assertThat(properties.fileTemplate()).isEqualTo("%(year)s/%(month)s/%(rev)s_%(slug)s");
			assertThat(properties.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
			assertThat(properties.postWriteHooks()).containsExactly(new StemmaProperties.Hook("format",
					List.of("sqlfluff", "fix", "--dialect", "postgres", "%(file)s"), null));
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(StemmaProperties.class)
	static class Application {

	}

}
