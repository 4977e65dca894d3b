package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;

/**
 * Where lines part and come together.
 */
@Command(name = "branches", description = { "List where the graph branches and merges, and the labels of lines.",
		"It branches at a revision that several revise. Needs no database." })
final class BranchesCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = { "-v", "--verbose" },
			description = "Tell the tags and the script of each, and how far each line goes.")
	boolean verbose;

	BranchesCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		this.session.answer(new Branches(this.session.stemma().graph(), this.verbose));
		return ExitCode.DONE;
	}

	/**
	 * Branch points and merges, newest first, and labels.
	 */
	private record Branches(RevisionGraph graph, boolean verbose) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			for (Revision revision : newestFirst()) {
				List<String> children = this.graph.children(revision.id());
				if (children.size() > 1) {
					out.println(line(revision, style) + " " + style.bold("(branch point)"));
					details(revision, out, style);
					children.forEach((child) -> relative("->", child, out, style));
				}
				List<String> parents = this.graph.parents(revision.id());
				if (parents.size() > 1) {
					out.println(line(revision, style) + " " + style.bold("(merge)"));
					details(revision, out, style);
					parents.forEach((parent) -> relative("<-", parent, out, style));
				}
			}
			labels().forEach((label, revision) -> {
				out.println(style.cyan("[" + label + "]") + " is the line through " + line(revision, style));
				heads(label).forEach((head) -> out.println("    up to " + line(head, style)));
			});
		}

		private void relative(String arrow, String id, PrintWriter out, Style style) {
			Revision revision = this.graph.get(id);
			StringBuilder labels = new StringBuilder();
			Words.labels(revision.branchLabels()).forEach((label) -> labels.append(' ').append(style.cyan(label)));
			out.println("    " + arrow + " " + line(revision, style) + labels);
			if (this.verbose && arrow.equals("->")) {
				above(id).forEach((head) -> out.println("       up to " + line(head, style)));
			}
		}

		private void details(Revision revision, PrintWriter out, Style style) {
			if (this.verbose) {
				if (!revision.tags().isEmpty()) {
					out.println("    " + style.dim("tags   ") + String.join(", ", revision.tags()));
				}
				out.println("    " + style.dim("script ") + revision.origin());
			}
		}

		private static String line(Revision revision, Style style) {
			return Words.named(style.yellow(revision.id()), Words.oneLine(revision.message()));
		}

		private List<Revision> newestFirst() {
			return this.graph.history("", Set.of());
		}

		/**
		 * The ends of what grew out of a revision, unless that is one itself.
		 */
		private List<Revision> above(String id) {
			Set<String> line = new LinkedHashSet<>();
			List<String> waiting = new ArrayList<>(this.graph.children(id));
			while (!waiting.isEmpty()) {
				String next = waiting.remove(waiting.size() - 1);
				if (line.add(next)) {
					waiting.addAll(this.graph.children(next));
				}
			}
			return this.graph.unrevised().stream().filter((revision) -> line.contains(revision.id())).toList();
		}

		private Map<String, Revision> labels() {
			Map<String, Revision> labels = new LinkedHashMap<>();
			newestFirst()
				.forEach((revision) -> revision.branchLabels().forEach((label) -> labels.put(label, revision)));
			return labels;
		}

		private List<Revision> heads(String label) {
			return this.graph.unrevised()
				.stream()
				.filter((revision) -> this.graph.labelsOn(revision.id()).contains(label))
				.toList();
		}

		@Override
		public Object json() {
			List<Object> branchPoints = new ArrayList<>();
			List<Object> merges = new ArrayList<>();
			List<Object> labels = new ArrayList<>();
			for (Revision revision : newestFirst()) {
				List<String> children = this.graph.children(revision.id());
				if (children.size() > 1) {
					Map<String, @Nullable Object> shape = Shapes.of(revision);
					shape.put("children", children);
					branchPoints.add(shape);
				}
				if (this.graph.parents(revision.id()).size() > 1) {
					merges.add(Shapes.of(revision));
				}
			}
			labels().forEach((label, revision) -> {
				Map<String, Object> shape = new LinkedHashMap<>();
				shape.put("label", label);
				shape.put("revision", revision.id());
				shape.put("heads", heads(label).stream().map(Revision::id).toList());
				labels.add(shape);
			});
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("branchPoints", branchPoints);
			json.put("merges", merges);
			json.put("labels", labels);
			return json;
		}

	}

}
