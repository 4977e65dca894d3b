package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.stemma.Stemma;
import dev.stemma.problem.Problem;
import dev.stemma.script.MovedScript;

/**
 * Makes a revision revise something else.
 */
@Command(name = "rebase",
		description = { "Make a revision that is not released yet revise another one, in its source.",
				"What stands on it stays on it. Refused where the database has it applied; "
						+ "a database that does not answer is not needed." },
		footerHeading = "%nExample:%n", footer = "  migrations rebase 3ac1 --onto 7d0f")
final class RebaseCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "ID", description = "The revision to move.")
	String id = "";

	@Option(names = "--onto", required = true, paramLabel = "ID",
			description = "What it is to revise: an id, the beginning of one, a branch label, or base for nothing.")
	String onto = "";

	RebaseCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Stemma stemma = this.session.stemma();
		Guard.refuseIfProtected(stemma, "rebase");
		MovedScript moved = stemma.workspace().rebase(this.id, this.onto);
		moved.notes().stream().map(Problem::toString).forEach(this.session::note);
		this.session.confirm(new Moved(moved));
		return ExitCode.DONE;
	}

	/**
	 * What was done.
	 */
	private record Moved(MovedScript script) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			String revises = WrittenReport.revises(this.script.revision());
			String how = this.script.changed() ? " now revises " : " already revises ";
			out.println("Revision " + style.yellow(this.script.revision().id()) + how + revises + ": "
					+ WorkingDirectory.relative(this.script.file()));
		}

		@Override
		public Object json() {
			Map<String, @Nullable Object> shape = new LinkedHashMap<>();
			shape.put("revision", this.script.revision().id());
			shape.put("file", WorkingDirectory.relative(this.script.file()));
			shape.put("revises", this.script.revision().revises());
			shape.put("changed", this.script.changed());
			return shape;
		}

	}

}
