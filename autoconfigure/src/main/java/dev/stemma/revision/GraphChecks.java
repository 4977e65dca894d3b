package dev.stemma.revision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;

/**
 * Finds all that keeps a list of revisions from being a graph, in load order.
 */
final class GraphChecks {

	/**
	 * Looking for likely names costs a pass over all of them, and where this many are
	 * missing none was mistyped: a location is.
	 */
	private static final int MOST_SEARCHES = 20;

	private final List<Problem> problems = new ArrayList<>();

	/** The first revision of each id: what references resolve to. */
	private final Map<String, Revision> byId = new LinkedHashMap<>();

	private final Map<String, Revision> byLabel = new LinkedHashMap<>();

	private int searches;

	private GraphChecks() {
	}

	static List<Problem> problems(List<Revision> revisions) {
		GraphChecks checks = new GraphChecks();
		revisions.forEach(checks::checkNames);
		revisions.forEach(checks::checkId);
		revisions.forEach(checks::checkLabels);
		Map<String, Set<String>> links = new LinkedHashMap<>();
		for (Revision revision : revisions) {
			links.putIfAbsent(revision.id(), checks.checkReferences(revision));
		}
		for (List<String> cycle : Cycles.in(links)) {
			checks.report(checks.first(cycle), "Revisions need each other in a cycle: " + path(cycle) + ".",
					"Remove one of these references.");
		}
		return checks.problems;
	}

	private Revision first(List<String> cycle) {
		Revision revision = this.byId.get(cycle.get(0));
		if (revision == null) {
			throw new IllegalStateException("Cycle through an unknown revision: " + cycle);
		}
		return revision;
	}

	private static String path(List<String> cycle) {
		int most = 12;
		List<String> shown = new ArrayList<>(cycle.subList(0, Math.min(most, cycle.size())));
		if (cycle.size() > most) {
			shown.add("(" + (cycle.size() - most) + " more)");
		}
		shown.add(cycle.get(0));
		return String.join(" -> ", shown);
	}

	private void checkNames(Revision revision) {
		checkName(revision, "Revision id", revision.id(), Names.faultOfName(revision.id()));
		for (String label : revision.branchLabels()) {
			checkName(revision, "Branch label", label, Names.faultOfName(label));
		}
		for (String tag : revision.tags()) {
			checkName(revision, "Tag", tag, Names.faultOfTag(tag));
		}
	}

	private void checkName(Revision revision, String kind, String name, @Nullable String fault) {
		if (fault != null) {
			report(revision, kind + " '" + name + "' " + fault + ".", "Choose another.");
		}
	}

	private void checkId(Revision revision) {
		Revision first = this.byId.putIfAbsent(revision.id(), revision);
		if (first != null) {
			report(revision, "Revision " + revision.id() + " is declared twice: by " + first.origin() + " and by "
					+ revision.origin() + ".", "Give one of them another id, and have what revises it follow.");
		}
	}

	private void checkLabels(Revision revision) {
		for (String label : revision.branchLabels()) {
			Revision holder = this.byId.get(label);
			if (holder != null) {
				report(revision, "Branch label '" + label + "' of revision " + revision.id()
						+ " is the id of a revision (" + holder.origin() + ").", "Rename the label.");
				continue;
			}
			Revision first = this.byLabel.putIfAbsent(label, revision);
			if (first != null) {
				report(revision,
						"Branch label '" + label + "' stands on two revisions: " + first.id() + " (" + first.origin()
								+ ") and " + revision.id() + ".",
						"A label names one line; remove it from one of them.");
			}
		}
	}

	/**
	 * The ids that the revision needs, as far as they are known and not its own.
	 */
	private Set<String> checkReferences(Revision revision) {
		Set<String> targets = new LinkedHashSet<>();
		for (String parent : revision.revises()) {
			check(revision, "revises", parent, this.byId.get(parent), targets);
		}
		for (String dependency : revision.dependsOn()) {
			Revision target = this.byId.get(dependency);
			check(revision, "depends on", dependency, (target != null) ? target : this.byLabel.get(dependency),
					targets);
		}
		return targets;
	}

	private void check(Revision revision, String verb, String reference, @Nullable Revision target,
			Set<String> targets) {
		if (target == null) {
			report(revision, "Revision " + revision.id() + " " + verb + " '" + reference + "', which does not exist.",
					adviceOnMissing(reference));
		}
		else if (target.id().equals(revision.id())) {
			report(revision, "Revision " + revision.id() + " " + verb + " itself.", "Remove the reference.");
		}
		else {
			targets.add(target.id());
		}
	}

	private String adviceOnMissing(String reference) {
		Revision labelled = this.byLabel.get(reference);
		if (labelled != null) {
			return "That is a branch label; the revision that carries it is " + labelled.id() + ".";
		}
		List<String> nearest = (this.searches++ < MOST_SEARCHES) ? Names.nearest(reference, this.byId.keySet())
				: List.of();
		return Names.didYouMean(nearest, "Add its script, or correct the reference.");
	}

	private void report(Revision revision, String what, String advice) {
		this.problems.add(new Problem(what, revision.origin(), advice));
	}

}
