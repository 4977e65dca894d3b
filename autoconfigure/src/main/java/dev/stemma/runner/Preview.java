package dev.stemma.runner;

import java.util.List;

import dev.stemma.revision.Revision;

/**
 * What a run would do now. Nothing of it has been done.
 *
 * @param direction which way it goes; that of the last step where revisions are taken
 * back and applied again
 * @param database the name of the database
 * @param schema the schema of our tables, empty where the connection has none
 * @param from the tips of the applied set as it is
 * @param to the tips of the applied set as it would be
 * @param baseline the revisions that would be recorded as applied before, without being
 * run ({@code stemma.baseline})
 * @param steps what would be run, in order
 * @param excluded the revisions that the tags leave out
 */
public record Preview(Direction direction, String database, String schema, List<String> from, List<String> to,
		List<String> baseline, List<PreviewStep> steps, List<Revision> excluded) {

	public Preview {
		from = List.copyOf(from);
		to = List.copyOf(to);
		baseline = List.copyOf(baseline);
		steps = List.copyOf(steps);
		excluded = List.copyOf(excluded);
	}

	/**
	 * Whether there is nothing to do.
	 */
	public boolean isEmpty() {
		return this.steps.isEmpty() && this.baseline.isEmpty();
	}

}
