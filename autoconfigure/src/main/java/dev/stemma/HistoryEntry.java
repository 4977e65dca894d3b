package dev.stemma;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.script.Checksum;
import dev.stemma.script.JavaScript;
import dev.stemma.script.Script;

/**
 * A revision, and what is known of it here.
 *
 * @param revision its id
 * @param revises its parents
 * @param dependsOn what it depends on
 * @param branchLabels its branch labels
 * @param tags its tags
 * @param message its message
 * @param kind sql or java
 * @param state how it stands
 * @param appliedAt when it was applied, by the server's clock, or {@code null}
 * @param appliedBy the database user who applied it, or {@code null}
 * @param duration how long that took, or {@code null} where it was stamped or is not
 * applied
 * @param checksum its checksum, or {@code null}
 * @param reversible whether it can be taken back, as far as is known: whether a migration
 * in Java without a downgrade of its own can, is known when it is applied
 */
public record HistoryEntry(String revision, List<String> revises, List<String> dependsOn, List<String> branchLabels,
		List<String> tags, String message, String kind, State state, @Nullable Instant appliedAt,
		@Nullable String appliedBy, @Nullable Duration duration, @Nullable String checksum, boolean reversible) {

	static HistoryEntry of(Script script, State state, @Nullable AppliedRevision row) {
		Revision revision = script.revision();
		Checksum checksum = script.checksum();
		return new HistoryEntry(revision.id(), revision.revises(), revision.dependsOn(),
				List.copyOf(revision.branchLabels()), List.copyOf(revision.tags()), revision.message(), script.kind(),
				state, (row != null) ? row.appliedAt() : null, (row != null) ? row.appliedBy() : null,
				(row != null) ? row.duration() : null, (checksum != null) ? checksum.toString() : null,
				isReversible(script, row));
	}

	/**
	 * Whether a migration in Java that has no downgrade of its own can be reversed was
	 * found out when it was applied; nothing of it is run to tell.
	 */
	private static boolean isReversible(Script script, @Nullable AppliedRevision row) {
		if (script instanceof JavaScript java && !java.hasDowngrade() && row != null) {
			return script.irreversible() == null && row.downgradeStored();
		}
		return script.irreversible() == null;
	}

	static HistoryEntry unknown(AppliedRevision row) {
		return new HistoryEntry(row.id(), row.parents(), row.dependencies(), row.labels(), row.tags(), row.message(),
				row.kind(), State.UNKNOWN, row.appliedAt(), row.appliedBy(), row.duration(),
				(row.checksum() != null) ? row.checksumAlgorithm() + ":" + row.checksum() : null,
				row.downgradeStored());
	}

	/**
	 * How a revision stands.
	 */
	public enum State {

		/** It is applied. */
		APPLIED,
		/** It will be applied by the next upgrade, or lies beyond the target. */
		PENDING,
		/** The tags leave it out. */
		EXCLUDED,
		/** It is applied, and this build does not know it. */
		UNKNOWN,
		/** It stopped half way. */
		FAILED

	}

}
