package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.stemma.diff.Change;
import dev.stemma.diff.Differences;
import dev.stemma.diff.Rename;
import dev.stemma.diff.RenameSuspect;
import dev.stemma.operation.RenameObject;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * What a generated revision says of itself to whoever reviews it.
 */
final class Remarks {

	private final Differences differences;

	private final Function<RenameObject, String> statement;

	/**
	 * Creates the remarks of a revision.
	 * @param statement how a renaming is written
	 */
	Remarks(Differences differences, Function<RenameObject, String> statement) {
		this.differences = differences;
		this.statement = statement;
	}

	/**
	 * What stands at the top.
	 */
	List<String> top() {
		List<String> all = new ArrayList<>();
		int suspects = this.differences.suspects().size();
		if (suspects > 0) {
			String renames = (suspects == 1) ? "a rename" : suspects + " renames";
			all.add("REVIEW: what goes and what comes below may be %s; as it is written, data is lost. Look for REVIEW."
				.formatted(renames));
		}
		this.differences.remarks().forEach((remark) -> all.add("NOT IN HERE: " + remark));
		return all;
	}

	/**
	 * What stands above a change on the way up.
	 */
	List<String> upgrade(Change change) {
		List<String> all = new ArrayList<>(change.notes());
		for (RenameSuspect suspect : this.differences.suspects()) {
			if (isOneOf(change, suspect.rename())) {
				all.add(review(suspect.rename()));
			}
		}
		if (change.destroys() != null) {
			String verb = (change.kind() == Change.Kind.DROP) ? "drops " : "loses ";
			all.add("DESTRUCTIVE: " + verb + change.destroys());
		}
		return all;
	}

	/**
	 * What stands above what takes a change back.
	 */
	List<String> downgrade(Change change) {
		List<String> all = new ArrayList<>();
		ObjectKind kind = change.object().kind();
		if (change.kind() == Change.Kind.ADD && !change.downgrade().isEmpty()
				&& (kind == ObjectKind.TABLE || kind == ObjectKind.COLUMN)) {
			all.add("DESTRUCTIVE: drops %s with its data".formatted(change.object()));
		}
		if (change.downgrade().isEmpty() && !change.upgrade().isEmpty()) {
			all.add("Nothing is done here to take this back: " + change.summary());
		}
		return all;
	}

	private static boolean isOneOf(Change change, Rename rename) {
		return (change.kind() == Change.Kind.DROP && change.object().equals(rename.object()))
				|| (change.kind() == Change.Kind.ADD && change.object().equals(rename.renamed()));
	}

	private String review(Rename rename) {
		return "REVIEW: %s goes and %s comes; if it is the same, write %s and take both out, or generate again with --rename %s:%s"
			.formatted(rename.object(), rename.renamed(),
					this.statement.apply(new RenameObject(rename.object(), rename.newName())), path(rename.object()),
					rename.newName());
	}

	private static String path(ObjectReference object) {
		return (object.part() != null) ? object.name() + "." + object.part() : object.name().toString();
	}

}
