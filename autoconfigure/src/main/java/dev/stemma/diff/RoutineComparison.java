package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.stemma.operation.Operation;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Routine;
import dev.stemma.schema.TableFeature;
import dev.stemma.schema.Trigger;

/**
 * Compares functions and procedures, and the triggers that call them.
 *
 * @param before what is there
 * @param after what is wanted
 */
record RoutineComparison(Belongings before, Belongings after) {

	List<Change> compare(Routine old, Routine wanted) {
		if (old.equals(wanted)) {
			return List.of();
		}
		if (!Objects.equals(old.returns(), wanted.returns())) {
			return pair(old, wanted, "returns another type");
		}
		if (!sameCalls(old, wanted)) {
			return pair(old, wanted, "has other arguments");
		}
		return List.of(Replacement.inPlace(old, wanted, wanted.reference() + " differs"));
	}

	private List<Change> pair(Routine old, Routine wanted, String what) {
		return new Replacement(this.before, this.after).pair(old, wanted, wanted.reference() + " " + what);
	}

	/** PostgreSQL replaces no function by one whose arguments are called otherwise. */
	private static boolean sameCalls(Routine old, Routine wanted) {
		return calls(old).equals(calls(wanted));
	}

	private static List<String> calls(Routine routine) {
		List<String> all = new ArrayList<>();
		for (Routine.Argument argument : routine.arguments()) {
			all.add(argument.mode() + " " + argument.name() + " " + argument.type()
					+ ((argument.defaultExpression() != null) ? " with default" : ""));
		}
		return all;
	}

	/**
	 * A trigger that is replaced fires as a new one does.
	 */
	List<Change> compare(Trigger old, Trigger wanted) {
		ObjectReference trigger = wanted.reference();
		List<TableFeature> past = this.before.stateOf(trigger);
		List<TableFeature> present = this.after.stateOf(trigger);
		if (!old.equals(wanted)) {
			if (old.constraint() != null || wanted.constraint() != null) {
				return new Replacement(this.before, this.after).pair(old, wanted, trigger + " differs");
			}
			Change change = Replacement.inPlace(old, wanted, trigger + " differs");
			List<Operation> there = new ArrayList<>(change.upgrade());
			there.addAll(states(present, past));
			List<Operation> back = new ArrayList<>(change.downgrade());
			back.addAll(states(past, present));
			return List.of(change.operations(there, back));
		}
		if (past.equals(present)) {
			return List.of();
		}
		return List.of(Statements.change(Change.Kind.ALTER, trigger, trigger + " fires at other times",
				state(past, present), state(present, past)));
	}

	private static List<Operation> states(List<TableFeature> features, List<TableFeature> others) {
		List<String> back = others.stream().flatMap((feature) -> feature.create().stream()).toList();
		return Statements.operations(features.stream().flatMap((feature) -> feature.create().stream()).toList(), back);
	}

	/** What is only dropped becomes what a new trigger is. */
	private static List<String> state(List<TableFeature> past, List<TableFeature> present) {
		return present.isEmpty() ? past.stream().flatMap((feature) -> feature.drop().stream()).toList()
				: present.stream().flatMap((feature) -> feature.create().stream()).toList();
	}

}
