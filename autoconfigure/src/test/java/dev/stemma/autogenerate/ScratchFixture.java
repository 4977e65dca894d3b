package dev.stemma.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.CatalogSnapshot;
import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.runner.Runner;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;
import dev.stemma.script.ScriptLoader;

/**
 * A database of a test, and scratch work beside it.
 */
final class ScratchFixture {

	private static final PostgresDialect dialect = new PostgresDialect();

	final PostgresServer.Database database = PostgresServer.createDatabase();

	private List<String> locations = List.of();

	private List<JavaMigration> migrations = List.of();

	private RunnerOptions options = RunnerOptions.DEFAULTS;

	ScratchFixture() {
	}

	ScratchFixture(Project project) {
		this.locations = List.of("file:" + project.directory());
	}

	ScratchFixture with(JavaMigration... migrations) {
		this.migrations = List.of(migrations);
		return this;
	}

	ScratchFixture with(RunnerOptions options) {
		this.options = options;
		return this;
	}

	Scratch scratch() {
		return scratch(this.database.dataSource(), ScratchMode.TRANSACTION);
	}

	Scratch scratch(ScratchMode mode) {
		return scratch(this.database.dataSource(), mode);
	}

	Scratch scratch(DataSource dataSource, ScratchMode mode) {
		return scratch(dataSource, mode, null);
	}

	Scratch scratch(DataSource dataSource, ScratchMode mode, @Nullable Function<String, DataSource> databases) {
		LoadedScripts scripts = new ScriptLoader(new PathMatchingResourcePatternResolver(), dialect.syntax())
			.load(this.locations, List.of(), this.migrations);
		Placeholders placeholders = Placeholders.of(Map.of());
		Runner runner = new Runner(dataSource, dialect, scripts, placeholders, this.options, List.of());
		return new Scratch(runner, dialect, scripts, placeholders, this.options, mode, databases);
	}

	CatalogPair compare(WantedSchema... wanted) {
		return scratch().compare(Set.of(), List.of(wanted));
	}

	CatalogSnapshot snapshot() {
		try (Connection connection = this.database.connect()) {
			return CatalogSnapshot.of(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What scratch work has left on the server.
	 */
	List<String> leftovers() {
		return this.database.query("""
				SELECT nspname FROM pg_namespace WHERE nspname LIKE 'stemma_scratch%'
				UNION ALL
				SELECT datname FROM pg_database WHERE datname LIKE 'stemma_scratch%'""");
	}

}
