package dev.stemma.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;

/**
 * Reads what was found, in load order, and puts it together. A script that is wrong still
 * counts as a revision where its id can be read, so that nobody misses it.
 */
final class ScriptCollector {

	private final SqlSyntax syntax;

	private final List<Problem> problems = new ArrayList<>();

	private final List<Revision> revisions = new ArrayList<>();

	private final Map<String, Script> scripts = new LinkedHashMap<>();

	private final Set<String> contents = new HashSet<>();

	ScriptCollector(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	/**
	 * All that is wrong with the scripts and with the graph that they make.
	 */
	List<Problem> problems() {
		List<Problem> all = new ArrayList<>(this.problems);
		all.addAll(RevisionGraph.problems(this.revisions));
		return all;
	}

	LoadedScripts toScripts(List<Problem> notes) {
		return new LoadedScripts(RevisionGraph.of(this.revisions), this.scripts, notes);
	}

	void add(ScriptSource source) {
		ScriptText text;
		try {
			text = source.read();
		}
		catch (IOException ex) {
			this.problems.add(new Problem("The script could not be read: " + ex.getMessage() + ".",
					Location.of(source.name()), "Make sure that it can be read."));
			return;
		}
		if (!this.contents.add(TokenDigest.ofText(text.text()))) {
			return;
		}
		this.problems.addAll(text.problems());
		ScriptOutline outline = OutlineReader.read(text.text(), source.name(), this.syntax);
		this.problems.addAll(outline.problems());
		Revision revision = outline.header().revision();
		if (revision != null) {
			add(new SqlScript(source, this.syntax, revision, outline));
		}
	}

	void add(JavaMigrationReader.Candidate candidate) {
		JavaScript script = new JavaMigrationReader(this.problems::add).read(candidate);
		if (script != null) {
			add(script);
		}
	}

	private void add(Script script) {
		this.revisions.add(script.revision());
		this.scripts.putIfAbsent(script.revision().id(), script);
	}

}
