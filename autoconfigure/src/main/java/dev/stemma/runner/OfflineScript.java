package dev.stemma.runner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.OfflineSql;
import dev.stemma.dialect.TableNames;
import dev.stemma.problem.Problem;
import dev.stemma.revision.RangePlan;
import dev.stemma.revision.Revision;
import dev.stemma.revision.StampRange;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;

/**
 * Writes what a run would do as a script for the database's own command line client. It
 * opens no connection: the range says what is applied, and the script checks it.
 */
public final class OfflineScript {

	private final Dialect dialect;

	private final LoadedScripts scripts;

	private final Placeholders placeholders;

	private final RunnerOptions options;

	/**
	 * Creates a writer of scripts.
	 * @param dialect the database's dialect
	 * @param scripts the scripts
	 * @param placeholders what to replace in them
	 * @param options how runs behave
	 */
	public OfflineScript(Dialect dialect, LoadedScripts scripts, Placeholders placeholders, RunnerOptions options) {
		this.dialect = dialect;
		this.scripts = scripts;
		this.placeholders = placeholders;
		this.options = options;
	}

	/**
	 * Writes a script. Everything that can be found wrong is found before the first
	 * character is written.
	 * @param direction which way
	 * @param range {@code [start]:[end]}; a downgrade needs both
	 * @param filter which tags, for an upgrade
	 * @param out where to write it
	 * @throws OfflineSqlException if it can't be written down
	 * @throws IrreversibleRevisionException if a downgrade leads through what cannot be
	 * taken back
	 * @throws IOException if it can't be written there
	 */
	public void write(Direction direction, String range, TagFilter filter, Appendable out) throws IOException {
		TableNames names = names();
		RangePlan plan = (direction == Direction.UPGRADE) ? this.scripts.graph().planUpgradeRange(range, filter)
				: this.scripts.graph().planDowngradeRange(range);
		if (direction == Direction.DOWNGRADE) {
			refuseIrreversible(plan.steps());
		}
		List<Step> steps = new StepChecks(this.placeholders)
			.steps(RunPlan.of(direction, this.scripts, plan.steps(), List.of()));
		refuseOneTransaction(steps);
		OfflineSteps content = new OfflineSteps(this.dialect, this.options.naming());
		content.record(steps);
		OfflineSql sql = this.dialect.offline(names);
		List<String> known = this.scripts.graph().revisions().stream().map(Revision::id).toList();
		new OfflineWriter(sql, this.dialect.recovery(), this.options, bookkeeping(sql), this.placeholders, content, out)
			.write(new OfflineRange(direction, range, plan, steps, known));
	}

	/**
	 * Writes a script that creates our tables where they are missing.
	 * @param out where to write it
	 * @throws OfflineSqlException if it can't be written down
	 * @throws IOException if it can't be written there
	 */
	public void writeTables(Appendable out) throws IOException {
		OfflineSql sql = this.dialect.offline(names());
		new OfflineStampWriter(sql, this.options, bookkeeping(sql), out).tables();
	}

	/**
	 * Writes a script that changes the applied set without running anything.
	 * @param range {@code [start]:[end]}, or an end alone
	 * @param out where to write it
	 * @throws OfflineSqlException if it can't be written down
	 * @throws dev.stemma.script.InvalidScriptsException if a script can't be read
	 * @throws IOException if it can't be written there
	 */
	public void writeStamp(String range, Appendable out) throws IOException {
		OfflineSql sql = this.dialect.offline(names());
		StampRange plan = this.scripts.graph().planStampRange(range);
		List<Revision> added = plan.plan().added().stream().map(this.scripts.graph()::get).toList();
		// Reads them all, and says what is wrong with any of them.
		new StepChecks(this.placeholders).steps(RunPlan.of(Direction.UPGRADE, this.scripts, added, List.of()));
		new OfflineStampWriter(sql, this.options, bookkeeping(sql), out).stamp(range, plan, this.scripts,
				this.placeholders);
	}

	private TableNames names() {
		String schema = this.options.schema();
		if (schema == null) {
			throw new OfflineSqlException(List.of(Problem.of(
					"Offline SQL needs stemma.schema, because there is no connection whose current schema could be asked for",
					"Set it to the schema in which the tables of Stemma stand, public say.")));
		}
		new Preflight(this.options, this.dialect).checkNames();
		return new TableNames(schema, this.options.tablePrefix());
	}

	private OfflineBookkeeping bookkeeping(OfflineSql sql) {
		return new OfflineBookkeeping(sql, this.options, this.scripts.graph(),
				new DowngradeWriter(this.dialect, this.options.naming()));
	}

	private void refuseIrreversible(List<Revision> steps) {
		List<Problem> irreversible = new ArrayList<>();
		for (Revision revision : steps) {
			String why = this.scripts.get(revision.id()).irreversible();
			if (why != null) {
				irreversible.add(new Problem("Revision %s cannot be taken back: it %s".formatted(revision.id(), why),
						revision.origin(), "Write its downgrade, or choose an end above it."));
			}
		}
		if (!irreversible.isEmpty()) {
			throw new IrreversibleRevisionException(irreversible);
		}
	}

	private void refuseOneTransaction(List<Step> steps) {
		if (this.options.transaction() != TransactionScope.ALL) {
			return;
		}
		List<Problem> problems = steps.stream()
			.filter((step) -> !step.transactional())
			.map((step) -> new Problem(
					"Revision %s runs without a transaction, and the run is to be one".formatted(step.name()),
					step.revision().origin(), "Set stemma.transaction to per-revision, or make a script of it alone."))
			.toList();
		if (!problems.isEmpty()) {
			throw new OfflineSqlException(problems);
		}
	}

}
