package dev.stemma.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Backend;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.revision.StampPlan;
import dev.stemma.revision.TagFilter;

/**
 * Looks at one database and changes nothing. Every call opens one connection and closes
 * it; nothing is kept between calls.
 */
public final class Questions {

	private final Installation installation;

	Questions(Installation installation) {
		this.installation = installation;
	}

	/**
	 * Looks at the database and judges what it sees.
	 * @param target an identifier
	 * @param filter which tags
	 * @param whole whether to look for a runner at work and for the last failure too,
	 * which costs a statement each
	 */
	public Inspection inspect(String target, TagFilter filter, boolean whole) {
		return this.installation.look((work) -> {
			DatabaseState database = this.installation.read(work);
			Inspection inspection = this.installation.inspector().inspect(database, target, filter);
			return whole ? inspection.with(runnerAtWork(work, database.facts()), lastFailure(work, database.facts()))
					: inspection;
		});
	}

	private @Nullable RunnerAtWork runnerAtWork(WorkConnection work, ServerFacts facts) throws SQLException {
		Backend holder = this.installation.dialect()
			.sessions()
			.holder(work.connection(), this.installation.lockKey(facts));
		return (holder != null) ? RunnerAtWork.of(holder) : null;
	}

	private @Nullable LastFailure lastFailure(WorkConnection work, ServerFacts facts) throws SQLException {
		if (facts.tables() == Tables.NONE) {
			return null;
		}
		return this.installation.ledger(work, facts, UUID.randomUUID()).lastFailure(work.connection());
	}

	/**
	 * Refuses unless the target has been reached.
	 * @throws PendingRevisionsException if something is pending
	 */
	public Inspection validate(String target, TagFilter filter) {
		checkScripts();
		return new TargetWatch(this.installation, target, filter).validate();
	}

	/**
	 * Waits until another process has reached the target. No connection is held between
	 * looks.
	 * @param timeout how long to wait
	 * @throws PendingRevisionsException if that takes longer
	 */
	public Inspection awaitReached(String target, TagFilter filter, Duration timeout) {
		return new TargetWatch(this.installation, target, filter).await(timeout);
	}

	/**
	 * Reads every script whole and reports everything that is wrong.
	 */
	public void checkScripts() {
		new StepChecks(this.installation.placeholders()).checkAll(this.installation.scripts());
	}

	/**
	 * What {@link Runner#upgrade} or {@link Runner#downgrade} would do now.
	 */
	public Preview preview(Direction direction, String target, TagFilter filter) {
		Planner planner = this.installation.planner();
		return new Previews(this.installation).ofRun((direction == Direction.UPGRADE)
				? (work, database) -> planner.upgrade(database, List.of(target), filter)
				: (work, database) -> planner.downgrade(database, target, filter));
	}

	/**
	 * What {@link Runner#upgrade} would do now.
	 */
	public Preview previewUpgrade(List<String> targets, TagFilter filter) {
		return new Previews(this.installation)
			.ofRun((work, database) -> this.installation.planner().upgrade(database, targets, filter));
	}

	/**
	 * What {@link Runner#downgradeFromDatabase} would do now.
	 */
	public Preview previewFromDatabase(String target, TagFilter filter) {
		return new Previews(this.installation)
			.ofRun(new StoredDowngrades(this.installation).downgrade(target, filter, null));
	}

	/**
	 * What {@link Runner#redo} would do now.
	 */
	public Preview previewRedo(String identifier) {
		return new Previews(this.installation).ofRedo(Redo.redo(this.installation, identifier));
	}

	/**
	 * What {@link Runner#reset} would do now.
	 */
	public Preview previewReset(String target, TagFilter filter) {
		return new Previews(this.installation).ofRedo(Redo.reset(this.installation, target, filter));
	}

	/**
	 * The stored SQL that {@link Runner#downgradeFromDatabase} would run now.
	 */
	public List<StoredStep> storedDowngrades(String target, TagFilter filter) {
		return new StoredDowngrades(this.installation).steps(target, filter);
	}

	/**
	 * The rows that a stamp would remove now, those that this build does not know
	 * included.
	 * @param targets identifiers; {@code base} for nothing
	 */
	public List<AppliedRevision> planPurge(List<String> targets) {
		return this.installation.look((work) -> {
			DatabaseState database = this.installation.read(work);
			StampPlan plan = this.installation.scripts().graph().planStamp(targets, this.installation.known(database));
			List<String> removed = new ArrayList<>(database.applied().keySet());
			removed.removeIf(this.installation.scripts().graph()::contains);
			removed.addAll(plan.removed());
			return removed.stream().map((id) -> Objects.requireNonNull(database.applied().get(id))).toList();
		});
	}

}
