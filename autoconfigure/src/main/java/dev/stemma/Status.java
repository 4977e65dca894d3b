package dev.stemma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.runner.Inspection;
import dev.stemma.runner.LastFailure;
import dev.stemma.runner.RunnerAtWork;
import dev.stemma.runner.State;
import dev.stemma.runner.StoppedRevision;
import dev.stemma.script.LoadedScripts;

/**
 * How a database stands to a build and its target.
 *
 * @param state the summary
 * @param database the name of the database
 * @param schema the schema of our tables, empty where the connection has none
 * @param current the tips of the applied set
 * @param target where the database should be
 * @param heads the heads of the graph
 * @param pending what the next upgrade would run, in that order
 * @param excluded what lies below the target and is left out by the tags
 * @param problems what is wrong
 * @param stopped the revisions without a transaction that stopped half way, or are being
 * run
 * @param runner the runner at work, or {@code null}
 * @param lastFailure what failed, if that was the last thing done here, or {@code null}
 * @param history all revisions, newest first
 */
public record Status(State state, String database, String schema, List<AppliedRevision> current, Target target,
		List<String> heads, List<String> pending, List<String> excluded, List<Problem> problems,
		List<StoppedRevision> stopped, @Nullable RunnerAtWork runner, @Nullable LastFailure lastFailure,
		List<HistoryEntry> history) {

	static Status of(LoadedScripts scripts, Inspection inspection, String target) {
		Set<String> current = new HashSet<>(inspection.current());
		List<Problem> problems = new ArrayList<>(inspection.contradictions());
		problems.addAll(inspection.changed());
		return new Status(inspection.state(), inspection.database(), inspection.schema(),
				inspection.applied().stream().filter((row) -> current.contains(row.id())).toList(),
				new Target(target, ids(inspection.plan().targets()), inspection.reached(),
						inspection.reached() && !inspection.unknown().isEmpty()),
				ids(scripts.graph().heads()), ids(inspection.plan().steps()), ids(inspection.plan().excluded()),
				problems, inspection.stopped(), inspection.runner(), inspection.lastFailure(),
				history(scripts, inspection));
	}

	/**
	 * The revision that an identifier names, or the id of one that only the database
	 * knows.
	 */
	HistoryEntry entry(RevisionGraph graph, String identifier) {
		HistoryEntry exact = entry(identifier);
		if (exact != null) {
			return exact;
		}
		Set<String> applied = new HashSet<>();
		this.history.stream()
			.filter((entry) -> entry.state() == HistoryEntry.State.APPLIED)
			.forEach((entry) -> applied.add(entry.revision()));
		Revision named = graph.resolveOne(identifier, applied);
		if (named == null) {
			throw new NotARevisionException(identifier);
		}
		return Objects.requireNonNull(entry(named.id()));
	}

	private @Nullable HistoryEntry entry(String id) {
		return this.history.stream().filter((entry) -> entry.revision().equals(id)).findFirst().orElse(null);
	}

	private static List<HistoryEntry> history(LoadedScripts scripts, Inspection inspection) {
		Map<String, AppliedRevision> applied = new HashMap<>();
		inspection.applied().forEach((row) -> applied.put(row.id(), row));
		Set<String> excluded = new HashSet<>(ids(inspection.plan().excluded()));
		List<HistoryEntry> history = new ArrayList<>();
		for (int i = inspection.applied().size() - 1; i >= 0; i--) {
			AppliedRevision row = inspection.applied().get(i);
			if (inspection.unknown().contains(row.id())) {
				history.add(HistoryEntry.unknown(row));
			}
		}
		for (Revision revision : scripts.graph().history("", applied.keySet())) {
			AppliedRevision row = applied.get(revision.id());
			HistoryEntry.State state = (row != null) ? HistoryEntry.State.APPLIED
					: excluded.contains(revision.id()) ? HistoryEntry.State.EXCLUDED : HistoryEntry.State.PENDING;
			if (inspection.unresolved().contains(revision.id())) {
				state = HistoryEntry.State.FAILED;
			}
			history.add(HistoryEntry.of(scripts.get(revision.id()), state, row));
		}
		return List.copyOf(history);
	}

	private static List<String> ids(List<Revision> revisions) {
		return revisions.stream().map(Revision::id).toList();
	}

	/**
	 * Where the database should be.
	 *
	 * @param identifier as it is configured
	 * @param revisions what that means
	 * @param reached whether nothing is pending
	 * @param ahead whether nothing is pending and the database holds revisions of a newer
	 * build
	 */
	public record Target(String identifier, List<String> revisions, boolean reached, boolean ahead) {

	}

}
