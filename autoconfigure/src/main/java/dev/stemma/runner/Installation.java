package dev.stemma.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.dialect.TableNames;
import dev.stemma.problem.Problem;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;

/**
 * The tables of Stemma in one database, and how to get at them: what all that is asked of
 * it and done to it share. Nothing is kept between calls.
 */
final class Installation {

	private final DataSource dataSource;

	private final Dialect dialect;

	private final LoadedScripts scripts;

	private final Placeholders placeholders;

	private final RunnerOptions options;

	private final List<MigrationListener> listeners;

	private final Planner planner;

	private final Inspector inspector;

	private final Preflight preflight;

	Installation(DataSource dataSource, Dialect dialect, LoadedScripts scripts, Placeholders placeholders,
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
	 * Looks at the database: three statements, fewer where our tables are missing.
	 */
	DatabaseState read(WorkConnection work) throws SQLException {
		ServerFacts facts = facts(work);
		this.preflight.checkReadable(facts);
		if (facts.tables() == Tables.NONE) {
			return new DatabaseState(facts, Map.of(), List.of());
		}
		Ledger ledger = ledger(work, facts, UUID.randomUUID());
		Map<String, AppliedRevision> applied = new LinkedHashMap<>(ledger.applied(work.connection()));
		return new DatabaseState(facts, applied, ledger.openAttempts(work.connection()));
	}

	/**
	 * Looks at the server and gives the session the role and the settings of the options.
	 */
	private ServerFacts facts(WorkConnection work) throws SQLException {
		ServerFacts facts = this.dialect.sessions()
			.facts(work.connection(), this.options.schema(), this.options.tablePrefix());
		work.identify(facts);
		if (work.configure(facts, this.options.session())) {
			facts = this.dialect.sessions().facts(work.connection(), this.options.schema(), this.options.tablePrefix());
		}
		return facts;
	}

	/**
	 * Hands a connection to somebody, ready for work.
	 */
	Borrowed lend(WorkConnection work) throws SQLException {
		ServerFacts facts = facts(work);
		work.prepare(this.options);
		return new Borrowed(this, work, facts);
	}

	/**
	 * The same scripts and options for another database of the server, which is ours
	 * alone and takes all revisions whatever it holds.
	 */
	Installation in(DataSource other) {
		RunnerOptions alone = this.options.withPolicies(new RunnerOptions.Policies(RunnerOptions.ChecksumPolicy.IGNORE,
				RunnerOptions.UnknownRevisions.ALLOW_AHEAD, RunnerOptions.OnNonEmpty.RUN, null));
		return new Installation(other, this.dialect, this.scripts, this.placeholders, alone, List.of());
	}

	/**
	 * A data source for another database of the server, or {@code null} if ours does not
	 * tell how it connects.
	 */
	@Nullable DataSource sibling(String database) throws SQLException {
		return this.dialect.scratch().databases().sibling(this.dataSource, database);
	}

	Ledger ledger(WorkConnection work, ServerFacts facts, UUID runId) {
		return new Ledger(this.dialect, new TableNames(String.valueOf(facts.schema()), this.options.tablePrefix()),
				this.options, runId, work);
	}

	/**
	 * Reads the scripts of a plan whole and checks that they can be run.
	 */
	List<Step> steps(RunPlan plan, ServerFacts facts) {
		List<Step> steps = new StepChecks(this.placeholders).steps(plan);
		this.preflight.checkSteps(steps, facts);
		return steps;
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

	WorkConnection connect(Deadline deadline) {
		return WorkConnection.open(this.dataSource, this.dialect, deadline);
	}

	<T> T look(Look<T> look) {
		Deadline connect = Deadline.after(this.options.limits().run()).within(this.options.limits().connectTimeout());
		try (WorkConnection work = connect(connect)) {
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
