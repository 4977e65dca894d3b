package dev.stemma.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.HistoryEntry;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.runner.AppliedRevision;

/**
 * The shapes in JSON that several commands share; as those of the actuator's endpoint.
 */
final class Shapes {

	private Shapes() {
	}

	/**
	 * What a script says of itself.
	 */
	static Map<String, @Nullable Object> of(Revision revision) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("revision", revision.id());
		shape.put("revises", revision.revises());
		shape.put("dependsOn", revision.dependsOn());
		shape.put("branchLabels", List.copyOf(revision.branchLabels()));
		shape.put("tags", List.copyOf(revision.tags()));
		shape.put("message", revision.message());
		shape.put("created", text(revision.created()));
		shape.put("origin", revision.origin().toString());
		return shape;
	}

	/**
	 * A revision and how it stands.
	 */
	static Map<String, @Nullable Object> of(HistoryEntry entry) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("revision", entry.revision());
		shape.put("revises", entry.revises());
		shape.put("dependsOn", entry.dependsOn());
		shape.put("branchLabels", entry.branchLabels());
		shape.put("tags", entry.tags());
		shape.put("message", entry.message());
		shape.put("kind", entry.kind());
		shape.put("state", word(entry.state()));
		shape.put("appliedAt", text(entry.appliedAt()));
		shape.put("appliedBy", entry.appliedBy());
		shape.put("durationMs", millis(entry.duration()));
		shape.put("checksum", entry.checksum());
		shape.put("reversible", entry.reversible());
		return shape;
	}

	/**
	 * One of the applied set.
	 */
	static Map<String, @Nullable Object> of(AppliedRevision row) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("revision", row.id());
		shape.put("message", row.message());
		shape.put("tags", row.tags());
		shape.put("appliedAt", text(row.appliedAt()));
		return shape;
	}

	/**
	 * Revisions that are only named.
	 */
	static List<Map<String, Object>> named(List<Revision> revisions) {
		List<Map<String, Object>> shapes = new ArrayList<>();
		for (Revision revision : revisions) {
			Map<String, Object> shape = new LinkedHashMap<>();
			shape.put("revision", revision.id());
			shape.put("message", revision.message());
			shapes.add(shape);
		}
		return shapes;
	}

	/**
	 * One thing that is wrong.
	 */
	static Map<String, @Nullable Object> of(Problem problem) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("what", problem.what());
		shape.put("where", (problem.where() != null) ? problem.where().toString() : null);
		shape.put("advice", problem.advice());
		return shape;
	}

	/**
	 * A constant, in the spelling of the documentation.
	 */
	static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static @Nullable String text(@Nullable Instant instant) {
		return (instant != null) ? instant.toString() : null;
	}

	static @Nullable Long millis(@Nullable Duration duration) {
		return (duration != null) ? duration.toMillis() : null;
	}

}
