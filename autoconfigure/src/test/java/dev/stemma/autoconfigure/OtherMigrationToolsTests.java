package dev.stemma.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class OtherMigrationToolsTests {

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	private void look() {
		new OtherMigrationTools(this.beanFactory,
				Map.of("Flyway", OtherTool.class.getName(), "Liquibase", "liquibase.NotOnTheClasspath"))
			.afterSingletonsInstantiated();
	}

	@Test
	void anotherToolInTheApplicationIsAWarning(CapturedOutput output) {
		this.beanFactory.registerSingleton("flyway", new OtherTool());
		look();
		assertThat(output).contains("WARN")
			.contains("Flyway migrates beside Stemma in this application, and neither knows what the other does.")
			.doesNotContain("Liquibase");
	}

	@Test
	void aToolWithoutABeanIsNone(CapturedOutput output) {
		look();
		assertThat(output).isEmpty();
	}

	private static final class OtherTool {

	}

}
