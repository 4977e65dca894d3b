package dev.stemma.runner;

import java.time.Duration;
import java.util.List;

import dev.stemma.revision.Revision;

/**
 * What a run did.
 *
 * @param direction which way it went
 * @param database the name of the database
 * @param schema the schema of our tables, empty where the connection has none
 * @param from the tips of the applied set before
 * @param to the tips of the applied set after
 * @param takenBack the revisions that were taken back before, because this build does not
 * have them, in their order; none but in {@code dev-sync}
 * @param steps the revisions that were run, in their order
 * @param excluded the revisions that the tags left out
 * @param duration how long it took
 */
public record RunResult(Direction direction, String database, String schema, List<String> from, List<String> to,
		List<Revision> takenBack, List<Revision> steps, List<Revision> excluded, Duration duration) {

	public RunResult {
		from = List.copyOf(from);
		to = List.copyOf(to);
		takenBack = List.copyOf(takenBack);
		steps = List.copyOf(steps);
		excluded = List.copyOf(excluded);
	}

}
