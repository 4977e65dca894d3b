package dev.stemma.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RevisionPropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "007", "1.0e+10", "0x1f", "123456789012345678", "12", "yes" })
	void whatYamlDoesNotTakeForATextIsRefused(String value) throws IOException {
		RevisionProperties properties = properties("stemma:\n  target: " + value + "\n");
		assertThatExceptionOfType(NumberFromYamlException.class).isThrownBy(properties::refuseNumbers)
			.withMessageContaining("stemma.target")
			.withMessageContaining("application.yml] - 2:11")
			.withMessageContaining("Quote it: target: \"…\"");
	}

	@Test
	void targetAndBaselineAreRefusedTogether() throws IOException {
		RevisionProperties properties = properties("stemma:\n  target: 007\n  baseline: 12\n");
		assertThatExceptionOfType(NumberFromYamlException.class).isThrownBy(properties::refuseNumbers)
			.withMessageContaining("read as the number 7")
			.withMessageContaining("read as the number 12");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"007\"", "'1e10'", "heads", "b3cab280570b", "demo@head" })
	void textsAreNot(String value) throws IOException {
		RevisionProperties properties = properties("stemma:\n  target: " + value + "\n");
		assertThatNoException().isThrownBy(properties::refuseNumbers);
	}

	private static RevisionProperties properties(String yaml) throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		ByteArrayResource resource = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "application.yml");
		new YamlPropertySourceLoader().load("application.yml", resource)
			.forEach(environment.getPropertySources()::addFirst);
		return new RevisionProperties(environment);
	}

}
