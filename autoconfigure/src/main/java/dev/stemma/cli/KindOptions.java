package dev.stemma.cli;

import picocli.CommandLine.Option;

import dev.stemma.script.NewRevision.Kind;

/**
 * In which language to write a script; one of them at most.
 */
final class KindOptions {

	@Option(names = "--java", order = 9, description = "Write it in Java, into the first of stemma.packages.")
	boolean java;

	@Option(names = "--sql", order = 10, description = "Write it in SQL. This is the default.")
	boolean sql;

	Kind kind() {
		return this.java ? Kind.JAVA : Kind.SQL;
	}

}
