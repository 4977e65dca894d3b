package dev.stemma.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stemma.Status;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.runner.RunResult;

/**
 * The words for the log.
 */
final class StartupReport {

	private StartupReport() {
	}

	static String of(RunResult result) {
		String database = database(result.database(), result.schema());
		String excluded = excluded(result.excluded().size());
		if (!result.takenBack().isEmpty()) {
			return "%s brought from %s to %s in %s: %d taken back that this build does not have, %d applied%s"
				.formatted(database, tips(result.from()), tips(result.to()), duration(result.duration()),
						result.takenBack().size(), result.steps().size(), excluded);
		}
		if (result.steps().isEmpty()) {
			return database + " is up to date at " + tips(result.to()) + excluded;
		}
		int count = result.steps().size();
		return "%s upgraded from %s to %s: %d %s in %s%s".formatted(database, tips(result.from()), tips(result.to()),
				count, (count == 1) ? "revision" : "revisions", duration(result.duration()), excluded);
	}

	static String of(Status status) {
		return database(status.database(), status.schema()) + " is up to date at "
				+ tips(status.current().stream().map((row) -> row.id()).toList()) + excluded(status.excluded().size());
	}

	/**
	 * What to say of several heads, or {@code null}. Lines that have a name are meant to
	 * be apart, and so are those that the tags leave out.
	 */
	static @Nullable String warningOfHeads(RevisionGraph graph, List<String> excluded) {
		List<String> heads = graph.heads()
			.stream()
			.map(Revision::id)
			.filter((id) -> !excluded.contains(id) && graph.labelsOn(id).isEmpty())
			.toList();
		if (heads.size() < 2) {
			return null;
		}
		return "The revision graph has %d heads without a branch label (%s). To make them one line: migrations merge heads -m \"...\""
			.formatted(heads.size(), String.join(", ", heads));
	}

	private static String database(String database, String schema) {
		return "Stemma: database \"%s\", schema \"%s\"".formatted(database, schema);
	}

	private static String tips(List<String> ids) {
		return ids.isEmpty() ? "base" : String.join(", ", ids);
	}

	private static String excluded(int count) {
		return (count > 0) ? " (%d excluded by tags)".formatted(count) : "";
	}

	private static String duration(Duration duration) {
		long millis = duration.toMillis();
		return (millis < 1000) ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
	}

}
