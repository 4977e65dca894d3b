package dev.stemma.autogenerate;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.Inspection;
import dev.stemma.runner.PendingRevisionsException;
import dev.stemma.runner.Questions;

/**
 * Lets models be compared with a database alone that is what all scripts make of it.
 */
final class HeadsGate {

	private static final String HEADS = "heads";

	/** More than these are not named one by one. */
	private static final int NAMED = 5;

	private final Questions questions;

	private final TagFilter tags;

	/**
	 * Creates a gate.
	 * @param questions asks the database
	 * @param tags which revisions an upgrade runs
	 */
	HeadsGate(Questions questions, TagFilter tags) {
		this.questions = questions;
		this.tags = tags;
	}

	/**
	 * Refuses unless every head is applied.
	 * @return how the database stands
	 * @throws DatabaseNotAtHeadsException if something is pending, or unknown here
	 */
	Inspection require() {
		try {
			Inspection inspection = this.questions.validate(HEADS, this.tags);
			if (!inspection.unknown().isEmpty()) {
				throw new DatabaseNotAtHeadsException(ahead(inspection), List.of());
			}
			return inspection;
		}
		catch (PendingRevisionsException ex) {
			Inspection inspection = look();
			throw new DatabaseNotAtHeadsException(behind(inspection), ex.pending());
		}
	}

	/**
	 * What keeps models from being compared, or {@code null}.
	 */
	@Nullable Problem obstacle() {
		Inspection inspection = look();
		if (!inspection.contradictions().isEmpty()) {
			return Problem.of("The database and this build contradict each other.", "'migrations status' says how.");
		}
		if (!inspection.unresolved().isEmpty()) {
			return Problem.of("Revisions stopped half way: " + String.join(", ", inspection.unresolved()) + ".",
					"'migrations status' says what to do.");
		}
		if (!inspection.plan().steps().isEmpty()) {
			return behind(inspection);
		}
		return inspection.unknown().isEmpty() ? null : ahead(inspection);
	}

	/**
	 * What is worth knowing where nothing stands in the way.
	 */
	static List<Problem> remarks(Inspection inspection) {
		List<Revision> excluded = inspection.plan().excluded();
		return excluded.isEmpty() ? List.of() : List.of(Problem.of("Revisions are left out by tags: " + names(excluded)
				+ ". What they would make is not in the database, and counts as missing."));
	}

	private Inspection look() {
		return this.questions.inspect(HEADS, this.tags, false);
	}

	private static Problem behind(Inspection inspection) {
		return Problem.of("Target database is not up to date: pending are " + names(inspection.plan().steps()) + ".",
				"Apply them: migrations upgrade");
	}

	private static Problem ahead(Inspection inspection) {
		return Problem.of("Target database is ahead of this build, which does not know what is applied there: "
				+ String.join(", ", inspection.unknown()) + ".", "Get the scripts of these revisions first.");
	}

	private static String names(List<Revision> revisions) {
		String names = revisions.stream()
			.limit(NAMED)
			.map((revision) -> revision.message().isEmpty() ? revision.id()
					: revision.id() + " (" + revision.message() + ")")
			.collect(Collectors.joining(", "));
		int more = revisions.size() - NAMED;
		return (more > 0) ? names + " and " + more + " more" : names;
	}

}
