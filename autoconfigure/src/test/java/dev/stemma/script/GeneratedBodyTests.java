package dev.stemma.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.Stemma;
import dev.stemma.script.NewRevision.Body;
import dev.stemma.script.NewRevision.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * New revisions that come with what they do, in built-in templates and in those that know
 * nothing of it.
 */
class GeneratedBodyTests {

	private static final Body BODY = new Body("CREATE TABLE a (\n    id int\n);\n\nSELECT '${x}\n  y';",
			"DROP TABLE a;", false, false, List.of());

	private static final Body JAVA = new Body("op.execute(\"\"\"\n\t\ta\n\n\t\t  b\"\"\");", "op.dropTable(\"a\");",
			false, true, List.of("java.util.List", "static dev.stemma.operation.Ddl.column"));

	@TempDir
	private Path directory;

	@BeforeEach
	void createDirectories() throws IOException {
		Files.createDirectory(this.directory.resolve("templates"));
		Files.createDirectory(this.directory.resolve("scripts"));
	}

	private String written(Kind kind, Body body) {
		WritingOptions options = new WritingOptions("%(rev)s", 40,
				Clock.fixed(Instant.parse("2026-05-20T08:05:09Z"), ZoneOffset.UTC), () -> "new000000001",
				"file:" + this.directory.resolve("templates"), List.of());
		NewRevision details = new NewRevision("Add a", List.of("base"), false, List.of(), List.of(), List.of(), null,
				this.directory.resolve("scripts").toString(), kind, null, body);
		try {
			return Files.readString(Stemma.builder()
				.dataSource(new PGSimpleDataSource())
				.resources(new PathMatchingResourcePatternResolver())
				.locations()
				.packages("db.revisions")
				.writing(options)
				.build()
				.workspace()
				.create(details)
				.file());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void template(String name, String text) throws IOException {
		Files.writeString(this.directory.resolve("templates").resolve(name), text);
	}

	@Test
	void theBuiltInTemplateSaysAllOfIt() {
		assertThat(written(Kind.SQL, BODY)).isEqualTo("""
				-- Add a
				-- @revision    new000000001
				-- @created     2026-05-20T08:05:09Z
				-- @transaction none
				-- @placeholders none

				-- @upgrade
				CREATE TABLE a (
				    id int
				);

				SELECT '${x}
				  y';

				-- @downgrade
				DROP TABLE a;
				""");
	}

	@Test
	void aTemplateThatKnowsNoDirectivesGetsThem() throws IOException {
		template("sql.sql",
				"/*\n * ${message}\n * @revision ${revision}\n */\n-- @upgrade\n  ${upgrade}\n-- @downgrade\n"
						+ "${downgrade}\n");
		assertThat(written(Kind.SQL, BODY)).isEqualTo("""
				/*
				 * Add a
				 * @revision new000000001
				 * @transaction none
				 * @placeholders none
				 */
				-- @upgrade
				  CREATE TABLE a (
				    id int
				);

				SELECT '${x}
				  y';
				-- @downgrade
				DROP TABLE a;
				""");
	}

	@Test
	void nothingIsLostInATemplateThatHasNoPlaceForIt() throws IOException {
		template("sql.sql", "-- @revision ${revision}\n-- @upgrade\n-- @downgrade\n");
		assertThatThrownBy(() -> written(Kind.SQL, BODY)).isInstanceOf(ScriptNotWrittenException.class)
			.hasMessageContaining("has no place for the upgrade that is to be written. "
					+ "Put ${upgrade} on a line of its own in it, or name another template.")
			.hasMessageContaining("has no place for the downgrade");
		assertThat(this.directory.resolve("scripts")).isEmptyDirectory();
	}

	@Test
	void aClassInJavaImportsWhatItNeedsAndIsIndented() {
		assertThat(written(Kind.JAVA, JAVA)).isEqualTo("""
				package db.revisions;

				import java.util.List;

				import dev.stemma.operation.Operations;
				import dev.stemma.script.JavaMigration;
				import dev.stemma.script.Migration;
				import dev.stemma.script.TransactionMode;

				import static dev.stemma.operation.Ddl.column;

				@Migration(revision = "new000000001", transaction = TransactionMode.NONE, message = "Add a",
						created = "2026-05-20T08:05:09Z")
				class AddA implements JavaMigration {

					@Override
					public void upgrade(Operations op) {
						op.execute(\"""
								a

								  b\""");
					}

					@Override
					public void downgrade(Operations op) {
						op.dropTable("a");
					}

				}
				""");
	}

	@Test
	void aTemplateInJavaThatKnowsNoImportsGetsThem() throws IOException {
		template("java.java", """
				package ${package};
				import dev.stemma.operation.Operations;
				import dev.stemma.script.*;
				${migration}
				class ${class} implements JavaMigration {
				  public void upgrade(Operations op) {
				    ${upgrade}
				  }
				  public void downgrade(Operations op) {
				    ${downgrade}
				  }
				}
				""");
		assertThat(written(Kind.JAVA, JAVA)).contains("""
				import dev.stemma.script.*;
				import dev.stemma.script.TransactionMode;
				import java.util.List;
				import static dev.stemma.operation.Ddl.column;
				@Migration(""").contains("    op.execute(\"\"\"\n    \t\ta\n\n    \t\t  b\"\"\");\n");
	}

}
