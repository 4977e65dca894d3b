package dev.stemma.runner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.OfflineSql;
import dev.stemma.dialect.OfflineSql.Seen;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.runner.JournalEntry.Action;
import dev.stemma.runner.JournalEntry.Outcome;
import dev.stemma.script.Checksum;
import dev.stemma.script.Script;
import dev.stemma.script.SqlMigration;

/**
 * Writes what a run would write to our tables.
 */
final class OfflineBookkeeping {

	private static final Pattern CHANGES_ROWS = Pattern.compile("(COPY|DELETE|INSERT|MERGE|UPDATE|WITH)\\b",
			Pattern.CASE_INSENSITIVE);

	private final OfflineSql sql;

	private final RunnerOptions options;

	private final RevisionGraph graph;

	private final DowngradeWriter downgrades;

	OfflineBookkeeping(OfflineSql sql, RunnerOptions options, RevisionGraph graph, DowngradeWriter downgrades) {
		this.sql = sql;
		this.options = options;
		this.graph = graph;
		this.downgrades = downgrades;
	}

	/**
	 * That a step without a transaction begins.
	 */
	void begin(Step step, Appendable out) throws IOException {
		out.append(journal(line(step, Outcome.STARTED), Seen.NOTHING));
	}

	/**
	 * That a unit begins: what is done with it when it stops half way depends on what is
	 * noted here.
	 */
	void begin(Step step, OfflineStatement.Unit unit, Appendable out) throws IOException {
		JournalLine line = line(step, Outcome.STARTED, unit);
		if (unit.isAtomic()) {
			out.append(journal(line.noting(UnitRunner.ATOMIC), Seen.NOTHING));
		}
		else {
			out.append(journal(line, new Seen(false, unit.statements().get(0).sql(), false)));
		}
	}

	/**
	 * That a unit is done.
	 */
	void finish(Step step, OfflineStatement.Unit unit, Appendable out) throws IOException {
		JournalLine line = line(step, Outcome.SUCCEEDED, unit);
		if (unit.kind() == OfflineStatement.Kind.SCRIPT) {
			out.append(journal(line, Seen.NOTHING));
		}
		else if (CHANGES_ROWS.matcher(unit.statements().get(unit.statements().size() - 1).sql()).lookingAt()) {
			out.append(journal(line, new Seen(false, null, true)));
		}
		else {
			out.append(journal(line.noting(OperationUnit.noteOf(0)), Seen.NOTHING));
		}
	}

	/**
	 * That a step is done.
	 * @param text the text of its script, or {@code null} if it is written in Java
	 */
	void finish(Step step, @Nullable SqlMigration text, Appendable out) throws IOException {
		if (step.direction() == Direction.UPGRADE) {
			out.append(this.sql
				.insertApplied(row(Rows.of(step.script(), this.graph, this.downgrades.of(step, text), null)), true));
		}
		else {
			out.append(this.sql.deleteApplied(step.id()));
		}
		out.append(journal(line(step, Outcome.SUCCEEDED), new Seen(true, null, false)));
	}

	/**
	 * That a revision counts as applied without being run.
	 * @param text the text of its script, or {@code null} if it is written in Java
	 */
	void stamp(Script script, @Nullable SqlMigration text, Appendable out) throws IOException {
		out.append(this.sql.insertApplied(row(Rows.of(script, this.graph, this.downgrades.of(script, text), null)),
				false));
		out.append(journal(JournalLine.of(script.revision().id(), Action.STAMP, Outcome.SUCCEEDED), Seen.NOTHING));
	}

	/**
	 * That a revision does not count as applied any more.
	 */
	void remove(String id, Appendable out) throws IOException {
		out.append(this.sql.deleteApplied(id));
		out.append(journal(JournalLine.of(id, Action.STAMP, Outcome.SUCCEEDED).noting(Stamp.REMOVED), Seen.NOTHING));
	}

	private static JournalLine line(Step step, Outcome outcome) {
		return JournalLine.of(step.id(), step.action(), outcome);
	}

	private static JournalLine line(Step step, Outcome outcome, OfflineStatement.Unit unit) {
		return line(step, outcome).statement(unit.number(), unit.checksum(), unit.where());
	}

	private List<@Nullable Object> row(RevisionRow row) {
		Checksum checksum = row.checksum();
		return new ArrayList<>(Arrays.asList(row.revision().id(), row.revision().revises(), row.dependencies(),
				row.revision().branchLabels(), row.revision().tags(), row.revision().message(),
				(checksum != null) ? checksum.value() : null, (checksum != null) ? checksum.algorithm() : null,
				row.kind(), row.downgrade().sql(), row.downgrade().transactional(), row.downgrade().missing(),
				Ledger.signature(row, this.options.guards().signingKey())));
	}

	private String journal(JournalLine line, Seen seen) {
		RunnerOptions.ApplicationInfo application = this.options.application();
		return this.sql.insertJournal(
				Arrays.asList(line.revision(), line.action().name().toLowerCase(Locale.ROOT),
						line.outcome().name().toLowerCase(Locale.ROOT), line.statement(), line.statementChecksum(),
						line.detail(), line.position(), application.name(), application.version(), application.host()),
				seen);
	}

}
