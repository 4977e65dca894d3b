package dev.stemma.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.DriftReport;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.autogenerate.SourceSummary;
import dev.stemma.diff.Change;
import dev.stemma.diff.RenameSuspect;
import dev.stemma.problem.Problem;

/**
 * Differences, a line each for people, and their shapes in JSON.
 */
final class ChangeLines {

	private ChangeLines() {
	}

	/**
	 * A line a change, with its notes below it.
	 */
	static List<String> of(List<Change> changes, Style style) {
		List<String> lines = new ArrayList<>();
		for (Change change : changes) {
			String line = Words.oneLine(change.headline()) + ((change.destroys() != null) ? "  DESTRUCTIVE" : "");
			String coloured = switch (change.kind()) {
				case ADD -> style.green(line);
				case DROP -> style.red(line);
				case ALTER, RENAME -> style.yellow(line);
			};
			lines.add(coloured);
			change.notes().forEach((note) -> lines.add("    " + Words.oneLine(note)));
		}
		return lines;
	}

	/**
	 * What was compared and found: keys that several answers share.
	 */
	static Map<String, @Nullable Object> shape(ModelComparison comparison) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("sources", comparison.sources().stream().map(ChangeLines::shape).toList());
		shape.put("changes", comparison.differences().changes().stream().map(ChangeLines::shape).toList());
		shape.put("suspects", comparison.differences().suspects().stream().map(ChangeLines::shape).toList());
		shape.put("remarks", remarks(comparison).stream().map(Shapes::of).toList());
		return shape;
	}

	static Map<String, @Nullable Object> shape(DriftReport drift) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("changes", drift.differences().changes().stream().map(ChangeLines::shape).toList());
		shape.put("remarks", remarks(drift).stream().map(Shapes::of).toList());
		return shape;
	}

	/**
	 * All that was seen beside the changes.
	 */
	static List<Problem> remarks(ModelComparison comparison) {
		List<Problem> all = new ArrayList<>(comparison.remarks());
		all.addAll(comparison.differences().remarks());
		return all;
	}

	/**
	 * All that was seen beside the changes.
	 */
	static List<Problem> remarks(DriftReport drift) {
		List<Problem> all = new ArrayList<>(drift.remarks());
		all.addAll(drift.differences().remarks());
		return all;
	}

	private static Object shape(SourceSummary source) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("description", source.description());
		shape.put("contents", source.contents());
		return shape;
	}

	private static Object shape(Change change) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("kind", Shapes.word(change.kind()));
		shape.put("object", change.object().toString());
		shape.put("summary", change.summary());
		shape.put("destroys", change.destroys());
		shape.put("notes", change.notes());
		return shape;
	}

	private static Object shape(RenameSuspect suspect) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("object", suspect.rename().object().toString());
		shape.put("newName", suspect.rename().newName());
		shape.put("similarity", suspect.similarity());
		return shape;
	}

}
