package dev.stemma.cli;

import java.sql.SQLException;
import java.util.Set;

import dev.stemma.NotARevisionException;
import dev.stemma.Status;
import dev.stemma.autogenerate.DatabaseNotAtHeadsException;
import dev.stemma.autogenerate.InvalidRenameException;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.IdentifierException;
import dev.stemma.revision.InvalidTagFilterException;
import dev.stemma.runner.ChecksumMismatchException;
import dev.stemma.runner.DatabaseUnavailableException;
import dev.stemma.runner.DivergedHistoryException;
import dev.stemma.runner.InconsistentHistoryException;
import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.PendingRevisionsException;
import dev.stemma.runner.RunInterruptedException;
import dev.stemma.runner.RunTimeoutException;
import dev.stemma.runner.RunnerLockTimeoutException;
import dev.stemma.runner.State;
import dev.stemma.runner.UnresolvedRevisionException;
import dev.stemma.script.InvalidRevisionException;

/**
 * What a command tells the shell.
 */
final class ExitCode {

	/** Done, or the target is reached. */
	static final int DONE = 0;

	/** Failed, and would again. */
	static final int FAILED = 1;

	/** The command can't be understood as it was typed. */
	static final int USAGE = 2;

	/** Something is pending. */
	static final int PENDING = 3;

	/** Database and build contradict each other. */
	static final int CONTRADICTION = 4;

	/** A revision stopped half way. */
	static final int UNRESOLVED = 5;

	/** Failed, and may succeed later; as EX_TEMPFAIL in sysexits.h. */
	static final int TRY_AGAIN = 75;

	/** Stopped by Ctrl-C; as shells say it of signal 2. */
	static final int INTERRUPTED = 130;

	/** Lock not available, deadlock, serialization failure. */
	private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001");

	private ExitCode() {
	}

	static int of(StemmaException exception) {
		if (exception instanceof IdentifierException || exception instanceof NotARevisionException
				|| exception instanceof InvalidTagFilterException || exception instanceof NotConfirmedException
				|| exception instanceof InvalidRevisionException || exception instanceof InvalidRenameException) {
			return USAGE;
		}
		if (exception instanceof NoSuchDatabaseException nowhere) {
			return nowhere.isOfUsage() ? USAGE : FAILED;
		}
		if (exception instanceof PendingRevisionsException || exception instanceof DatabaseNotAtHeadsException) {
			return PENDING;
		}
		if (exception instanceof DivergedHistoryException || exception instanceof InconsistentHistoryException
				|| exception instanceof ChecksumMismatchException) {
			return CONTRADICTION;
		}
		if (exception instanceof UnresolvedRevisionException) {
			return UNRESOLVED;
		}
		if (exception instanceof DatabaseUnavailableException) {
			return isRefused(exception) ? FAILED : TRY_AGAIN;
		}
		if (exception instanceof RunnerLockTimeoutException || exception instanceof RunTimeoutException) {
			return TRY_AGAIN;
		}
		if (exception instanceof RunInterruptedException) {
			return INTERRUPTED;
		}
		return (exception instanceof MigrationFailedException && isPassing(exception)) ? TRY_AGAIN : FAILED;
	}

	/**
	 * Whether others were in the way, who may be gone the next time.
	 */
	private static boolean isPassing(Throwable exception) {
		return PASSING.contains(sqlState(exception));
	}

	/**
	 * Whether the server is there and lets nobody in who comes like this: a wrong user,
	 * password or database.
	 */
	private static boolean isRefused(Throwable exception) {
		String state = sqlState(exception);
		return state.startsWith("28") || state.equals("3D000");
	}

	private static String sqlState(Throwable exception) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && sql.getSQLState() != null) {
				return sql.getSQLState();
			}
		}
		return "";
	}

	static int of(Status status) {
		if (status.state() == State.UNRESOLVED) {
			return UNRESOLVED;
		}
		if (status.state() == State.DIVERGED || status.state() == State.INCONSISTENT) {
			return CONTRADICTION;
		}
		return status.target().reached() ? DONE : PENDING;
	}

}
