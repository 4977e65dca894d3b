package dev.stemma.script;

import dev.stemma.dialect.SqlToken;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * Says of a token that its end is missing.
 */
public final class Unterminated {

	private Unterminated() {
	}

	/**
	 * The problem, with what closes it.
	 * @param token the token
	 * @param source the script as people would name it
	 */
	public static Problem problem(SqlToken token, String source) {
		Location where = new Location(source, token.line(), token.column());
		return switch (token.kind()) {
			case STRING -> problem("A string", where, "Close it with a single quote.");
			case QUOTED_IDENTIFIER -> problem("A quoted name", where, "Close it with a double quote.");
			case DOLLAR_STRING -> problem("A dollar quote", where, "Close it with the delimiter that opened it.");
			case BLOCK_COMMENT ->
				problem("A block comment", where, "Close it, and each that is nested in it, with '*/'.");
			case COPY_DATA -> problem("A block of copy data", where, "End it with a line '\\.'.");
			default -> problem("What begins here", where, "End it.");
		};
	}

	private static Problem problem(String what, Location where, String advice) {
		return new Problem(what + " has no end.", where, advice);
	}

}
