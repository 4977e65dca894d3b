package dev.stemma.runner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.StoredStep.Signature;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.StoredScript;

/**
 * Plans to take back revisions with the SQL that the database has stored: those that this
 * build does not know, and those whose way back it does not know. A script that is there
 * and knows its way back wins. No I/O.
 */
final class StoredPlanner {

	private final LoadedScripts scripts;

	private final Planner planner;

	private final DowngradeChecks checks;

	private final SqlSyntax syntax;

	private final @Nullable SigningKey key;

	StoredPlanner(LoadedScripts scripts, Planner planner, DowngradeChecks checks, SqlSyntax syntax,
			@Nullable SigningKey key) {
		this.scripts = scripts;
		this.planner = planner;
		this.checks = checks;
		this.syntax = syntax;
		this.key = key;
	}

	/**
	 * What is applied above a target, in the order in which to take it back.
	 */
	List<Revision> above(DatabaseState database, String target, TagFilter filter) {
		return graph(database).planDowngrade(target, database.applied().keySet(), filter).steps();
	}

	/**
	 * What is applied and this build does not know, in the order in which to take it
	 * back.
	 */
	List<Revision> foreign(DatabaseState database) {
		List<String> unknown = database.applied().keySet().stream().filter(this::isUnknown).toList();
		return graph(database).planRemoval(unknown, database.applied().keySet());
	}

	/**
	 * Those of the revisions whose way back this build does not know. Runs migrations in
	 * Java on a recorder.
	 */
	List<String> wanted(List<Revision> revisions) {
		return revisions.stream()
			.map(Revision::id)
			.filter((id) -> isUnknown(id) || this.checks.problemOfReversal(this.scripts.get(id)) != null)
			.toList();
	}

	/**
	 * Plans to take revisions back.
	 * @param stored what is stored of those whose way back this build does not know
	 */
	RunPlan downgrade(DatabaseState database, List<Revision> revisions, Map<String, StoredRow> stored) {
		LoadedScripts all = together(database, stored);
		refuse(database, stored, all, revisions);
		return RunPlan.of(Direction.DOWNGRADE, all, revisions, List.of());
	}

	/**
	 * The steps of such a plan that run what is stored.
	 */
	List<StoredStep> steps(DatabaseState database, List<Revision> revisions, Map<String, StoredRow> stored) {
		this.checks.refuseIrreversible(together(database, stored), revisions, database);
		List<StoredStep> steps = new ArrayList<>();
		for (Revision revision : revisions) {
			StoredRow row = stored.get(revision.id());
			if (row != null && row.sql() != null) {
				steps.add(new StoredStep(row.revision(), row.sql(), row.transactional(), signature(row)));
			}
		}
		return steps;
	}

	/**
	 * Plans to take back what this build does not have, and to apply what is pending up
	 * to a target.
	 * @param foreign what is to be taken back
	 * @param stored what is stored of that
	 */
	RunPlan sync(DatabaseState database, List<Revision> foreign, Map<String, StoredRow> stored, String target,
			TagFilter filter) {
		refuseUnknownAttempts(database);
		LoadedScripts all = together(database, stored);
		DatabaseState after = database.without(foreign.stream().map(Revision::id).toList());
		// Where the rest and the graph contradict each other, nothing is taken back.
		RunPlan upgrade = this.planner.upgrade(after, List.of(target), filter);
		refuse(database, stored, all, foreign);
		return upgrade.after(foreign, all);
	}

	private void refuse(DatabaseState database, Map<String, StoredRow> stored, LoadedScripts all,
			List<Revision> steps) {
		Set<String> ids = new HashSet<>(steps.stream().map(Revision::id).toList());
		refuseWhatStandsOn(database, ids);
		this.planner.refuseBelowAttempts(database, ids);
		this.checks.refuseIrreversible(all, steps, database);
		List<Problem> problems = new ArrayList<>();
		for (Revision revision : steps) {
			StoredRow row = stored.get(revision.id());
			if (row != null && signature(row) == Signature.INVALID) {
				problems.add(new Problem(
						"The stored downgrade of revision %s %s".formatted(row.revision(),
								(row.signature() == null) ? "is not signed, and stemma.signing-key is configured"
										: "does not carry the signature of stemma.signing-key"),
						revision.origin(),
						"Find out who has written it. Take the revision back with the build that brought it; nothing stored is run then."));
			}
		}
		if (!problems.isEmpty()) {
			throw new StoredSqlRefusedException(problems);
		}
	}

	private boolean isUnknown(String id) {
		return !this.scripts.graph().contains(id);
	}

	/**
	 * The graph of this build and of the database.
	 * @throws InconsistentHistoryException if they make none
	 */
	private RevisionGraph graph(DatabaseState database) {
		List<Revision> all = new ArrayList<>(this.scripts.graph().revisions());
		all.addAll(unknown(database));
		List<Problem> problems = RevisionGraph.problems(all);
		if (!problems.isEmpty()) {
			throw new InconsistentHistoryException(problems);
		}
		return RevisionGraph.of(all);
	}

	/**
	 * The scripts of this build, what is stored in the place of those that do not know
	 * their way back, and what is stored of revisions that are unknown.
	 */
	private LoadedScripts together(DatabaseState database, Map<String, StoredRow> stored) {
		List<StoredScript> scripts = new ArrayList<>();
		for (StoredRow row : stored.values()) {
			Revision known = this.scripts.graph().find(row.revision());
			if (known != null && row.sql() != null) {
				scripts.add(script(known, row));
			}
		}
		unknown(database).forEach((revision) -> scripts.add(script(revision, stored.get(revision.id()))));
		return this.scripts.with(scripts);
	}

	/**
	 * The applied revisions that this build does not know, as they were applied. Labels
	 * that this build gives to others are left out.
	 */
	private List<Revision> unknown(DatabaseState database) {
		Set<String> names = new HashSet<>(database.applied().keySet());
		for (Revision revision : this.scripts.graph().revisions()) {
			names.add(revision.id());
			names.addAll(revision.branchLabels());
		}
		List<Revision> unknown = new ArrayList<>();
		for (AppliedRevision row : database.applied().values()) {
			if (isUnknown(row.id())) {
				Set<String> labels = new LinkedHashSet<>(row.labels().stream().filter(names::add).toList());
				unknown.add(new Revision(row.id(), row.parents(), row.dependencies(), labels,
						new LinkedHashSet<>(row.tags()), row.message(), null,
						Location.of("stored downgrade of " + row.id())));
			}
		}
		return unknown;
	}

	private StoredScript script(Revision revision, @Nullable StoredRow row) {
		String sql = (row != null) ? row.sql() : null;
		if (row != null && sql != null) {
			return StoredScript.of(revision, sql, row.transactional(), this.syntax);
		}
		String why = (row != null) ? row.missing() : null;
		return StoredScript.missing(revision, (why != null) ? why : "The database does not say why.", this.syntax);
	}

	private Signature signature(StoredRow row) {
		String sql = row.sql();
		if (this.key == null || sql == null) {
			return (row.signature() != null) ? Signature.NOT_CHECKED : Signature.NONE;
		}
		return this.key.verifies(row.signature(), row.revision(), row.transactional(), sql) ? Signature.VALID
				: Signature.INVALID;
	}

	/**
	 * Where a script has moved since it was applied, the database knows better what it
	 * stands on.
	 */
	private static void refuseWhatStandsOn(DatabaseState database, Set<String> steps) {
		List<Problem> problems = new ArrayList<>();
		for (AppliedRevision row : database.above(steps)) {
			problems.add(Problem
				.of("Revision %s was applied above what is to be taken back, and stands elsewhere in this build"
					.formatted(row.id()), "Downgrade it first, with the build that it was applied with."));
		}
		if (!problems.isEmpty()) {
			throw new InconsistentHistoryException(problems);
		}
	}

	private void refuseUnknownAttempts(DatabaseState database) {
		List<Problem> problems = new ArrayList<>();
		for (OpenAttempt attempt : database.attempts()) {
			if (attempt.direction() == Direction.UPGRADE && isUnknown(attempt.revision())) {
				problems.add(Problem.of(
						"The upgrade of revision %s stopped half way, and this checkout does not have it"
							.formatted(attempt.revision()),
						"Finish it with the checkout that has it, or say what became of it: migrations resolve %s --applied or --retry."
							.formatted(attempt.revision())));
			}
		}
		if (!problems.isEmpty()) {
			throw new UnresolvedRevisionException(problems);
		}
	}

}
