package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.RunResult;

/**
 * What a run has done.
 *
 * @param result what the runner says of it
 */
record RunReport(RunResult result) implements Report {

	@Override
	public void write(PrintWriter out, Style style) {
		out.println(sentence());
		if (!this.result.excluded().isEmpty()) {
			out.println("Excluded by tags: %s.".formatted(Sentences.some(this.result.excluded())));
		}
	}

	private String sentence() {
		List<Revision> steps = this.result.steps();
		String database = Sentences.database(this.result.database(), this.result.schema());
		String to = Sentences.tips(this.result.to());
		boolean upgrade = this.result.direction() == Direction.UPGRADE;
		if (steps.isEmpty()) {
			return (upgrade ? "Nothing to upgrade: %s is at %s." : "Nothing to downgrade: %s is at %s.")
				.formatted(database, to);
		}
		return "%s %s from %s to %s: %s (%s) in %s.".formatted(upgrade ? "Upgraded" : "Downgraded", database,
				Sentences.tips(this.result.from()), to, Words.count(steps.size(), "revision"), Sentences.some(steps),
				Elapsed.of(this.result.duration()));
	}

	@Override
	public Map<String, @Nullable Object> json() {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("direction", this.result.direction().word());
		shape.put("database", this.result.database());
		shape.put("schema", this.result.schema());
		shape.put("from", this.result.from());
		shape.put("to", this.result.to());
		shape.put("steps", Shapes.named(this.result.steps()));
		shape.put("excluded", Shapes.named(this.result.excluded()));
		shape.put("durationMs", this.result.duration().toMillis());
		return shape;
	}

}
