package dev.stemma.runner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.revision.TagFilter;
import dev.stemma.revision.UpgradePlan;
import dev.stemma.runner.RunnerOptions.ChecksumPolicy;
import dev.stemma.script.Checksum;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Script;

/**
 * Judges what one look at the database saw. No I/O.
 */
final class Inspector {

	private final LoadedScripts scripts;

	private final RunnerOptions.Policies policies;

	Inspector(LoadedScripts scripts, RunnerOptions.Policies policies) {
		this.scripts = scripts;
		this.policies = policies;
	}

	Inspection inspect(DatabaseState database, String target, TagFilter filter) {
		return inspect(database, this.scripts.graph().planUpgrade(target, known(database), filter));
	}

	Inspection inspect(DatabaseState database, UpgradePlan plan) {
		RevisionGraph graph = this.scripts.graph();
		Set<String> known = known(database);
		List<String> unknown = database.applied().keySet().stream().filter((id) -> !graph.contains(id)).toList();
		List<Problem> changed = changed(database);
		List<Problem> contradictions = contradictions(database, known);
		List<StoppedRevision> stopped = database.attempts().stream().map(StoppedRevision::of).toList();
		State state = state(!plan.steps().isEmpty(), !unknown.isEmpty(),
				!contradictions.isEmpty() || (!changed.isEmpty() && this.policies.checksum() == ChecksumPolicy.FAIL),
				!stopped.isEmpty());
		String schema = database.facts().schema();
		return new Inspection(state, state.isReached(), database.facts().database(), (schema != null) ? schema : "",
				List.copyOf(database.applied().values()), database.tips(), unknown, plan, changed, contradictions,
				stopped, null, null);
	}

	Set<String> known(DatabaseState database) {
		Set<String> known = new LinkedHashSet<>(database.applied().keySet());
		known.removeIf((id) -> !this.scripts.graph().contains(id));
		return known;
	}

	private static State state(boolean pending, boolean unknown, boolean inconsistent, boolean unresolved) {
		if (inconsistent) {
			return State.INCONSISTENT;
		}
		if (unresolved) {
			return State.UNRESOLVED;
		}
		if (pending) {
			return unknown ? State.DIVERGED : State.PENDING;
		}
		return unknown ? State.AHEAD : State.REACHED;
	}

	/**
	 * The applied scripts whose checksum is not the one that was recorded.
	 */
	List<Problem> changed(DatabaseState database) {
		List<Problem> problems = new ArrayList<>();
		if (this.policies.checksum() == ChecksumPolicy.IGNORE) {
			return problems;
		}
		for (AppliedRevision row : database.applied().values()) {
			if (!this.scripts.graph().contains(row.id()) || row.checksum() == null) {
				continue;
			}
			Script script = this.scripts.get(row.id());
			Checksum now = script.checksum();
			if (now == null || !now.algorithm().equals(row.checksumAlgorithm())) {
				// Nothing to compare with: a Java migration that no longer says one, or a
				// row of another algorithm.
				continue;
			}
			if (!now.value().equals(row.checksum())) {
				problems.add(new Problem(
						"Revision %s was changed after it was applied: it was %s:%s and is %s".formatted(row.id(),
								row.checksumAlgorithm(), row.checksum(), now),
						script.revision().origin(),
						"Bring its upgrade part back and write the change as a new revision; or, if the edit was meant, record it with migrations accept %s."
							.formatted(row.id())));
			}
		}
		return problems;
	}

	/**
	 * Where what is applied cannot have come from this graph.
	 */
	private List<Problem> contradictions(DatabaseState database, Set<String> known) {
		RevisionGraph graph = this.scripts.graph();
		List<Problem> problems = new ArrayList<>();
		for (Map.Entry<String, ? extends java.util.Collection<String>> entry : graph.unappliedAncestors(known)
			.entrySet()) {
			problems.add(new Problem(
					"Revision %s is applied, but %s, which it stands on, is not".formatted(entry.getKey(),
							String.join(", ", entry.getValue())),
					origin(entry.getKey()),
					"A revision was put in below it, or a row was deleted. If the database has what it does, stamp it; else give it parents above what is applied."));
		}
		for (String id : known) {
			AppliedRevision row = Objects.requireNonNull(database.applied().get(id));
			compare(problems, id, "revises", row.parents(), graph.get(id).revises());
			compare(problems, id, "depends on", row.dependencies(), List.copyOf(graph.dependencies(id)));
			List<String> foreign = Stream.concat(row.parents().stream(), row.dependencies().stream())
				.filter((below) -> !graph.contains(below))
				.toList();
			if (!foreign.isEmpty()) {
				problems.add(new Problem("Revision %s was applied above %s, which this build does not know"
					.formatted(id, String.join(", ", foreign)), origin(id), "Start a build that has both."));
			}
		}
		return problems;
	}

	private void compare(List<Problem> problems, String id, String what, List<String> before, List<String> now) {
		if (!new HashSet<>(before).equals(new HashSet<>(now))
				&& before.stream().allMatch(this.scripts.graph()::contains)) {
			problems.add(new Problem(
					"Revision %s was applied when it said that it %s %s; now it says %s".formatted(id, what,
							words(before), words(now)),
					origin(id), "An applied revision keeps its place: bring its header back, or downgrade it first."));
		}
	}

	private static String words(List<String> ids) {
		return ids.isEmpty() ? "nothing" : String.join(", ", ids);
	}

	private Location origin(String id) {
		return this.scripts.graph().get(id).origin();
	}

}
