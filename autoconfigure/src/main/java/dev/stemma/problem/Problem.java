package dev.stemma.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param what one sentence that says what happened to which revision
 * @param where the place, or {@code null} when it is not in a script
 * @param advice what to do about it, or {@code null} when the sentence says it all
 */
public record Problem(String what, @Nullable Location where, @Nullable String advice) {

	public static Problem of(String what) {
		return new Problem(what, null, null);
	}

	public static Problem of(String what, @Nullable String advice) {
		return new Problem(what, null, advice);
	}

	/**
	 * The sentence, the place in brackets, the advice.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.what);
		if (text.charAt(text.length() - 1) == '.') {
			text.setLength(text.length() - 1);
		}
		if (this.where != null) {
			text.append(" (").append(this.where).append(')');
		}
		text.append('.');
		if (this.advice != null) {
			text.append(' ').append(this.advice);
		}
		return text.toString();
	}

}
