package dev.stemma.script;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * The scripts that were found do not make a revision graph. It carries what is wrong with
 * each of them and with the graph.
 */
public class InvalidScriptsException extends StemmaException {

	public InvalidScriptsException(List<Problem> problems) {
		super(problems);
	}

}
