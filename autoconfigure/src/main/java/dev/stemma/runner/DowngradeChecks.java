package dev.stemma.runner;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.script.JavaScript;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Script;
import dev.stemma.script.StoredScript;

/**
 * Finds out before anything runs which revisions cannot be taken back.
 */
final class DowngradeChecks {

	private final DowngradeWriter downgrades;

	DowngradeChecks(DowngradeWriter downgrades) {
		this.downgrades = downgrades;
	}

	/**
	 * Refuses revisions that cannot be taken back, all of them together.
	 * @throws IrreversibleRevisionException if there is one
	 */
	void refuseIrreversible(LoadedScripts scripts, List<Revision> revisions, DatabaseState database) {
		List<Problem> problems = new ArrayList<>();
		for (Revision revision : revisions) {
			Problem problem = problem(scripts.get(revision.id()), database);
			if (problem != null) {
				problems.add(problem);
			}
		}
		if (!problems.isEmpty()) {
			throw new IrreversibleRevisionException(problems);
		}
	}

	private @Nullable Problem problem(Script script, DatabaseState database) {
		Revision revision = script.revision();
		String why = script.irreversible();
		if (why != null) {
			String advice = (script instanceof StoredScript)
					? "Take it back with the build that brought it, which may know more, or choose a target above it."
					: "Write its downgrade, or choose a target above it.";
			return new Problem("Revision %s cannot be taken back: it %s".formatted(revision.id(), why),
					(script instanceof StoredScript) ? null : revision.origin(), advice);
		}
		Problem reversal = problemOfReversal(script);
		if (reversal == null) {
			return null;
		}
		AppliedRevision row = database.applied().get(revision.id());
		if (row != null && row.downgradeStored()) {
			return new Problem(reversal.what(), reversal.where(),
					"The database has its downgrade, made when it was applied; migrations downgrade TARGET --from-database runs that.");
		}
		return reversal;
	}

	/**
	 * Why the upgrade of a script cannot be reversed, or {@code null} if it can, or does
	 * not have to be. Runs the upgrade of a migration in Java on a recorder.
	 */
	@Nullable Problem problemOfReversal(Script script) {
		boolean derived = script instanceof JavaScript java && java.irreversible() == null && !java.hasDowngrade();
		return derived ? this.downgrades.problemOfReversal((JavaScript) script) : null;
	}

}
