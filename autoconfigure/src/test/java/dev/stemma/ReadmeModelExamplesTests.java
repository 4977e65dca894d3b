package dev.stemma;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.stemma.autoconfigure.StemmaAutoConfiguration;
import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.autogenerate.SchemaDefinition;
import dev.stemma.diff.Change;
import dev.stemma.diff.DiffCustomizer;
import dev.stemma.diff.ObjectFilter;
import dev.stemma.script.NewRevision;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of README in Java about models, as they stand there, but for white space.
 */
class ReadmeModelExamplesTests {

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@Test
	void everyExampleIsRunHere() throws IOException {
		String here = ReadmeExamplesTests
			.squeezed(Files.readString(Path.of("src/test/java/dev/stemma/ReadmeModelExamplesTests.java")));
		String text = ReadmeExamplesTests.section("## Generate a migration", "## Test your");
		int examples = 0;
		for (Matcher block = ReadmeExamplesTests.BLOCK.matcher(text); block.find();) {
			if (block.group(1).equals("java")) {
				assertThat(here).contains(ReadmeExamplesTests.squeezed(block.group(2)));
				examples++;
			}
		}
		assertThat(examples).isEqualTo(3);
	}

	@Test
	void theSchemaIsWrittenAndWhatBeansLeaveOutIsLeft() throws IOException {
		new Project(this.directory).table("aaaa", "");
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, StemmaAutoConfiguration.class))
			.withUserConfiguration(Beans.class)
			.withPropertyValues("stemma.locations=file:" + this.directory,
					"spring.datasource.url=" + this.database.url(), "spring.datasource.username=postgres")
			.run((context) -> {
				this.database.execute("CREATE TABLE report_sales (id int)");
				Stemma stemma = context.getBean(Stemma.class);
				ModelComparison comparison = stemma.compareModels();
				stemma.workspace().autogenerate(NewRevision.of("Add brands"), AutogenerateRequest.DEFAULTS);
				assertThat(comparison.differences().changes()).extracting(Change::headline)
					.containsExactly("+ table brands");
			});
		try (Stream<Path> scripts = Files.list(this.directory)) {
			assertThat(scripts.filter((file) -> file.toString().endsWith("_add_brands.sql"))).hasSize(1);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		SchemaDefinition schema() {
			return (op) -> op.createTable("brands", column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
					column("name", text()).notNull());
		}

		@Bean
		ObjectFilter withoutReports() {
			return (object) -> !object.name().name().startsWith("report_");
		}

		@Bean
		DiffCustomizer nothingIsLost() {
			return (changes) -> changes.stream().filter((change) -> change.destroys() == null).toList();
		}

	}

}
