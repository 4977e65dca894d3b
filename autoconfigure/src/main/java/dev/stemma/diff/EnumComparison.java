package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.Operation;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ObjectReference;

/**
 * Compares enums. Values that are added keep the type. Any other difference makes it
 * anew, and so does taking an added value back.
 *
 * @param before what is there
 * @param after what is wanted
 * @param recreation makes a type anew
 */
record EnumComparison(Belongings before, Belongings after, EnumRecreation recreation) {

	Change compare(EnumType old, EnumType wanted) {
		List<String> added = minus(wanted.values(), old.values());
		List<String> removed = minus(old.values(), wanted.values());
		List<String> kept = minus(wanted.values(), added);
		return (removed.isEmpty() && kept.equals(old.values())) ? add(old, wanted, added)
				: recreate(old, wanted, added, removed);
	}

	private static List<String> minus(List<String> values, List<String> others) {
		return values.stream().filter((value) -> !others.contains(value)).toList();
	}

	private Change add(EnumType old, EnumType wanted, List<String> added) {
		ObjectReference type = wanted.reference();
		List<Operation> upgrade = new ArrayList<>();
		List<String> there = new ArrayList<>(old.values());
		for (String value : added) {
			upgrade.add(addition(wanted, value, there));
		}
		return Change
			.of(Change.Kind.ALTER, type, "enum %s lacks %s".formatted(wanted.name(), listed(added)), upgrade,
					this.recreation.back(wanted, old))
			.note("The downgrade makes the type anew, and fails where a row holds %s.".formatted(either(added)));
	}

	/** Says its place unless it is the last by itself. */
	private static Operation addition(EnumType wanted, String value, List<String> there) {
		int index = wanted.values().indexOf(value);
		AddEnumValue add = new AddEnumValue(wanted.name(), value, null, null, false);
		String previous = (index > 0) ? wanted.values().get(index - 1) : null;
		int place = (previous != null) ? there.indexOf(previous) + 1 : 0;
		if (place < there.size()) {
			add = (previous != null) ? add.after(previous) : add.before(there.get(0));
		}
		there.add(place, value);
		return add;
	}

	private Change recreate(EnumType old, EnumType wanted, List<String> added, List<String> removed) {
		ObjectReference type = wanted.reference();
		String what = removed.isEmpty() ? "enum %s has its values in another order".formatted(wanted.name())
				: "enum %s has %s".formatted(wanted.name(), listed(removed));
		if (!added.isEmpty()) {
			what += " and lacks " + listed(added);
		}
		Change change = Change.of(Change.Kind.ALTER, type, what, this.recreation.there(old, wanted),
				this.recreation.reverse(old, wanted));
		for (String problem : this.recreation.problems(old)) {
			change = change.note(problem);
		}
		if (removed.isEmpty()) {
			return change;
		}
		change = change.destroying("%s of enum %s".formatted(listed(removed), wanted.name()))
			.note("It fails where a row holds %s: give such rows another value before.".formatted(either(removed)));
		boolean samePlace = removed.size() == 1 && added.size() == 1
				&& old.values().indexOf(removed.get(0)) == wanted.values().indexOf(added.get(0));
		return samePlace ? change.note(renamed(wanted, removed.get(0), added.get(0))) : change;
	}

	private static String renamed(EnumType type, String old, String wanted) {
		return "If %s is now called %s, write ALTER TYPE %s RENAME VALUE %s TO %s in place of this.".formatted(
				SqlNames.literal(old), SqlNames.literal(wanted), SqlNames.quoted(type.name()), SqlNames.literal(old),
				SqlNames.literal(wanted));
	}

	private static String listed(List<String> values) {
		return ((values.size() == 1) ? "value " : "values ")
				+ String.join(", ", values.stream().map(SqlNames::literal).toList());
	}

	private static String either(List<String> values) {
		return String.join(" or ", values.stream().map(SqlNames::literal).toList());
	}

}
