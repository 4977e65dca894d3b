package dev.stemma.revision;

import java.util.Collection;
import java.util.List;

import dev.stemma.problem.Problem;

/**
 * The sentences of failed lookups.
 */
final class Failures {

	private Failures() {
	}

	static IdentifierException malformed(String text) {
		return failure(IdentifierException.Reason.MALFORMED, text, "'" + text + "' is not an identifier.",
				"Write an id, a branch label, head, heads, base or current, if need be with a line before "
						+ "(label@head) or steps behind (label@-1).");
	}

	static IdentifierException malformedRange(String text) {
		return failure(IdentifierException.Reason.MALFORMED, text, "'" + text + "' is not a range.",
				"Write start:end; either may be left out.");
	}

	static IdentifierException reservedAnchor(String text, String anchor) {
		return failure(IdentifierException.Reason.MALFORMED, text, "'" + anchor + "' in '" + text + "' names no line.",
				"Before the @ stands a branch label or an id.");
	}

	static IdentifierException unknown(String text, String name, List<String> nearest, boolean tooShort) {
		String advice = Names.didYouMean(nearest, "Check the name, and whether its script is among the locations.");
		return failure(IdentifierException.Reason.UNKNOWN, text, nearest, "No revision or branch label is named '"
				+ name + "'" + (tooShort ? ", and the beginning of one must have at least four characters." : "."),
				advice);
	}

	static IdentifierException partial(String text, String name, List<String> candidates) {
		return failure(IdentifierException.Reason.AMBIGUOUS, text, candidates,
				"'" + name + "' is the beginning of several names: " + Names.list(candidates) + ".",
				"Add characters until it is one.");
	}

	static IdentifierException notOnBranch(String text, String name, String anchor) {
		return failure(IdentifierException.Reason.NOT_ON_BRANCH, text,
				"'" + name + "' is not on the line of '" + anchor + "'.",
				"Leave out the '" + anchor + "@', or name a revision of that line.");
	}

	static IdentifierException severalHeads(String text, List<String> heads, List<String> choices) {
		return failure(IdentifierException.Reason.SEVERAL_HEADS, text, heads,
				"'" + text + "' is one revision, but there are " + heads.size() + " heads: " + Names.list(heads) + ".",
				"Choose " + choices(choices) + "; or join the heads: migrations merge heads -m \"...\".");
	}

	static IdentifierException several(String text, List<String> found) {
		return failure(IdentifierException.Reason.AMBIGUOUS, text, found,
				"'" + text + "' stands for several revisions where one is needed: " + Names.list(found) + ".",
				"Name one of them.");
	}

	static IdentifierException severalTips(String text, List<String> tips, List<String> choices) {
		return failure(IdentifierException.Reason.AMBIGUOUS, text, tips,
				"'" + text + "' can start from several revisions: " + Names.list(tips) + " are current.",
				"Say which line is meant: " + choices(choices) + ".");
	}

	static IdentifierException severalWays(String text, String at, List<String> ways, boolean up) {
		return failure(
				IdentifierException.Reason.AMBIGUOUS, text, ways, "'" + text + "' is ambiguous: "
						+ (up ? "above " : "below ") + at + " there are " + Names.list(ways) + ".",
				"Name the revision to go to.");
	}

	static IdentifierException tooFewSteps(String text, int wanted, int found, boolean up) {
		return failure(IdentifierException.Reason.TOO_FEW_STEPS, text,
				"'" + text + "' asks for " + wanted + ((wanted == 1) ? " step " : " steps ") + (up ? "up" : "down")
						+ ", but there " + ((found == 1) ? "is" : "are") + " only " + found + ".",
				(found == 0) ? "There is nothing to do." : "Take at most " + found + ".");
	}

	static IdentifierException noTipOnLine(String text, String anchor) {
		return failure(IdentifierException.Reason.NOT_RELATED, text,
				"There is no current revision on the line of '" + anchor + "' to count '" + text + "' from.",
				"Name the line of a current revision, or the revision to go down to.");
	}

	static IdentifierException wrongDirection(String text, String command, String other) {
		return failure(IdentifierException.Reason.WRONG_DIRECTION, text,
				"'" + text + "' leads away from where " + command + " goes.", "Use " + other + ", or turn the sign.");
	}

	static IdentifierException notBelow(String text, String target, Collection<String> tips) {
		return failure(IdentifierException.Reason.NOT_RELATED, text,
				"Nothing that is applied lies above " + target + ", and it is not current itself.",
				tips.isEmpty() ? "Nothing is applied." : "Current: " + Names.list(tips) + ".");
	}

	static IdentifierException severalBranches(String text, String target, List<String> branches) {
		return failure(IdentifierException.Reason.AMBIGUOUS, text, branches,
				"'" + text + "' does not say which of the branches above " + target + " is to go: "
						+ Names.list(branches) + ".",
				"Name a label or revision above " + target + " before the @, or leave it out to take them all.");
	}

	static IdentifierException notRelated(String text, String start, String end) {
		return failure(IdentifierException.Reason.NOT_RELATED, text,
				"In the range '" + text + "', " + start + " is not below " + end + ".",
				"Both must be on one line, the earlier first.");
	}

	static IdentifierException overlapping(String text, List<String> lower, String upper) {
		return failure(IdentifierException.Reason.OVERLAPPING, text, lower,
				"'" + text + "' names " + upper + " and, with it, what it needs anyway: " + Names.list(lower) + ".",
				"Leave out what is needed anyway.");
	}

	static IdentifierException notAHead(String text, String id, List<String> children) {
		return failure(IdentifierException.Reason.NOT_A_HEAD, text, children,
				"Revision " + id + " is not a head: " + Names.list(children) + " revises it.",
				"Take a head, or begin a new branch there: --splice.");
	}

	static IdentifierException relative(String text) {
		return failure(IdentifierException.Reason.NOT_ALLOWED_HERE, text,
				"'" + text + "' counts steps, and here nothing is walked.",
				"Name the revision. Steps belong to upgrade, downgrade and history.");
	}

	static IdentifierException needsDatabase(String text) {
		return failure(IdentifierException.Reason.NOT_ALLOWED_HERE, text,
				"'" + text + "' depends on what is applied, which has no meaning here.",
				"Name a revision, a branch label, head, heads or base.");
	}

	static IdentifierException relativeStart(String text) {
		return failure(IdentifierException.Reason.NOT_ALLOWED_HERE, text,
				"'" + text + "' can't begin a range, which it would measure from itself.",
				"Begin with a revision, or with -N for so many steps below the end.");
	}

	static IdentifierException rangeGoesDown(String text) {
		return failure(IdentifierException.Reason.WRONG_DIRECTION, text,
				"The range '" + text + "' ends below its start, and an upgrade goes up.",
				"Turn its ends, or make a downgrade of it.");
	}

	static IdentifierException oneEnd(String text) {
		return failure(IdentifierException.Reason.MALFORMED, text,
				"'" + text + "' does not say where a downgrade starts and where it ends.",
				"Write start:end, heads:base say: no database is asked what is applied.");
	}

	static IdentifierException configuredPartial(String text, String name, List<String> candidates) {
		return failure(IdentifierException.Reason.NOT_ALLOWED_HERE, text, candidates,
				"The configured target '" + text + "' has only the beginning '" + name
						+ "' of a name, which may come to mean another revision.",
				"Write it in full: " + String.join(" or ", candidates) + ".");
	}

	static IdentifierException configuredRelative(String text) {
		return failure(IdentifierException.Reason.NOT_ALLOWED_HERE, text,
				"The configured target '" + text + "' is relative to what is applied and would move at every start.",
				"Name a revision, a branch label, head, heads or base.");
	}

	static IdentifierException number(String text, List<String> candidates) {
		return failure(IdentifierException.Reason.NUMBER, text, candidates,
				"The configured target '" + text
						+ "' looks like a number that YAML has read, and no revision is named so.",
				candidates.isEmpty() ? "Quote it: \"...\" with the id as its script has it."
						: "Quote it: \"" + String.join("\" or \"", candidates) + "\".");
	}

	private static String choices(List<String> choices) {
		return String.join(" or ", choices.stream().limit(5).toList());
	}

	private static IdentifierException failure(IdentifierException.Reason reason, String text, String what,
			String advice) {
		return failure(reason, text, List.of(), what, advice);
	}

	private static IdentifierException failure(IdentifierException.Reason reason, String text, List<String> candidates,
			String what, String advice) {
		return new IdentifierException(reason, text, candidates, Problem.of(what, advice));
	}

}
