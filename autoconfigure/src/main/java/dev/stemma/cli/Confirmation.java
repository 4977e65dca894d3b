package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The one place where somebody agrees to lose data or history: by an answer on a
 * terminal, or beforehand by an option.
 */
final class Confirmation {

	private static final Set<String> YES = Set.of("y", "yes");

	@Option(names = { "-y", "--yes" },
			description = "Confirm beforehand what is lost; needed where there is no " + "terminal to ask on.")
	boolean yes;

	/**
	 * Asks.
	 * @return whether to go on
	 * @throws NotConfirmedException if nobody can be asked
	 */
	boolean of(Loss loss, Session session) {
		if (this.yes) {
			return true;
		}
		if (!session.terminal().isInteractive()) {
			throw new NotConfirmedException(loss.what());
		}
		PrintWriter err = session.terminal().err();
		err.println(session.style().bold(loss.what()) + (loss.details().isEmpty() ? "." : ":"));
		loss.details().forEach((line) -> err.println(line.isEmpty() ? "" : "  " + line));
		if (isYes(session.terminal().ask("Go on? [y/N] "))) {
			return true;
		}
		err.println("Nothing was done.");
		return false;
	}

	/**
	 * Whether an answer is a clear yes.
	 */
	static boolean isYes(@Nullable String answer) {
		return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
	}

}
