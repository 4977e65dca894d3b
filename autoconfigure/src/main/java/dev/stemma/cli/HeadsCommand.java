package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;

/**
 * The newest revision of each line.
 */
@Command(name = "heads",
		description = "List the heads: the revisions that nothing revises and nothing depends on. Needs no database.")
final class HeadsCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = { "-v", "--verbose" }, description = "Tell more of each.")
	boolean verbose;

	@Option(names = "--lines",
			description = "List the end of every line, those too that another revision depends on, which are marked.")
	boolean lines;

	@Option(names = "--resolve-dependencies",
			description = "Changes nothing: here dependencies always count. Known for those who come from Alembic.")
	boolean resolveDependencies;

	HeadsCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		RevisionGraph graph = this.session.stemma().graph();
		this.session.answer(new Heads(graph, this.lines ? graph.unrevised() : graph.heads(), this.verbose));
		return ExitCode.DONE;
	}

	/**
	 * The heads.
	 *
	 * @param graph the revisions of this build
	 * @param heads those to list
	 * @param verbose whether to tell more of each
	 */
	private record Heads(RevisionGraph graph, List<Revision> heads, boolean verbose) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			for (Revision head : this.heads) {
				List<String> dependents = this.graph.dependents(head.id());
				String mark = dependents.isEmpty() ? "" : " (%s depend%s on it)"
					.formatted(String.join(", ", dependents), (dependents.size() != 1) ? "" : "s");
				out.println(Words.named(style.yellow(head.id()), head.message()) + mark);
				if (this.verbose) {
					Facts.of(head, this.graph).write(out, style);
				}
			}
		}

		@Override
		public Object json() {
			List<Object> heads = new ArrayList<>();
			for (Revision head : this.heads) {
				Map<String, @Nullable Object> shape = Shapes.of(head);
				shape.put("dependents", this.graph.dependents(head.id()));
				heads.add(shape);
			}
			return Map.of("heads", heads);
		}

	}

}
