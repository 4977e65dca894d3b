package dev.stemma.cli;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when it is not known which database a command is for.
 */
final class NoSuchDatabaseException extends StemmaException {

	private final boolean ofUsage;

	private NoSuchDatabaseException(Problem problem, boolean ofUsage) {
		super(problem);
		this.ofUsage = ofUsage;
	}

	/**
	 * Whether another command line would have done, with no other configuration.
	 */
	boolean isOfUsage() {
		return this.ofUsage;
	}

	static NoSuchDatabaseException of(@Nullable String name, Set<String> names, CommandHost host) {
		String all = String.join(", ", names);
		if (!names.isEmpty()) {
			return new NoSuchDatabaseException((name != null)
					? Problem.of("There is no database '" + name + "' here.", "Name one of " + all + ".")
					: Problem.of("The application migrates several databases: " + all + ".", "Say which with --name."),
					true);
		}
		if ("false".equalsIgnoreCase(host.property("stemma.enabled"))) {
			return new NoSuchDatabaseException(Problem.of("Stemma is turned off here: stemma.enabled is false.",
					"Add --stemma.enabled=true to this command; stemma.startup=none is for an application that must not migrate when it starts."),
					false);
		}
		return new NoSuchDatabaseException(
				Problem.of("The application has no database to migrate.", "Give it a DataSource, or set stemma.url."),
				false);
	}

}
