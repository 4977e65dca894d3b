package dev.stemma.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a database has to be before an offline script may change it.
 *
 * @param applied the ids that must be applied; none for a script that begins at the base
 * @param pending the ids that must not be applied
 * @param taken the ids on which nothing else may stand, because they are taken back
 * @param known all ids of the scripts, where others must not be applied; none where
 * others may be
 * @param company what a schema without our tables may have beside it
 * @param server what the server has to be, or {@code null} where any will do
 */
public record OfflineStart(List<String> applied, List<String> pending, List<String> taken, List<String> known,
		Company company, @Nullable Server server) {

	public OfflineStart {
		applied = List.copyOf(applied);
		pending = List.copyOf(pending);
		taken = List.copyOf(taken);
		known = List.copyOf(known);
	}

	/**
	 * Whether no revision is looked at or changed.
	 */
	public boolean leavesRevisionsAlone() {
		return this.applied.isEmpty() && this.pending.isEmpty() && this.taken.isEmpty();
	}

	/**
	 * What may be there where our tables are not.
	 */
	public enum Company {

		/** The schema is to be empty, and no other of the database has our tables. */
		NONE,
		/** The schema may hold others' relations. */
		RELATIONS,
		/** Our tables may stand in another schema too. */
		ANY

	}

	/**
	 * What the server has to be.
	 *
	 * @param version its least version as a number, 180000 for 18
	 * @param why a sentence that says what needs it
	 */
	public record Server(int version, String why) {

	}

}
