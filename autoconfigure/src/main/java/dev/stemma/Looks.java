package dev.stemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.revision.TagFilter;
import dev.stemma.revision.UpgradePlan;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.Inspection;
import dev.stemma.runner.Preview;
import dev.stemma.runner.Questions;
import dev.stemma.runner.StoredStep;
import dev.stemma.script.Script;
import dev.stemma.script.SourceTree;

/**
 * What can be asked of a {@link Stemma}; nothing here changes the database.
 */
public abstract sealed class Looks permits Comparisons {

	final StemmaBuilder builder;

	final Engine engine;

	Looks(StemmaBuilder builder) {
		this.builder = builder;
		this.engine = new Engine(builder);
	}

	/**
	 * What an upgrade or a downgrade would do now, with its SQL. It refuses what that
	 * would refuse before it runs anything, takes no lock and writes nothing.
	 * @param direction which way
	 * @param target an identifier
	 * @param tags which of it
	 */
	public Preview preview(Direction direction, String target, TagFilter tags) {
		return questions().preview(direction, target, tags);
	}

	/**
	 * What an upgrade to several targets would do now, with its SQL.
	 * @param targets identifiers
	 * @param tags which of it
	 */
	public Preview previewUpgrade(List<String> targets, TagFilter tags) {
		return questions().previewUpgrade(targets, tags);
	}

	/**
	 * What {@link Stemma#downgradeFromDatabase(String, TagFilter)} would do now, with its
	 * SQL: stored SQL stands in where this build does not know the way back.
	 * @param target an identifier
	 * @param tags which of it
	 */
	public Preview previewFromDatabase(String target, TagFilter tags) {
		return questions().previewFromDatabase(target, tags);
	}

	/**
	 * What {@link Stemma#redo} would do now, with its SQL.
	 * @param identifier an identifier of one applied revision
	 */
	public Preview previewRedo(String identifier) {
		return questions().previewRedo(identifier);
	}

	/**
	 * What {@link Stemma#reset} would do now, with its SQL.
	 */
	public Preview previewReset() {
		return questions().previewReset(this.builder.target, this.builder.tags);
	}

	/**
	 * The applied revisions that {@link Stemma#stampAndPurge} would remove now, those
	 * included that this build does not know.
	 * @param targets identifiers; {@code base} for nothing
	 */
	public List<AppliedRevision> planPurge(String... targets) {
		return questions().planPurge(List.of(targets));
	}

	/**
	 * What {@link Stemma#upgrade()} would run now.
	 */
	public UpgradePlan plan() {
		return plan(this.builder.target, this.builder.tags);
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
		return Status.of(this.engine.scripts(), questions().inspect(this.builder.target, this.builder.tags, true),
				this.builder.target);
	}

	/**
	 * The tips of the applied set.
	 */
	public List<AppliedRevision> current() {
		Inspection inspection = inspect(this.builder.target, this.builder.tags);
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
		return status().entry(graph(), identifier);
	}

	/**
	 * Refuses unless every script is sound and the configured target has been reached.
	 * @throws dev.stemma.runner.PendingRevisionsException if something is pending
	 */
	public Status validate() {
		return Status.of(this.engine.scripts(), questions().validate(this.builder.target, this.builder.tags),
				this.builder.target);
	}

	/**
	 * Waits until another process has reached the configured target.
	 * @param timeout how long
	 * @throws dev.stemma.runner.PendingRevisionsException if that takes longer
	 */
	public Status awaitReached(Duration timeout) {
		return Status.of(this.engine.scripts(),
				questions().awaitReached(this.builder.target, this.builder.tags, timeout), this.builder.target);
	}

	/**
	 * The stored SQL that {@link Stemma#downgradeFromDatabase(String)} would run now, in
	 * its order. Nothing is run.
	 * @param target an identifier
	 */
	public List<StoredStep> storedDowngrades(String target) {
		return storedDowngrades(target, TagFilter.NONE);
	}

	/**
	 * The stored SQL that {@link Stemma#downgradeFromDatabase(String, TagFilter)} would
	 * run now, in its order. Nothing is run.
	 * @param target an identifier
	 * @param tags which of it
	 */
	public List<StoredStep> storedDowngrades(String target, TagFilter tags) {
		return questions().storedDowngrades(target, tags);
	}

	/**
	 * What an upgrade of a range would run, as a script for the database's own command
	 * line client that does what {@link Stemma#upgrade()} does. Needs no database, and
	 * the schema of our tables has to be configured.
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
		write(() -> this.engine.offline().write(direction, range, this.builder.tags, out));
	}

	/**
	 * Writes a script that creates Stemma's tables where they are missing, as
	 * {@link Stemma#ensureVersion()} does. Needs no database, and the schema of our
	 * tables has to be configured.
	 * @param out where to write it; it is neither flushed nor closed
	 * @throws UncheckedIOException if it can't be written there
	 */
	public void sqlOfEnsureVersion(Appendable out) {
		write(() -> this.engine.offline().writeTables(out));
	}

	/**
	 * Writes a script that records what {@link Stemma#stamp} would on a database that is
	 * where a range starts, and stops on any other.
	 * @param range {@code start:end}, the start one revision; or an end alone, to start
	 * at the base
	 * @param out where to write it; it is neither flushed nor closed
	 * @throws UncheckedIOException if it can't be written there
	 */
	public void sqlOfStamp(String range, Appendable out) {
		write(() -> this.engine.offline().writeStamp(range, out));
	}

	private static void write(Writing writing) {
		try {
			writing.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The script that carries a revision. Needs no database.
	 * @param id the whole id of the revision
	 * @throws IllegalArgumentException if there is no such revision
	 */
	public Script script(String id) {
		return this.engine.scripts().get(id);
	}

	/**
	 * How far {@link Stemma#upgrade()} goes, as it is configured.
	 */
	public String target() {
		return this.builder.target;
	}

	/**
	 * Which revisions {@link Stemma#upgrade()} runs.
	 */
	public TagFilter tags() {
		return this.builder.tags;
	}

	/**
	 * The source tree that scripts are read from in place of the class path, or
	 * {@link SourceTree#NONE}.
	 */
	public SourceTree sourceTree() {
		return this.builder.sourceTree;
	}

	/**
	 * The revision graph. Needs no database.
	 * @throws dev.stemma.script.InvalidScriptsException with everything that is wrong
	 * with the scripts
	 */
	public RevisionGraph graph() {
		return this.engine.scripts().graph();
	}

	/**
	 * Whether the database is one that must not lose data or history, as in production
	 * ({@code stemma.protected}): what stands between a person and such a loss refuses.
	 */
	public boolean isProtected() {
		return this.builder.options.guards().protectedDatabase();
	}

	/**
	 * Where connections come from.
	 */
	public DataSource dataSource() {
		return this.engine.dataSource();
	}

	private Inspection inspect(String target, TagFilter tags) {
		return questions().inspect(target, tags, false);
	}

	private Questions questions() {
		return this.engine.runner().questions();
	}

	/**
	 * Something that writes a script.
	 */
	private interface Writing {

		void run() throws IOException;

	}

}
