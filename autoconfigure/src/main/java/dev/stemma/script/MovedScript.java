package dev.stemma.script;

import java.nio.file.Path;
import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * A script that was made to revise something else.
 *
 * @param revision the revision as its script declares it now
 * @param file the file, absolute
 * @param changed whether it had to be written; if not, it had these parents already
 * @param notes what is worth knowing and no error
 */
public record MovedScript(Revision revision, Path file, boolean changed, List<Problem> notes) {

	public MovedScript {
		notes = List.copyOf(notes);
	}

}
