package dev.stemma.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.HistoryEntry;
import dev.stemma.Status;
import dev.stemma.runner.LastFailure;
import dev.stemma.runner.RunnerAtWork;
import dev.stemma.runner.StoppedRevision;
import dev.stemma.script.SourceTree;

/**
 * The shape of a status in JSON: that of the actuator's endpoint, and more.
 */
final class StatusShape {

	private StatusShape() {
	}

	static Map<String, @Nullable Object> of(Status status, SourceTree sourceTree) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("database", status.database());
		shape.put("schema", status.schema());
		shape.put("state", Shapes.word(status.state()));
		shape.put("current", status.current().stream().map(Shapes::of).toList());
		shape.put("target", of(status.target()));
		shape.put("heads", status.heads());
		shape.put("pending", status.pending());
		shape.put("excluded", status.excluded());
		shape.put("unknown",
				status.history()
					.stream()
					.filter((entry) -> entry.state() == HistoryEntry.State.UNKNOWN)
					.map(HistoryEntry::revision)
					.toList());
		shape.put("unresolved", status.stopped().stream().map(StatusShape::of).toList());
		shape.put("problems", status.problems().stream().map(Shapes::of).toList());
		shape.put("runner", of(status.runner()));
		shape.put("lastFailure", of(status.lastFailure()));
		shape.put("sourceTree", (sourceTree.module() != null) ? sourceTree.module().toString() : null);
		shape.put("history", status.history().stream().map(Shapes::of).toList());
		return shape;
	}

	private static Map<String, @Nullable Object> of(Status.Target target) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("identifier", target.identifier());
		shape.put("revisions", target.revisions());
		shape.put("reached", target.reached());
		shape.put("ahead", target.ahead());
		return shape;
	}

	private static Map<String, @Nullable Object> of(StoppedRevision stopped) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("revision", stopped.revision());
		shape.put("direction", Shapes.word(stopped.direction()));
		shape.put("statement", stopped.statement());
		shape.put("message", stopped.message());
		shape.put("at", Shapes.text(stopped.at()));
		return shape;
	}

	private static @Nullable Map<String, @Nullable Object> of(@Nullable RunnerAtWork runner) {
		if (runner == null) {
			return null;
		}
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("pid", runner.pid());
		shape.put("user", runner.user());
		shape.put("application", runner.application());
		shape.put("client", runner.client());
		shape.put("ageMs", runner.age().toMillis());
		return shape;
	}

	private static @Nullable Map<String, @Nullable Object> of(@Nullable LastFailure failure) {
		if (failure == null) {
			return null;
		}
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("revision", failure.revision());
		shape.put("action", failure.action());
		shape.put("position", failure.position());
		shape.put("sqlState", failure.sqlState());
		shape.put("message", failure.message());
		shape.put("user", failure.user());
		shape.put("application", failure.application());
		shape.put("host", failure.host());
		shape.put("at", Shapes.text(failure.at()));
		return shape;
	}

}
