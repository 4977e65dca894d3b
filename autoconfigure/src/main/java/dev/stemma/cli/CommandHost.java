package dev.stemma.cli;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.Stemma;
import dev.stemma.problem.Problem;

/**
 * The application that commands belong to.
 */
public interface CommandHost {

	/**
	 * Its instances by their bean names, in the order of their definition. Making them
	 * opens no connection.
	 */
	Map<String, Stemma> stemmas();

	/**
	 * The value of a property of the application, or {@code null}.
	 * @param name the property's name, as in {@code stemma.enabled}
	 */
	@Nullable String property(String name);

	/**
	 * What is wrong with the application where something else than Stemma has failed, or
	 * {@code null} if nobody knows.
	 */
	@Nullable Problem explain(Throwable failure);

}
