package dev.stemma.runner;

import java.util.List;
import java.util.UUID;

import dev.stemma.revision.Revision;

/**
 * A run that is about to begin or has ended.
 *
 * @param id the run's id, as in the journal
 * @param direction which way it goes
 * @param steps the revisions, in the order in which they run; those first that are taken
 * back before an upgrade
 */
public record MigrationRun(UUID id, Direction direction, List<Revision> steps) {

	public MigrationRun {
		steps = List.copyOf(steps);
	}

}
