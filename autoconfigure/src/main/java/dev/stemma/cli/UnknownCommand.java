package dev.stemma.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;

import dev.stemma.problem.EditDistance;
import dev.stemma.problem.Problem;

/**
 * What somebody may have meant who typed a command that does not exist.
 */
final class UnknownCommand {

	private static final int FARTHEST = 2;

	private static final int SHORTEST_BEGINNING = 3;

	/** What other tools call it. */
	private static final Map<String, String> ELSEWHERE = Map.ofEntries(
			Map.entry("migrate",
					"'upgrade' applies what is pending, 'revision' writes a new script, "
							+ "'revision --autogenerate' one for what has changed in the models"),
			Map.entry("apply", "'upgrade' applies what is pending"),
			Map.entry("update", "'upgrade' applies what is pending"),
			Map.entry("up", "'upgrade' applies what is pending"), Map.entry("down", "'downgrade' takes back"),
			Map.entry("rollback", "'downgrade' takes back"),
			Map.entry("clean", "'downgrade base' takes everything back"), Map.entry("undo", "'downgrade' takes back"),
			Map.entry("info", "'status' and 'history' tell what is applied"),
			Map.entry("baseline", "'stamp' says what is applied without running it"),
			Map.entry("validate", "'status' tells whether the target is reached, by its exit code too"),
			Map.entry("repair", "'accept' takes an edited script, 'resolve' what stopped half way"),
			Map.entry("create", "'revision' writes a new script"), Map.entry("new", "'revision' writes a new script"),
			Map.entry("generate", "'revision --autogenerate' writes a script for what has changed in the models"),
			Map.entry("diff", "'check' tells how the models differ, 'revision --autogenerate' writes it down"),
			Map.entry("log", "'history' lists all revisions"));

	private UnknownCommand() {
	}

	/**
	 * The problem with the word, and what may be meant.
	 * @param help how to see all commands
	 */
	static Problem problem(String typed, Collection<String> commands, String help) {
		String unknown = "There is no command '" + typed + "'";
		String elsewhere = ELSEWHERE.get(typed);
		if (elsewhere != null) {
			return Problem.of(unknown + ": " + elsewhere, help);
		}
		return Problem.of(unknown, didYouMean(typed, commands) + help);
	}

	/**
	 * A question with a blank behind it, or an empty text where nothing is near.
	 */
	static String didYouMean(String typed, Collection<String> known) {
		return new TreeSet<>(known).stream()
			.filter((word) -> distance(typed, word) <= FARTHEST)
			.min(Comparator.comparingInt((word) -> distance(typed, word)))
			.map("Did you mean '%s'? "::formatted)
			.orElse("");
	}

	/**
	 * Who types the beginning of a word means that word before all that look alike.
	 */
	private static int distance(String typed, String word) {
		boolean begun = typed.length() >= SHORTEST_BEGINNING && word.startsWith(typed);
		return begun ? 0 : EditDistance.between(typed, word);
	}

}
