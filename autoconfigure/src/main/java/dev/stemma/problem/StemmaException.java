package dev.stemma.problem;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The base of everything that Stemma throws at its users. It carries every problem that
 * was found before it was thrown, so that nobody repairs them one run at a time.
 */
public abstract class StemmaException extends RuntimeException {

	private final transient List<Problem> problems;

	protected StemmaException(Problem problem) {
		this(List.of(problem), null);
	}

	protected StemmaException(Problem problem, @Nullable Throwable cause) {
		this(List.of(problem), cause);
	}

	protected StemmaException(List<Problem> problems) {
		this(problems, null);
	}

	protected StemmaException(List<Problem> problems, @Nullable Throwable cause) {
		super(cause);
		this.problems = new ArrayList<>(problems);
	}

	private static String message(List<Problem> problems) {
		if (problems.size() == 1) {
			return problems.get(0).toString();
		}
		StringBuilder text = new StringBuilder().append(problems.size()).append(" problems:");
		problems.forEach((problem) -> text.append("\n  - ").append(problem));
		return text.toString();
	}

	/**
	 * All problems, in the order in which they were found.
	 */
	public List<Problem> problems() {
		return List.copyOf(this.problems);
	}

	/**
	 * Tells more on the way out: what was left behind, say, by those who had begun more
	 * than what failed.
	 * @param problem what else there is to know
	 */
	public void add(Problem problem) {
		this.problems.add(problem);
	}

	@Override
	public String getMessage() {
		return message(this.problems);
	}

}
