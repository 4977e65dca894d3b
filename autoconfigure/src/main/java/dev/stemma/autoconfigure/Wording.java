package dev.stemma.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.NotARevisionException;
import dev.stemma.autogenerate.DatabaseNotAtHeadsException;
import dev.stemma.autogenerate.DestructiveChangesException;
import dev.stemma.autogenerate.InvalidNamePatternException;
import dev.stemma.autogenerate.InvalidRenameException;
import dev.stemma.autogenerate.InvalidSchemaSourceException;
import dev.stemma.autogenerate.NoSchemaSourceException;
import dev.stemma.autogenerate.ScratchRefusedException;
import dev.stemma.operation.AutocommitNeededException;
import dev.stemma.operation.LiveDatabaseNeededException;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.IdentifierException;
import dev.stemma.revision.InvalidGraphException;
import dev.stemma.revision.InvalidTagFilterException;
import dev.stemma.revision.TagConflictException;
import dev.stemma.runner.ChecksumMismatchException;
import dev.stemma.runner.DatabaseNotOursException;
import dev.stemma.runner.DatabaseUnavailableException;
import dev.stemma.runner.DevSyncRefusedException;
import dev.stemma.runner.DivergedHistoryException;
import dev.stemma.runner.InconsistentHistoryException;
import dev.stemma.runner.IrreversibleRevisionException;
import dev.stemma.runner.MissingPrivilegeException;
import dev.stemma.runner.NotAppliedException;
import dev.stemma.runner.OfflineSqlException;
import dev.stemma.runner.PendingRevisionsException;
import dev.stemma.runner.ReadOnlyServerException;
import dev.stemma.runner.ReplayFailedException;
import dev.stemma.runner.ResetRefusedException;
import dev.stemma.runner.RunInterruptedException;
import dev.stemma.runner.RunRefusedException;
import dev.stemma.runner.RunTimeoutException;
import dev.stemma.runner.RunnerLockTimeoutException;
import dev.stemma.runner.ServerTooOldException;
import dev.stemma.runner.StoredSqlRefusedException;
import dev.stemma.runner.UnresolvedRevisionException;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.script.InvalidRevisionException;
import dev.stemma.script.InvalidScriptException;
import dev.stemma.script.InvalidScriptsException;
import dev.stemma.script.NoDowngradeException;
import dev.stemma.script.NoSourceFileException;
import dev.stemma.script.RebaseRefusedException;
import dev.stemma.script.ScriptChangedException;
import dev.stemma.script.ScriptNotWrittenException;

/**
 * What stands above the problems of an exception, and what to do beside their advice.
 *
 * @param headline a sentence without its full stop
 * @param action what to do, or {@code null} where the problems say it all
 */
record Wording(String headline, @Nullable String action) {

	private static final Wording OTHER = new Wording("Stemma could not bring the database to its target", null);

	private static final Map<Class<?>, Wording> BY_TYPE = Map.ofEntries(
			Map.entry(InvalidScriptsException.class,
					new Wording("The scripts do not make a revision graph; the database was not touched", null)),
			Map.entry(InvalidGraphException.class,
					new Wording("The scripts do not make a revision graph; the database was not touched", null)),
			Map.entry(InvalidScriptException.class,
					new Wording("Scripts cannot be run as they stand; nothing of them was", null)),
			Map.entry(ScriptChangedException.class,
					new Wording("The scripts changed while they were being read", null)),
			Map.entry(InvalidTagFilterException.class,
					new Wording("The properties stemma.tags.include and stemma.tags.exclude cannot be followed", null)),
			Map.entry(TagConflictException.class,
					new Wording("The tags leave out what is needed; nothing was run", null)),
			Map.entry(ChecksumMismatchException.class,
					new Wording("Applied scripts were changed; nothing was run",
							"stemma.checksum=warn starts in spite of it, and changes nothing in the database.")),
			Map.entry(InconsistentHistoryException.class,
					new Wording("What is applied contradicts the revision graph; nothing was run", null)),
			Map.entry(DivergedHistoryException.class,
					new Wording("The database and this build have gone different ways; nothing was run", null)),
			Map.entry(DatabaseNotOursException.class,
					new Wording("The database is not Stemma's yet; nothing was changed in it", null)),
			Map.entry(DatabaseUnavailableException.class, new Wording("The database is not available", null)),
			Map.entry(MissingPrivilegeException.class,
					new Wording("The database user may not do what the migrations need", null)),
			Map.entry(ReadOnlyServerException.class, new Wording("The server takes no writes", null)),
			Map.entry(PendingRevisionsException.class,
					new Wording("The application needs a database that has reached its target", null)),
			Map.entry(UnresolvedRevisionException.class,
					new Wording("A revision without a transaction stopped half way, "
							+ "and it is not known how far it came", null)),
			Map.entry(RunnerLockTimeoutException.class,
					new Wording("Another instance is migrating this database, and has not finished in time", null)),
			Map.entry(RunTimeoutException.class, new Wording("The run was stopped", null)),
			Map.entry(RunRefusedException.class,
					new Wording("The run cannot be done the way it is configured; nothing was run", null)),
			Map.entry(OfflineSqlException.class, new Wording("The range cannot be written down as SQL", null)),
			Map.entry(RunInterruptedException.class, new Wording("The run was interrupted", null)),
			Map.entry(IrreversibleRevisionException.class,
					new Wording("The downgrade leads through revisions that cannot be taken back; nothing was run",
							null)),
			Map.entry(StoredSqlRefusedException.class,
					new Wording("The database has stored SQL that Stemma did not sign; nothing was run", null)),
			Map.entry(DevSyncRefusedException.class,
					new Wording("Mode dev-sync is not for this database; nothing was run", null)),
			Map.entry(ResetRefusedException.class,
					new Wording("A reset is not for this database; nothing was run", null)),
			Map.entry(NotAppliedException.class,
					new Wording("What is to be redone is not applied; nothing was run", null)),
			Map.entry(ServerTooOldException.class,
					new Wording("A migration needs what this version of the server lacks", null)),
			Map.entry(InvalidRevisionException.class,
					new Wording("The new revision does not fit the others; nothing was written", null)),
			Map.entry(ScriptNotWrittenException.class, new Wording("A script was not written", null)),
			Map.entry(NoSourceFileException.class, new Wording("The source of a script was not found", null)),
			Map.entry(RebaseRefusedException.class, new Wording("A revision was not moved; nothing was written", null)),
			Map.entry(NoDowngradeException.class, new Wording("A migration has no downgrade", null)),
			Map.entry(InvalidDefinitionException.class,
					new Wording("A migration describes what no database can have", null)),
			Map.entry(AutocommitNeededException.class,
					new Wording("A migration in a transaction does what takes none", null)),
			Map.entry(LiveDatabaseNeededException.class,
					new Wording("A migration reads the database where there is none", null)),
			Map.entry(NotARevisionException.class, new Wording("A revision is asked for, and none is named", null)),
			Map.entry(NoSchemaSourceException.class,
					new Wording("There are no models to compare the database with", null)),
			Map.entry(DatabaseNotAtHeadsException.class,
					new Wording("Models are compared with a database that all scripts were applied to", null)),
			Map.entry(DestructiveChangesException.class,
					new Wording("A generated migration would lose data; nothing was written", null)),
			Map.entry(InvalidRenameException.class, new Wording("A rename cannot be made; nothing was written", null)),
			Map.entry(InvalidNamePatternException.class,
					new Wording("The properties stemma.autogenerate.include and stemma.autogenerate.exclude "
							+ "cannot be followed", null)),
			Map.entry(ReplayFailedException.class,
					new Wording("The applied revisions cannot be replayed; the database was not touched", null)),
			Map.entry(ScratchRefusedException.class,
					new Wording("The wanted schema could not be created to be compared; the database was not touched",
							null)),
			Map.entry(InvalidSchemaSourceException.class,
					new Wording("What the schema is to be makes no schema; nothing was written", null)),
			Map.entry(NoMigrationDataSourceException.class,
					new Wording("Stemma does not know which database to migrate", null)),
			Map.entry(NumberFromYamlException.class,
					new Wording("A revision is configured as a number, and its text is lost", null)));

	static Wording of(StemmaException exception) {
		if (exception instanceof IdentifierException identifier) {
			return of(identifier);
		}
		return BY_TYPE.getOrDefault(exception.getClass(), OTHER);
	}

	static boolean isKnown(Class<?> type) {
		return BY_TYPE.containsKey(type);
	}

	private static Wording of(IdentifierException exception) {
		return switch (exception.reason()) {
			case UNKNOWN -> new Wording("A configured revision is unknown; nothing was run", null);
			case SEVERAL_HEADS -> new Wording("The target has to be one revision, and there are several heads",
					"stemma.target=heads takes them all.");
			case AMBIGUOUS -> new Wording("A configured revision may be one of several; nothing was run", null);
			default -> new Wording("A configured revision cannot be used; nothing was run", null);
		};
	}

}
