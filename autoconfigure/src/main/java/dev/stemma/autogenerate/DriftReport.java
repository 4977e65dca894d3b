package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.diff.Differences;
import dev.stemma.problem.Problem;

/**
 * How the database differs from what the scripts of its applied revisions make by
 * themselves.
 *
 * @param differences what somebody has done to the database beside the scripts: an added
 * table is one that is there and that no script has created. The operations of a change
 * would take it back
 * @param remarks what was seen and is left alone, a sentence each
 */
public record DriftReport(Differences differences, List<Problem> remarks) {

	public DriftReport {
		remarks = List.copyOf(remarks);
	}

	/**
	 * Whether the database is what the scripts have made it.
	 */
	public boolean isEmpty() {
		return this.differences.isEmpty();
	}

}
