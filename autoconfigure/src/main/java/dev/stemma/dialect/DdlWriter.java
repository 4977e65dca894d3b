package dev.stemma.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;

/**
 * Writes operations as SQL.
 */
public interface DdlWriter {

	/**
	 * The statements that do an operation, in order, without semicolons at their ends.
	 * Names are quoted where they have to be, values are literals that mean the same
	 * whatever the session's settings.
	 * @throws dev.stemma.schema.InvalidDefinitionException if a name is longer than the
	 * server takes, or a value has no SQL form
	 */
	List<String> statements(Operation operation);

	/**
	 * What of an operation a server lacks.
	 * @param version the server's version as a number, 180001 for 18.1
	 * @return one problem for each thing that it lacks, naming it and the version that
	 * brought it; none if it has all
	 */
	List<Problem> lacking(Operation operation, int version);

	/**
	 * Whether an operation takes no transaction around it.
	 */
	boolean needsAutocommit(Operation operation);

	/**
	 * A value as a literal.
	 * @param value a text, number, boolean, date or time of {@code java.time}, UUID, byte
	 * array, array or list of these, or {@code null}
	 * @throws dev.stemma.schema.InvalidDefinitionException if it has no SQL form
	 */
	String literal(@Nullable Object value);

}
