package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.stemma.HistoryEntry;
import dev.stemma.Status;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.runner.LastFailure;
import dev.stemma.runner.State;
import dev.stemma.runner.StoppedRevision;
import dev.stemma.script.SourceTree;

/**
 * The answer of {@code status}: what is wrong before what is to be done, and both before
 * what is merely the case.
 *
 * @param session gives times their form
 * @param status what is to be said
 * @param graph the revisions of this build
 * @param sourceTree where scripts are read from in place of the class path
 */
record StatusReport(Session session, Status status, RevisionGraph graph, SourceTree sourceTree) implements Report {

	private static final int LATEST = 3;

	@Override
	public Object json() {
		return StatusShape.of(this.status, this.sourceTree);
	}

	@Override
	public void write(PrintWriter out, Style style) {
		out.println(new Verdict(this.status).in(style));
		out.println();
		writePosition(out, style);
		writeFailure(out, style);
		writeStopped(out, style);
		writeProblems(out, style);
		writeRevisions(out, style, "Pending, in this order:", this.status.pending());
		writeUnknown(out, style);
		writeRevisions(out, style, "Excluded by tags:", this.status.excluded());
		writeHeads(out, style);
		writeLatest(out, style);
	}

	private void writePosition(PrintWriter out, Style style) {
		List<AppliedRevision> current = this.status.current();
		if (current.isEmpty()) {
			out.println("Current:  base, nothing is applied");
		}
		for (AppliedRevision row : current) {
			String label = row.equals(current.get(0)) ? "Current:  " : "          ";
			out.println(label + Words.named(style.yellow(row.id()), row.message()));
		}
		Status.Target target = this.status.target();
		String reached = !target.reached() ? style.yellow("not reached")
				: target.ahead() ? "reached, and left behind" : style.green("reached");
		out.println("Target:   " + meaning(target) + ", " + reached);
		if (this.sourceTree.module() != null) {
			out.println("Scripts:  " + Words.count(this.graph.size(), "revision")
					+ ", those of the application read from its sources in " + this.sourceTree.module());
		}
	}

	private static String meaning(Status.Target target) {
		String revisions = target.revisions().isEmpty() ? "base" : String.join(", ", target.revisions());
		return revisions.equals(target.identifier()) ? revisions : target.identifier() + " (" + revisions + ")";
	}

	private void writeFailure(PrintWriter out, Style style) {
		LastFailure failure = this.status.lastFailure();
		if (failure == null || this.status.stopped().stream().anyMatch((each) -> isSame(each, failure))) {
			return;
		}
		StringBuilder text = new StringBuilder("The %s of %s failed at %s, run by %s".formatted(failure.action(),
				failure.revision(), this.session.time(failure.at()), failure.user()));
		if (failure.host() != null) {
			text.append(" on ").append(failure.host());
		}
		text.append(": ").append(Words.oneLine(failure.message()));
		if (failure.sqlState() != null) {
			text.append(" [SQLSTATE ").append(failure.sqlState()).append(']');
		}
		heading(out, style, "Failed last:");
		out.println("  " + new Problem(text.toString(), null, null));
		if (failure.position() != null) {
			out.println("    at " + failure.position());
		}
	}

	private static boolean isSame(StoppedRevision stopped, LastFailure failure) {
		return stopped.revision().equals(failure.revision());
	}

	private void writeStopped(PrintWriter out, Style style) {
		if (this.status.stopped().isEmpty()) {
			return;
		}
		boolean running = this.status.state() == State.RUNNING;
		heading(out, style, running ? "Being run:" : "Stopped half way:");
		for (StoppedRevision stopped : this.status.stopped()) {
			String id = stopped.revision();
			out.println("  " + Words.named(style.yellow(id), message(id)) + ": " + progress(stopped, running));
			if (!running) {
				writeWaysOut(stopped, out);
			}
		}
	}

	private static void writeWaysOut(StoppedRevision stopped, PrintWriter out) {
		String id = stopped.revision();
		String direction = Shapes.word(stopped.direction());
		String width = "%-" + ("migrations resolve " + id + " --applied").length() + "s   %s";
		out.println("    Look at the database, then type one of these:");
		out.println(
				"      " + width.formatted("migrations " + direction, "go on where it stopped, if the cause is gone"));
		out.println("      " + width.formatted("migrations resolve " + id + " --applied", "all of it is done"));
		out.println(
				"      " + width.formatted("migrations resolve " + id + " --retry", "run again what may not be done"));
	}

	private String progress(StoppedRevision stopped, boolean running) {
		String verb = running ? " is" : " stopped";
		String place = (stopped.statement() != null) ? " at statement " + stopped.statement()
				: " before its first statement";
		String message = (stopped.message() != null) ? ": " + Words.oneLine(stopped.message()) : "";
		return "its " + Shapes.word(stopped.direction()) + verb + place + ", " + this.session.time(stopped.at())
				+ message;
	}

	private void writeProblems(PrintWriter out, Style style) {
		if (this.status.problems().isEmpty()) {
			return;
		}
		heading(out, style, "Problems:");
		for (Problem problem : this.status.problems()) {
			out.println("  " + new Problem(problem.what(), problem.where(), null));
			if (problem.advice() != null) {
				out.println("    " + problem.advice());
			}
		}
	}

	private void writeRevisions(PrintWriter out, Style style, String heading, List<String> ids) {
		if (ids.isEmpty()) {
			return;
		}
		heading(out, style, heading);
		for (String id : ids) {
			Revision revision = this.graph.get(id);
			StringBuilder line = new StringBuilder("  " + Words.named(style.yellow(id), revision.message()));
			Words.labels(revision.branchLabels()).forEach((label) -> line.append(' ').append(style.cyan(label)));
			Words.tags(revision.tags()).forEach((tag) -> line.append(' ').append(style.dim(tag)));
			out.println(line);
		}
	}

	private void writeUnknown(PrintWriter out, Style style) {
		List<HistoryEntry> unknown = this.status.history()
			.stream()
			.filter((entry) -> entry.state() == HistoryEntry.State.UNKNOWN)
			.toList();
		writeApplied(out, style, "Unknown to this build, newest first:", unknown);
	}

	/**
	 * Lines that have a name are meant to be apart, and so are those that the tags leave
	 * out.
	 */
	private void writeHeads(PrintWriter out, Style style) {
		List<String> heads = this.status.heads()
			.stream()
			.filter((id) -> !this.status.excluded().contains(id) && this.graph.labelsOn(id).isEmpty())
			.toList();
		if (heads.size() > 1) {
			heading(out, style, "%d heads without a branch label:".formatted(heads.size()));
			heads.forEach((id) -> out.println("  " + Words.named(style.yellow(id), message(id))));
			out.println(
					"  One line is made of them by: migrations merge %s -m \"...\"".formatted(String.join(" ", heads)));
		}
	}

	private void writeLatest(PrintWriter out, Style style) {
		List<HistoryEntry> latest = this.status.history()
			.stream()
			.filter((entry) -> entry.appliedAt() != null && entry.state() != HistoryEntry.State.UNKNOWN)
			.sorted(Comparator.comparing((HistoryEntry entry) -> Objects.requireNonNull(entry.appliedAt())).reversed())
			.limit(LATEST)
			.toList();
		writeApplied(out, style, "Applied last:", latest);
	}

	private void writeApplied(PrintWriter out, Style style, String heading, List<HistoryEntry> entries) {
		if (entries.isEmpty()) {
			return;
		}
		heading(out, style, heading);
		for (HistoryEntry entry : entries) {
			out.println("  " + Words.named(style.yellow(entry.revision()), entry.message()) + ", "
					+ Applied.words(entry, this.session));
		}
	}

	private String message(String id) {
		return this.status.history()
			.stream()
			.filter((entry) -> entry.revision().equals(id))
			.map(HistoryEntry::message)
			.findFirst()
			.orElse("");
	}

	private static void heading(PrintWriter out, Style style, String heading) {
		out.println();
		out.println(style.bold(heading));
	}

}
