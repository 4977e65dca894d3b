package dev.stemma.runner;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when a run's thread is interrupted; its interrupt flag is set then. What is done
 * stays done, and what was under way is rolled back or journalled.
 */
public final class RunInterruptedException extends StemmaException {

	private final @Nullable String revision;

	private final List<String> done;

	RunInterruptedException(Problem problem, @Nullable Throwable cause) {
		this(problem, null, List.of(), cause);
	}

	RunInterruptedException(Problem problem, @Nullable String revision, List<String> done, @Nullable Throwable cause) {
		super(problem, cause);
		this.revision = revision;
		this.done = List.copyOf(done);
	}

	/**
	 * The revision that was under way, or {@code null} if none was.
	 */
	public @Nullable String revision() {
		return this.revision;
	}

	/**
	 * The revisions that the run had finished, in order.
	 */
	public List<String> done() {
		return this.done;
	}

	/**
	 * The same of a run that was a part of something: to start that again does not go on
	 * with it, and it has done more than this run.
	 */
	RunInterruptedException asPart() {
		Problem problem = problems().get(0);
		return new RunInterruptedException(new Problem(problem.what(), problem.where(), null), this.revision, this.done,
				this);
	}

}
