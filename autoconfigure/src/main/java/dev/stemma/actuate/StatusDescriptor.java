package dev.stemma.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.stemma.Status;
import dev.stemma.runner.AppliedRevision;

/**
 * How a database stands to this build.
 *
 * @param state the summary, in lower case
 * @param current the tips of the applied set
 * @param target where the database should be
 * @param heads the ids of the graph's heads
 * @param pending the ids of what the next upgrade would run, in that order
 * @param excluded the ids of what the tags leave out
 * @param history all revisions, newest first
 */
public record StatusDescriptor(String state, List<CurrentDescriptor> current, TargetDescriptor target,
		List<String> heads, List<String> pending, List<String> excluded,
		List<RevisionDescriptor> history) implements BeanDescriptor {

	static StatusDescriptor of(Status status) {
		return new StatusDescriptor(status.state().name().toLowerCase(Locale.ROOT),
				status.current().stream().map(CurrentDescriptor::of).toList(), TargetDescriptor.of(status.target()),
				status.heads(), status.pending(), status.excluded(),
				status.history().stream().map(RevisionDescriptor::of).toList());
	}

	/**
	 * A tip of the applied set.
	 *
	 * @param revision its id
	 * @param message its message
	 * @param tags its tags
	 * @param appliedAt when it was applied, by the server's clock
	 */
	public record CurrentDescriptor(String revision, String message, List<String> tags, Instant appliedAt) {

		static CurrentDescriptor of(AppliedRevision row) {
			return new CurrentDescriptor(row.id(), row.message(), row.tags(), row.appliedAt());
		}

	}

	/**
	 * Where the database should be.
	 *
	 * @param identifier as it is configured
	 * @param revisions the ids that it means
	 * @param reached whether nothing is pending
	 * @param ahead whether the database also holds revisions of a newer build
	 */
	public record TargetDescriptor(String identifier, List<String> revisions, boolean reached, boolean ahead) {

		static TargetDescriptor of(Status.Target target) {
			return new TargetDescriptor(target.identifier(), target.revisions(), target.reached(), target.ahead());
		}

	}

}
