package dev.stemma.diff;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Names in SQL that the server has written: in lower case where it stands without quotes.
 */
final class SqlWords {

	/** Strings and names in quotes as wholes, so that nothing inside them is met. */
	static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

	private static final Pattern SIMPLE = Pattern.compile("[a-z_][a-z0-9_]*");

	/** What the server takes for the name of a column in quotes alone. */
	private static final Set<String> RESERVED = Set.of("""
			all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both
			case cast char character check coalesce collate collation column concurrently constraint create cross
			current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
			decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
			freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect
			interval into is isnull join lateral leading least left like limit localtime localtimestamp national
			natural nchar none normalize not notnull null nullif numeric offset on only or order out outer overlaps
			overlay placing position precision primary real references returning right row select session_user setof
			similar smallint some substring symmetric system_user table tablesample then time timestamp to trailing
			treat trim true union unique user using values varchar variadic verbose when where window with"""
		.split("\\s+"));

	private SqlWords() {
	}

	/**
	 * All names and key words; not what stands in texts.
	 */
	static Set<String> of(String sql) {
		Set<String> words = new LinkedHashSet<>();
		Matcher matcher = TOKEN.matcher(sql);
		while (matcher.find()) {
			String word = word(matcher.toMatchResult());
			if (word != null) {
				words.add(word);
			}
		}
		return words;
	}

	/**
	 * The name that a token is, without quotes, or {@code null} for a text.
	 */
	static @Nullable String word(MatchResult token) {
		return (token.group(1) != null) ? token.group(1).replace("\"\"", "\"") : token.group(2);
	}

	/**
	 * The same SQL with another name in place of one.
	 */
	static String renamed(String sql, String from, String to) {
		return TOKEN.matcher(sql)
			.replaceAll((token) -> Matcher.quoteReplacement(from.equals(word(token)) ? quoted(to) : token.group()));
	}

	/**
	 * A name as an expression takes it.
	 */
	static String quoted(String name) {
		boolean plain = SIMPLE.matcher(name).matches() && !RESERVED.contains(name);
		return plain ? name : SqlNames.quoted(name);
	}

}
