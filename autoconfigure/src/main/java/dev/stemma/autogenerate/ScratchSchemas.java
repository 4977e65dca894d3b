package dev.stemma.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.runner.Borrowed;
import dev.stemma.runner.MissingPrivilegeException;
import dev.stemma.schema.Catalog;

/**
 * Schemas in a transaction that is rolled back. Their names are nobody else's, so that
 * they meet neither the live schemas nor those of another run.
 */
final class ScratchSchemas {

	/** What others may hold for longer is not waited for. */
	private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

	private final Borrowed borrowed;

	private final Connection connection;

	private final Dialect dialect;

	private final LivePlace place;

	private final SchemaNames names;

	ScratchSchemas(Borrowed borrowed, Dialect dialect, LivePlace place) {
		this.borrowed = borrowed;
		this.connection = borrowed.connection();
		this.dialect = dialect;
		this.place = place;
		this.names = names(place);
	}

	private static SchemaNames names(LivePlace place) {
		String prefix = "stemma_scratch_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
		Map<String, String> others = new LinkedHashMap<>();
		place.others().stream().sorted().forEach((other) -> others.put(other, prefix + "_" + (others.size() + 1)));
		return new SchemaNames(prefix, others);
	}

	/**
	 * Creates what sources want, reads it and takes it back.
	 * @throws InvalidSchemaSourceException if the server refuses a statement
	 * @throws TransactionUnfitException if it takes a database of its own
	 */
	Catalog create(List<WantedSchema> wanted) throws SQLException, TransactionUnfitException {
		StatementRun run = new StatementRun(this.connection, this.dialect);
		List<SourceStatement> statements = run.statements(wanted, spoken());
		run.requireTransactional(statements);
		SQLException first;
		try {
			return read((fence) -> run.runPlainly(statements));
		}
		catch (SQLException ex) {
			run.rethrow(ex);
			first = ex;
		}
		try {
			return read((fence) -> {
				List<StatementRun.Failure> failures = run.run(statements, fence);
				if (!failures.isEmpty()) {
					throw run.refused(failures);
				}
			});
		}
		catch (SQLException ex) {
			ex.addSuppressed(first);
			throw ex;
		}
	}

	/** What a source may name the home schema by too. */
	private SchemaNames spoken() {
		Map<String, String> all = new LinkedHashMap<>(this.names.others());
		all.put(this.place.home(), this.names.home());
		return new SchemaNames(this.names.home(), all);
	}

	/**
	 * Applies revisions, reads what they make and takes it back.
	 * @throws dev.stemma.runner.ReplayFailedException if one of them fails
	 * @throws TransactionUnfitException if they reach what is live
	 */
	Catalog replay(List<Revision> revisions) throws SQLException, TransactionUnfitException {
		return read((fence) -> {
			for (Revision revision : revisions) {
				this.borrowed.replay(revision, fence);
				requireUntouched(fence, "revision " + revision.id());
			}
		});
	}

	private Catalog read(Filling filling) throws SQLException, TransactionUnfitException {
		this.borrowed.begin();
		try {
			createSchemas();
			this.dialect.scratch().limitLocks(this.connection, LOCK_WAIT);
			this.dialect.scratch().searchPath(this.connection, this.place.path(this.names));
			LiveFence fence = new LiveFence(this.connection, this.dialect, this.place, this.names);
			filling.fill(fence);
			requireUntouched(fence, "the wanted schema");
			this.dialect.scratch().searchPath(this.connection, this.place.wholePath(this.names));
			return this.dialect.reader().read(this.connection, this.place.scope(this.names));
		}
		finally {
			this.borrowed.rollback();
		}
	}

	private void createSchemas() throws SQLException {
		List<String> schemas = new ArrayList<>(this.names.others().values());
		schemas.add(this.names.home());
		try {
			this.dialect.scratch().createSchemas(this.connection, schemas);
		}
		catch (SQLException ex) {
			if (this.dialect.kindOf(ex) == ErrorKind.PRIVILEGE) {
				throw missingPrivilege(this.borrowed, this.dialect);
			}
			throw ex;
		}
	}

	/**
	 * Says that the role may not create schemas.
	 */
	static MissingPrivilegeException missingPrivilege(Borrowed borrowed, Dialect dialect) {
		String database = borrowed.facts().database();
		String user = borrowed.facts().user();
		return new MissingPrivilegeException(List.of(Problem.of(
				"User %s may not create schemas in database %s, and schemas are compared by creating the wanted ones in a transaction that is rolled back"
					.formatted(user, database),
				"GRANT CREATE ON DATABASE %s TO %s; or let a temporary database be used with stemma.scratch=database."
					.formatted(dialect.quote(database), dialect.quote(user)))));
	}

	private static void requireUntouched(LiveFence fence, String who) throws SQLException, TransactionUnfitException {
		List<String> locked = fence.locked();
		if (!locked.isEmpty()) {
			throw new TransactionUnfitException(
					"%s uses %s of the live database".formatted(who, String.join(", ", locked)));
		}
	}

	/**
	 * Fills the schemas.
	 */
	private interface Filling {

		void fill(LiveFence fence) throws SQLException, TransactionUnfitException;

	}

}
