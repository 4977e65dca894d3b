package dev.stemma.runner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.problem.Problem;
import dev.stemma.revision.DowngradePlan;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.revision.StampPlan;
import dev.stemma.revision.TagFilter;
import dev.stemma.revision.UpgradePlan;
import dev.stemma.runner.RunnerOptions.ChecksumPolicy;
import dev.stemma.runner.RunnerOptions.UnknownRevisions;
import dev.stemma.script.LoadedScripts;

/**
 * Decides what a run will do, or why it may not; no I/O.
 */
final class Planner {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private final LoadedScripts scripts;

	private final RevisionGraph graph;

	private final RunnerOptions.Policies policies;

	private final Inspector inspector;

	private final DowngradeChecks checks;

	Planner(LoadedScripts scripts, RunnerOptions.Policies policies, DowngradeChecks checks) {
		this.scripts = scripts;
		this.graph = scripts.graph();
		this.policies = policies;
		this.inspector = new Inspector(scripts, policies);
		this.checks = checks;
	}

	RunPlan upgrade(DatabaseState database, List<String> targets, TagFilter filter) {
		StampPlan baseline = baseline(database);
		if (baseline != null) {
			UpgradePlan plan = this.graph.planUpgrade(targets, new HashSet<>(baseline.resulting()), filter);
			return new RunPlan(Direction.UPGRADE, this.scripts, List.of(), plan.steps(), plan.excluded(), baseline);
		}
		Inspection inspection = this.inspector.inspect(database,
				this.graph.planUpgrade(targets, this.inspector.known(database), filter));
		refuse(database, inspection);
		if (inspection.plan().behind()) {
			logger.warn("The target %s is behind what is applied (%s): nothing is run, and nothing is taken back"
				.formatted(String.join(", ", targets), String.join(", ", inspection.current())));
		}
		return RunPlan.of(Direction.UPGRADE, this.scripts, inspection.plan().steps(), inspection.plan().excluded());
	}

	/**
	 * What is left of a plan that was made on an earlier look.
	 */
	RunPlan remaining(DatabaseState database, RunPlan earlier) {
		if (earlier.baseline() != null && database.facts().tables() == Tables.NONE) {
			return earlier;
		}
		RunPlan remaining = earlier.remaining(database.applied().keySet());
		refuseWhatCameAbove(database, remaining);
		if (earlier.direction() == Direction.UPGRADE) {
			DatabaseState rest = database.without(remaining.takenBack().stream().map(Revision::id).toList());
			refuse(rest, this.inspector.inspect(rest,
					new UpgradePlan(List.of(), remaining.revisions(), remaining.excluded(), false)));
		}
		return remaining;
	}

	/**
	 * Others may have gone on, before the lock was ours or while there was no connection.
	 */
	private void refuseWhatCameAbove(DatabaseState database, RunPlan plan) {
		List<Revision> taken = (plan.direction() == Direction.DOWNGRADE) ? plan.revisions() : plan.takenBack();
		Set<String> ids = new HashSet<>(taken.stream().map(Revision::id).toList());
		List<Problem> problems = new ArrayList<>();
		for (AppliedRevision row : database.above(ids)) {
			problems.add(Problem.of(
					"Revision %s was applied above what is to be taken back, and would be left without it"
						.formatted(row.id()),
					"Begin again if another runner has brought it meanwhile; else downgrade it first, with the build that it was applied with."));
		}
		if (!problems.isEmpty()) {
			throw new InconsistentHistoryException(problems);
		}
		refuseBelowAttempts(database, ids);
	}

	private void refuse(DatabaseState database, Inspection inspection) {
		refuse(inspection);
		Set<String> steps = new HashSet<>(inspection.plan().steps().stream().map(Revision::id).toList());
		List<Problem> halfDown = new ArrayList<>();
		for (OpenAttempt attempt : database.attempts()) {
			if (attempt.direction() == Direction.DOWNGRADE) {
				halfDown.add(Problem.of("The downgrade of revision %s stopped half way".formatted(attempt.revision()),
						"Downgrade it again to go on with it, or say what became of it: migrations resolve %s --applied or --retry."
							.formatted(attempt.revision())));
			}
			else if (!steps.contains(attempt.revision())) {
				logger
					.warn("Revision %s stopped half way and is not taken up by this run".formatted(attempt.revision()));
			}
		}
		if (!halfDown.isEmpty()) {
			throw new UnresolvedRevisionException(halfDown);
		}
	}

	private @Nullable StampPlan baseline(DatabaseState database) {
		String baseline = this.policies.baseline();
		if (baseline == null || database.facts().tables() != Tables.NONE
				|| database.facts().otherRelations().isEmpty()) {
			return null;
		}
		return this.graph.planStamp(List.of(baseline), Set.of());
	}

	/**
	 * Refuses to start on a database that is not what this build expects.
	 */
	void refuse(Inspection inspection) {
		boolean failOnChange = this.policies.checksum() == ChecksumPolicy.FAIL;
		if (!inspection.contradictions().isEmpty()) {
			List<Problem> all = new ArrayList<>(inspection.contradictions());
			if (failOnChange) {
				all.addAll(inspection.changed());
			}
			throw new InconsistentHistoryException(all);
		}
		if (failOnChange && !inspection.changed().isEmpty()) {
			throw new ChecksumMismatchException(inspection.changed());
		}
		inspection.changed().forEach((problem) -> logger.warn(problem.toString()));
		List<String> unknown = inspection.unknown();
		if (unknown.isEmpty()) {
			return;
		}
		String names = String.join(", ", unknown);
		if (!inspection.plan().steps().isEmpty()) {
			throw new DivergedHistoryException(List.of(Problem.of(
					"The database holds revisions that this build does not know (%s), and this build has pending ones (%s)"
						.formatted(names, ids(inspection.plan().steps())),
					"Start a build that has both, or take the unknown ones back with the build that brought them; on a developer's own database stemma.startup=dev-sync does that by itself.")));
		}
		if (this.policies.unknownRevisions() == UnknownRevisions.FAIL) {
			throw new DivergedHistoryException(
					List.of(Problem.of("The database holds revisions that this build does not know: " + names,
							"Start the newer build, or set stemma.unknown-revisions to allow-ahead.")));
		}
		logger
			.warn("The database is ahead of this build: it also holds " + names + ", which a newer build has brought");
	}

	RunPlan downgrade(DatabaseState database, String target, TagFilter filter) {
		DowngradePlan plan = this.graph.planDowngrade(target, this.inspector.known(database), filter);
		if (plan.isEmpty() && plan.excluded().isEmpty()) {
			refuseUnknownAbove(database, plan.target());
		}
		return downgrade(database, plan.steps());
	}

	/**
	 * Nothing that this build knows is applied above the target, and that is not all.
	 */
	private void refuseUnknownAbove(DatabaseState database, @Nullable Revision target) {
		List<Problem> unknown = new ArrayList<>();
		for (AppliedRevision row : database.applied().values()) {
			boolean above = (target != null) ? row.parents().contains(target.id()) : row.parents().isEmpty();
			if (above && !this.graph.contains(row.id())) {
				unknown.add(unknown("Revision %s is applied above %s".formatted(row.id(),
						(target != null) ? target.id() : "the base"), row));
			}
		}
		if (!unknown.isEmpty()) {
			throw new DivergedHistoryException(unknown);
		}
	}

	private static Problem unknown(String what, AppliedRevision row) {
		return Problem.of(what + ", and this build does not know it",
				"Downgrade with the build that brought it, or take it back as the database has it stored, with migrations downgrade %s --from-database."
					.formatted(row.parents().isEmpty() ? "base" : row.parents().get(0)));
	}

	/**
	 * Takes back exactly these.
	 */
	RunPlan downgrade(DatabaseState database, List<Revision> revisions) {
		Set<String> steps = new HashSet<>(revisions.stream().map(Revision::id).toList());
		List<Problem> unknown = new ArrayList<>();
		for (AppliedRevision row : database.above(steps)) {
			if (!this.graph.contains(row.id())) {
				unknown.add(unknown("Revision %s stands on what is to be taken back".formatted(row.id()), row));
			}
		}
		if (!unknown.isEmpty()) {
			throw new DivergedHistoryException(unknown);
		}
		refuseBelowAttempts(database, steps);
		this.checks.refuseIrreversible(this.scripts, revisions, database);
		return RunPlan.of(Direction.DOWNGRADE, this.scripts, revisions, List.of());
	}

	/**
	 * Applies exactly these, where everything else is as it should be.
	 */
	RunPlan again(DatabaseState database, List<Revision> revisions) {
		refuse(database, this.inspector.inspect(database, new UpgradePlan(List.of(), revisions, List.of(), false)));
		return RunPlan.of(Direction.UPGRADE, this.scripts, revisions, List.of());
	}

	/**
	 * A revision that stopped half way has done something already, on what would be taken
	 * from under it. What one stands on that is unknown here only its own build can tell.
	 */
	void refuseBelowAttempts(DatabaseState database, Set<String> taken) {
		List<Problem> problems = new ArrayList<>();
		for (OpenAttempt attempt : database.attempts()) {
			if (attempt.direction() == Direction.DOWNGRADE || taken.isEmpty()) {
				continue;
			}
			if (!this.graph.contains(attempt.revision())) {
				problems.add(Problem.of(
						"The upgrade of revision %s stopped half way, and this build does not know whether it stands on what is to be taken back"
							.formatted(attempt.revision()),
						"Finish it with the build that has it, or say what became of it: migrations resolve %s --applied or --retry."
							.formatted(attempt.revision())));
			}
			else if (this.graph.prerequisites(attempt.revision()).stream().anyMatch(taken::contains)) {
				problems.add(Problem.of(
						"The upgrade of revision %s stopped half way, and what it stands on is to be taken back"
							.formatted(attempt.revision()),
						"Upgrade to finish it first, or say what became of it: migrations resolve %s --applied or --retry."
							.formatted(attempt.revision())));
			}
		}
		if (!problems.isEmpty()) {
			throw new UnresolvedRevisionException(problems);
		}
	}

	static String ids(List<Revision> revisions) {
		return String.join(", ", revisions.stream().map(Revision::id).toList());
	}

}
