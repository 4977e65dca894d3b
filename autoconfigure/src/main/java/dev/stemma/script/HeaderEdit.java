package dev.stemma.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;

/**
 * Changes what the header of a script says that the script revises, and nothing else: a
 * line is replaced, added or removed, every other character stays what it was.
 */
final class HeaderEdit {

	/** All up to the directive, what stands between it and its value, the rest. */
	private static final Pattern LINE = Pattern.compile("(.*?)@(revision|revises)(\\s+)([^\\r\\n]*?)([ \\t]*\\r?\\n?)",
			Pattern.DOTALL);

	private HeaderEdit() {
	}

	/**
	 * The script with other parents.
	 * @param raw the script's text, with the line ends that it has
	 * @param parents the parents, or none
	 * @param syntax how SQL is read
	 * @return the new text, or {@code null} where the header is not written in a way that
	 * is understood
	 */
	static @Nullable String withParents(String raw, List<String> parents, SqlSyntax syntax) {
		List<String> lines = new ArrayList<>(Arrays.asList(raw.split("(?<=\n)", -1)));
		int revises = -1;
		int revision = -1;
		for (CommentLine line : header(raw.replace("\r\n", "\n"), syntax)) {
			Directive.Use use = Directive.read(line.text());
			if (use != null && use.word().equals(Directive.REVISES.word())) {
				revises = line.number() - 1;
			}
			else if (use != null && use.word().equals(Directive.REVISION.word())) {
				revision = line.number() - 1;
			}
		}
		int edited = (revises >= 0) ? revises : revision;
		Matcher matcher = (edited >= 0) ? LINE.matcher(lines.get(edited)) : null;
		if (matcher == null || !matcher.matches() || !isPlain(matcher.group(1), matcher.group(4))) {
			return null;
		}
		String value = String.join(", ", parents);
		if (revises >= 0 && parents.isEmpty()) {
			lines.remove(revises);
		}
		else if (revises >= 0) {
			lines.set(revises, matcher.group(1) + "@revises" + matcher.group(3) + value + matcher.group(5));
		}
		else if (!parents.isEmpty()) {
			// One character shorter than the word above it
			String gap = matcher.group(3) + ((matcher.group(3).length() > 1) ? " " : "");
			lines.add(revision + 1, matcher.group(1) + "@revises" + gap + value + matcher.group(5));
		}
		return String.join("", lines);
	}

	/**
	 * Whether the line is a comment, or one of a comment's, and ends none.
	 */
	private static boolean isPlain(String before, String value) {
		return before.replace("\uFEFF", "").strip().matches("-*|\\**") && !value.contains("*/");
	}

	private static List<CommentLine> header(String text, SqlSyntax syntax) {
		// As it is decoded to be read: the mark is no part of the text
		String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
		List<CommentLine> header = new ArrayList<>();
		Iterator<SqlToken> tokens = syntax.tokens(marked, PlaceholderSyntax.DEFAULT);
		while (tokens.hasNext()) {
			SqlToken token = tokens.next();
			if (token.isSignificant()) {
				break;
			}
			if (token.kind() != SqlToken.Kind.WHITESPACE) {
				List<CommentLine> lines = CommentLine.of(token, marked);
				Directive.Use use = (token.kind() == SqlToken.Kind.LINE_COMMENT) ? Directive.read(lines.get(0).text())
						: null;
				if (use != null && use.isPart()) {
					break;
				}
				header.addAll(lines);
			}
		}
		return header;
	}

}
