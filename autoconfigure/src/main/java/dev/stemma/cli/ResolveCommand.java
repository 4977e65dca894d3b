package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.stemma.runner.Resolution;

/**
 * Says what became of a revision that stopped half way.
 */
@Command(name = "resolve",
		description = { "Say what became of a revision without a transaction that stopped half way.",
				"Look at the database first: 'status' names the revision and how far it came." },
		footer = { "", "Example:", "  migrations resolve a1b2c3 --retry    and then upgrade" })
final class ResolveCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "ID", description = "The revision: its id or the first four or more characters of it.")
	String id = "";

	@ArgGroup
	final Answer answer = new Answer();

	@Spec
	CommandSpec spec = CommandSpec.create();

	ResolveCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		if (!this.answer.applied && !this.answer.retry) {
			throw new ParameterException(this.spec.commandLine(), "Say what became of it: --applied or --retry");
		}
		Resolution resolution = this.answer.applied ? Resolution.DONE : Resolution.RETRY;
		Work work = Work.of(this.session);
		String resolved = work.run(() -> work.stemma().resolve(this.id, resolution));
		this.session.confirm(new Resolved(resolved, resolution));
		return ExitCode.DONE;
	}

	/**
	 * What became of it.
	 */
	static final class Answer {

		@Option(names = "--applied", description = "All of it is done, by hand if need be: record it so.")
		boolean applied;

		@Option(names = "--retry", description = "It is to go on with the statement at which it stopped, when the same "
				+ "command is run again.")
		boolean retry;

	}

	/**
	 * What has been recorded.
	 *
	 * @param revision the id of the revision
	 * @param resolution what became of it
	 */
	private record Resolved(String revision, Resolution resolution) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			out.println((this.resolution == Resolution.DONE) ? "Recorded %s as done.".formatted(this.revision)
					: "Recorded that %s goes on with the statement at which it stopped.".formatted(this.revision));
		}

		@Override
		public Object json() {
			Map<String, Object> shape = new LinkedHashMap<>();
			shape.put("revision", this.revision);
			shape.put("resolution", (this.resolution == Resolution.DONE) ? "applied" : "retry");
			return shape;
		}

	}

}
