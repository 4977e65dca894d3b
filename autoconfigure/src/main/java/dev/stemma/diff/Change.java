package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Operation;
import dev.stemma.schema.ObjectReference;

/**
 * One difference, and what it takes to make it and to take it back.
 *
 * @param kind what happens to the object
 * @param object the object: a whole one, a column, a constraint, a trigger
 * @param summary what differs, in words that begin small and end without a full stop:
 * {@code column email of users is varchar(255) and not varchar(100)}
 * @param upgrade what is done, in order
 * @param downgrade what takes it back, in order; empty where nothing is to be done
 * @param destroys what data is lost on the way up, in words without a full stop
 * ({@code column email of users with its data}), or {@code null} for none
 * @param notes what a reader of the migration should know, a sentence each
 */
public record Change(Kind kind, ObjectReference object, String summary, List<Operation> upgrade,
		List<Operation> downgrade, @Nullable String destroys, List<String> notes) {

	public Change {
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
		notes = List.copyOf(notes);
	}

	public static Change of(Kind kind, ObjectReference object, String summary, List<Operation> upgrade,
			List<Operation> downgrade) {
		return new Change(kind, object, summary, upgrade, downgrade, null, List.of());
	}

	/**
	 * The same, which loses data.
	 */
	public Change destroying(String what) {
		return new Change(this.kind, this.object, this.summary, this.upgrade, this.downgrade, what, this.notes);
	}

	/**
	 * The same with one more note.
	 */
	public Change note(String note) {
		List<String> all = new ArrayList<>(this.notes);
		all.add(note);
		return new Change(this.kind, this.object, this.summary, this.upgrade, this.downgrade, this.destroys, all);
	}

	/**
	 * The same with other operations.
	 */
	public Change operations(List<Operation> upgrade, List<Operation> downgrade) {
		return new Change(this.kind, this.object, this.summary, upgrade, downgrade, this.destroys, this.notes);
	}

	/**
	 * What changes, in a few words behind a sign: {@code + table brands}.
	 */
	public String headline() {
		return switch (this.kind) {
			case ADD -> "+ " + this.object;
			case DROP -> "- " + this.object;
			case ALTER, RENAME -> "~ " + this.summary;
		};
	}

	/**
	 * For people: {@code - column notes of orders  DESTRUCTIVE}.
	 */
	@Override
	public String toString() {
		return headline() + ((this.destroys != null) ? "  DESTRUCTIVE" : "");
	}

	/**
	 * What happens to an object.
	 */
	public enum Kind {

		ADD, ALTER, RENAME, DROP

	}

}
