package dev.stemma.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A revision as the database remembers it.
 *
 * @param id the revision
 * @param parents what it revised when it was applied
 * @param dependencies what it depended on
 * @param labels its branch labels
 * @param tags its tags
 * @param message its message
 * @param checksum its checksum, or {@code null} when it had none
 * @param checksumAlgorithm the checksum's algorithm, or {@code null}
 * @param kind sql or java
 * @param downgradeStored whether its downgrade is stored
 * @param downgradeMissing why no downgrade is stored, or {@code null}
 * @param appliedAt when, by the server's clock
 * @param appliedBy the database user
 * @param duration how long it took, or {@code null} when it was stamped
 */
public record AppliedRevision(String id, List<String> parents, List<String> dependencies, List<String> labels,
		List<String> tags, String message, @Nullable String checksum, @Nullable String checksumAlgorithm, String kind,
		boolean downgradeStored, @Nullable String downgradeMissing, Instant appliedAt, String appliedBy,
		@Nullable Duration duration) {

}
