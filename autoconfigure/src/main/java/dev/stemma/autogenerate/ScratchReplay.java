package dev.stemma.autogenerate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.runner.Borrowed;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.ReplayFailedException;
import dev.stemma.runner.Runner;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.schema.Catalog;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;

/**
 * What the scripts of the applied revisions make by themselves: in scratch schemas where
 * they name none themselves, else in a temporary database.
 */
final class ScratchReplay {

	private final Dialect dialect;

	private final LoadedScripts scripts;

	private final Placeholders placeholders;

	private final RunnerOptions options;

	private final ScratchMode mode;

	private final TemporaryDatabase database;

	ScratchReplay(Dialect dialect, LoadedScripts scripts, Placeholders placeholders, RunnerOptions options,
			ScratchMode mode, TemporaryDatabase database) {
		this.dialect = dialect;
		this.scripts = scripts;
		this.placeholders = placeholders;
		this.options = options;
		this.mode = mode;
		this.database = database;
	}

	/**
	 * Replays the applied revisions and reads what they make.
	 * @param live the live schemas
	 * @throws ReplayFailedException if one of them is not known or fails
	 */
	Catalog replay(Borrowed borrowed, LivePlace place, Catalog live) throws SQLException {
		Set<String> applied = known(borrowed.applied());
		List<Revision> revisions = inOrder(applied);
		ScriptReach reach = ScriptReach.of(revisions, this.scripts, this.dialect, this.placeholders,
				this.options.naming());
		StemmaException first = null;
		String reason = reason(borrowed, reach);
		if (reason == null) {
			try {
				return new ScratchSchemas(borrowed, this.dialect, place).replay(revisions);
			}
			catch (TransactionUnfitException ex) {
				reason = ex.reason();
			}
			catch (ReplayFailedException ex) {
				first = ex;
				reason = "the applied revisions cannot be replayed beside the live schema";
			}
		}
		try {
			return inDatabase(borrowed, place, live, applied, reach, reason);
		}
		catch (ReplayFailedException ex) {
			throw ex;
		}
		catch (StemmaException ex) {
			if (first != null) {
				first.problems().forEach(ex::add);
			}
			throw ex;
		}
	}

	private Set<String> known(Map<String, AppliedRevision> applied) {
		RevisionGraph graph = this.scripts.graph();
		List<Problem> unknown = applied.keySet()
			.stream()
			.filter((id) -> !graph.contains(id))
			.map((id) -> Problem.of("Revision %s is applied and this build does not know it".formatted(id),
					"What the scripts make can be compared with the database by the build that has them all."))
			.toList();
		if (!unknown.isEmpty()) {
			throw new ReplayFailedException(unknown, null);
		}
		return applied.keySet();
	}

	private List<Revision> inOrder(Set<String> applied) {
		if (applied.isEmpty()) {
			return List.of();
		}
		RevisionGraph graph = this.scripts.graph();
		return graph.planUpgrade(new ArrayList<>(graph.tips(applied)), Set.of(), TagFilter.NONE)
			.steps()
			.stream()
			.filter((revision) -> applied.contains(revision.id()))
			.toList();
	}

	/**
	 * Why it takes a database of its own, or {@code null} if it takes none.
	 */
	private @Nullable String reason(Borrowed borrowed, ScriptReach reach) throws SQLException {
		if (this.mode == ScratchMode.DATABASE) {
			return "stemma.scratch asks for it";
		}
		if (reach.obstacle() != null) {
			return reach.obstacle();
		}
		List<String> there = this.dialect.scratch()
			.existing(borrowed.connection(), reach.schemas())
			.stream()
			.filter((schema) -> !schema.equals("pg_catalog") && !schema.equals("information_schema"))
			.toList();
		return there.isEmpty() ? null : "scripts name schema " + String.join(", ", there);
	}

	private Catalog inDatabase(Borrowed borrowed, LivePlace place, Catalog live, Set<String> applied, ScriptReach reach,
			String reason) throws SQLException {
		DatabaseFilling filling = new DatabaseFilling(this.dialect, place,
				this.dialect.scratch().databases().extensions(borrowed.connection()));
		return this.database.use(borrowed, place.path(), reason, (runner) -> {
			runner.borrow((temporary) -> {
				filling.prepare(temporary.connection(), reach.createdSchemas(), reach.createdExtensions());
				return true;
			});
			upgrade(runner, applied);
			return runner.borrow((temporary) -> filling.read(temporary, live));
		});
	}

	private void upgrade(Runner runner, Set<String> applied) {
		if (applied.isEmpty()) {
			return;
		}
		try {
			runner.upgrade(new ArrayList<>(this.scripts.graph().tips(applied)), TagFilter.NONE);
		}
		catch (MigrationFailedException ex) {
			throw new ReplayFailedException(ex.problems()
				.stream()
				.map((problem) -> new Problem("Replayed into an empty database: " + problem.what(), problem.where(),
						"The scripts of the applied revisions alone do not make this schema: what they stand on was made by hand, or by a revision that was stamped and makes nothing."))
				.toList(), ex);
		}
	}

}
