package dev.stemma.cli;

import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Writes what a shell needs to complete commands and options.
 */
@Command(name = "generate-completion",
		description = "Write a script by which bash and zsh complete commands and options. Needs no database.",
		footer = { "", "It completes a function or an alias of the name migrations:",
				"  migrations() { java -jar app.jar migrations \"$@\"; }",
				"  source <(migrations generate-completion)" })
final class GenerateCompletionCommand implements Callable<Integer> {

	private final Session session;

	@Spec
	@Nullable CommandSpec spec;

	GenerateCompletionCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		CommandSpec all = Objects.requireNonNull(this.spec).root();
		this.session.terminal().out().print(AutoComplete.bash(all.name(), all.commandLine()));
		return ExitCode.DONE;
	}

}
