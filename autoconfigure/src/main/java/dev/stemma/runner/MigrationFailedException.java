package dev.stemma.runner;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ServerMessage;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when a migration failed.
 */
public final class MigrationFailedException extends StemmaException {

	private final String revision;

	private final @Nullable String statement;

	private final transient @Nullable ServerMessage serverMessage;

	MigrationFailedException(Problem problem, String revision, @Nullable String statement,
			@Nullable ServerMessage serverMessage, Throwable cause) {
		super(problem, cause);
		this.revision = revision;
		this.statement = statement;
		this.serverMessage = serverMessage;
	}

	/**
	 * The revision that failed.
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * The statement that failed, or {@code null} where it is not known.
	 */
	public @Nullable String statement() {
		return this.statement;
	}

	/**
	 * What the server said, or {@code null} when the failure did not come from it.
	 */
	public @Nullable ServerMessage serverMessage() {
		return this.serverMessage;
	}

}
