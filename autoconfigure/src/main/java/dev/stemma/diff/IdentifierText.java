package dev.stemma.diff;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * A name inside a text of SQL as a server writes it: an expression, a type.
 *
 * @param name the name as it is kept, without quotes
 */
record IdentifierText(String name) {

	/**
	 * The text with another name in place of this one.
	 * @param text the text
	 * @param other the other name
	 * @param types whether types are meant, which stand behind {@code ::}, or else
	 * columns, which do not
	 */
	String replacedIn(String text, String other, boolean types) {
		return SqlWords.TOKEN.matcher(text)
			.replaceAll((token) -> Matcher
				.quoteReplacement(isMeant(token, text, types) ? SqlWords.quoted(other) : token.group()));
	}

	private boolean isMeant(MatchResult token, String text, boolean types) {
		if (!this.name.equals(SqlWords.word(token))) {
			return false;
		}
		boolean type = text.startsWith("::", token.start() - 2);
		String rest = text.substring(token.end()).stripLeading();
		return types || (!type && !rest.startsWith("(") && !rest.startsWith("."));
	}

}
