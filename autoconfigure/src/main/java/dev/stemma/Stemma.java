package dev.stemma;

import java.util.List;

import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.runner.Redone;
import dev.stemma.runner.Resolution;
import dev.stemma.runner.RunResult;
import dev.stemma.runner.StoredStep;

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
public final class Stemma extends Comparisons {

	Stemma(StemmaBuilder given) {
		super(new StemmaBuilder(given));
	}

	public static StemmaBuilder builder() {
		return new StemmaBuilder();
	}

	/**
	 * A builder with the settings of this instance.
	 */
	public StemmaBuilder toBuilder() {
		return new StemmaBuilder(this.builder);
	}

	/**
	 * Applies what is pending up to the configured target, filtered by the configured
	 * tags.
	 */
	public RunResult upgrade() {
		return upgrade(this.builder.target, this.builder.tags);
	}

	/**
	 * Applies what is pending up to a target, filtered by the configured tags.
	 * @param target an identifier: an id, a unique prefix of at least four characters, a
	 * branch label, {@code head}, {@code heads}, {@code +2}
	 */
	public RunResult upgrade(String target) {
		return upgrade(target, this.builder.tags);
	}

	/**
	 * Applies what is pending up to a target.
	 * @param target an identifier
	 * @param tags which of it
	 */
	public RunResult upgrade(String target, TagFilter tags) {
		return upgrade(List.of(target), tags);
	}

	/**
	 * Applies what is pending up to several targets, as one run.
	 * @param targets identifiers
	 * @param tags which of it
	 */
	public RunResult upgrade(List<String> targets, TagFilter tags) {
		return this.engine.runner().upgrade(targets, tags);
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
		return this.engine.runner().downgrade(target, tags);
	}

	/**
	 * Takes back what is applied above a target, with the SQL that the database has
	 * stored where this build lacks the script, or the script does not know its way back.
	 * A script that does wins. {@link #previewFromDatabase} shows before what SQL that
	 * is.
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
		return this.engine.runner().downgradeFromDatabase(target, tags, null);
	}

	/**
	 * Does the same if the SQL that is stored is the one that somebody has seen and
	 * agreed to.
	 * @param target an identifier
	 * @param tags which of it
	 * @param shown what {@link #storedDowngrades(String, TagFilter)} has shown
	 * @throws dev.stemma.runner.StoredSqlRefusedException if other SQL would be run
	 */
	public RunResult downgradeFromDatabase(String target, TagFilter tags, List<StoredStep> shown) {
		return this.engine.runner().downgradeFromDatabase(target, tags, shown);
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
		return this.engine.runner().sync(this.builder.target, this.builder.tags);
	}

	/**
	 * Says what is applied without running anything.
	 * @param targets identifiers; {@code base} for nothing
	 * @return the tips of the applied set afterwards
	 */
	public List<String> stamp(String... targets) {
		return this.engine.runner().stamp(List.of(targets), false, null);
	}

	/**
	 * Says what is applied without running anything, and removes rows of revisions that
	 * this build does not know.
	 * @param targets identifiers; {@code base} for nothing
	 * @return the tips of the applied set afterwards
	 */
	public List<String> stampAndPurge(String... targets) {
		return this.engine.runner().stamp(List.of(targets), true, null);
	}

	/**
	 * Does the same if no rows are removed but those that somebody has seen and agreed to
	 * lose.
	 * @param targets identifiers; {@code base} for nothing
	 * @param shown what {@link #planPurge} has shown
	 * @return the tips of the applied set afterwards
	 * @throws dev.stemma.runner.RunRefusedException if others would be removed
	 */
	public List<String> stampAndPurge(List<String> targets, List<AppliedRevision> shown) {
		return this.engine.runner().stamp(targets, true, shown);
	}

	/**
	 * Takes back an applied revision and everything that is applied above it, then
	 * applies exactly these again, whatever else is pending and whatever their tags. Data
	 * goes with what is taken back. What is done stays done if the way up fails, and the
	 * error says where it stopped.
	 * @param identifier an identifier of one revision
	 * @throws dev.stemma.runner.NotAppliedException if it is not applied
	 * @throws dev.stemma.runner.IrreversibleRevisionException if one of them cannot be
	 * taken back; nothing is run then
	 */
	public Redone redo(String identifier) {
		return this.engine.runner().redo(identifier);
	}

	/**
	 * Takes everything back, then applies what is pending up to the configured target,
	 * filtered by the configured tags. All data goes. What is done stays done if the way
	 * up fails, and the error says where it stopped.
	 * @throws dev.stemma.runner.ResetRefusedException if the server is not on this
	 * machine, or the database is protected
	 * @throws dev.stemma.runner.DivergedHistoryException if this build does not know all
	 * that is applied
	 */
	public Redone reset() {
		return this.engine.runner().reset(this.builder.target, this.builder.tags);
	}

	/**
	 * Creates Stemma's tables where they are missing, beside whatever else there is, and
	 * nothing more: no revision counts as applied afterwards.
	 * @return whether they were missing
	 * @throws dev.stemma.runner.DatabaseNotOursException if they stand in another schema
	 */
	public boolean ensureVersion() {
		return this.engine.runner().createTables();
	}

	/**
	 * Says what became of a revision without a transaction that stopped half way.
	 * @param identifier an identifier of one revision, or the id of one that only the
	 * database knows
	 * @param resolution what became of it
	 * @return the id of the revision
	 */
	public String resolve(String identifier, Resolution resolution) {
		return this.engine.runner().resolve(identifier, resolution);
	}

	/**
	 * Records that the script of an applied revision was edited on purpose.
	 * @param identifier an identifier of one revision
	 * @return the id of the revision
	 */
	public String accept(String identifier) {
		return this.engine.runner().accept(identifier);
	}

	/**
	 * The sources of the scripts: writes new ones, and changes those that are there.
	 */
	public Workspace workspace() {
		return new Workspace(this, toBuilder(), new PostgresDialect().syntax(), this.engine::scripts);
	}

}
