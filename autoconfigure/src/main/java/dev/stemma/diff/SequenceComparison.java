package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.Inverse;
import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;

/**
 * Compares sequences.
 */
final class SequenceComparison {

	private SequenceComparison() {
	}

	static List<Change> compare(Sequence old, Sequence wanted) {
		ObjectReference sequence = wanted.reference();
		List<Change> changes = new ArrayList<>();
		SqlType type = typeOf(old).equals(typeOf(wanted)) ? null : new SqlType.Written(typeOf(wanted));
		SequenceOptions options = difference(old, wanted);
		Known<Sequence.Owner> owner = Objects.equals(old.ownedBy(), wanted.ownedBy()) ? null
				: new Known<>(wanted.ownedBy());
		if (type != null || !options.isEmpty() || owner != null) {
			SequenceOptions complete = old.options().completed(old.type());
			Sequence existing = new Sequence(old.name(), old.type(), complete, old.ownedBy(), old.unlogged());
			Operation there = new AlterSequence(wanted.name(), type, options, null, owner, existing);
			changes.add(Change.of(Change.Kind.ALTER, sequence, sequence + " " + what(type, options), List.of(there),
					(there.inverse() instanceof Inverse.Known known) ? known.operations() : List.of()));
		}
		changes.addAll(logging(old, wanted));
		return changes;
	}

	/**
	 * Whether it is written to the log.
	 */
	static List<Change> logging(Sequence old, Sequence wanted) {
		if (old.unlogged() == wanted.unlogged()) {
			return List.of();
		}
		ObjectReference sequence = wanted.reference();
		String alter = "ALTER SEQUENCE " + SqlNames.quoted(wanted.name()) + " SET ";
		String there = alter + (wanted.unlogged() ? "UNLOGGED" : "LOGGED");
		String back = alter + (old.unlogged() ? "UNLOGGED" : "LOGGED");
		return List
			.of(Statements.change(sequence, sequence + (old.unlogged() ? " is not" : " is") + " logged", there, back));
	}

	private static String what(@Nullable SqlType type, SequenceOptions options) {
		if (type != null) {
			return "has another type";
		}
		return options.isEmpty() ? "belongs to another column" : "counts otherwise";
	}

	private static String typeOf(Sequence sequence) {
		return (sequence.type() != null) ? sequence.type().toString() : "bigint";
	}

	private static SequenceOptions difference(Sequence old, Sequence wanted) {
		SequenceOptions past = old.options().completed(old.type());
		SequenceOptions present = wanted.options().completed(wanted.type());
		return new SequenceOptions(changed(past.start(), present.start()),
				changed(past.increment(), present.increment()), changed(past.minValue(), present.minValue()),
				changed(past.maxValue(), present.maxValue()), changed(past.cache(), present.cache()),
				changed(past.cycle(), present.cycle()));
	}

	private static <T> @Nullable T changed(@Nullable T past, @Nullable T present) {
		return Objects.equals(past, present) ? null : present;
	}

}
