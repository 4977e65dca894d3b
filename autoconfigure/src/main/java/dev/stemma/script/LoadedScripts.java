package dev.stemma.script;

import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

import dev.stemma.problem.Problem;
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
	 * All scripts, in load order.
	 */
	public List<Script> scripts() {
		return List.copyOf(this.scripts.values());
	}

	/**
	 * What is worth a line in the log and no error: that the default location is missing,
	 * say.
	 */
	public List<Problem> notes() {
		return this.notes;
	}

}
