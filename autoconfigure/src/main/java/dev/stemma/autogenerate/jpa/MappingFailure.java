package dev.stemma.autogenerate.jpa;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.autogenerate.InvalidSchemaSourceException;
import dev.stemma.problem.Problem;

/**
 * What the provider says of entities that it can't map, in a sentence.
 */
final class MappingFailure {

	private MappingFailure() {
	}

	/**
	 * The failure as one of the source.
	 * @param unit what the persistence unit is called
	 * @param thrown what the provider has thrown
	 */
	static InvalidSchemaSourceException of(String unit, Throwable thrown) {
		Throwable cause = root(thrown);
		String advice = isMissingClass(cause) ? "Put the class on the classpath, or take it out of the unit."
				: "Correct the mapping; nothing was compared with the database.";
		return new InvalidSchemaSourceException(
				Problem.of("The entities of " + unit + " do not map: " + message(cause), advice), thrown);
	}

	/** The deepest that says something: those above tell in whose name it failed. */
	private static Throwable root(Throwable thrown) {
		List<Throwable> chain = new ArrayList<>();
		for (Throwable next = thrown; next != null && !chain.contains(next); next = next.getCause()) {
			chain.add(next);
		}
		for (int i = chain.size() - 1; i > 0; i--) {
			if (chain.get(i).getMessage() != null) {
				return chain.get(i);
			}
		}
		return thrown;
	}

	private static boolean isMissingClass(Throwable cause) {
		return cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError;
	}

	private static String message(Throwable cause) {
		String message = (cause.getMessage() != null) ? cause.getMessage().strip() : "";
		if (isMissingClass(cause)) {
			return "the class " + message.replace('/', '.') + " is missing";
		}
		boolean speaks = cause.getClass().getName().startsWith("org.hibernate.")
				|| cause.getClass().getName().startsWith("jakarta.persistence.");
		return speaks ? message : cause.getClass().getSimpleName() + " " + message;
	}

}
