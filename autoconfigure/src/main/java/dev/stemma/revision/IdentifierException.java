package dev.stemma.revision;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A text does not name what it was to name: a revision, several, or a range.
 */
public class IdentifierException extends StemmaException {

	private final Reason reason;

	private final String identifier;

	private final List<String> candidates;

	IdentifierException(Reason reason, String identifier, List<String> candidates, Problem problem) {
		super(problem);
		this.reason = reason;
		this.identifier = identifier;
		this.candidates = List.copyOf(candidates);
	}

	/**
	 * Which way the lookup failed.
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * The text as it was given.
	 */
	public String identifier() {
		return this.identifier;
	}

	/**
	 * What may have been meant: the nearest names of an unknown one, the candidates of an
	 * ambiguous one, the heads where there are several; else empty.
	 */
	public List<String> candidates() {
		return this.candidates;
	}

	/**
	 * The ways in which a lookup fails.
	 */
	public enum Reason {

		/** The text is no identifier or range. */
		MALFORMED,

		/** Nothing has that name. */
		UNKNOWN,

		/** Several revisions have a name that begins so, or several ways are open. */
		AMBIGUOUS,

		/** The revision exists, on another line than the anchor's. */
		NOT_ON_BRANCH,

		/** One head is asked for, and there are several. */
		SEVERAL_HEADS,

		/** The graph ends before that many steps. */
		TOO_FEW_STEPS,

		/** The steps lead away from where the command goes. */
		WRONG_DIRECTION,

		/** The two ends, or the target and what is applied, are not on one line. */
		NOT_RELATED,

		/** Of several targets one is an ancestor of another. */
		OVERLAPPING,

		/** A new revision can follow it only by splicing. */
		NOT_A_HEAD,

		/** A kind of identifier that has no meaning, or no lasting one, in this place. */
		NOT_ALLOWED_HERE,

		/** A text that YAML has made of a number. */
		NUMBER

	}

}
