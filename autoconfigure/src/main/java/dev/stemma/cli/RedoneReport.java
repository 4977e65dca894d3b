package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.stemma.runner.Redone;
import dev.stemma.runner.RunResult;

/**
 * What has been taken back and applied again.
 *
 * @param redone what the runner says of it
 */
record RedoneReport(Redone redone) implements Report {

	@Override
	public void write(PrintWriter out, Style style) {
		RunResult down = this.redone.down();
		RunResult up = this.redone.up();
		String database = Sentences.database(up.database(), up.schema());
		if (down.steps().isEmpty() && up.steps().isEmpty()) {
			out.println("Nothing to redo: %s is at %s.".formatted(database, Sentences.tips(up.to())));
			return;
		}
		out.println("Took back %s (%s) of %s and applied %s (%s) in %s; it is at %s.".formatted(
				Words.count(down.steps().size(), "revision"), Sentences.some(down.steps()), database,
				Words.count(up.steps().size(), "revision"), Sentences.some(up.steps()),
				Elapsed.of(down.duration().plus(up.duration())), Sentences.tips(up.to())));
		if (!up.excluded().isEmpty()) {
			out.println("Excluded by tags: %s.".formatted(Sentences.some(up.excluded())));
		}
	}

	@Override
	public Object json() {
		Map<String, Object> shape = new LinkedHashMap<>();
		shape.put("down", new RunReport(this.redone.down()).json());
		shape.put("up", new RunReport(this.redone.up()).json());
		return shape;
	}

}
