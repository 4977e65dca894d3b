package dev.stemma.cli;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.MigrationListener;
import dev.stemma.runner.MigrationRun;

/**
 * Stops a run that would take back more than somebody has agreed to: others may have
 * changed the database while the question stood there. It looks when the run has the lock
 * and has done nothing.
 */
final class Agreement implements MigrationListener {

	private @Nullable Set<String> takenBack;

	/**
	 * Something was agreed to.
	 * @param takenBack the ids of all that may be taken back
	 */
	void to(List<String> takenBack) {
		this.takenBack = Set.copyOf(takenBack);
	}

	@Override
	public void beforeRun(MigrationRun run) {
		Set<String> agreed = this.takenBack;
		if (agreed == null || run.direction() != Direction.DOWNGRADE) {
			return;
		}
		List<String> more = run.steps().stream().map(Revision::id).filter((id) -> !agreed.contains(id)).toList();
		if (!more.isEmpty()) {
			throw new PlanChangedException(more);
		}
	}

}
