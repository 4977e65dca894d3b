package dev.stemma.runner;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.NamingConvention;

/**
 * How runs behave.
 *
 * @param schema the schema of our tables, or {@code null} for the connection's current
 * one
 * @param tablePrefix what their names begin with
 * @param transaction what one transaction spans
 * @param limits how long things may take
 * @param policies what counts as wrong
 * @param session what is set on the connection
 * @param application who runs
 * @param naming gives names to what migrations in Java leave without one
 * @param guards what keeps stored SQL from being run where it should not
 */
public record RunnerOptions(@Nullable String schema, String tablePrefix, TransactionScope transaction, Limits limits,
		Policies policies, SessionOptions session, ApplicationInfo application, NamingConvention naming,
		Guards guards) {

	/** What holds where nothing is said. */
	public static final RunnerOptions DEFAULTS = new RunnerOptions(null, "stemma_", TransactionScope.PER_REVISION,
			Limits.DEFAULTS, Policies.DEFAULTS, SessionOptions.DEFAULTS, ApplicationInfo.UNNAMED,
			NamingConvention.POSTGRESQL, Guards.DEFAULTS);

	public RunnerOptions withSchema(@Nullable String schema) {
		return new RunnerOptions(schema, this.tablePrefix, this.transaction, this.limits, this.policies, this.session,
				this.application, this.naming, this.guards);
	}

	public RunnerOptions withTablePrefix(String tablePrefix) {
		return new RunnerOptions(this.schema, tablePrefix, this.transaction, this.limits, this.policies, this.session,
				this.application, this.naming, this.guards);
	}

	public RunnerOptions withTransaction(TransactionScope transaction) {
		return new RunnerOptions(this.schema, this.tablePrefix, transaction, this.limits, this.policies, this.session,
				this.application, this.naming, this.guards);
	}

	public RunnerOptions withLimits(Limits limits) {
		return new RunnerOptions(this.schema, this.tablePrefix, this.transaction, limits, this.policies, this.session,
				this.application, this.naming, this.guards);
	}

	public RunnerOptions withPolicies(Policies policies) {
		return new RunnerOptions(this.schema, this.tablePrefix, this.transaction, this.limits, policies, this.session,
				this.application, this.naming, this.guards);
	}

	public RunnerOptions withSession(SessionOptions session) {
		return new RunnerOptions(this.schema, this.tablePrefix, this.transaction, this.limits, this.policies, session,
				this.application, this.naming, this.guards);
	}

	public RunnerOptions withApplication(ApplicationInfo application) {
		return new RunnerOptions(this.schema, this.tablePrefix, this.transaction, this.limits, this.policies,
				this.session, application, this.naming, this.guards);
	}

	public RunnerOptions withNaming(NamingConvention naming) {
		return new RunnerOptions(this.schema, this.tablePrefix, this.transaction, this.limits, this.policies,
				this.session, this.application, naming, this.guards);
	}

	public RunnerOptions withGuards(Guards guards) {
		return new RunnerOptions(this.schema, this.tablePrefix, this.transaction, this.limits, this.policies,
				this.session, this.application, this.naming, guards);
	}

	/**
	 * What one transaction spans.
	 */
	public enum TransactionScope {

		/** Each revision has its own. */
		PER_REVISION,
		/** All revisions of a run share one. */
		ALL

	}

	/**
	 * How long things may take.
	 *
	 * @param ddlLockTimeout how long a statement of a transactional revision may wait for
	 * a lock before the revision is rolled back and tried again
	 * @param statementTimeout how long a statement may run, or {@code null} for as long
	 * as the server lets it
	 * @param runnerLockWait how long to wait for another runner to finish
	 * @param retryMaxElapsed for how long a revision is tried again
	 * @param connectTimeout for how long to try for a server that is not up
	 * @param run how long a run may take in all, or {@code null} for no limit
	 */
	public record Limits(Duration ddlLockTimeout, @Nullable Duration statementTimeout, Duration runnerLockWait,
			Duration retryMaxElapsed, Duration connectTimeout, @Nullable Duration run) {

		/** What holds where nothing is said. */
		public static final Limits DEFAULTS = new Limits(Duration.ofSeconds(2), null, Duration.ofMinutes(10),
				Duration.ofMinutes(2), Duration.ZERO, null);

	}

	/**
	 * What counts as wrong.
	 *
	 * @param checksum what a changed checksum means
	 * @param unknownRevisions what applied revisions mean that this build does not know
	 * @param onNonEmpty what to do in a schema that holds other relations and not our
	 * tables
	 * @param baseline what such a schema is stamped with before it is upgraded, or
	 * {@code null}
	 */
	public record Policies(ChecksumPolicy checksum, UnknownRevisions unknownRevisions, OnNonEmpty onNonEmpty,
			@Nullable String baseline) {

		/** What holds where nothing is said. */
		public static final Policies DEFAULTS = new Policies(ChecksumPolicy.FAIL, UnknownRevisions.ALLOW_AHEAD,
				OnNonEmpty.REFUSE, null);

	}

	/**
	 * What a changed checksum means.
	 */
	public enum ChecksumPolicy {

		/** The run fails. */
		FAIL,
		/** A warning. */
		WARN,
		/** Nothing. */
		IGNORE

	}

	/**
	 * What applied revisions mean that this build does not know.
	 */
	public enum UnknownRevisions {

		/** A newer build was here: start, unless this one has pending revisions. */
		ALLOW_AHEAD,
		/** The run fails. */
		FAIL

	}

	/**
	 * What to do in a schema that holds other relations and not our tables.
	 */
	public enum OnNonEmpty {

		/** Refuse, and say how to take the database over. */
		REFUSE,
		/** Run all pending revisions there. */
		RUN

	}

	/**
	 * What keeps stored SQL from being run where it should not.
	 *
	 * @param signingKey what stored downgrades are signed with, or {@code null} if they
	 * are not
	 * @param protectedDatabase whether the database is one that development tools must
	 * leave alone
	 * @param remoteDevSync whether {@code dev-sync} may work on a server elsewhere
	 */
	public record Guards(@Nullable SigningKey signingKey, boolean protectedDatabase, boolean remoteDevSync) {

		/** What holds where nothing is said. */
		public static final Guards DEFAULTS = new Guards(null, false, false);

	}

	/**
	 * What is set on the connection.
	 *
	 * @param role the role to run as, or {@code null}
	 * @param initSql statements to run before anything else
	 * @param pooler what stands between us and the server
	 */
	public record SessionOptions(@Nullable String role, List<String> initSql, Pooler pooler) {

		/** What holds where nothing is said. */
		public static final SessionOptions DEFAULTS = new SessionOptions(null, List.of(), Pooler.AUTO);

		public SessionOptions {
			initSql = List.copyOf(initSql);
		}

		boolean isPooled(boolean found) {
			return this.pooler == Pooler.TRANSACTION || (this.pooler == Pooler.AUTO && found);
		}

		boolean changesSession() {
			return this.role != null || !this.initSql.isEmpty();
		}

	}

	/**
	 * What stands between us and the server.
	 */
	public enum Pooler {

		/** Look; a pooler that is found counts as one that pools transactions. */
		AUTO,
		/** A pooler that keeps a server connection for as long as ours lives, or none. */
		SESSION,
		/** A pooler that hands out server connections for a transaction each. */
		TRANSACTION

	}

	/**
	 * Who runs, for the journal and for those who look at the server's sessions.
	 *
	 * @param name the application's name
	 * @param version its version, or {@code null}
	 * @param host the machine's name, or {@code null}
	 */
	public record ApplicationInfo(String name, @Nullable String version, @Nullable String host) {

		/** An application that did not say who it is. */
		public static final ApplicationInfo UNNAMED = new ApplicationInfo("application", null, null);

	}

}
