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

	private final Installation installation;

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

	Run(Installation installation, Direction direction, Planning planning) {
		this.installation = installation;
		this.direction = direction;
		this.planning = planning;
		this.reconnecting = Deadline.after(installation.options().limits().retryMaxElapsed());
	}

	/**
	 * Goes as far as the connection carries.
	 */
	RunResult attempt(WorkConnection work, Deadline deadline, Watchdog watchdog)
			throws SQLException, ConnectionLostException {
		watchdog.check();
		watchdog.arm();
		DatabaseState database = this.installation.read(work);
		lookUp(work, database);
		if (this.from == null) {
			this.from = database.tips();
			this.installation.preflight().warn(database.facts());
		}
		RunPlan plan = plan(work, database);
		if (plan.isEmpty()) {
			return finished(database, plan);
		}
		ServerFacts facts = database.facts();
		this.installation.preflight().checkWritable(facts, plan.baseline() != null);
		List<Step> steps = this.installation.steps(plan, facts);
		// A session's lock that is granted while it is cancelled would stay.
		watchdog.rest();
		work.prepare(this.installation.options());
		if (work.isPooled()) {
			return work(work, database, plan, steps, deadline, watchdog);
		}
		Deadline wait = deadline.within(this.installation.options().limits().runnerLockWait());
		try (RunnerLock lock = RunnerLock.take(dialect().sessions(), work, this.installation.lockKey(facts), wait,
				this.installation.listeners())) {
			this.installation.listeners().forEach((listener) -> listener.lockTaken(lock.waited()));
			return locked(work, plan, steps, deadline, watchdog);
		}
	}

	private RunResult locked(WorkConnection work, RunPlan plan, List<Step> steps, Deadline deadline, Watchdog watchdog)
			throws SQLException, ConnectionLostException {
		watchdog.arm();
		try {
			DatabaseState now = this.installation.read(work);
			// The lock was free, so the session that lost its client has ended for good.
			lookUp(work, now);
			RunPlan planNow = plan(work, now);
			if (planNow.isEmpty()) {
				return finished(now, planNow);
			}
			List<Step> stepsNow = planNow.all().equals(plan.all()) ? steps
					: this.installation.steps(planNow, now.facts());
			return work(work, now, planNow, stepsNow, deadline, watchdog);
		}
		finally {
			// What follows gives the lock back.
			watchdog.rest();
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
		return this.installation.planner().remaining(database, this.planned);
	}

	private RunResult work(WorkConnection work, DatabaseState database, RunPlan plan, List<Step> steps,
			Deadline deadline, Watchdog watchdog) throws SQLException, ConnectionLostException {
		watchdog.limit(deadline);
		watchdog.arm();
		try {
			work(work, database, plan, steps, deadline, watchdog,
					this.installation.ledger(work, database.facts(), this.id));
		}
		finally {
			watchdog.rest();
		}
		work.restore();
		return finished(this.installation.read(work), plan);
	}

	private void work(WorkConnection work, DatabaseState database, RunPlan plan, List<Step> steps, Deadline deadline,
			Watchdog watchdog, Ledger ledger) throws SQLException, ConnectionLostException {
		ServerFacts facts = database.facts();
		if (facts.tables() == Tables.NONE) {
			new Bootstrap(dialect(), ledger, this.installation.options(), this.installation.scripts()).run(work, facts,
					plan.baseline(), this.installation.stamp(ledger), deadline);
		}
		if (this.announced == null) {
			MigrationRun run = new MigrationRun(this.id, this.direction, plan.all());
			this.announced = run;
			warnOfLoss(plan);
			this.installation.listeners().forEach((listener) -> listener.beforeRun(run));
		}
		runSteps(
				new RunContext(dialect(), ledger, work, this.installation.options(), this.installation.listeners(),
						this.installation.placeholders(), plan.scripts().graph(), deadline, watchdog, facts),
				steps, database);
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
			this.installation.listeners().forEach((listener) -> listener.afterRun(run, duration));
		}
		String schema = database.facts().schema();
		return new RunResult(this.direction, database.facts().database(), (schema != null) ? schema : "",
				(this.from != null) ? this.from : List.of(), database.tips(), this.takenBack, this.done,
				plan.excluded(), duration);
	}

	private void runSteps(RunContext context, List<Step> steps, DatabaseState database)
			throws SQLException, ConnectionLostException {
		boolean together = this.installation.options().transaction() == RunnerOptions.TransactionScope.ALL;
		for (List<Step> group : together ? List.of(steps) : steps.stream().map(List::of).toList()) {
			if (group.isEmpty()) {
				continue;
			}
			context.watchdog().check();
			this.inFlight = group;
			long begin = System.nanoTime();
			List<Step> finished = group;
			if (group.get(0).transactional()) {
				for (Step step : group) {
					OpenAttempt attempt = database.attempt(step.id());
					if (attempt != null) {
						NonTransactionalStep.refuseHalfDone(step, attempt, context.ledger().progress(),
								context.connection());
					}
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

	private void finish(List<Step> steps, Duration duration) {
		for (Step step : steps) {
			((step.direction() == this.direction) ? this.done : this.takenBack).add(step.revision());
			logger.debug("The %s of revision %s is done, %d ms".formatted(step.direction().word(), step.name(),
					duration.toMillis()));
			this.installation.listeners()
				.forEach((listener) -> listener.stepFinished(step.revision(), step.direction(), duration, true));
		}
		this.reconnecting = Deadline.after(this.installation.options().limits().retryMaxElapsed());
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
		Set<String> finished = this.installation.ledger(work, database.facts(), this.id).finished(work.connection());
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
	 * @throws RunInterruptedException if the run has been interrupted
	 */
	Deadline reconnect(ConnectionLostException lost, Deadline deadline) {
		if (Thread.currentThread().isInterrupted()) {
			throw interrupted(lost);
		}
		if (this.reconnecting.isOver() || deadline.isOver()) {
			throw new DatabaseUnavailableException(Problem.of(
					"The connection to the database was lost, and again for %d s since the last revision was done: %s"
						.formatted(this.reconnecting.length().toSeconds(), lost.getMessage()),
					"What is done stays done; start again when the server is well."), lost);
		}
		logger.warn("The connection to the database was lost, what was under way is looked up on another: "
				+ lost.getMessage());
		try {
			this.backoff.pause(this.reconnecting);
		}
		catch (RunInterruptedException ex) {
			throw interrupted(lost);
		}
		return deadline.within(this.reconnecting.remaining());
	}

	/**
	 * What to say of an interruption.
	 * @param cause how it showed
	 */
	RunInterruptedException interrupted(Exception cause) {
		List<Revision> all = new ArrayList<>(this.takenBack);
		all.addAll(this.done);
		return Interruption.of(this.direction, this.inFlight, all, cause);
	}

	/**
	 * What the run has done so far the way that it goes.
	 */
	List<Revision> done() {
		return List.copyOf(this.done);
	}

	private Dialect dialect() {
		return this.installation.dialect();
	}

	/**
	 * Decides on a first look what the run is to do.
	 */
	interface Planning {

		RunPlan plan(WorkConnection work, DatabaseState database) throws SQLException;

	}

}
