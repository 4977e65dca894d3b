package dev.stemma.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * One run, over as many connections as it takes: whenever one is lost, the next begins
 * with a look at what the database says is done.
 */
final class Run {

	private static final Log logger = LogFactory.getLog("dev.stemma.migration");

	private final UUID id = UUID.randomUUID();

	private final long start = System.nanoTime();

	private final Runner runner;

	private final Direction direction;

	private final Planning planning;

	private final List<Revision> done = new ArrayList<>();

	private final List<Revision> takenBack = new ArrayList<>();

	private List<Step> inFlight = List.of();

	private @Nullable List<String> from;

	private @Nullable RunPlan planned;

	private @Nullable MigrationRun announced;

	private Deadline reconnecting;

	private Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

	Run(Runner runner, Direction direction, Planning planning) {
		this.runner = runner;
		this.direction = direction;
		this.planning = planning;
		this.reconnecting = Deadline.after(runner.options().limits().retryMaxElapsed());
	}

	/**
	 * Goes as far as the connection carries.
	 */
	RunResult attempt(WorkConnection work, Deadline deadline) throws SQLException, ConnectionLostException {
		DatabaseState database = this.runner.read(work);
		lookUp(work, database);
		if (this.from == null) {
			this.from = database.tips();
			this.runner.preflight().warn(database.facts());
		}
		RunPlan plan = plan(work, database);
		if (plan.isEmpty()) {
			return finished(database, plan);
		}
		ServerFacts facts = database.facts();
		this.runner.preflight().checkWritable(facts, plan.baseline() != null);
		List<Step> steps = steps(plan, facts);
		work.prepare(this.runner.options());
		if (work.isPooled()) {
			return work(work, database, plan, steps, deadline);
		}
		Deadline wait = deadline.within(this.runner.options().limits().runnerLockWait());
		try (RunnerLock lock = RunnerLock.take(dialect().sessions(), work, this.runner.lockKey(facts), wait)) {
			this.runner.listeners().forEach((listener) -> listener.lockTaken(lock.waited()));
			DatabaseState now = this.runner.read(work);
			// The lock was free, so the session that lost its client has ended for good.
			lookUp(work, now);
			RunPlan planNow = plan(work, now);
			if (planNow.isEmpty()) {
				return finished(now, planNow);
			}
			List<Step> stepsNow = planNow.all().equals(plan.all()) ? steps : steps(planNow, now.facts());
			return work(work, now, planNow, stepsNow, deadline);
		}
	}

	/**
	 * The first look decides what the run is to do; later ones only tell what is left of
	 * it.
	 */
	private RunPlan plan(WorkConnection work, DatabaseState database) throws SQLException {
		if (this.planned == null) {
			this.planned = this.planning.plan(work, database);
			return this.planned;
		}
		return this.runner.planner().remaining(database, this.planned);
	}

	private List<Step> steps(RunPlan plan, ServerFacts facts) {
		List<Step> steps = new StepChecks(this.runner.placeholders()).steps(plan);
		this.runner.preflight().checkSteps(steps, facts);
		return steps;
	}

	private RunResult work(WorkConnection work, DatabaseState database, RunPlan plan, List<Step> steps,
			Deadline deadline) throws SQLException, ConnectionLostException {
		ServerFacts facts = database.facts();
		Ledger ledger = this.runner.ledger(work, facts, this.id);
		if (facts.tables() == Tables.NONE) {
			new Bootstrap(dialect(), ledger, this.runner.options(), this.runner.scripts()).run(work, facts,
					plan.baseline(), this.runner.stamp(ledger), deadline);
		}
		if (this.announced == null) {
			MigrationRun run = new MigrationRun(this.id, this.direction, plan.all());
			this.announced = run;
			warnOfLoss(plan);
			this.runner.listeners().forEach((listener) -> listener.beforeRun(run));
		}
		try (Watchdog watchdog = Watchdog.over(work.connection(), dialect().sessions(), deadline)) {
			RunContext context = new RunContext(dialect(), ledger, work, this.runner.options(), this.runner.listeners(),
					this.runner.placeholders(), plan.scripts().graph(), deadline, watchdog, facts);
			runSteps(context, steps, database);
			work.restore();
		}
		return finished(this.runner.read(work), plan);
	}

	private static void warnOfLoss(RunPlan plan) {
		if (!plan.takenBack().isEmpty()) {
			logger.warn(
					"Taking back what this build does not have, with the SQL that the database has stored: %s. What they have brought goes, data included."
						.formatted(String.join(", ", names(plan.takenBack()))));
		}
	}

	private static List<String> names(List<Revision> revisions) {
		return revisions.stream()
			.map((revision) -> revision.message().isEmpty() ? revision.id()
					: revision.id() + " (" + revision.message() + ")")
			.toList();
	}

	private RunResult finished(DatabaseState database, RunPlan plan) {
		Duration duration = Duration.ofNanos(System.nanoTime() - this.start);
		MigrationRun run = this.announced;
		if (run != null) {
			this.runner.listeners().forEach((listener) -> listener.afterRun(run, duration));
		}
		String schema = database.facts().schema();
		return new RunResult(this.direction, database.facts().database(), (schema != null) ? schema : "",
				(this.from != null) ? this.from : List.of(), database.tips(), this.takenBack, this.done,
				plan.excluded(), duration);
	}

	private void runSteps(RunContext context, List<Step> steps, DatabaseState database)
			throws SQLException, ConnectionLostException {
		boolean together = this.runner.options().transaction() == RunnerOptions.TransactionScope.ALL;
		for (List<Step> group : together ? List.of(steps) : steps.stream().map(List::of).toList()) {
			if (group.isEmpty()) {
				continue;
			}
			this.inFlight = group;
			long begin = System.nanoTime();
			List<Step> finished = group;
			if (group.get(0).transactional()) {
				for (Step step : group) {
					refuseHalfDone(context, step, database);
				}
				finished = new TransactionalSteps(context).run(group);
			}
			else {
				Step step = group.get(0);
				new NonTransactionalStep(context, step).run(database.attempt(step.id()));
			}
			this.inFlight = List.of();
			finish(finished, Duration.ofNanos(System.nanoTime() - begin));
		}
	}

	/**
	 * A revision that ran without a transaction, and has one now, would begin again with
	 * what is done.
	 */
	private static void refuseHalfDone(RunContext context, Step step, DatabaseState database) throws SQLException {
		OpenAttempt attempt = database.attempt(step.id());
		if (attempt != null && (attempt.hasDoneSomething() || OperationHistory.isHalfWay(context, step, attempt))) {
			throw NonTransactionalStep.unresolved(step,
					"it ran without a transaction then, and its script has one now");
		}
	}

	private void finish(List<Step> steps, Duration duration) {
		for (Step step : steps) {
			((step.direction() == this.direction) ? this.done : this.takenBack).add(step.revision());
			logger.debug("The %s of revision %s is done, %d ms".formatted(step.direction().word(), step.name(),
					duration.toMillis()));
			this.runner.listeners()
				.forEach((listener) -> listener.stepFinished(step.revision(), step.direction(), duration, true));
		}
		this.reconnecting = Deadline.after(this.runner.options().limits().retryMaxElapsed());
		this.backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
	}

	/**
	 * What was under way when the connection was lost has been committed or has not, or
	 * somebody else has done it meanwhile: the journal knows.
	 */
	private void lookUp(WorkConnection work, DatabaseState database) throws SQLException {
		if (this.inFlight.isEmpty() || database.facts().tables() != Tables.ALL) {
			return;
		}
		Set<String> finished = this.runner.ledger(work, database.facts(), this.id).finished(work.connection());
		List<Step> committed = this.inFlight.stream().filter((step) -> finished.contains(step.id())).toList();
		if (!committed.isEmpty()) {
			logger.info("The connection was lost at a commit that the server had made: "
					+ String.join(", ", committed.stream().map(Step::id).toList()));
			finish(committed, Duration.ZERO);
			this.inFlight = List.of();
		}
	}

	/**
	 * Decides whether to go on with another connection.
	 * @return for how long to try to get one
	 * @throws DatabaseUnavailableException if it has been tried for long enough
	 */
	Deadline reconnect(ConnectionLostException lost, Deadline deadline) {
		if (this.reconnecting.isOver() || deadline.isOver()) {
			throw new DatabaseUnavailableException(Problem.of(
					"The connection to the database was lost, and again for %d s since the last revision was done: %s"
						.formatted(this.reconnecting.length().toSeconds(), lost.getMessage()),
					"What is done stays done; start again when the server is well."), lost);
		}
		logger.warn("The connection to the database was lost, what was under way is looked up on another: "
				+ lost.getMessage());
		this.backoff.pause(this.reconnecting);
		return deadline.within(this.reconnecting.remaining());
	}

	private Dialect dialect() {
		return this.runner.dialect();
	}

	/**
	 * Decides on a first look what the run is to do.
	 */
	interface Planning {

		RunPlan plan(WorkConnection work, DatabaseState database) throws SQLException;

	}

}
