package dev.stemma.cli;

import org.jspecify.annotations.Nullable;

import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Asks a database for what is good to know, and does without where none answers.
 */
final class DatabaseLook {

	private final Session session;

	DatabaseLook(Session session) {
		this.session = session;
	}

	/**
	 * How the database stands.
	 * @param needed whether there is no doing without
	 * @return that, or {@code null} if it does not answer, which is said
	 */
	@Nullable Status status(Stemma stemma, boolean needed) {
		try {
			return stemma.status();
		}
		// Spring's exceptions too: what fails may be the making of the DataSource
		catch (RuntimeException ex) {
			if (needed) {
				throw ex;
			}
			this.session.note("It is not told what is applied: " + reason(ex));
			return null;
		}
	}

	private String reason(RuntimeException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof StemmaException known) {
				return Words.oneLine(known.problems().get(0).toString());
			}
		}
		Problem explained = this.session.host().explain(ex);
		return Words.oneLine((explained != null) ? explained.toString() : ex.toString());
	}

}
