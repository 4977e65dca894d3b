package dev.stemma.cli;

import picocli.CommandLine.Option;

/**
 * Instead of doing something, to say what would be done.
 */
final class Rehearsal {

	@Option(names = "--sql", description = "Write an SQL script for psql to standard output that does the same. "
			+ "Opens no database; stemma.schema has to be set.")
	boolean sql;

	@Option(names = "--plan", description = "Print what would be run, with its SQL, and run nothing.")
	boolean plan;

}
