package dev.stemma;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.Revision;
import dev.stemma.runner.DatabaseUnavailableException;
import dev.stemma.script.InvalidScriptsException;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.MovedScript;
import dev.stemma.script.NewRevision;
import dev.stemma.script.RebaseRefusedException;
import dev.stemma.script.Script;
import dev.stemma.script.ScriptLoader;
import dev.stemma.script.ScriptMover;
import dev.stemma.script.ScriptSources;
import dev.stemma.script.ScriptWriter;
import dev.stemma.script.SourceFiles;
import dev.stemma.script.Template;
import dev.stemma.script.WrittenScript;

/**
 * The sources of the scripts. What it writes counts for instances of {@link Stemma} that
 * load their scripts afterwards. It needs no database, and asks one only where that is
 * said.
 */
public final class Workspace {

	private final Stemma stemma;

	private final StemmaBuilder settings;

	private final SqlSyntax syntax;

	private final Supplier<LoadedScripts> scripts;

	private final ScriptWriter writer;

	private final SourceFiles files;

	Workspace(Stemma stemma, StemmaBuilder settings, SqlSyntax syntax, Supplier<LoadedScripts> scripts) {
		this.stemma = stemma;
		this.settings = settings;
		this.syntax = syntax;
		this.scripts = scripts;
		this.files = new SourceFiles(settings.sourceTree);
		this.writer = new ScriptWriter(
				new ScriptSources(settings.resources, settings.sourceTree, settings.locations, settings.packages),
				syntax, settings.writing);
	}

	/**
	 * Writes the script of a new revision. It is wholly there or not at all, and no file
	 * is overwritten.
	 * @param details what the revision is to be
	 * @throws dev.stemma.script.InvalidRevisionException with all that keeps it from
	 * being part of the graph
	 * @throws dev.stemma.script.ScriptNotWrittenException if it can't be written
	 * @throws dev.stemma.revision.IdentifierException if a name can't be resolved
	 */
	public WrittenScript create(NewRevision details) {
		return this.writer.create(details, this.scripts.get());
	}

	/**
	 * The ids of what a new revision would revise. Needs no database.
	 * @param details what the revision is to be
	 * @throws dev.stemma.revision.IdentifierException if a name can't be resolved, or one
	 * of what it is to revise is no head
	 */
	public List<String> parents(NewRevision details) {
		return this.writer.parents(details, this.scripts.get());
	}

	/**
	 * Compares the models with the database and writes what has changed in them.
	 * @param details what the revision is to be
	 * @param request how it is generated
	 * @return the scripts, each of which revises the one before; none where nothing has
	 * changed
	 * @throws dev.stemma.autogenerate.DatabaseNotAtHeadsException if the database is not
	 * what all scripts make
	 * @throws dev.stemma.autogenerate.DestructiveChangesException if data would be lost
	 * and the request refuses that
	 * @throws dev.stemma.revision.IdentifierException if a name can't be resolved
	 */
	public List<WrittenScript> autogenerate(NewRevision details, AutogenerateRequest request) {
		parents(details);
		return autogenerate(details, this.stemma.compareModels(request), request);
	}

	/**
	 * Writes what somebody has seen that it has changed in the models.
	 * @param details what the revision is to be
	 * @param comparison what has changed
	 * @param request how it is generated
	 * @return the scripts, each of which revises the one before; none where nothing has
	 * changed
	 * @throws dev.stemma.autogenerate.DestructiveChangesException if data would be lost
	 * and the request refuses that
	 */
	public List<WrittenScript> autogenerate(NewRevision details, ModelComparison comparison,
			AutogenerateRequest request) {
		if (comparison.isEmpty()) {
			return List.of();
		}
		List<NewRevision> drafts = this.stemma.engine.autogenerator()
			.draft(comparison, details, kind(details), request);
		return this.writer.create(drafts, this.scripts.get());
	}

	private NewRevision.Kind kind(NewRevision details) {
		if (details.kind() != null) {
			return details.kind();
		}
		return templates().stream()
			.filter((template) -> template.name().equals(details.template()))
			.map(Template::kind)
			.findFirst()
			.orElse(NewRevision.Kind.SQL);
	}

	/**
	 * Writes the script of a revision that joins lines.
	 * @param ids what to join, as identifiers; {@code heads} for all heads
	 * @param details what the revision is to be beside that
	 * @throws dev.stemma.script.InvalidRevisionException with all that keeps it from
	 * being part of the graph
	 * @throws dev.stemma.script.ScriptNotWrittenException if it can't be written
	 * @throws dev.stemma.revision.IdentifierException if a name can't be resolved
	 */
	public WrittenScript merge(List<String> ids, NewRevision details) {
		return this.writer.merge(ids, details, this.scripts.get());
	}

	/**
	 * Makes a revision revise something else; what stands on it stays on it. Asks the
	 * database whether the revision is applied; where that does not answer, a note says
	 * so.
	 * @param identifier the revision
	 * @param onto what it is to revise; {@code base} for nothing
	 * @throws RebaseRefusedException if the revision is applied or stopped half way, is a
	 * merge, that makes no graph, or its source does not look as expected
	 * @throws dev.stemma.revision.IdentifierException if a name can't be resolved
	 */
	public MovedScript rebase(String identifier, String onto) {
		LoadedScripts loaded = this.scripts.get();
		Script script = script(identifier);
		Revision parent = loaded.graph().resolveOne(onto, Set.of());
		List<Problem> notes = new ArrayList<>();
		refuseIfApplied(script.revision(), notes);
		MovedScript moved = new ScriptMover(this.files, this.syntax).move(script, parent, loaded.graph());
		notes.addAll(moved.notes());
		return new MovedScript(moved.revision(), moved.file(), moved.changed(), notes);
	}

	private void refuseIfApplied(Revision revision, List<Problem> notes) {
		HistoryEntry.State state;
		try {
			state = this.stemma.history()
				.stream()
				.filter((entry) -> entry.revision().equals(revision.id()))
				.map(HistoryEntry::state)
				.findFirst()
				.orElse(HistoryEntry.State.PENDING);
		}
		catch (DatabaseUnavailableException ex) {
			notes.add(Problem.of("The database was not asked whether revision " + revision.id()
					+ " is applied there: it does not answer."));
			return;
		}
		catch (StemmaException ex) {
			throw ex;
		}
		// What fails may be the making of the DataSource
		catch (RuntimeException ex) {
			notes.add(Problem.of("The database was not asked whether revision " + revision.id()
					+ " is applied there: there is no connection to be had (" + ex.getMessage() + ")."));
			return;
		}
		if (state == HistoryEntry.State.FAILED) {
			throw new RebaseRefusedException(new Problem(
					"Revision " + revision.id() + " stopped half way in the database, which knows what it revises.",
					revision.origin(), "Say first what became of it: migrations resolve " + revision.id()));
		}
		if (state == HistoryEntry.State.APPLIED) {
			throw new RebaseRefusedException(new Problem(
					"Revision " + revision.id() + " is applied in the database, which knows what it revises.",
					revision.origin(), "Write a revision that merges the lines instead, or take this one back first."));
		}
	}

	/**
	 * The file of a revision's script, absolute.
	 * @param identifier the revision
	 * @throws dev.stemma.script.NoSourceFileException if it is no file that could be
	 * edited
	 * @throws dev.stemma.revision.IdentifierException if the name can't be resolved
	 */
	public Path fileOf(String identifier) {
		return this.files.of(script(identifier));
	}

	private Script script(String identifier) {
		Revision revision = this.scripts.get().graph().resolveOne(identifier, Set.of());
		if (revision == null) {
			throw new NotARevisionException(identifier);
		}
		return this.scripts.get().get(revision.id());
	}

	/**
	 * What new scripts can be made from, the built-in templates first.
	 * @throws dev.stemma.script.ScriptNotWrittenException if the configured directory
	 * can't be read
	 */
	public List<Template> templates() {
		return this.writer.templates();
	}

	/**
	 * Reads all scripts as they are now.
	 * @return all that is wrong with them
	 */
	public List<Problem> problems() {
		try {
			return new ScriptLoader(this.settings.resources, this.syntax, this.settings.sourceTree)
				.load(this.settings.locations, this.settings.packages, this.settings.migrations.get())
				.problems(this.settings.placeholders);
		}
		catch (InvalidScriptsException ex) {
			return ex.problems();
		}
	}

}
