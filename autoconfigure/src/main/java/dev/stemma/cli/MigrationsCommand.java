package dev.stemma.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line of an application's migrations.
 */
@Command(name = "migrations", customSynopsis = "migrations [OPTIONS] COMMAND", versionProvider = Version.class,
		description = "The migrations of this application's database.",
		footer = { "", "'migrations COMMAND --help' tells all of a command.",
				"Options with a dot in their name are the application's:",
				"  --stemma.target=head --spring.profiles.active=prod" },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:done, or the target is reached", "1:failed", "2:not understood as it was typed",
				"3:something is pending, or has changed in the models",
				"4:the database and this build contradict each other", "5:a revision stopped half way",
				"75:failed, and worth another try: the database is not there, or is locked", "130:interrupted" },
		subcommands = { StatusCommand.class, CurrentCommand.class, HistoryCommand.class, HeadsCommand.class,
				BranchesCommand.class, ShowCommand.class, CheckCommand.class, RevisionCommand.class, MergeCommand.class,
				RebaseCommand.class, EditCommand.class, ListTemplatesCommand.class, UpgradeCommand.class,
				DowngradeCommand.class, StampCommand.class, EnsureVersionCommand.class, RedoCommand.class,
				ResetCommand.class, ResolveCommand.class, AcceptCommand.class, HelpCommand.class,
				GenerateCompletionCommand.class })
public final class MigrationsCommand implements Callable<Integer> {

	private static final int NARROWEST_HELP = UsageMessageSpec.DEFAULT_USAGE_WIDTH;

	private static final int WIDEST_HELP = 100;

	@Spec
	@Nullable CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT, order = 100,
			description = "Show this help.")
	boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, order = 101, description = "Show the version of Stemma.")
	boolean version;

	@Option(names = { "-n", "--name" }, paramLabel = "BEAN", scope = ScopeType.INHERIT, order = 102,
			description = "Which database, where the application has several: the name of its Stemma bean.")
	@Nullable String name;

	@Option(names = "--json", scope = ScopeType.INHERIT, order = 103, description = "Answer in JSON.")
	boolean json;

	@Option(names = { "-q", "--quiet" }, scope = ScopeType.INHERIT, order = 104,
			description = "Say nothing of what goes well.")
	boolean quiet;

	@Option(names = "--stacktrace", scope = ScopeType.INHERIT, order = 105,
			description = "Show the stack trace of an error.")
	boolean stacktrace;

	MigrationsCommand() {
	}

	/**
	 * Runs a command.
	 * @param host the application
	 * @param terminal where to write and ask
	 * @param arguments what was typed after {@code migrations}
	 * @return the exit code
	 */
	public static int run(CommandHost host, Terminal terminal, List<String> arguments) {
		MigrationsCommand options = new MigrationsCommand();
		Session session = new Session(host, terminal, options);
		CommandLine commandLine = commandLine(options, session);
		Ansi ansi = terminal.isColoured() ? Ansi.ON : Ansi.OFF;
		Errors errors = new Errors(session);
		commandLine.setHelpFactory((spec, colours) -> {
			// Here and not before, because a terminal is asked for its width
			spec.usageMessage().width(helpWidth(terminal));
			return new Help(spec, colours);
		});
		commandLine.setColorScheme(Help.defaultColorScheme(ansi))
			.setOut(terminal.out())
			.setErr(terminal.err())
			.setParameterExceptionHandler(errors::ofUsage)
			.setExecutionExceptionHandler(errors::ofExecution);
		try {
			int exitCode = commandLine.execute(arguments.toArray(String[]::new));
			return terminal.hasLostOutput() ? errors.ofLostOutput(exitCode) : exitCode;
		}
		finally {
			terminal.out().flush();
			terminal.err().flush();
			session.interruption().over();
		}
	}

	private static int helpWidth(Terminal terminal) {
		return terminal.isLive() ? Math.max(NARROWEST_HELP, Math.min(terminal.width(), WIDEST_HELP)) : WIDEST_HELP;
	}

	/**
	 * All commands, which nobody has called yet.
	 */
	static CommandLine commandLine(MigrationsCommand options, Session session) {
		CommandLine commandLine = new CommandLine(options, new CommandFactory(session))
			.setCaseInsensitiveEnumValuesAllowed(true);
		commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, (help) -> "");
		commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::list);
		commandLine.getCommandSpec().usageMessage().sortOptions(false);
		commandLine.getSubcommands()
			.values()
			.forEach((command) -> command.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true));
		return commandLine;
	}

	/**
	 * No command was typed.
	 */
	@Override
	public Integer call() {
		CommandLine commandLine = Objects.requireNonNull(this.spec).commandLine();
		commandLine.usage(commandLine.getErr(), commandLine.getColorScheme());
		return ExitCode.USAGE;
	}

}
