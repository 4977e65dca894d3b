package dev.stemma.diff;

import java.util.Comparator;

import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.CreateObject;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * Where a change stands for a reader when nothing needs anything.
 *
 * @param phase kinds of objects in their order; what is dropped comes behind it all, in
 * the reverse order
 * @param group the object that the change is about, or that its object belongs to
 * @param step changes of one object in their order
 * @param index its place among the changes as they came
 */
record Rank(int phase, String group, int step, int index) implements Comparable<Rank> {

	private static final int DROPS = 20;

	private static final int TABLES = 5;

	private static final int CREATE = 0;

	private static final int ALTER = 1;

	private static final int MARK = 2;

	private static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::phase)
		.thenComparing(Rank::group)
		.thenComparingInt(Rank::step)
		.thenComparingInt(Rank::index);

	static Rank of(Change change, Footprint footprint, Belongings before, Belongings after, int index) {
		ObjectReference object = change.object();
		ObjectReference whole = before.catalog().objects().containsKey(object) ? before.whole(object)
				: after.whole(object);
		boolean part = !whole.equals(object) && object.kind() != ObjectKind.TRIGGER;
		int phase = phaseOf(change, part ? whole.kind() : object.kind());
		boolean last = footprint.isDrop() && change.kind() == Change.Kind.DROP && !part;
		return new Rank(last ? DROPS - phase : phase, whole.name().toString(), stepOf(change, footprint, object),
				index);
	}

	private static int phaseOf(Change change, ObjectKind kind) {
		return switch (kind) {
			case SCHEMA -> 0;
			case EXTENSION -> 2;
			case TYPE, DOMAIN -> addsValues(change) ? 1 : 3;
			case SEQUENCE -> 4;
			case TABLE, COLUMN, CONSTRAINT, INDEX -> TABLES;
			case VIEW, MATERIALIZED_VIEW -> 6;
			case FUNCTION, PROCEDURE -> 7;
			case CAST -> 8;
			case TRIGGER -> 9;
		};
	}

	/** Their way back makes the type anew, for which nothing else may have changed. */
	private static boolean addsValues(Change change) {
		return change.upgrade().stream().allMatch(AddEnumValue.class::isInstance);
	}

	/** Those of a table come in the order in which they can be made. */
	private static int stepOf(Change change, Footprint footprint, ObjectReference object) {
		return switch (object.kind()) {
			case TABLE, COLUMN, CONSTRAINT, INDEX -> CREATE;
			default -> isCreation(change, object) ? CREATE : (footprint.isMark() ? MARK : ALTER);
		};
	}

	private static boolean isCreation(Change change, ObjectReference object) {
		return change.upgrade()
			.stream()
			.anyMatch((each) -> each instanceof CreateObject create && !(create.object() instanceof Index)
					&& create.object().reference().equals(object));
	}

	/**
	 * Whether it is about a table or a part of one that stays or comes.
	 */
	boolean isOfTable() {
		return this.phase == TABLES;
	}

	@Override
	public int compareTo(Rank other) {
		return ORDER.compare(this, other);
	}

}
