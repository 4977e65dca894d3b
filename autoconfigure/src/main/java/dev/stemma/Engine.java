package dev.stemma;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

import dev.stemma.autogenerate.Autogenerator;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.SqlSchemaSource;
import dev.stemma.autogenerate.Workplace;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.runner.OfflineScript;
import dev.stemma.runner.Runner;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.ScriptLoader;

/**
 * What a {@link Stemma} works with. Each part is made when it is first needed, and kept.
 */
final class Engine {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private final StemmaBuilder builder;

	private final Dialect dialect = new PostgresDialect();

	private final Supplier<DataSource> dataSource;

	private final Supplier<LoadedScripts> scripts = SingletonSupplier.of(this::load);

	private final Supplier<Runner> runner = SingletonSupplier.of(this::newRunner);

	private final Supplier<OfflineScript> offline = SingletonSupplier.of(this::newOfflineScript);

	private final Supplier<Autogenerator> autogenerator = SingletonSupplier.of(this::newAutogenerator);

	Engine(StemmaBuilder builder) {
		Assert.state(builder.dataSource != null, "A DataSource is needed");
		this.builder = builder;
		this.dataSource = builder.dataSource;
	}

	DataSource dataSource() {
		return Objects.requireNonNull(this.dataSource.get());
	}

	/**
	 * The scripts that there are.
	 * @throws dev.stemma.script.InvalidScriptsException if they make no graph
	 */
	LoadedScripts scripts() {
		return Objects.requireNonNull(this.scripts.get());
	}

	Runner runner() {
		return Objects.requireNonNull(this.runner.get());
	}

	OfflineScript offline() {
		return Objects.requireNonNull(this.offline.get());
	}

	Autogenerator autogenerator() {
		return Objects.requireNonNull(this.autogenerator.get());
	}

	private LoadedScripts load() {
		LoadedScripts loaded = new ScriptLoader(this.builder.resources, this.dialect.syntax(), this.builder.sourceTree)
			.load(this.builder.locations, this.builder.packages, this.builder.migrations.get());
		loaded.notes().forEach((note) -> logger.info(note.toString()));
		loaded.graph().checkConfiguredTarget(this.builder.target);
		return loaded;
	}

	private Runner newRunner() {
		return new Runner(dataSource(), this.dialect, scripts(), this.builder.placeholders, this.builder.options,
				this.builder.listeners.get());
	}

	private OfflineScript newOfflineScript() {
		return new OfflineScript(this.dialect, scripts(), this.builder.placeholders, this.builder.options);
	}

	private Autogenerator newAutogenerator() {
		return new Autogenerator(new Workplace(runner(), this.dialect, scripts(), this.builder.placeholders,
				this.builder.options, this.builder.tags, this.builder.databases), this::schemaSources,
				this.builder.autogenerate);
	}

	private List<SchemaSource> schemaSources() {
		List<SchemaSource> sources = new ArrayList<>(this.builder.schemaSources.get());
		if (!this.builder.schemaLocations.isEmpty()) {
			List<String> locations = this.builder.schemaLocations.stream()
				.map(this.builder.sourceTree::sourceOf)
				.toList();
			sources.add(SqlSchemaSource.of(this.builder.resources, locations, this.dialect.syntax()));
		}
		return sources;
	}

}
