package dev.stemma.cli;

import java.io.PrintWriter;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Says what went wrong: for each problem one sentence, its place, and what to do.
 */
final class Errors {

	private final Session session;

	Errors(Session session) {
		this.session = session;
	}

	/**
	 * Something was typed that can't be understood.
	 */
	int ofUsage(ParameterException ex, String[] arguments) {
		print(UsageProblem.of(ex));
		trace(ex, this.session.terminal().err());
		return ExitCode.USAGE;
	}

	/**
	 * Something failed.
	 */
	int ofExecution(Exception ex, CommandLine command, @Nullable ParseResult result) {
		StemmaException known = find(ex);
		if (known != null) {
			known.problems().forEach(this::print);
			trace(ex, this.session.terminal().err());
			return ExitCode.of(known);
		}
		Problem explained = this.session.host().explain(ex);
		print((explained != null) ? explained
				: Problem.of("The command failed: " + Words.oneLine(ex.toString()), "--stacktrace shows where."));
		trace(ex, this.session.terminal().err());
		return ExitCode.FAILED;
	}

	/**
	 * The answer has not arrived.
	 * @param exitCode what the command would tell the shell
	 */
	int ofLostOutput(int exitCode) {
		print(Problem.of("The answer could not be written: there is no room for it, or standard output is closed.",
				"What the command has done is done."));
		return (exitCode != ExitCode.DONE) ? exitCode : ExitCode.FAILED;
	}

	private static @Nullable StemmaException find(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof StemmaException known) {
				return known;
			}
		}
		return null;
	}

	private void print(Problem problem) {
		Style style = this.session.style();
		String text = new Problem(problem.what(), problem.where(), null).toString();
		this.session.terminal().err().println(style.red("error:") + " " + text);
		if (problem.advice() != null) {
			this.session.terminal().err().println("       " + problem.advice().indent(7).strip());
		}
	}

	private void trace(Exception ex, PrintWriter err) {
		if (this.session.isStackTraceWanted()) {
			ex.printStackTrace(err);
		}
	}

}
