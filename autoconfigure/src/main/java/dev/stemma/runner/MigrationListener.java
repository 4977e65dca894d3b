package dev.stemma.runner;

import java.time.Duration;

import dev.stemma.operation.Operations;
import dev.stemma.revision.Revision;

/**
 * Hears of runs and of their steps. An exception from here fails the run like one from a
 * migration; from within a step it rolls the step back.
 */
public interface MigrationListener {

	/**
	 * Called with the lock held, before the first step. Runs that have nothing to do are
	 * not heard of.
	 * @param run what will be done
	 */
	default void beforeRun(MigrationRun run) {
	}

	/**
	 * Called after the last step.
	 * @param run what was to be done
	 * @param duration how long it took
	 */
	default void afterRun(MigrationRun run, Duration duration) {
	}

	/**
	 * Called before a migration, inside its transaction where it has one.
	 * @param revision the revision
	 * @param direction which way it goes
	 * @param operations work on the migration's connection
	 */
	default void beforeStep(Revision revision, Direction direction, Operations operations) {
	}

	/**
	 * Called after a migration, inside its transaction where it has one, and before that
	 * is committed.
	 * @param revision the revision
	 * @param direction which way it went
	 * @param operations work on the migration's connection
	 */
	default void afterStep(Revision revision, Direction direction, Operations operations) {
	}

	/**
	 * Called when a step is over for good.
	 * @param revision the revision
	 * @param direction which way it went
	 * @param duration how long it took, attempts that were rolled back included
	 * @param succeeded whether it is done
	 */
	default void stepFinished(Revision revision, Direction direction, Duration duration, boolean succeeded) {
	}

	/**
	 * Called after each range of rows that a migration has updated in batches, outside of
	 * any transaction.
	 * @param revision the revision
	 * @param rows how many rows of the table it has gone through
	 * @param estimate how many the table has, as far as the server has counted them; -1
	 * if it has not
	 */
	default void progress(Revision revision, long rows, long estimate) {
	}

	/**
	 * Called while another runner has the lock: as soon as that is seen, and again from
	 * time to time.
	 * @param holder who has it, in words for people
	 * @param waited for how long it has been waited for
	 */
	default void waiting(String holder, Duration waited) {
	}

	/**
	 * Called when the runner's lock has been taken.
	 * @param waited for how long others had it
	 */
	default void lockTaken(Duration waited) {
	}

}
