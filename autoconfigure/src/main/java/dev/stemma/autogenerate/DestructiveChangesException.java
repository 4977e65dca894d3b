package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.diff.Change;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.schema.ObjectKind;

/**
 * Changes would lose data where that was not allowed. Nothing was written.
 */
public class DestructiveChangesException extends StemmaException {

	/**
	 * Creates an exception.
	 * @param changes the changes that lose data, at least one
	 */
	public DestructiveChangesException(List<Change> changes) {
		super(changes.stream().map(DestructiveChangesException::problem).toList());
	}

	/**
	 * The changes among others that lose data.
	 */
	static List<Change> among(List<Change> changes) {
		return changes.stream().filter((change) -> change.destroys() != null).toList();
	}

	private static Problem problem(Change change) {
		String verb = (change.kind() == Change.Kind.DROP) ? "drop " : "lose ";
		return Problem.of(
				"The migration would %s%s, and --no-destructive was given: nothing was written.".formatted(verb,
						change.destroys()),
				"Generate it without --no-destructive and review it, or leave the %s out by a filter.%s"
					.formatted(change.object(), renamed(change)));
	}

	private static String renamed(Change change) {
		boolean nameable = change.object().kind() == ObjectKind.TABLE || change.object().kind() == ObjectKind.COLUMN;
		return (change.kind() == Change.Kind.DROP && nameable) ? " If it has another name now, say so with --rename."
				: "";
	}

}
