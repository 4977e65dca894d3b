package dev.stemma.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.dialect.TableNames;
import dev.stemma.problem.Problem;
import dev.stemma.revision.TagFilter;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;

/**
 * Runs plans against one database. Every call opens one connection and closes it; nothing
 * is kept between calls, so that any of them may be made again at any time.
 */
public final class Runner {

	private final DataSource dataSource;

	private final Dialect dialect;

	private final LoadedScripts scripts;

	private final Placeholders placeholders;

	private final RunnerOptions options;

	private final List<MigrationListener> listeners;

	private final Planner planner;

	private final Inspector inspector;

	private final Preflight preflight;

	/**
	 * Creates a runner.
	 * @param dataSource where connections come from
	 * @param dialect the database's dialect
	 * @param scripts the scripts
	 * @param placeholders what to replace in them
	 * @param options how runs behave
	 * @param listeners who wants to hear of them
	 */
	public Runner(DataSource dataSource, Dialect dialect, LoadedScripts scripts, Placeholders placeholders,
			RunnerOptions options, List<MigrationListener> listeners) {
		this.dataSource = dataSource;
		this.dialect = dialect;
		this.scripts = scripts;
		this.placeholders = placeholders;
		this.options = options;
		this.listeners = List.copyOf(listeners);
		this.planner = new Planner(scripts, options.policies(), new DowngradeChecks(downgrades()));
		this.inspector = new Inspector(scripts, options.policies());
		this.preflight = new Preflight(options, dialect);
	}

	/**
	 * Applies what is pending up to a target.
	 * @param target an identifier
	 * @param filter which tags
	 */
	public RunResult upgrade(String target, TagFilter filter) {
		return run(
				new Run(this, Direction.UPGRADE, (work, database) -> this.planner.upgrade(database, target, filter)));
	}

	/**
	 * Takes back what is applied above a target.
	 * @param target an identifier
	 * @param filter which tags
	 */
	public RunResult downgrade(String target, TagFilter filter) {
		return run(new Run(this, Direction.DOWNGRADE,
				(work, database) -> this.planner.downgrade(database, target, filter)));
	}

	/**
	 * Takes back what is applied above a target, with stored SQL where this build does
	 * not know the way back.
	 * @param target an identifier
	 * @param filter which tags
	 * @throws StoredSqlRefusedException if a signature is wrong
	 */
	public RunResult downgradeFromDatabase(String target, TagFilter filter) {
		return run(new StoredDowngrades(this).downgrade(target, filter));
	}

	/**
	 * The stored SQL that {@link #downgradeFromDatabase} would run now.
	 */
	public List<StoredStep> storedDowngrades(String target, TagFilter filter) {
		return new StoredDowngrades(this).steps(target, filter);
	}

	/**
	 * Takes back, with stored SQL, what is applied and not in this build, and applies
	 * what is pending up to a target.
	 * @throws DevSyncRefusedException if the database is not a developer's own
	 */
	public RunResult sync(String target, TagFilter filter) {
		return run(new StoredDowngrades(this).sync(target, filter));
	}

	private RunResult run(Run run) {
		Deadline deadline = Deadline.after(this.options.limits().run());
		Deadline connect = deadline.within(this.options.limits().connectTimeout());
		while (true) {
			try (WorkConnection work = WorkConnection.open(this.dataSource, this.dialect, connect)) {
				return run.attempt(work, deadline);
			}
			catch (ConnectionLostException ex) {
				connect = run.reconnect(ex, deadline);
			}
			catch (SQLException ex) {
				if (this.dialect.kindOf(ex) != ErrorKind.CONNECTION_LOST) {
					throw failed(ex);
				}
				connect = run.reconnect(new ConnectionLostException(ex), deadline);
			}
		}
	}

	/**
	 * Looks at the database and judges what it sees.
	 * @param target an identifier
	 * @param filter which tags
	 * @param lookForRunner whether to look for a runner at work, which costs a statement
	 */
	public Inspection inspect(String target, TagFilter filter, boolean lookForRunner) {
		return look((work) -> {
			DatabaseState database = read(work);
			Inspection inspection = this.inspector.inspect(database, target, filter);
			boolean running = lookForRunner
					&& this.dialect.sessions().holder(work.connection(), lockKey(database.facts())) != null;
			return running ? inspection.whileRunning() : inspection;
		});
	}

	/**
	 * Refuses unless the target has been reached.
	 * @throws PendingRevisionsException if something is pending
	 */
	public Inspection validate(String target, TagFilter filter) {
		checkScripts();
		return new TargetWatch(this, target, filter).validate();
	}

	/**
	 * Waits until another process has reached the target. No connection is held between
	 * looks.
	 * @param timeout how long to wait
	 * @throws PendingRevisionsException if that takes longer
	 */
	public Inspection awaitReached(String target, TagFilter filter, Duration timeout) {
		return new TargetWatch(this, target, filter).await(timeout);
	}

	/**
	 * Reads every script whole and reports everything that is wrong.
	 */
	public void checkScripts() {
		new StepChecks(this.placeholders).checkAll(this.scripts);
	}

	/**
	 * Makes the applied set what it would be if the targets had been run and nothing else
	 * on their lines.
	 * @param targets identifiers; {@code base} for nothing
	 * @param purge whether to remove rows that this build does not know
	 * @return the tips of the applied set afterwards
	 */
	public List<String> stamp(List<String> targets, boolean purge) {
		return new Bookkeeper(this).stamp(targets, purge);
	}

	/**
	 * Says what became of a revision that stopped half way.
	 * @param id the revision
	 * @param resolution what became of it
	 */
	public void resolve(String id, Resolution resolution) {
		new Bookkeeper(this).resolve(id, resolution);
	}

	/**
	 * Records the checksum that an applied revision's script has now.
	 * @param id the revision
	 */
	public void accept(String id) {
		new Bookkeeper(this).accept(id);
	}

	/**
	 * Looks at the database: three statements, fewer where our tables are missing.
	 */
	DatabaseState read(WorkConnection work) throws SQLException {
		ServerFacts facts = this.dialect.sessions()
			.facts(work.connection(), this.options.schema(), this.options.tablePrefix());
		work.identify(facts);
		if (work.configure(facts, this.options.session())) {
			facts = this.dialect.sessions().facts(work.connection(), this.options.schema(), this.options.tablePrefix());
		}
		this.preflight.checkReadable(facts);
		if (facts.tables() == Tables.NONE) {
			return new DatabaseState(facts, Map.of(), List.of());
		}
		Ledger ledger = ledger(work, facts, UUID.randomUUID());
		Map<String, AppliedRevision> applied = new LinkedHashMap<>(ledger.applied(work.connection()));
		return new DatabaseState(facts, applied, ledger.openAttempts(work.connection()));
	}

	Ledger ledger(WorkConnection work, ServerFacts facts, UUID runId) {
		return new Ledger(this.dialect, new TableNames(String.valueOf(facts.schema()), this.options.tablePrefix()),
				this.options, runId, work);
	}

	DowngradeWriter downgrades() {
		return new DowngradeWriter(this.dialect, this.options.naming());
	}

	Stamp stamp(Ledger ledger) {
		return new Stamp(ledger, this.placeholders, downgrades());
	}

	long lockKey(ServerFacts facts) {
		return RunnerLock.key(facts.database(),
				new TableNames(String.valueOf(facts.schema()), this.options.tablePrefix()), "runner");
	}

	<T> T look(Look<T> look) {
		Deadline connect = Deadline.after(this.options.limits().run()).within(this.options.limits().connectTimeout());
		try (WorkConnection work = WorkConnection.open(this.dataSource, this.dialect, connect)) {
			return look.at(work);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	/**
	 * A statement of ours failed.
	 */
	RuntimeException failed(SQLException ex) {
		return switch (this.dialect.kindOf(ex)) {
			case PRIVILEGE -> new MissingPrivilegeException(List
				.of(Problem.of("The database refused a statement of Stemma's own: " + this.dialect.messageOf(ex).text(),
						"Grant what is missing on the tables of Stemma and their schema.")));
			default -> new DatabaseUnavailableException(Problem.of(
					"The database failed in a statement of Stemma's own: %s [SQLSTATE %s]"
						.formatted(this.dialect.messageOf(ex).text(), ex.getSQLState()),
					"What is done stays done; start again to go on."), ex);
		};
	}

	Dialect dialect() {
		return this.dialect;
	}

	LoadedScripts scripts() {
		return this.scripts;
	}

	Placeholders placeholders() {
		return this.placeholders;
	}

	RunnerOptions options() {
		return this.options;
	}

	List<MigrationListener> listeners() {
		return new ArrayList<>(this.listeners);
	}

	Planner planner() {
		return this.planner;
	}

	Inspector inspector() {
		return this.inspector;
	}

	Preflight preflight() {
		return this.preflight;
	}

	Set<String> known(DatabaseState database) {
		return this.inspector.known(database);
	}

	/**
	 * Something that is done with a connection.
	 *
	 * @param <T> what it returns
	 */
	interface Look<T> {

		T at(WorkConnection work) throws SQLException;

	}

}
