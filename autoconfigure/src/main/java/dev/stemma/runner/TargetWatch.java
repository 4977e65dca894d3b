package dev.stemma.runner;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;

/**
 * Tells whether somebody has reached a target, and waits for it; changes nothing.
 */
final class TargetWatch {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private final Installation installation;

	private final String target;

	private final TagFilter filter;

	private final FailureLog failures = new FailureLog();

	TargetWatch(Installation installation, String target, TagFilter filter) {
		this.installation = installation;
		this.target = target;
		this.filter = filter;
	}

	Inspection validate() {
		Inspection inspection = this.installation.look((work) -> this.installation.inspector()
			.inspect(this.installation.read(work), this.target, this.filter));
		refuse(inspection);
		return inspection;
	}

	Inspection await(Duration timeout) {
		Deadline deadline = Deadline.after(this.installation.options().limits().run()).within(timeout);
		Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5));
		boolean said = false;
		while (true) {
			Inspection inspection = look(deadline);
			if (inspection != null && (inspection.reached() || deadline.isOver())) {
				refuse(inspection);
				return inspection;
			}
			if (inspection != null && !said) {
				logger.info("Waiting for another process to reach %s, %d revisions are pending".formatted(this.target,
						inspection.plan().steps().size()));
				said = true;
			}
			backoff.pause(deadline);
		}
	}

	/**
	 * Looks, and lets a database pass that is away for a while.
	 */
	private @Nullable Inspection look(Deadline deadline) {
		try {
			return this.installation.look((work) -> {
				DatabaseState database = this.installation.read(work);
				this.failures.report(this.installation.ledger(work, database.facts(), UUID.randomUUID()),
						work.connection(), database.facts());
				return this.installation.inspector().inspect(database, this.target, this.filter);
			});
		}
		catch (DatabaseUnavailableException ex) {
			if (deadline.isOver()) {
				throw ex;
			}
			logger.warn("The database could not be looked at while waiting: " + ex.getMessage());
			return null;
		}
	}

	private void refuse(Inspection inspection) {
		this.installation.planner().refuse(inspection);
		if (!inspection.unresolved().isEmpty()) {
			throw new UnresolvedRevisionException(
					List.of(Problem.of("Revisions stopped half way: " + String.join(", ", inspection.unresolved()),
							"An upgrade takes them up, or says what to do.")));
		}
		if (!inspection.reached()) {
			List<String> pending = inspection.plan().steps().stream().map(Revision::id).toList();
			throw new PendingRevisionsException(Problem.of(
					"The database has not reached %s: %d revisions are pending (%s)".formatted(this.target,
							pending.size(), String.join(", ", pending)),
					"Upgrade it, here with stemma.startup=upgrade or from another process."), pending);
		}
	}

}
