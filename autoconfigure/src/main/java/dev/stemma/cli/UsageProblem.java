package dev.stemma.cli;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.stemma.problem.Problem;

/**
 * What is wrong with a command as it was typed, in one sentence, and how to get help.
 */
final class UsageProblem {

	private static final String ERROR = "Error: ";

	private UsageProblem() {
	}

	static Problem of(ParameterException ex) {
		String name = ex.getCommandLine().getCommandSpec().qualifiedName();
		String help = "'%s --help' says more.".formatted(name);
		if (ex instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
			return ofUnmatched(unmatched, name, help);
		}
		if (ex instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
			return Problem.of(lacking(missing, name), help);
		}
		if (ex instanceof OverwrittenOptionException overwritten) {
			return Problem.of("T%s was given twice".formatted(name(overwritten.getOverwritten()).substring(1)), help);
		}
		String message = Words.oneLine(String.valueOf(ex.getMessage()));
		return Problem.of(message.startsWith(ERROR) ? message.substring(ERROR.length()) : message, help);
	}

	private static Problem ofUnmatched(UnmatchedArgumentException ex, String name, String help) {
		String typed = ex.getUnmatched().get(0);
		CommandLine command = ex.getCommandLine();
		if (typed.startsWith("-")) {
			String elsewhere = elsewhere(typed);
			return (elsewhere != null) ? Problem.of("There is no option '%s' here".formatted(typed), elsewhere)
					: Problem.of("'%s' has no option '%s'".formatted(name, typed),
							nearest(typed, command.getCommandSpec().optionsMap().keySet()) + help);
		}
		if (command.getParent() == null) {
			return UnknownCommand.problem(typed, command.getSubcommands().keySet(), help);
		}
		return Problem.of("'%s' does not take the argument '%s'".formatted(name, typed), help);
	}

	/**
	 * What Alembic's option is here, or {@code null} if it has none of that name.
	 */
	private static @Nullable String elsewhere(String typed) {
		if (typed.startsWith("-x")) {
			return "Values for scripts are placeholders: --stemma.placeholders.NAME=VALUE.";
		}
		if (typed.equals("-c") || typed.startsWith("--config")) {
			return "--spring.config.location=FILE names another file, --spring.profiles.active=NAME a profile.";
		}
		return typed.equals("--raiseerr") ? "--stacktrace shows where an error comes from." : null;
	}

	private static String nearest(String typed, Set<String> options) {
		int value = typed.indexOf('=');
		String name = (value < 0) ? typed : typed.substring(0, value);
		return UnknownCommand.didYouMean(name, options.stream().filter((option) -> option.startsWith("--")).toList());
	}

	private static String lacking(MissingParameterException ex, String name) {
		// Of a group whose required option is missing, all are told of
		List<ArgSpec> required = ex.getMissing().stream().filter(ArgSpec::required).toList();
		List<ArgSpec> missing = required.isEmpty() ? ex.getMissing() : required;
		String message = String.valueOf(ex.getMessage());
		if (missing.get(0) instanceof OptionSpec option && option.arity().max() > 0
				&& !message.startsWith("Missing required option")) {
			return "Option '%s' needs a value: %s".formatted(option.longestName(), option.paramLabel());
		}
		return "'%s' needs %s".formatted(name, String.join(" and ", missing.stream().map(UsageProblem::name).toList()));
	}

	private static String name(ArgSpec argument) {
		if (argument instanceof OptionSpec option) {
			boolean takesValue = option.arity().max() > 0;
			return "the option " + option.longestName() + (takesValue ? "=" + option.paramLabel() : "");
		}
		return "the argument " + argument.paramLabel();
	}

}
