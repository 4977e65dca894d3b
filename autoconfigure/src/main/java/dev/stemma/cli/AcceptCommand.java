package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Records that scripts of applied revisions were edited on purpose.
 */
@Command(name = "accept",
		description = { "Record that the scripts of applied revisions were edited on purpose.",
				"Their checksums count as right from then on; nothing is run." },
		footer = { "", "Example:", "  migrations accept a1b2c3 b2c3d4" })
final class AcceptCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(arity = "1..*", paramLabel = "ID",
			description = "The revisions: their ids or the first four or more characters of them.")
	List<String> ids = new ArrayList<>();

	AcceptCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Work work = Work.of(this.session);
		List<String> accepted = new ArrayList<>();
		try {
			work.run(() -> {
				this.ids.forEach((id) -> accepted.add(work.stemma().accept(id)));
				return accepted;
			});
		}
		finally {
			if (!accepted.isEmpty()) {
				this.session.confirm(new Accepted(accepted));
			}
		}
		return ExitCode.DONE;
	}

	/**
	 * What has been recorded.
	 *
	 * @param revisions the ids
	 */
	private record Accepted(List<String> revisions) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			out.println("Accepted %s as %s now.".formatted(String.join(", ", this.revisions),
					(this.revisions.size() == 1) ? "it is" : "they are"));
		}

		@Override
		public Object json() {
			return Map.of("accepted", this.revisions);
		}

	}

}
