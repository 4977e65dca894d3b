package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.runner.Preview;
import dev.stemma.runner.PreviewStep;

/**
 * What a command would do, with its SQL.
 *
 * @param preview what the runner says
 */
record PlanReport(Preview preview) implements Report {

	@Override
	public void write(PrintWriter out, Style style) {
		Preview plan = this.preview;
		String database = Sentences.database(plan.database(), plan.schema());
		if (plan.isEmpty()) {
			out.println("Nothing to %s: %s is at %s.".formatted(plan.direction().word(), database,
					Sentences.tips(plan.from())));
		}
		else {
			out.println("This would bring %s from %s to %s. Nothing was run.".formatted(database,
					Sentences.tips(plan.from()), Sentences.tips(plan.to())));
		}
		if (!plan.baseline().isEmpty()) {
			out.println();
			out.println(
					"Recorded as applied, without being run (stemma.baseline): " + String.join(", ", plan.baseline()));
		}
		for (int i = 0; i < plan.steps().size(); i++) {
			out.println();
			write(i + 1, plan.steps().get(i), out, style);
		}
		if (!plan.excluded().isEmpty()) {
			out.println();
			out.println("Excluded by tags:");
			plan.excluded()
				.forEach(
						(revision) -> out.println("  " + Words.named(style.yellow(revision.id()), revision.message())));
		}
	}

	private static void write(int number, PreviewStep step, PrintWriter out, Style style) {
		Revision revision = step.revision();
		String how = "%s %s, %s".formatted(step.direction().word(), kind(step),
				step.transactional() ? "in a transaction" : "without a transaction");
		out.println("%d. %s %s"
			.formatted(number, style.yellow(revision.id()), style.bold(Words.oneLine(revision.message())))
			.stripTrailing() + " " + style.dim("(" + how + ")"));
		Problem problem = step.problem();
		if (problem != null) {
			out.println(problem.toString().indent(4).stripTrailing());
		}
		for (String statement : step.sql()) {
			out.println((statement.strip() + ";").indent(4).stripTrailing());
		}
		if (problem == null && step.sql().isEmpty()) {
			out.println("    " + style.dim("(no statements)"));
		}
	}

	private static String kind(PreviewStep step) {
		return switch (step.kind()) {
			case "java" -> "in Java";
			case "stored" -> "as the database has it stored";
			default -> "in SQL";
		};
	}

	@Override
	public Object json() {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("direction", this.preview.direction().word());
		shape.put("database", this.preview.database());
		shape.put("schema", this.preview.schema());
		shape.put("from", this.preview.from());
		shape.put("to", this.preview.to());
		shape.put("baseline", this.preview.baseline());
		List<Object> steps = new ArrayList<>();
		this.preview.steps().forEach((step) -> steps.add(of(step)));
		shape.put("steps", steps);
		shape.put("excluded", Shapes.named(this.preview.excluded()));
		return shape;
	}

	private static Map<String, @Nullable Object> of(PreviewStep step) {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		Problem problem = step.problem();
		shape.put("revision", step.revision().id());
		shape.put("message", step.revision().message());
		shape.put("direction", step.direction().word());
		shape.put("kind", step.kind());
		shape.put("transactional", step.transactional());
		shape.put("sql", new ArrayList<>(step.sql()));
		shape.put("problem", (problem != null) ? Shapes.of(problem) : null);
		return shape;
	}

}
