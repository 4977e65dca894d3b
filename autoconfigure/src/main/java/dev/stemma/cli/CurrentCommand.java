package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.stemma.HistoryEntry;
import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.runner.AppliedRevision;

/**
 * Where the database is.
 */
@Command(name = "current",
		description = { "Tell which revisions the database is at.",
				"These are the applied ones with nothing applied above them." },
		footer = { "", "In a script: migrations current --check-heads && echo all is applied" })
final class CurrentCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = { "-v", "--verbose" }, description = "Tell more of each.")
	boolean verbose;

	@Option(names = { "-c", "--check-heads" },
			description = "Exit with 3 unless all heads are applied. Heads that carry an excluded tag do not count.")
	boolean checkHeads;

	@Mixin
	TagOptions tags = new TagOptions();

	CurrentCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Stemma stemma = this.tags.of(this.session.stemma()).toBuilder().target("heads").build();
		Status status = stemma.status();
		List<String> applied = status.history()
			.stream()
			.filter((entry) -> entry.appliedAt() != null)
			.map(HistoryEntry::revision)
			.toList();
		List<String> missing = new ArrayList<>(status.target().revisions());
		missing.removeAll(applied);
		this.session.answer(new Current(this, stemma.graph(), status, missing));
		if (status.current().isEmpty()) {
			this.session.note("Nothing is applied.");
		}
		if (!this.checkHeads || missing.isEmpty()) {
			return ExitCode.DONE;
		}
		this.session.note("Not applied: "
				+ String.join(", ", missing.stream().map((id) -> named(stemma.graph(), id)).toList()) + ".");
		return ExitCode.PENDING;
	}

	private static String named(RevisionGraph graph, String id) {
		return Words.named(id, graph.get(id).message());
	}

	/**
	 * The tips of the applied set.
	 *
	 * @param command the command
	 * @param graph the revisions of this build
	 * @param status how the database stands to its heads
	 * @param missing the heads that are not applied
	 */
	private record Current(CurrentCommand command, RevisionGraph graph, Status status,
			List<String> missing) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			for (AppliedRevision row : this.status.current()) {
				out.println(Words.named(style.yellow(row.id()), row.message()) + mark(row.id()));
				if (this.command.verbose) {
					facts(row).write(out, style);
				}
			}
		}

		private String mark(String id) {
			if (!this.graph.contains(id)) {
				return " (unknown to this build)";
			}
			return this.status.heads().contains(id) ? " (head)" : "";
		}

		private Facts facts(AppliedRevision row) {
			HistoryEntry entry = this.status.history()
				.stream()
				.filter((each) -> each.revision().equals(row.id()))
				.findFirst()
				.orElseThrow();
			Facts facts = this.graph.contains(row.id()) ? Facts.of(this.graph.get(row.id()), this.graph)
					: Facts.of(entry);
			return facts.add("state", Applied.words(entry, this.command.session));
		}

		@Override
		public Object json() {
			List<Object> current = new ArrayList<>();
			for (AppliedRevision row : this.status.current()) {
				Map<String, @Nullable Object> shape = Shapes.of(row);
				shape.put("appliedBy", row.appliedBy());
				shape.put("durationMs", Shapes.millis(row.duration()));
				shape.put("head", this.status.heads().contains(row.id()));
				shape.put("known", this.graph.contains(row.id()));
				current.add(shape);
			}
			Map<String, @Nullable Object> shape = new LinkedHashMap<>();
			shape.put("current", current);
			shape.put("missingHeads", this.missing);
			return shape;
		}

	}

}
