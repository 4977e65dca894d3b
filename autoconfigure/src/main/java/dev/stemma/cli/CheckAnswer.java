package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.CheckReport;
import dev.stemma.CheckReport.Part;
import dev.stemma.HistoryEntry;
import dev.stemma.Status;
import dev.stemma.autogenerate.DriftReport;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.autogenerate.SourceSummary;
import dev.stemma.problem.Problem;
import dev.stemma.revision.RevisionGraph;

/**
 * The answer of {@code check}.
 *
 * @param report what was found
 * @param parts what was looked at
 * @param heads the ids of the heads without a branch label
 * @param graph the revisions of this build
 */
record CheckAnswer(CheckReport report, Set<Part> parts, List<String> heads, RevisionGraph graph) implements Report {

	@Override
	public void write(PrintWriter out, Style style) {
		if (this.parts.contains(Part.MODELS)) {
			writeModels(out, style);
		}
		writeScripts(out, style);
		if (this.parts.contains(Part.DRIFT)) {
			writeDrift(out, style);
		}
	}

	private void writeModels(PrintWriter out, Style style) {
		Problem obstacle = this.report.modelsObstacle();
		ModelComparison models = this.report.models();
		if (obstacle != null) {
			out.println("Models:   " + style.yellow("not compared"));
			writeProblem(out, obstacle);
		}
		else if (models == null) {
			out.println("Models:   none; nothing says how the schema is to be");
		}
		else {
			int size = models.differences().changes().size();
			String sources = models.sources().stream().map(SourceSummary::toString).collect(Collectors.joining("; "));
			out.println(
					"Models:   "
							+ (models.isEmpty() ? style.green("the database is what they say")
									: style.red(Words.count(size, "difference") + " to the database"))
							+ " (" + sources + ")");
			ChangeLines.of(models.differences().changes(), style).forEach((line) -> out.println("  " + line));
			if (!models.isEmpty()) {
				out.println("  Write them down: migrations revision --autogenerate -m \"...\"");
			}
			ChangeLines.remarks(models).forEach((remark) -> writeProblem(out, remark));
		}
	}

	private void writeScripts(PrintWriter out, Style style) {
		Status status = this.report.scripts().status();
		List<Problem> problems = this.report.scripts().problems();
		String count = Words.count(this.report.scripts().revisions(), "revision");
		if (!problems.isEmpty()) {
			out.println("Scripts:  " + count + ", " + style.red(Words.count(problems.size(), "problem")));
		}
		else {
			out.println("Scripts:  " + count
					+ ((status != null) ? ". " + new Verdict(status).in(style) : ", " + style.green("no problems")));
		}
		problems.forEach((problem) -> writeProblem(out, problem));
		if (status != null) {
			status.pending()
				.forEach((id) -> out
					.println("  " + Words.named(style.yellow(id), this.graph.get(id).message()) + " pending"));
			if (!status.pending().isEmpty() && this.report.modelsObstacle() == null) {
				out.println("  Apply them: migrations upgrade");
			}
			status.problems().forEach((problem) -> writeProblem(out, problem));
		}
		if (this.heads.size() > 1) {
			out.println("  There are %d heads without a branch label: %s".formatted(this.heads.size(),
					String.join(", ", this.heads)));
			out.println("    One line is made of them by: migrations merge %s -m \"...\""
				.formatted(String.join(" ", this.heads)));
		}
	}

	private void writeDrift(PrintWriter out, Style style) {
		Problem obstacle = this.report.driftObstacle();
		DriftReport drift = this.report.drift();
		if (obstacle != null) {
			out.println("Drift:    " + style.yellow("not looked for"));
			writeProblem(out, obstacle);
		}
		else if (drift != null) {
			int size = drift.differences().changes().size();
			out.println("Drift:    " + (drift.isEmpty() ? style.green("none; the database is what the scripts make")
					: style.red(Words.count(size, "difference") + " to what the scripts make")));
			ChangeLines.of(drift.differences().changes(), style).forEach((line) -> out.println("  " + line));
			if (!drift.isEmpty()) {
				out.println("  Take back what was done by hand, or write a revision that does it");
			}
			ChangeLines.remarks(drift).forEach((remark) -> writeProblem(out, remark));
		}
	}

	private static void writeProblem(PrintWriter out, Problem problem) {
		out.println("  " + Words.oneLine(new Problem(problem.what(), problem.where(), null).toString()));
		if (problem.advice() != null) {
			out.println("    " + Words.oneLine(problem.advice()));
		}
	}

	@Override
	public Object json() {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("clean", this.report.isClean());
		shape.put("models", models());
		shape.put("scripts", scripts());
		shape.put("drift", drift());
		return shape;
	}

	private @Nullable Object models() {
		ModelComparison models = this.report.models();
		Problem obstacle = this.report.modelsObstacle();
		if (models == null && obstacle == null) {
			return null;
		}
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		if (models != null) {
			shape.putAll(ChangeLines.shape(models));
		}
		else {
			List.of("sources", "changes", "suspects", "remarks").forEach((key) -> shape.put(key, List.of()));
		}
		shape.put("obstacle", (obstacle != null) ? Shapes.of(obstacle) : null);
		return shape;
	}

	private Object scripts() {
		CheckReport.Scripts scripts = this.report.scripts();
		Status status = scripts.status();
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("revisions", scripts.revisions());
		shape.put("heads", scripts.heads());
		shape.put("problems", scripts.problems().stream().map(Shapes::of).toList());
		shape.put("state", (status != null) ? Shapes.word(status.state()) : null);
		shape.put("pending", (status != null) ? status.pending() : List.of());
		shape.put("unknown", (status != null) ? unknown(status) : List.of());
		shape.put("contradictions", (status != null) ? status.problems().stream().map(Shapes::of).toList() : List.of());
		return shape;
	}

	private static List<String> unknown(Status status) {
		return status.history()
			.stream()
			.filter((entry) -> entry.state() == HistoryEntry.State.UNKNOWN)
			.map(HistoryEntry::revision)
			.toList();
	}

	private @Nullable Object drift() {
		DriftReport drift = this.report.drift();
		Problem obstacle = this.report.driftObstacle();
		if (drift == null && obstacle == null) {
			return null;
		}
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		if (drift != null) {
			shape.putAll(ChangeLines.shape(drift));
		}
		else {
			List.of("changes", "remarks").forEach((key) -> shape.put(key, List.of()));
		}
		shape.put("obstacle", (obstacle != null) ? Shapes.of(obstacle) : null);
		return shape;
	}

}
