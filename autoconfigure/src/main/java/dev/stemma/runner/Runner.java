package dev.stemma.runner;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.revision.TagFilter;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;

/**
 * Runs plans against one database. Every call opens one connection and closes it; nothing
 * is kept between calls, so that any of them may be made again at any time.
 */
public final class Runner {

	private final Installation installation;

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
		this(new Installation(dataSource, dialect, scripts, placeholders, options, listeners));
	}

	private Runner(Installation installation) {
		this.installation = installation;
	}

	/**
	 * What can be asked of the same database.
	 */
	public Questions questions() {
		return new Questions(this.installation);
	}

	/**
	 * Applies what is pending up to some targets.
	 * @param targets identifiers
	 * @param filter which tags
	 */
	public RunResult upgrade(List<String> targets, TagFilter filter) {
		return run(Direction.UPGRADE,
				(work, database) -> this.installation.planner().upgrade(database, targets, filter));
	}

	/**
	 * Takes back what is applied above a target.
	 * @param target an identifier
	 * @param filter which tags
	 */
	public RunResult downgrade(String target, TagFilter filter) {
		return run(Direction.DOWNGRADE,
				(work, database) -> this.installation.planner().downgrade(database, target, filter));
	}

	/**
	 * Takes back what is applied above a target, with stored SQL where this build does
	 * not know the way back.
	 * @param target an identifier
	 * @param filter which tags
	 * @param shown the stored SQL that may be run, or {@code null} for all
	 * @throws StoredSqlRefusedException if a signature is wrong, or other SQL is stored
	 * than may be run
	 */
	public RunResult downgradeFromDatabase(String target, TagFilter filter, @Nullable List<StoredStep> shown) {
		return run(Direction.DOWNGRADE, new StoredDowngrades(this.installation).downgrade(target, filter, shown));
	}

	/**
	 * Takes back, with stored SQL, what is applied and not in this build, and applies
	 * what is pending up to a target.
	 * @throws DevSyncRefusedException if the database is not a developer's own
	 */
	public RunResult sync(String target, TagFilter filter) {
		return run(Direction.UPGRADE, new StoredDowngrades(this.installation).sync(target, filter));
	}

	/**
	 * Takes back an applied revision and all that is applied above it, and applies
	 * exactly these again.
	 * @param identifier an identifier of one revision
	 * @throws NotAppliedException if it names none that is applied
	 */
	public Redone redo(String identifier) {
		return new Redo(this.installation, Redo.redo(this.installation, identifier)).run(this::run);
	}

	/**
	 * Takes everything back and applies what is then pending up to a target.
	 * @throws ResetRefusedException if the database is not a developer's own
	 */
	public Redone reset(String target, TagFilter filter) {
		return new Redo(this.installation, Redo.reset(this.installation, target, filter)).run(this::run);
	}

	/**
	 * Creates our tables where they are missing, and nothing else.
	 * @return whether they were
	 */
	public boolean createTables() {
		return new Bookkeeper(this.installation).createTables();
	}

	/**
	 * Makes the applied set what it would be if the targets had been run and nothing else
	 * on their lines.
	 * @param targets identifiers; {@code base} for nothing
	 * @param purge whether to remove rows that this build does not know
	 * @param shown the rows that may be removed at most, or {@code null} for all
	 * @return the tips of the applied set afterwards
	 */
	public List<String> stamp(List<String> targets, boolean purge, @Nullable List<AppliedRevision> shown) {
		return new Bookkeeper(this.installation).stamp(targets, purge, shown);
	}

	/**
	 * Says what became of a revision that stopped half way.
	 * @param identifier the revision; one that only the database knows too
	 * @param resolution what became of it
	 * @return its id
	 */
	public String resolve(String identifier, Resolution resolution) {
		return new Bookkeeper(this.installation).resolve(identifier, resolution);
	}

	/**
	 * Records the checksum that an applied revision's script has now.
	 * @param identifier the revision
	 * @return its id
	 */
	public String accept(String identifier) {
		return new Bookkeeper(this.installation).accept(identifier);
	}

	/**
	 * Lends a connection for work that is no run. It has the role and the settings of
	 * one, and neither the lock of runners nor a transaction.
	 * @param borrowing what is done with it
	 * @return what that returns
	 * @throws DatabaseUnavailableException if no connection is to be had, or it fails
	 */
	public <T> T borrow(Borrowing<T> borrowing) {
		return this.installation.look((work) -> borrowing.with(this.installation.lend(work)));
	}

	/**
	 * The same scripts and options for another database of the server, which is ours
	 * alone: nobody listens, and all revisions may be run whatever the database holds.
	 * @param other where its connections come from
	 */
	public Runner in(DataSource other) {
		return new Runner(this.installation.in(other));
	}

	/**
	 * A data source for another database of the server, or {@code null} if that of this
	 * runner does not tell how it connects.
	 * @param database the name of the database
	 */
	public @Nullable DataSource sibling(String database) throws SQLException {
		return this.installation.sibling(database);
	}

	private RunResult run(Direction direction, Run.Planning planning) {
		return run(new Run(this.installation, direction, planning));
	}

	private RunResult run(Run run) {
		Deadline deadline = Deadline.after(this.installation.options().limits().run());
		Deadline connect = deadline.within(this.installation.options().limits().connectTimeout());
		while (true) {
			try (WorkConnection work = this.installation.connect(connect);
					Watchdog watchdog = Watchdog.over(work.connection(), this.installation.dialect().sessions())) {
				return run.attempt(work, deadline, watchdog);
			}
			catch (RunInterruptedException ex) {
				throw run.interrupted(ex);
			}
			catch (ConnectionLostException ex) {
				connect = run.reconnect(ex, deadline);
			}
			catch (SQLException ex) {
				if (Thread.currentThread().isInterrupted()
						&& this.installation.dialect().kindOf(ex) == ErrorKind.CANCELED) {
					throw run.interrupted(ex);
				}
				if (this.installation.dialect().kindOf(ex) != ErrorKind.CONNECTION_LOST) {
					throw this.installation.failed(ex);
				}
				connect = run.reconnect(new ConnectionLostException(ex), deadline);
			}
		}
	}

}
