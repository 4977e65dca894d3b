package dev.stemma.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.stemma.HistoryEntry;

/**
 * One revision, and what is known of it.
 *
 * @param revision its id
 * @param revises its parents
 * @param dependsOn what it depends on
 * @param branchLabels its branch labels
 * @param tags its tags
 * @param message its message
 * @param kind sql or java
 * @param state how it stands, in lower case
 * @param appliedAt when it was applied, or {@code null}
 * @param durationMs how long that took, in milliseconds, or {@code null}
 * @param checksum its checksum with its algorithm, or {@code null}
 * @param reversible whether it can be taken back
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RevisionDescriptor(String revision, List<String> revises, List<String> dependsOn,
		List<String> branchLabels, List<String> tags, String message, String kind, String state,
		@Nullable Instant appliedAt, @Nullable Long durationMs, @Nullable String checksum,
		boolean reversible) implements BeanDescriptor {

	static RevisionDescriptor of(HistoryEntry entry) {
		Duration duration = entry.duration();
		return new RevisionDescriptor(entry.revision(), entry.revises(), entry.dependsOn(), entry.branchLabels(),
				entry.tags(), entry.message(), entry.kind(), entry.state().name().toLowerCase(Locale.ROOT),
				entry.appliedAt(), (duration != null) ? duration.toMillis() : null, entry.checksum(),
				entry.reversible());
	}

}
