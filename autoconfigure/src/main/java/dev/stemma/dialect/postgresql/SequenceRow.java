package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Sequence;

/**
 * A sequence.
 *
 * @param oid its oid
 * @param table the table of the column that it goes with, or 0
 * @param column the number of that column
 * @param identity whether it is an identity's
 * @param sequence the sequence, with everything said
 * @param lastValue its last value, or {@code null} where it has given none, or none that
 * the role may see, or none that was asked for
 * @param comment its comment, or {@code null}
 */
record SequenceRow(long oid, long table, int column, boolean identity, Sequence sequence, @Nullable Long lastValue,
		@Nullable String comment) {

	/**
	 * The sequence with what goes without saying left out, and without the column that it
	 * goes with.
	 */
	Sequence alone() {
		String type = String.valueOf(this.sequence.type());
		return new Sequence(this.sequence.name(), type.equals("bigint") ? null : this.sequence.type(),
				SequenceRows.shortest(type, this.sequence.options()), null, this.sequence.unlogged());
	}

	/**
	 * The sequence with what goes without saying left out.
	 */
	Sequence definition() {
		Sequence alone = alone();
		return new Sequence(alone.name(), alone.type(), alone.options(), this.sequence.ownedBy(), alone.unlogged());
	}

	/**
	 * Sequences in the order in which they were read, of one column.
	 */
	static List<SequenceRow> of(List<SequenceRow> rows, long table, int column) {
		List<SequenceRow> some = new ArrayList<>();
		for (SequenceRow row : rows) {
			if (row.table() == table && row.column() == column) {
				some.add(row);
			}
		}
		return some;
	}

}
