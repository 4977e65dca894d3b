package dev.stemma.cli;

import java.util.List;

/**
 * What somebody has to agree to lose.
 *
 * @param what one sentence without its full stop that says what is done to which database
 * @param details what is lost, line by line
 */
record Loss(String what, List<String> details) {

	Loss {
		details = List.copyOf(details);
	}

}
