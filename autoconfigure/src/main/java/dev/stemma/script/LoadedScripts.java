package dev.stemma.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;

/**
 * All scripts that were found, and the graph that their revisions make.
 */
public final class LoadedScripts {

	private final RevisionGraph graph;

	private final Map<String, Script> scripts;

	private final List<Problem> notes;

	LoadedScripts(RevisionGraph graph, Map<String, Script> scripts, List<Problem> notes) {
		this.graph = graph;
		this.scripts = scripts;
		this.notes = List.copyOf(notes);
	}

	public RevisionGraph graph() {
		return this.graph;
	}

	/**
	 * The script of a revision of the graph.
	 * @param id the whole id of the revision
	 * @throws IllegalArgumentException if the graph has no such revision
	 */
	public Script get(String id) {
		Script script = this.scripts.get(id);
		Assert.isTrue(script != null, () -> "No script carries revision '" + id + "'");
		return script;
	}

	/**
	 * The same scripts and what the database has stored: a stored one takes the place of
	 * that of its revision, others come after all that are here.
	 * @throws dev.stemma.revision.InvalidGraphException if together they make no graph
	 */
	public LoadedScripts with(Collection<StoredScript> stored) {
		Map<String, Script> all = new LinkedHashMap<>(this.scripts);
		List<Revision> revisions = new ArrayList<>(this.graph.revisions());
		for (StoredScript script : stored) {
			if (all.put(script.revision().id(), script) == null) {
				revisions.add(script.revision());
			}
		}
		return new LoadedScripts(RevisionGraph.of(revisions), all, this.notes);
	}

	/**
	 * All scripts, in load order.
	 */
	public List<Script> scripts() {
		return List.copyOf(this.scripts.values());
	}

	/**
	 * Reads every script in SQL whole.
	 * @param placeholders what is replaced in them
	 * @return all that is wrong with them
	 */
	public List<Problem> problems(Placeholders placeholders) {
		List<Problem> problems = new ArrayList<>();
		for (Script script : this.scripts.values()) {
			if (script instanceof SqlScript sql) {
				problems.addAll(sql.check(placeholders));
			}
		}
		return problems;
	}

	/**
	 * What is worth a line in the log and no error: that the default location is missing,
	 * say.
	 */
	public List<Problem> notes() {
		return this.notes;
	}

}
