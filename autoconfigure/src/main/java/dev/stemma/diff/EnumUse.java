package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.Operation;

/**
 * Looks for enum values that are added and used at once, which PostgreSQL refuses in one
 * transaction.
 */
final class EnumUse {

	private EnumUse() {
	}

	/**
	 * The changes, with a note where a value is used by another of them.
	 */
	static List<Change> noted(List<Change> changes) {
		List<Change> all = new ArrayList<>();
		for (Change change : changes) {
			Change noted = change;
			for (Operation operation : change.upgrade()) {
				if (operation instanceof AddEnumValue add && isUsed(add, change, changes)) {
					noted = noted.note(("Value %s is used by what follows, and PostgreSQL takes no new value before it"
							+ " is committed: move what uses it to a revision of its own.")
						.formatted(SqlNames.literal(add.value())));
				}
			}
			all.add(noted);
		}
		return all;
	}

	/** The server writes values with their types: {@code 'lost'::order_status}. */
	private static boolean isUsed(AddEnumValue add, Change change, List<Change> changes) {
		String value = SqlNames.literal(add.value()) + "::";
		return changes.stream()
			.filter((other) -> !other.equals(change))
			.flatMap((other) -> other.upgrade().stream())
			.map(Operation::toString)
			.anyMatch((text) -> text.contains(value) && SqlNames.mentions(text, add.type().name()));
	}

}
