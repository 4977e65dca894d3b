package dev.stemma;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.diff.Change;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.NewRevision;
import dev.stemma.script.WrittenScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From a file that says how a schema is to be, revisions are generated that make it, and
 * take it away.
 */
class GeneratedSchemaTests {

	private static final AutogenerateRequest ONLINE = new AutogenerateRequest(List.of(), List.of(), true, false);

	private static final Map<SchemaFile, CatalogSnapshot> said = new HashMap<>();

	private final PostgresServer.Database made = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Path scripts;

	private CatalogSnapshot empty;

	@BeforeEach
	void begin() throws Exception {
		try (Connection connection = this.made.connect()) {
			this.empty = SchemaFile.snapshot(connection);
		}
		this.scripts = Files.createDirectory(this.directory.resolve("scripts"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop", "clinic", "events", "library", "odds", "ledger" })
	void aSchemaIsMadeByWhatIsGenerated(String name) throws Exception {
		SchemaFile file = new SchemaFile(name);
		List<WrittenScript> written = builder(file).build()
			.workspace()
			.autogenerate(details(NewRevision.Kind.SQL), AutogenerateRequest.DEFAULTS);
		expectMade(file, builder(file), written);
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop", "odds" })
	void aSchemaIsMadeByClassesThatAreGenerated(String name) throws Exception {
		SchemaFile file = new SchemaFile(name);
		List<WrittenScript> written = builder(file).packages("db.revisions")
			.build()
			.workspace()
			.autogenerate(details(NewRevision.Kind.JAVA), AutogenerateRequest.DEFAULTS);
		try (URLClassLoader loader = compiled(written)) {
			List<JavaMigration> migrations = written.stream().map((script) -> migration(loader, script)).toList();
			expectMade(file, builder(file).migrations(migrations), written);
		}
	}

	@Test
	void aSchemaIsMadeByStepsThatLockNothingForLong() throws Exception {
		SchemaFile file = new SchemaFile("shop");
		List<WrittenScript> written = builder(file).build()
			.workspace()
			.autogenerate(details(NewRevision.Kind.SQL), ONLINE);
		expectMade(file, builder(file), written);
	}

	/** Where two schemas take each other's place. */
	@ParameterizedTest
	@ValueSource(strings = { "library:shop" })
	void aSchemaBecomesAnother(String names) throws Exception {
		SchemaFile first = new SchemaFile(names.split(":")[0]);
		SchemaFile second = new SchemaFile(names.split(":")[1]);
		builder(first).build().workspace().autogenerate(details(NewRevision.Kind.SQL), AutogenerateRequest.DEFAULTS);
		builder(first).build().upgrade();
		List<WrittenScript> written = builder(second).build()
			.workspace()
			.autogenerate(details(NewRevision.Kind.SQL), AutogenerateRequest.DEFAULTS);
		expectMade(second, builder(second), written);
	}

	private StemmaBuilder builder(SchemaFile file) {
		return new Project(this.scripts).builder(this.made.dataSource()).schemaLocations(file.location());
	}

	private NewRevision details(NewRevision.Kind kind) {
		return new NewRevision("Make all", List.of("head"), false, List.of(), List.of(), List.of(), null,
				this.scripts.toString(), kind, null, null);
	}

	private void expectMade(SchemaFile file, StemmaBuilder builder, List<WrittenScript> written) throws Exception {
		assertThat(written).isNotEmpty();
		CatalogSnapshot wanted = said.computeIfAbsent(file, GeneratedSchemaTests::said);
		try (Connection there = this.made.connect()) {
			Stemma stemma = builder.build();
			stemma.upgrade();
			assertThat(SchemaFile.snapshot(there).differencesFrom(wanted)).isEmpty();
			assertThat(stemma.compareModels().differences().changes()).extracting(Change::toString).isEmpty();
			stemma.downgrade("base");
			assertThat(SchemaFile.snapshot(there).differencesFrom(this.empty)).isEmpty();
		}
	}

	/** What a file makes by itself. */
	private static CatalogSnapshot said(SchemaFile file) {
		PostgresServer.Database database = PostgresServer.createDatabase();
		try (Connection connection = database.connect()) {
			file.run(database);
			return SchemaFile.snapshot(connection);
		}
		catch (IOException | SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private URLClassLoader compiled(List<WrittenScript> written) throws IOException {
		Path classes = Files.createDirectory(this.directory.resolve("classes"));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter out = new StringWriter();
		boolean done = compiler.getTask(out, null, null,
				List.of("-d", classes.toString(), "-Xlint:all", "-proc:none", "-encoding", "UTF-8"), null,
				compiler.getStandardFileManager(null, null, null)
					.getJavaFileObjectsFromPaths(written.stream().map(WrittenScript::file).toList()))
			.call();
		assertThat(done).as(out::toString).isTrue();
		assertThat(out.toString()).isEmpty();
		return new URLClassLoader(new URL[] { classes.toUri().toURL() }, getClass().getClassLoader());
	}

	private static JavaMigration migration(ClassLoader classes, WrittenScript script) {
		try {
			String name = "db.revisions." + script.file().getFileName().toString().replace(".java", "");
			Constructor<?> constructor = classes.loadClass(name).getDeclaredConstructor();
			constructor.setAccessible(true);
			return (JavaMigration) constructor.newInstance();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
