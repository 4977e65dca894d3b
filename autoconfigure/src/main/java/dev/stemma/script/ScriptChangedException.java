package dev.stemma.script;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.Revision;

/**
 * A script is no longer what it was when the scripts were loaded.
 */
public class ScriptChangedException extends StemmaException {

	private final String revision;

	ScriptChangedException(Revision revision) {
		super(new Problem("The script of revision " + revision.id() + " has changed since it was loaded",
				revision.origin(), "Start again, so that all scripts are read in one state."));
		this.revision = revision.id();
	}

	/**
	 * The id of the revision.
	 */
	public String revision() {
		return this.revision;
	}

}
