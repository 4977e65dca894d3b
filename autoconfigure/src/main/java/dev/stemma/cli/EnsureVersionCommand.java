package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Creates the tables of Stemma, and nothing else.
 */
@Command(name = "ensure-version", aliases = "ensure_version",
		description = { "Create the tables of Stemma where they are missing, and nothing else.",
				"upgrade and stamp do that by themselves." })
final class EnsureVersionCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = "--sql", description = "Write an SQL script for psql to standard output that does the same. "
			+ "Opens no database; stemma.schema has to be set.")
	boolean sql;

	EnsureVersionCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		if (this.sql) {
			StringBuilder script = new StringBuilder();
			this.session.stemma().sqlOfEnsureVersion(script);
			this.session.answer(new SqlReport(null, script.toString()));
			return ExitCode.DONE;
		}
		Work work = Work.of(this.session);
		boolean created = work.run(() -> work.stemma().ensureVersion());
		this.session.confirm(new Ensured(created));
		return ExitCode.DONE;
	}

	/**
	 * What has been done.
	 *
	 * @param created whether there was something to do
	 */
	private record Ensured(boolean created) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			out.println(this.created ? "Created the tables of Stemma." : "The tables of Stemma are there already.");
		}

		@Override
		public Object json() {
			return Map.of("created", this.created);
		}

	}

}
