package dev.stemma.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;

/**
 * Makes revisions revise something else, in their sources.
 */
public final class ScriptMover {

	private final SourceFiles files;

	private final SqlSyntax syntax;

	/**
	 * Creates it.
	 * @param files the files of scripts
	 * @param syntax how SQL is read
	 */
	public ScriptMover(SourceFiles files, SqlSyntax syntax) {
		this.files = files;
		this.syntax = syntax;
	}

	/**
	 * Rewrites what a revision says that it revises. What stands on the revision stays on
	 * it.
	 * @param script the revision's script
	 * @param onto the revision to put it on, or {@code null} for none
	 * @param graph the graph that both are in
	 * @throws RebaseRefusedException if it is a merge, that makes no graph, or the source
	 * does not look as expected
	 * @throws NoSourceFileException if its script is no file
	 * @throws ScriptNotWrittenException if it can't be written; it is as it was
	 */
	public MovedScript move(Script script, @Nullable Revision onto, RevisionGraph graph) {
		Revision revision = script.revision();
		List<String> parents = (onto != null) ? List.of(onto.id()) : List.of();
		check(revision, onto, graph);
		Revision moved = RevisionDrafter.withParents(revision, parents);
		List<Revision> all = new ArrayList<>(graph.revisions());
		all.replaceAll((each) -> each.id().equals(revision.id()) ? moved : each);
		List<Problem> problems = RevisionGraph.problems(all);
		if (!problems.isEmpty()) {
			throw new RebaseRefusedException(problems);
		}
		Path file = this.files.of(script);
		boolean changed = !revision.revises().equals(parents);
		List<Problem> notes = new ArrayList<>();
		if (changed) {
			rewrite(script, file, parents);
			if (script instanceof JavaScript) {
				notes.add(Problem.of("The change counts when the class has been compiled."));
			}
		}
		return new MovedScript(moved, file, changed, notes);
	}

	private static void check(Revision revision, @Nullable Revision onto, RevisionGraph graph) {
		if (revision.revises().size() > 1) {
			throw new RebaseRefusedException(new Problem(
					"Revision " + revision.id() + " merges " + String.join(" and ", revision.revises())
							+ ", and nothing says which of them is to give way.",
					revision.origin(), "Edit what it revises: migrations edit " + revision.id()));
		}
		if (onto == null) {
			return;
		}
		if (onto.id().equals(revision.id())) {
			throw new RebaseRefusedException(
					new Problem("Revision " + revision.id() + " cannot revise itself.", revision.origin(), null));
		}
		if (graph.descendants(Set.of(revision.id())).contains(onto.id())) {
			throw new RebaseRefusedException(
					new Problem("Revision " + revision.id() + " cannot revise " + onto.id() + ", which stands on it.",
							revision.origin(), "Name a revision that does not need it."));
		}
	}

	private void rewrite(Script script, Path file, List<String> parents) {
		String before = read(file);
		String after = (script instanceof SqlScript sql) ? ofSql(sql, before, parents)
				: ofJava(script.revision(), before, parents, file);
		if (after == null) {
			throw new RebaseRefusedException(
					new Problem("The source of revision " + script.revision().id() + " does not look as expected.",
							Location.of(file.toString()), instruction(script, parents)));
		}
		NewFile.replace(file, after.getBytes(StandardCharsets.UTF_8));
	}

	private static String instruction(Script script, List<String> parents) {
		if (script instanceof SqlScript) {
			return parents.isEmpty() ? "Remove '@revises' from its header."
					: "Write '-- @revises " + parents.get(0) + "' into its header.";
		}
		return parents.isEmpty() ? "Remove 'revises' from its @Migration."
				: "Write 'revises = \"" + parents.get(0) + "\"' into its @Migration.";
	}

	private @Nullable String ofSql(SqlScript script, String before, List<String> parents) {
		String after = HeaderEdit.withParents(before, parents, this.syntax);
		return (after != null && saysTheSame(script, outline(before), script.revision().revises())
				&& saysTheSame(script, outline(after), parents)) ? after : null;
	}

	private static @Nullable String ofJava(Revision revision, String before, List<String> parents, Path file) {
		JavaSource.Declaration declaration = file.toString().endsWith(".java") ? JavaSource.find(before, revision.id())
				: null;
		return (declaration != null) ? declaration.withParents(before, revision.revises(), parents) : null;
	}

	private ScriptOutline outline(String raw) {
		try (ByteArrayInputStream bytes = new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))) {
			return OutlineReader.read(ScriptText.read(bytes, "").text(), "", this.syntax);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean saysTheSame(SqlScript script, ScriptOutline outline, List<String> parents) {
		Revision read = outline.header().revision();
		if (read == null || !outline.problems().isEmpty() || !outline.checksum().equals(script.checksum())) {
			return false;
		}
		Revision expected = RevisionDrafter.withParents(script.revision(), parents);
		Revision found = new Revision(read.id(), read.revises(), read.dependsOn(), read.branchLabels(), read.tags(),
				read.message(), read.created(), expected.origin());
		return found.equals(expected);
	}

	/**
	 * The text with its byte order mark and its line ends.
	 */
	private static String read(Path file) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
		}
		catch (CharacterCodingException ex) {
			throw new RebaseRefusedException(
					new Problem("The source is not UTF-8.", Location.of(file.toString()), "Save it as UTF-8."));
		}
		catch (IOException ex) {
			throw new ScriptNotWrittenException(new Problem("The script could not be read: " + NewFile.reason(ex) + ".",
					Location.of(file.toString()), "Make sure that it is still there."), ex);
		}
	}

}
