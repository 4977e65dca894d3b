package dev.stemma.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what a command does.
 */
@Command(name = "help", description = "Tell all of a command; without one, list the commands.")
final class HelpCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command.")
	@Nullable String command;

	@Spec
	@Nullable CommandSpec spec;

	HelpCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		CommandLine all = Objects.requireNonNull(this.spec).root().commandLine();
		CommandLine asked = (this.command != null) ? all.getSubcommands().get(this.command) : all;
		if (asked == null) {
			throw new UnmatchedArgumentException(all, List.of(String.valueOf(this.command)));
		}
		asked.usage(this.session.terminal().out(), all.getColorScheme());
		return ExitCode.DONE;
	}

}
