package dev.stemma.autogenerate;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ServerFacts;
import dev.stemma.problem.Problem;
import dev.stemma.runner.Borrowed;
import dev.stemma.runner.ReadOnlyServerException;
import dev.stemma.runner.Runner;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.schema.Catalog;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;

/**
 * Creates schemas to look at them, and leaves nothing of them behind.
 */
final class Scratch {

	private final Runner runner;

	private final Dialect dialect;

	private final ScratchMode mode;

	private final TemporaryDatabase database;

	private final ScratchReplay replay;

	/**
	 * Creates it.
	 * @param runner who opens connections, with the scripts, placeholders and options
	 * that follow
	 * @param dialect the database's dialect
	 * @param scripts what is replayed
	 * @param placeholders what is replaced in it
	 * @param options how runs behave
	 * @param mode where schemas are created
	 * @param databases how other databases of the server are reached, or {@code null} to
	 * ask the runner's data source
	 */
	Scratch(Runner runner, Dialect dialect, LoadedScripts scripts, Placeholders placeholders, RunnerOptions options,
			ScratchMode mode, @Nullable Function<String, DataSource> databases) {
		this.runner = runner;
		this.dialect = dialect;
		this.mode = mode;
		this.database = new TemporaryDatabase(runner, dialect, databases);
		this.replay = new ScratchReplay(dialect, scripts, placeholders, options, mode, this.database);
	}

	/**
	 * Reads some schemas of the database as they are, and what sources want them to be.
	 * @param schemas the schemas beside the home schema; of those, the ones that are
	 * there or that a source names
	 * @param wanted what the sources want, in their order
	 * @throws InvalidSchemaSourceException if the server refuses a statement of a source
	 * @throws ScratchRefusedException if the schemas can be created nowhere
	 * @throws dev.stemma.runner.MissingPrivilegeException if the role may not create them
	 * @throws ReadOnlyServerException if the server takes no writes
	 */
	CatalogPair compare(Set<String> schemas, List<WantedSchema> wanted) {
		Set<String> named = new LinkedHashSet<>();
		wanted.forEach((schema) -> named.addAll(schema.schemas()));
		return this.runner.borrow((borrowed) -> {
			requireWritable(borrowed);
			LivePlace place = LivePlace.of(borrowed, this.dialect, schemas, named);
			Catalog live = place.read(borrowed, this.dialect);
			return new CatalogPair(live, create(borrowed, place, live, wanted));
		});
	}

	private Catalog create(Borrowed borrowed, LivePlace place, Catalog live, List<WantedSchema> wanted)
			throws SQLException {
		String reason = "stemma.scratch asks for it";
		if (this.mode == ScratchMode.TRANSACTION) {
			try {
				requireMovable(wanted);
				requireCreate(borrowed);
				return new ScratchSchemas(borrowed, this.dialect, place).create(wanted);
			}
			catch (TransactionUnfitException ex) {
				reason = ex.reason();
			}
		}
		DatabaseFilling filling = new DatabaseFilling(this.dialect, place,
				this.dialect.scratch().databases().extensions(borrowed.connection()));
		return this.database.use(borrowed, place.path(), reason,
				(temporary) -> filling.create(temporary, wanted, live));
	}

	private static void requireMovable(List<WantedSchema> wanted) throws TransactionUnfitException {
		for (WantedSchema schema : wanted) {
			if (!schema.isMovable()) {
				throw new TransactionUnfitException(schema.schemas().isEmpty()
						? "the wanted schema (%s) takes no transaction".formatted(schema.contents())
						: "the wanted schema (%s) names schema %s itself".formatted(schema.contents(),
								schema.schemas().stream().sorted().collect(Collectors.joining(", "))));
			}
		}
	}

	/**
	 * Reads some schemas of the database as they are, and what the scripts of the applied
	 * revisions make by themselves.
	 * @param schemas the schemas beside the home schema, as far as they are there
	 * @throws dev.stemma.runner.ReplayFailedException if an applied revision is not
	 * known, or fails without what was made by hand
	 * @throws ScratchRefusedException if the schemas can be created nowhere
	 * @throws dev.stemma.runner.MissingPrivilegeException if the role may not create them
	 * @throws ReadOnlyServerException if the server takes no writes
	 */
	CatalogPair replay(Set<String> schemas) {
		return this.runner.borrow((borrowed) -> {
			requireWritable(borrowed);
			if (this.mode == ScratchMode.TRANSACTION) {
				requireCreate(borrowed);
			}
			LivePlace place = LivePlace.of(borrowed, this.dialect, schemas, List.of());
			Catalog live = place.read(borrowed, this.dialect);
			return new CatalogPair(live, this.replay.replay(borrowed, place, live));
		});
	}

	private static void requireWritable(Borrowed borrowed) {
		ServerFacts facts = borrowed.facts();
		if (facts.readOnly() != null) {
			throw new ReadOnlyServerException(Problem.of(
					"Schemas of database %s can't be compared, which takes writes that are rolled back, and the server takes none: %s"
						.formatted(facts.database(), facts.readOnly()),
					"Connect to the primary with stemma.url, as a user whose transactions may write."));
		}
	}

	/**
	 * Refuses a role that may not create schemas. Behind a pooler the role is taken in
	 * the transaction, and what it may do shows there.
	 */
	private void requireCreate(Borrowed borrowed) {
		if (!borrowed.facts().mayCreateSchema() && !borrowed.facts().pooled()) {
			throw ScratchSchemas.missingPrivilege(borrowed, this.dialect);
		}
	}

}
