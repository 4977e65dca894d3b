package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.problem.Problem;

/**
 * Gathers what of an operation a server is too old for.
 */
final class Needs {

	private final int version;

	private final List<Problem> problems = new ArrayList<>();

	/**
	 * Begins for a server.
	 * @param version its version as a number, 180001 for 18.1
	 */
	Needs(int version) {
		this.version = version;
	}

	/**
	 * Something may be asked for that a version brought.
	 * @param asked whether it is
	 * @param since the version that brought it
	 * @param what what asks for it ("unique constraint uq_email of members")
	 * @param feature what it asks for ("NULLS NOT DISTINCT")
	 */
	void add(boolean asked, int since, String what, String feature) {
		if (asked && this.version / 10_000 < since) {
			Problem problem = Problem.of(
					"%s needs %s, which PostgreSQL %d brought, and the server has version %d.%d".formatted(
							Character.toUpperCase(what.charAt(0)) + what.substring(1), feature, since,
							this.version / 10_000, this.version % 10_000),
					"Leave it out, or have a server of version %d or later.".formatted(since));
			if (!this.problems.contains(problem)) {
				this.problems.add(problem);
			}
		}
	}

	/**
	 * What was gathered, in its order.
	 */
	List<Problem> problems() {
		return List.copyOf(this.problems);
	}

}
