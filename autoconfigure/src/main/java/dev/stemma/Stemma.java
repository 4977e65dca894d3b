package dev.stemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.operation.NamingConvention;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.revision.TagFilter;
import dev.stemma.revision.UpgradePlan;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.Inspection;
import dev.stemma.runner.MigrationListener;
import dev.stemma.runner.OfflineScript;
import dev.stemma.runner.Resolution;
import dev.stemma.runner.RunResult;
import dev.stemma.runner.Runner;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.runner.SigningKey;
import dev.stemma.runner.StoredStep;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;
import dev.stemma.script.ScriptLoader;

/**
 * The migrations of one database.
 * <p>
 * Scripts are found and read at the first call that needs them, and kept. Connections are
 * opened by each call that needs the database, one at a time, and closed by it; calls may
 * be made again at any time and from several threads. Two instances know nothing of each
 * other.
 * <p>
 * What goes wrong is thrown as a {@link dev.stemma.problem.StemmaException}, of a type
 * that says what it was.
 */
public final class Stemma {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private final DataSource dataSource;

	private final String target;

	private final TagFilter tags;

	private final Supplier<LoadedScripts> scripts;

	private final Supplier<Runner> runner;

	private final Supplier<OfflineScript> offline;

	private Stemma(Builder builder) {
		Assert.state(builder.dataSource != null, "A DataSource is needed");
		DataSource dataSource = builder.dataSource;
		Dialect dialect = new PostgresDialect();
		this.dataSource = dataSource;
		this.target = builder.target;
		this.tags = builder.tags;
		this.scripts = SingletonSupplier.of(() -> load(builder, dialect));
		this.runner = SingletonSupplier.of(() -> new Runner(dataSource, dialect, scripts(), builder.placeholders,
				builder.options, builder.listeners));
		this.offline = SingletonSupplier
			.of(() -> new OfflineScript(dialect, scripts(), builder.placeholders, builder.options));
	}

	private static LoadedScripts load(Builder builder, Dialect dialect) {
		LoadedScripts scripts = new ScriptLoader(builder.resources, dialect.syntax()).load(builder.locations,
				builder.packages, builder.migrations.get());
		scripts.notes().forEach((note) -> logger.info(note.toString()));
		scripts.graph().checkConfiguredTarget(builder.target);
		return scripts;
	}

	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Applies what is pending up to the configured target, filtered by the configured
	 * tags.
	 */
	public RunResult upgrade() {
		return upgrade(this.target, this.tags);
	}

	/**
	 * Applies what is pending up to a target, filtered by the configured tags.
	 * @param target an identifier: an id, a unique prefix of at least four characters, a
	 * branch label, {@code head}, {@code heads}, {@code +2}
	 */
	public RunResult upgrade(String target) {
		return upgrade(target, this.tags);
	}

	/**
	 * Applies what is pending up to a target.
	 * @param target an identifier
	 * @param tags which of it
	 */
	public RunResult upgrade(String target, TagFilter tags) {
		return runner().upgrade(target, tags);
	}

	/**
	 * Takes back what is applied above a target.
	 * @param target an identifier: {@code base}, {@code -1}, an id, a branch label's line
	 * as {@code label@base}
	 */
	public RunResult downgrade(String target) {
		return downgrade(target, TagFilter.NONE);
	}

	/**
	 * Takes back what is applied above a target and carries one of some tags.
	 * @param target an identifier
	 * @param tags which of it
	 */
	public RunResult downgrade(String target, TagFilter tags) {
		return runner().downgrade(target, tags);
	}

	/**
	 * Takes back what is applied above a target, with the SQL that the database has
	 * stored where this build lacks the script, or the script does not know its way back.
	 * A script that does wins. {@link #storedDowngrades} shows before what SQL that is.
	 * @param target an identifier, of a revision that this build may not know
	 * @throws dev.stemma.runner.IrreversibleRevisionException if nothing is stored for
	 * one of them
	 * @throws dev.stemma.runner.StoredSqlRefusedException if a signing key is configured
	 * and a signature is missing or wrong
	 */
	public RunResult downgradeFromDatabase(String target) {
		return downgradeFromDatabase(target, TagFilter.NONE);
	}

	/**
	 * Takes back what is applied above a target and carries one of some tags, as
	 * {@link #downgradeFromDatabase(String)} does.
	 * @param target an identifier
	 * @param tags which of it
	 */
	public RunResult downgradeFromDatabase(String target, TagFilter tags) {
		return runner().downgradeFromDatabase(target, tags);
	}

	/**
	 * The stored SQL that {@link #downgradeFromDatabase(String)} would run now, in its
	 * order. Nothing is run.
	 * @param target an identifier
	 */
	public List<StoredStep> storedDowngrades(String target) {
		return runner().storedDowngrades(target, TagFilter.NONE);
	}

	/**
	 * Makes a developer's database that of this checkout: takes back, with the SQL that
	 * the database has stored, what is applied and not here, then applies what is pending
	 * up to the configured target, filtered by the configured tags. Data goes with what
	 * is taken back.
	 * @throws dev.stemma.runner.DevSyncRefusedException if the server is not on this
	 * machine, or the database is protected
	 */
	public RunResult sync() {
		return runner().sync(this.target, this.tags);
	}

	/**
	 * Says what is applied without running anything.
	 * @param targets identifiers; {@code base} for nothing
	 * @return the tips of the applied set afterwards
	 */
	public List<String> stamp(String... targets) {
		return runner().stamp(List.of(targets), false);
	}

	/**
	 * Says what is applied without running anything, and removes rows of revisions that
	 * this build does not know.
	 * @param targets identifiers; {@code base} for nothing
	 * @return the tips of the applied set afterwards
	 */
	public List<String> stampAndPurge(String... targets) {
		return runner().stamp(List.of(targets), true);
	}

	/**
	 * What {@link #upgrade()} would run now.
	 */
	public UpgradePlan plan() {
		return plan(this.target, this.tags);
	}

	/**
	 * What an upgrade would run now.
	 * @param target an identifier
	 * @param tags which of it
	 */
	public UpgradePlan plan(String target, TagFilter tags) {
		return inspect(target, tags).plan();
	}

	/**
	 * How the database stands to this build and its configured target.
	 */
	public Status status() {
		return Status.of(scripts(), runner().inspect(this.target, this.tags, true), this.target);
	}

	/**
	 * The tips of the applied set.
	 */
	public List<AppliedRevision> current() {
		Inspection inspection = inspect(this.target, this.tags);
		return inspection.applied().stream().filter((row) -> inspection.current().contains(row.id())).toList();
	}

	/**
	 * The revisions that nothing revises or depends on. Needs no database.
	 */
	public List<Revision> heads() {
		return graph().heads();
	}

	/**
	 * All revisions, newest first, and what is known of each.
	 */
	public List<HistoryEntry> history() {
		return status().history();
	}

	/**
	 * One revision, and what is known of it.
	 * @param identifier an identifier
	 * @throws dev.stemma.revision.IdentifierException if it names nothing, or several
	 * @throws NotARevisionException if it names what is no revision
	 */
	public HistoryEntry show(String identifier) {
		Status status = status();
		for (HistoryEntry entry : status.history()) {
			if (entry.revision().equals(identifier)) {
				return entry;
			}
		}
		List<String> applied = status.history()
			.stream()
			.filter((entry) -> entry.state() == HistoryEntry.State.APPLIED)
			.map(HistoryEntry::revision)
			.toList();
		Revision named = graph().resolveOne(identifier, Set.copyOf(applied));
		if (named == null) {
			throw new NotARevisionException(identifier);
		}
		String id = named.id();
		return status.history().stream().filter((entry) -> entry.revision().equals(id)).findFirst().orElseThrow();
	}

	/**
	 * Refuses unless every script is sound and the configured target has been reached.
	 * @throws dev.stemma.runner.PendingRevisionsException if something is pending
	 */
	public Status validate() {
		return Status.of(scripts(), runner().validate(this.target, this.tags), this.target);
	}

	/**
	 * Waits until another process has reached the configured target.
	 * @param timeout how long
	 * @throws dev.stemma.runner.PendingRevisionsException if that takes longer
	 */
	public Status awaitReached(Duration timeout) {
		return Status.of(scripts(), runner().awaitReached(this.target, this.tags, timeout), this.target);
	}

	/**
	 * Says what became of a revision without a transaction that stopped half way.
	 * @param id the whole id of the revision
	 * @param resolution what became of it
	 */
	public void resolve(String id, Resolution resolution) {
		runner().resolve(id, resolution);
	}

	/**
	 * Records that the script of an applied revision was edited on purpose.
	 * @param id the whole id of the revision
	 */
	public void accept(String id) {
		runner().accept(id);
	}

	/**
	 * What an upgrade of a range would run, as a script for the database's own command
	 * line client that does what {@link #upgrade()} does. Needs no database, and the
	 * schema of our tables has to be configured.
	 * @param range {@code start:end}; from the base or to the heads where one is left
	 * out, and from the base to the end where there is no colon
	 * @throws dev.stemma.runner.OfflineSqlException if it can't be written down
	 */
	public String sql(String range) {
		return sql(Direction.UPGRADE, range);
	}

	/**
	 * What an upgrade or a downgrade of a range would run, as a script.
	 * @param direction which way; the configured tags filter upgrades
	 * @param range {@code start:end}; a downgrade needs both
	 * @throws dev.stemma.runner.OfflineSqlException if it can't be written down
	 */
	public String sql(Direction direction, String range) {
		StringBuilder script = new StringBuilder();
		sql(direction, range, script);
		return script.toString();
	}

	/**
	 * Writes a script as it is made; nothing is written where something is wrong.
	 * @param direction which way
	 * @param range {@code start:end}
	 * @param out where to write it; it is neither flushed nor closed
	 * @throws UncheckedIOException if it can't be written there
	 */
	public void sql(Direction direction, String range, Appendable out) {
		try {
			Objects.requireNonNull(this.offline.get()).write(direction, range, this.tags, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The revision graph. Needs no database.
	 * @throws dev.stemma.script.InvalidScriptsException with everything that is wrong
	 * with the scripts
	 */
	public RevisionGraph graph() {
		return scripts().graph();
	}

	/**
	 * Where connections come from.
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	private Inspection inspect(String target, TagFilter tags) {
		return runner().inspect(target, tags, false);
	}

	private LoadedScripts scripts() {
		return Objects.requireNonNull(this.scripts.get());
	}

	private Runner runner() {
		return Objects.requireNonNull(this.runner.get());
	}

	/**
	 * Builds a {@link Stemma}. Only the data source is needed.
	 */
	public static final class Builder {

		private @Nullable DataSource dataSource;

		private ResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

		private List<String> locations = List.of(ScriptLoader.DEFAULT_LOCATION);

		private List<String> packages = List.of(ScriptLoader.DEFAULT_PACKAGE);

		private Supplier<List<JavaMigration>> migrations = List::of;

		private Placeholders placeholders = Placeholders.of(Map.of());

		private String target = "heads";

		private TagFilter tags = TagFilter.NONE;

		private RunnerOptions options = RunnerOptions.DEFAULTS;

		private List<MigrationListener> listeners = List.of();

		private Builder() {
		}

		/**
		 * Sets where connections come from.
		 */
		public Builder dataSource(DataSource dataSource) {
			this.dataSource = dataSource;
			return this;
		}

		/**
		 * Sets how locations and packages are resolved.
		 */
		public Builder resources(ResourcePatternResolver resources) {
			this.resources = resources;
			return this;
		}

		/**
		 * Sets where SQL scripts are looked for, {@code classpath:} or {@code file:}.
		 */
		public Builder locations(String... locations) {
			this.locations = List.of(locations);
			return this;
		}

		/**
		 * Sets which packages are searched for Java migrations.
		 */
		public Builder packages(String... packages) {
			this.packages = List.of(packages);
			return this;
		}

		/**
		 * Sets Java migrations that exist already.
		 */
		public Builder migrations(Collection<? extends JavaMigration> migrations) {
			List<JavaMigration> copy = List.copyOf(migrations);
			return migrations(() -> copy);
		}

		/**
		 * Sets Java migrations that are asked for when scripts are loaded.
		 */
		public Builder migrations(Supplier<List<JavaMigration>> migrations) {
			this.migrations = migrations;
			return this;
		}

		/**
		 * Sets what is replaced in SQL scripts.
		 */
		public Builder placeholders(Placeholders placeholders) {
			this.placeholders = placeholders;
			return this;
		}

		/**
		 * Sets how far {@link Stemma#upgrade()} goes: an id, a branch label, {@code head}
		 * or {@code heads}.
		 */
		public Builder target(String target) {
			this.target = target;
			return this;
		}

		/**
		 * Sets which revisions {@link Stemma#upgrade()} runs.
		 */
		public Builder tags(TagFilter tags) {
			this.tags = tags;
			return this;
		}

		/**
		 * Sets how runs behave.
		 */
		public Builder options(RunnerOptions options) {
			this.options = options;
			return this;
		}

		/**
		 * Sets which names migrations in Java give to what they leave without one. Counts
		 * on top of the {@link #options options} set before.
		 */
		public Builder namingConvention(NamingConvention naming) {
			this.options = this.options.withNaming(naming);
			return this;
		}

		/**
		 * Sets the secret that stored downgrades are signed with. Counts on top of the
		 * {@link #options options} set before.
		 */
		public Builder signingKey(String secret) {
			RunnerOptions.Guards guards = this.options.guards();
			this.options = this.options.withGuards(new RunnerOptions.Guards(SigningKey.of(secret),
					guards.protectedDatabase(), guards.remoteDevSync()));
			return this;
		}

		/**
		 * Sets who hears of runs, in the order in which they are called.
		 */
		public Builder listeners(Collection<? extends MigrationListener> listeners) {
			this.listeners = new ArrayList<>(listeners);
			return this;
		}

		public Stemma build() {
			return new Stemma(this);
		}

	}

}
