package dev.stemma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.runner.Inspection;
import dev.stemma.runner.State;
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
 * @param history all revisions, newest first
 */
public record Status(State state, String database, String schema, List<AppliedRevision> current, Target target,
		List<String> heads, List<String> pending, List<String> excluded, List<Problem> problems,
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
				problems, history(scripts, inspection));
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
