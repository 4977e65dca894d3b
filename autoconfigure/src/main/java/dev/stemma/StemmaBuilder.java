package dev.stemma;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.function.SingletonSupplier;

import dev.stemma.autogenerate.AutogenerateOptions;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.operation.NamingConvention;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.MigrationListener;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.SigningKey;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Placeholders;
import dev.stemma.script.ScriptLoader;
import dev.stemma.script.SourceTree;
import dev.stemma.script.WritingOptions;

/**
 * Builds a {@link Stemma}. Only the data source is needed.
 */
public final class StemmaBuilder {

	@Nullable Supplier<DataSource> dataSource;

	ResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

	List<String> locations = List.of(ScriptLoader.DEFAULT_LOCATION);

	List<String> packages = List.of(ScriptLoader.DEFAULT_PACKAGE);

	Supplier<List<JavaMigration>> migrations = List::of;

	Placeholders placeholders = Placeholders.of(Map.of());

	String target = "heads";

	TagFilter tags = TagFilter.NONE;

	RunnerOptions options = RunnerOptions.DEFAULTS;

	Supplier<List<MigrationListener>> listeners = List::of;

	SourceTree sourceTree = SourceTree.NONE;

	WritingOptions writing = WritingOptions.DEFAULTS;

	Supplier<List<SchemaSource>> schemaSources = List::of;

	List<String> schemaLocations = List.of();

	Supplier<AutogenerateOptions> autogenerate = () -> AutogenerateOptions.DEFAULTS;

	@Nullable Function<String, DataSource> databases;

	StemmaBuilder() {
	}

	StemmaBuilder(StemmaBuilder other) {
		this.dataSource = other.dataSource;
		this.resources = other.resources;
		this.locations = other.locations;
		this.packages = other.packages;
		this.migrations = other.migrations;
		this.placeholders = other.placeholders;
		this.target = other.target;
		this.tags = other.tags;
		this.options = other.options;
		this.listeners = other.listeners;
		this.sourceTree = other.sourceTree;
		this.writing = other.writing;
		this.schemaSources = other.schemaSources;
		this.schemaLocations = other.schemaLocations;
		this.autogenerate = other.autogenerate;
		this.databases = other.databases;
	}

	/**
	 * Sets where connections come from.
	 */
	public StemmaBuilder dataSource(DataSource dataSource) {
		return dataSource(() -> dataSource);
	}

	/**
	 * Sets where connections come from, asked for when the first is needed.
	 */
	public StemmaBuilder dataSource(Supplier<DataSource> dataSource) {
		this.dataSource = SingletonSupplier.of(dataSource);
		return this;
	}

	/**
	 * Sets how locations and packages are resolved.
	 */
	public StemmaBuilder resources(ResourcePatternResolver resources) {
		this.resources = resources;
		return this;
	}

	/**
	 * Sets where SQL scripts are looked for, {@code classpath:} or {@code file:}.
	 */
	public StemmaBuilder locations(String... locations) {
		this.locations = List.of(locations);
		return this;
	}

	/**
	 * Sets which packages are searched for Java migrations.
	 */
	public StemmaBuilder packages(String... packages) {
		this.packages = List.of(packages);
		return this;
	}

	/**
	 * Sets Java migrations that exist already.
	 */
	public StemmaBuilder migrations(Collection<? extends JavaMigration> migrations) {
		List<JavaMigration> copy = List.copyOf(migrations);
		return migrations(() -> copy);
	}

	/**
	 * Sets Java migrations that are asked for when scripts are loaded.
	 */
	public StemmaBuilder migrations(Supplier<List<JavaMigration>> migrations) {
		this.migrations = migrations;
		return this;
	}

	/**
	 * Sets what is replaced in SQL scripts.
	 */
	public StemmaBuilder placeholders(Placeholders placeholders) {
		this.placeholders = placeholders;
		return this;
	}

	/**
	 * Sets how far {@link Stemma#upgrade()} goes: an id, a branch label, {@code head} or
	 * {@code heads}.
	 */
	public StemmaBuilder target(String target) {
		this.target = target;
		return this;
	}

	/**
	 * Sets which revisions {@link Stemma#upgrade()} runs.
	 */
	public StemmaBuilder tags(TagFilter tags) {
		this.tags = tags;
		return this;
	}

	/**
	 * Sets how runs behave.
	 */
	public StemmaBuilder options(RunnerOptions options) {
		this.options = options;
		return this;
	}

	/**
	 * Sets which names migrations in Java give to what they leave without one. Counts on
	 * top of the {@link #options options} set before.
	 */
	public StemmaBuilder namingConvention(NamingConvention naming) {
		this.options = this.options.withNaming(naming);
		return this;
	}

	/**
	 * Sets the secret that stored downgrades are signed with. Counts on top of the
	 * {@link #options options} set before.
	 */
	public StemmaBuilder signingKey(String secret) {
		RunnerOptions.Guards guards = this.options.guards();
		this.options = this.options.withGuards(
				new RunnerOptions.Guards(SigningKey.of(secret), guards.protectedDatabase(), guards.remoteDevSync()));
		return this;
	}

	/**
	 * Sets who hears of runs, in the order in which they are called.
	 */
	public StemmaBuilder listeners(Collection<? extends MigrationListener> listeners) {
		List<MigrationListener> copy = List.copyOf(listeners);
		return listeners(() -> copy);
	}

	/**
	 * Sets who hears of runs, asked for before the first.
	 */
	public StemmaBuilder listeners(Supplier<List<MigrationListener>> listeners) {
		this.listeners = listeners;
		return this;
	}

	/**
	 * Adds somebody who hears of runs, after all others.
	 */
	public StemmaBuilder listener(MigrationListener listener) {
		Supplier<List<MigrationListener>> others = this.listeners;
		return listeners(() -> Stream.concat(others.get().stream(), Stream.of(listener)).toList());
	}

	/**
	 * Sets where the sources of the application are. Scripts are then read from there in
	 * place of the copies that were built from them.
	 */
	public StemmaBuilder sourceTree(SourceTree sourceTree) {
		this.sourceTree = sourceTree;
		return this;
	}

	/**
	 * Sets how new scripts are written.
	 */
	public StemmaBuilder writing(WritingOptions writing) {
		this.writing = writing;
		return this;
	}

	/**
	 * Sets what says how the schema is to be, asked for when models are compared.
	 */
	public StemmaBuilder schemaSources(Supplier<List<SchemaSource>> sources) {
		this.schemaSources = sources;
		return this;
	}

	/**
	 * Sets what says how the schema is to be.
	 */
	public StemmaBuilder schemaSources(SchemaSource... sources) {
		List<SchemaSource> copy = List.of(sources);
		return schemaSources(() -> copy);
	}

	/**
	 * Sets which files of SQL say how the schema is to be, beside the other sources:
	 * {@code classpath:} or {@code file:}. With a source tree, those of the application
	 * are read from there.
	 */
	public StemmaBuilder schemaLocations(String... locations) {
		this.schemaLocations = List.of(locations);
		return this;
	}

	/**
	 * Sets how models are compared with the database.
	 */
	public StemmaBuilder autogenerate(AutogenerateOptions options) {
		return autogenerate(() -> options);
	}

	/**
	 * Sets how models are compared with the database, asked for when they are.
	 */
	public StemmaBuilder autogenerate(Supplier<AutogenerateOptions> options) {
		this.autogenerate = options;
		return this;
	}

	/**
	 * Sets how other databases of the same server are reached, by their names, which a
	 * temporary one takes. By default that follows from the data source where it is one
	 * of those that say their URL.
	 */
	public StemmaBuilder databases(Function<String, DataSource> databases) {
		this.databases = databases;
		return this;
	}

	public Stemma build() {
		return new Stemma(this);
	}

}
