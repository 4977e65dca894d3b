package dev.stemma.runner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;
import dev.stemma.dialect.TableNames;
import dev.stemma.problem.Problem;
import dev.stemma.runner.RunnerOptions.OnNonEmpty;

/**
 * Refuses, before any work, what could not end well.
 */
final class Preflight {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private final RunnerOptions options;

	private final Dialect dialect;

	Preflight(RunnerOptions options, Dialect dialect) {
		this.options = options;
		this.dialect = dialect;
	}

	/**
	 * Checks what has to hold before our tables can be read.
	 */
	void checkReadable(ServerFacts facts) {
		checkNames();
		if (facts.schema() == null) {
			throw new RunRefusedException(List.of(Problem
				.of("The connection to database %s has no current schema: none of its search path exists or may be used"
					.formatted(facts.database()), "Say where the tables of Stemma stand with stemma.schema.")));
		}
		if (facts.tables() == Tables.SOME) {
			throw new DatabaseNotOursException(Problem.of(
					"Of the tables %s and %s only one is there in schema %s".formatted(names(facts).revision(),
							names(facts).journal(), facts.schema()),
					"Restore the other from a backup. Without the applied set, drop the journal and take the database over with migrations stamp <revision>."));
		}
		if (facts.tables() == Tables.UNREADABLE) {
			throw missing(facts);
		}
	}

	/**
	 * A server cuts names that are too long, and no longer finds what it has made.
	 */
	void checkNames() {
		checkLength("stemma.schema", String.valueOf(this.options.schema()), "");
		checkLength("stemma.table-prefix", this.options.tablePrefix(), "journal_number_seq");
	}

	private void checkLength(String property, String value, String appended) {
		int bytes = (value + appended).getBytes(StandardCharsets.UTF_8).length;
		if (bytes > this.dialect.longestName()) {
			throw new RunRefusedException(List.of(Problem.of("%s makes names of %d bytes, and the server takes %d: %s"
				.formatted(property, bytes, this.dialect.longestName(), value), "Choose a shorter one.")));
		}
	}

	/**
	 * Checks what has to hold before anything is written.
	 * @param takingOver whether objects that are there already are meant to be
	 */
	void checkWritable(ServerFacts facts, boolean takingOver) {
		if (facts.readOnly() != null) {
			throw new ReadOnlyServerException(Problem.of(
					"The server of database %s takes no writes: %s".formatted(facts.database(), facts.readOnly()),
					"Connect to the primary, with stemma.url if the application itself reads from a standby."));
		}
		if (facts.tables() == Tables.NONE) {
			checkOurs(facts, takingOver);
			checkMayCreate(facts);
		}
		else if (!facts.missingPrivileges().isEmpty() && !isRoleToCome(facts)) {
			throw missing(facts);
		}
	}

	private void checkOurs(ServerFacts facts, boolean takingOver) {
		boolean run = this.options.policies().onNonEmpty() == OnNonEmpty.RUN;
		if (!facts.elsewhere().isEmpty() && !run) {
			throw new DatabaseNotOursException(Problem.of(
					"Schema %s has no tables of Stemma, but schema %s of the same database has"
						.formatted(facts.schema(), String.join(", ", facts.elsewhere())),
					"If that is where they belong, set stemma.schema to it; if this schema is to have its own, set stemma.on-non-empty to run."));
		}
		if (!facts.otherRelations().isEmpty() && !takingOver && !run) {
			throw new DatabaseNotOursException(Problem.of(
					"Schema %s has no tables of Stemma and is not empty (%s): it is not known which revisions it has"
						.formatted(facts.schema(), String.join(", ", facts.otherRelations())),
					"Say what it is: migrations stamp <revision>, or stemma.baseline=<revision>, which also upgrades from there; "
							+ "stemma.on-non-empty=run runs all revisions beside what is there."));
		}
	}

	private void checkMayCreate(ServerFacts facts) {
		if (isRoleToCome(facts)) {
			return;
		}
		String schema = this.dialect.quote(String.valueOf(facts.schema()));
		if (facts.schemaExists() && !facts.mayCreateTables()) {
			throw new MissingPrivilegeException(List.of(Problem.of(
					"User %s may not create tables in schema %s of database %s".formatted(facts.user(), facts.schema(),
							facts.database()),
					"GRANT CREATE, USAGE ON SCHEMA %s TO %s; or migrate as another user with stemma.user."
						.formatted(schema, this.dialect.quote(facts.user())))));
		}
		if (!facts.schemaExists() && !facts.mayCreateSchema()) {
			throw new MissingPrivilegeException(List.of(Problem.of(
					"Schema %s is not there, and user %s may not create it in database %s".formatted(facts.schema(),
							facts.user(), facts.database()),
					"GRANT CREATE ON DATABASE %s TO %s; or create the schema first."
						.formatted(this.dialect.quote(facts.database()), this.dialect.quote(facts.user())))));
		}
	}

	/**
	 * Behind a pooler the role is taken in each transaction, and what it may do shows
	 * there.
	 */
	private boolean isRoleToCome(ServerFacts facts) {
		return this.options.session().role() != null && this.options.session().isPooled(facts.pooled());
	}

	private MissingPrivilegeException missing(ServerFacts facts) {
		List<Problem> problems = new ArrayList<>();
		for (String privilege : facts.missingPrivileges()) {
			problems
				.add(Problem.of("User %s lacks %s in database %s".formatted(facts.user(), privilege, facts.database()),
						"GRANT %s TO %s.".formatted(privilege, this.dialect.quote(facts.user()))));
		}
		return new MissingPrivilegeException(problems);
	}

	/**
	 * Checks that the steps can be run the way that the options and the connection say.
	 */
	void checkSteps(List<Step> steps, ServerFacts facts) {
		List<Problem> problems = new ArrayList<>();
		boolean pooled = this.options.session().isPooled(facts.pooled());
		for (Step step : steps) {
			if (pooled && step.setsSession()) {
				problems.add(new Problem(
						"Revision %s sets something for its session, which behind a connection pooler is everybody's"
							.formatted(step.name()),
						step.revision().origin(),
						"Write SET LOCAL, or give migrations a direct connection with stemma.url."));
			}
			if (step.transactional()) {
				continue;
			}
			if (this.options.transaction() == RunnerOptions.TransactionScope.ALL) {
				problems.add(
						new Problem(
								"Revision %s runs without a transaction, and the run is to be one"
									.formatted(step.name()),
								step.revision().origin(),
								"Set stemma.transaction to per-revision, or run it by itself first."));
			}
			if (pooled) {
				problems.add(new Problem(
						"Revision %s runs without a transaction, and a connection pooler stands before the server"
							.formatted(step.name()),
						step.revision().origin(),
						"Give migrations a direct connection with stemma.url; if the pooler keeps a session for each client, set stemma.pooler to session."));
			}
		}
		if (!problems.isEmpty()) {
			throw new RunRefusedException(problems);
		}
	}

	/**
	 * Says what is allowed and not wise.
	 */
	void warn(ServerFacts facts) {
		if (!facts.writers().isEmpty()) {
			logger.warn(
					"Beside their owner, %s may write the tables of Stemma in schema %s. The SQL that is stored there is run one day to take revisions back, with the rights of whoever does it: revoke it, and have stored SQL signed with stemma.signing-key."
						.formatted(String.join(", ", facts.writers()), facts.schema()));
		}
		for (String tool : facts.otherTools()) {
			logger.warn(
					"Schema %s also holds the tables of %s: both may change it, and neither knows what the other does. Take %s out of the application once Stemma has taken over."
						.formatted(facts.schema(), tool, tool));
		}
	}

	private TableNames names(ServerFacts facts) {
		return new TableNames(String.valueOf(facts.schema()), this.options.tablePrefix());
	}

}
