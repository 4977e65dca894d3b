package dev.stemma.operation;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Trigger;

/**
 * What is done to functions, procedures and triggers.
 */
public interface RoutineOperations extends ObjectOperations {

	/**
	 * Creates a function.
	 * @throws dev.stemma.schema.InvalidDefinitionException if it is something else
	 */
	default void createFunction(Routine routine) {
		createFunction(routine, (options) -> options);
	}

	/**
	 * Creates a function, or replaces the one of this name and these arguments.
	 */
	default void createOrReplaceFunction(Routine routine) {
		createFunction(routine, CreateOptions::orReplace);
	}

	/**
	 * Creates a function.
	 * @param options what to do if it is there
	 */
	default void createFunction(Routine routine, UnaryOperator<CreateOptions> options) {
		Require.that(!routine.procedure(), "The " + routine.reference() + " is created as a function",
				"Call it what it is.");
		create(routine, options);
	}

	/**
	 * Creates a procedure.
	 * @throws dev.stemma.schema.InvalidDefinitionException if it is something else
	 */
	default void createProcedure(Routine routine) {
		createProcedure(routine, (options) -> options);
	}

	/**
	 * Creates a procedure, or replaces the one of this name and these arguments.
	 */
	default void createOrReplaceProcedure(Routine routine) {
		createProcedure(routine, CreateOptions::orReplace);
	}

	/**
	 * Creates a procedure.
	 * @param options what to do if it is there
	 */
	default void createProcedure(Routine routine, UnaryOperator<CreateOptions> options) {
		Require.that(routine.procedure(), "The " + routine.reference() + " is created as a procedure",
				"Call it what it is.");
		create(routine, options);
	}

	/**
	 * Drops a function.
	 * @param arguments the types of its input arguments
	 */
	default void dropFunction(String name, SqlType... arguments) {
		drop(ObjectReference.function(qualify(name), List.of(arguments)));
	}

	/**
	 * Drops a procedure.
	 * @param arguments the types of its arguments
	 */
	default void dropProcedure(String name, SqlType... arguments) {
		drop(ObjectReference.procedure(qualify(name), List.of(arguments)));
	}

	/**
	 * Creates a trigger.
	 */
	default void createTrigger(Trigger trigger) {
		create(trigger);
	}

	/**
	 * Creates a trigger, or replaces the one of this name.
	 */
	default void createOrReplaceTrigger(Trigger trigger) {
		create(trigger, CreateOptions::orReplace);
	}

	/**
	 * Drops a trigger.
	 */
	default void dropTrigger(String table, String name) {
		dropTrigger(table, name, (options) -> options);
	}

	/**
	 * Drops a trigger.
	 * @param options how, and what it was like
	 */
	default void dropTrigger(String table, String name, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.trigger(qualify(table), name), options);
	}

}
