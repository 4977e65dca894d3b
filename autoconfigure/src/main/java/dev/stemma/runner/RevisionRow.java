package dev.stemma.runner;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;
import dev.stemma.script.Checksum;

/**
 * A row of the applied set that is to be written.
 *
 * @param revision the revision
 * @param dependencies the ids of what it depends on
 * @param checksum its checksum, or {@code null}
 * @param kind sql, java or stored
 * @param downgrade its stored downgrade
 * @param duration how long it took, or {@code null} when it is stamped
 */
record RevisionRow(Revision revision, List<String> dependencies, @Nullable Checksum checksum, String kind,
		StoredDowngrade downgrade, @Nullable Duration duration) {

	/**
	 * A downgrade that is kept with the applied revision, so that a build without the
	 * script could take it back.
	 *
	 * @param sql its SQL with placeholders as they stand, or {@code null}
	 * @param transactional whether it runs in a transaction
	 * @param missing why there is none, or {@code null}
	 */
	record StoredDowngrade(@Nullable String sql, @Nullable Boolean transactional, @Nullable String missing) {

		static StoredDowngrade of(String sql, boolean transactional) {
			return new StoredDowngrade(sql, transactional, null);
		}

		static StoredDowngrade none(String why) {
			return new StoredDowngrade(null, null, why);
		}

	}

}
