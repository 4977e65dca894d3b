package dev.stemma.script;

import java.nio.file.Path;
import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * A script that was written.
 *
 * @param revision the revision that it declares
 * @param file the file, absolute
 * @param hooks what the commands did that are run on new scripts, in their order; one
 * that failed changes nothing about the rest
 * @param notes what is worth knowing and no error
 */
public record WrittenScript(Revision revision, Path file, List<HookResult> hooks, List<Problem> notes) {

	public WrittenScript {
		hooks = List.copyOf(hooks);
		notes = List.copyOf(notes);
	}

}
