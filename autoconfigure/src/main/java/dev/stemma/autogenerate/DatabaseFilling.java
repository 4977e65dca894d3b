package dev.stemma.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.InstalledExtension;
import dev.stemma.dialect.ScratchFailure;
import dev.stemma.dialect.StatementNames;
import dev.stemma.problem.Problem;
import dev.stemma.runner.Borrowed;
import dev.stemma.runner.Runner;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Extension;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.SchemaObject;

/**
 * Fills a temporary database: with the schemas and the extensions of the live one, then
 * with what sources want. Each statement is committed by itself, so that neither the
 * server's table of locks nor statements without a transaction are in the way.
 */
final class DatabaseFilling {

	private final Dialect dialect;

	private final LivePlace place;

	private final List<InstalledExtension> extensions;

	private final Map<String, Problem> unmade = new LinkedHashMap<>();

	/**
	 * Creates a filling.
	 * @param extensions the extensions of the live database
	 */
	DatabaseFilling(Dialect dialect, LivePlace place, List<InstalledExtension> extensions) {
		this.dialect = dialect;
		this.place = place;
		this.extensions = List.copyOf(extensions);
	}

	/**
	 * Creates what sources want and reads it.
	 * @throws InvalidSchemaSourceException if the server refuses a statement
	 */
	Catalog create(Runner runner, List<WantedSchema> wanted, Catalog live) {
		return runner.borrow((borrowed) -> {
			prepare(borrowed.connection(), Set.of(), Set.of());
			this.dialect.scratch().searchPathOfSession(borrowed.connection(), this.place.path());
			StatementRun run = new StatementRun(borrowed.connection(), this.dialect);
			List<SourceStatement> statements = run.statements(wanted, this.place.names());
			List<StatementRun.Failure> failures = run(borrowed, run, statements);
			if (!failures.isEmpty()) {
				InvalidSchemaSourceException ex = run.refused(failures);
				this.unmade.values().forEach(ex::add);
				throw ex;
			}
			return read(borrowed, live);
		});
	}

	private List<StatementRun.Failure> run(Borrowed borrowed, StatementRun run, List<SourceStatement> statements)
			throws SQLException {
		try {
			return run.run(statements, (sql, attempt) -> runAlone(borrowed.connection(), sql, attempt));
		}
		catch (TransactionUnfitException ex) {
			throw new ScratchRefusedException(Problem.of(
					"The wanted schema could not be created in a temporary database either, each statement in a transaction of its own: "
							+ ex.reason(),
					"Take out what the server cannot do, or give it more room (max_locks_per_transaction)."), ex);
		}
	}

	/**
	 * Runs a statement that is committed by itself. What was made before for it stands
	 * back.
	 */
	private void runAlone(Connection connection, String sql, Borrowed.Attempt attempt) throws SQLException {
		try {
			attempt.run();
		}
		catch (SQLException ex) {
			if (this.dialect.scratch().kindOf(ex) != ScratchFailure.ALREADY_THERE) {
				throw ex;
			}
			StatementNames names = this.dialect.scratch().names(sql);
			if (names.creates("EXTENSION")) {
				return;
			}
			if (!names.creates("SCHEMA")) {
				throw ex;
			}
			this.dialect.scratch().dropSchema(connection, String.valueOf(names.created()));
			attempt.run();
		}
	}

	/**
	 * Creates the schemas and the extensions of the live database.
	 * @param schemas those that are created later; the home schema is created now in any
	 * case
	 * @param later the extensions that are created later
	 */
	void prepare(Connection connection, Collection<String> schemas, Collection<String> later) throws SQLException {
		Set<String> missing = new LinkedHashSet<>(this.place.path());
		missing.addAll(this.place.others());
		missing.removeAll(schemas);
		missing.add(this.place.home());
		missing.removeAll(this.dialect.scratch().existing(connection, missing));
		this.dialect.scratch().createSchemas(connection, missing);
		for (InstalledExtension extension : this.extensions) {
			if (!later.contains(extension.name())) {
				create(connection, extension);
			}
		}
	}

	private void create(Connection connection, InstalledExtension extension) throws SQLException {
		try {
			this.dialect.scratch().databases().create(connection, extension);
		}
		catch (SQLException ex) {
			if (this.dialect.kindOf(ex) == ErrorKind.CONNECTION_LOST) {
				throw ex;
			}
			this.unmade.put(extension.name(), Problem.of(
					"Extension %s could not be created in the temporary database, and counts as it is in the live one: %s"
						.formatted(extension.name(), this.dialect.messageOf(ex).text()),
					"Let the user create it, or compare in a transaction (stemma.scratch=transaction), where it need not be created."));
		}
	}

	/**
	 * Reads the database. Extensions that could not be created are taken from the live
	 * one.
	 */
	Catalog read(Borrowed borrowed, Catalog live) throws SQLException {
		borrowed.begin();
		try {
			this.dialect.scratch().searchPath(borrowed.connection(), this.place.path());
			return complete(this.dialect.reader().read(borrowed.connection(), this.place.scope()), live);
		}
		finally {
			borrowed.rollback();
		}
	}

	private Catalog complete(Catalog read, Catalog live) {
		if (this.unmade.isEmpty()) {
			return read;
		}
		Map<ObjectReference, SchemaObject> objects = new LinkedHashMap<>(read.objects());
		live.objects().forEach((reference, object) -> {
			if (object instanceof Extension extension && this.unmade.containsKey(extension.name())) {
				objects.put(reference, object);
			}
		});
		List<Problem> remarks = new ArrayList<>(read.remarks());
		remarks.addAll(this.unmade.values());
		return new Catalog(objects, read.comments(), read.features(), read.granted(), read.revoked(),
				read.dependencies(), remarks, read.unread());
	}

}
