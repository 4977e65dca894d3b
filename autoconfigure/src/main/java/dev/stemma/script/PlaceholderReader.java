package dev.stemma.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * Finds the placeholders of a script and what replaces them, token by token.
 */
final class PlaceholderReader {

	private final String text;

	private final String source;

	private final SqlSyntax syntax;

	private final Placeholders placeholders;

	private final List<Replacement> replacements = new ArrayList<>();

	private final List<Problem> problems = new ArrayList<>();

	private final List<Problem> warnings = new ArrayList<>();

	private final Set<String> checkedValues = new HashSet<>();

	PlaceholderReader(String text, String source, SqlSyntax syntax, Placeholders placeholders) {
		this.text = text;
		this.source = source;
		this.syntax = syntax;
		this.placeholders = placeholders;
	}

	/**
	 * All replacements, in the order of the text.
	 */
	List<Replacement> replacements() {
		return this.replacements;
	}

	List<Problem> problems() {
		return this.problems;
	}

	List<Problem> warnings() {
		return this.warnings;
	}

	void add(SqlToken token) {
		switch (token.kind()) {
			case PLACEHOLDER -> addPlain(token);
			case STRING, QUOTED_IDENTIFIER -> addQuoted(token);
			case DOLLAR_STRING -> warn(token, "a dollar quote");
			case COPY_DATA -> warn(token, "copy data");
			default -> {
				// There are no placeholders in anything else.
			}
		}
	}

	private void addPlain(SqlToken token) {
		String name = this.placeholders.syntax().name(token.text(this.text));
		Location where = new Location(this.source, token.line(), token.column());
		String value = value(name, where);
		if (value != null) {
			if (this.checkedValues.add(name)) {
				checkTokens(name, value, where);
			}
			this.replacements.add(new Replacement(token.start(), token.end(), value, true));
		}
	}

	private void addQuoted(SqlToken token) {
		for (int start = next(token, token.start()); start >= 0;) {
			int end = this.placeholders.syntax().end(this.text, start, token.end());
			String name = this.placeholders.syntax().name(this.text.substring(start, end));
			Location where = locate(token, start);
			String value = value(name, where);
			if (value != null) {
				String escaped = escape(token, name, value, where);
				this.replacements.add(new Replacement(start, end, escaped, false));
			}
			start = next(token, end);
		}
	}

	private void warn(SqlToken token, String place) {
		Set<String> names = new HashSet<>();
		for (int start = next(token, token.start()); start >= 0;) {
			int end = this.placeholders.syntax().end(this.text, start, token.end());
			String name = this.placeholders.syntax().name(this.text.substring(start, end));
			if (this.placeholders.values().containsKey(name) && names.add(name)) {
				this.warnings.add(new Problem(
						"Placeholder " + this.placeholders.written(name) + " stands in " + place
								+ ", where it is not replaced.",
						locate(token, start), "Move it out, or leave it if it is meant as text."));
			}
			start = next(token, end);
		}
	}

	/**
	 * The offset of the next placeholder in a token, or -1.
	 */
	private int next(SqlToken token, int from) {
		PlaceholderSyntax form = this.placeholders.syntax();
		if (form.isNone()) {
			return -1;
		}
		for (int start = from; start < token.end(); start++) {
			if (form.end(this.text, start, token.end()) >= 0) {
				return start;
			}
		}
		return -1;
	}

	private @Nullable String value(String name, Location where) {
		String value = this.placeholders.values().get(name);
		if (value == null) {
			String nearest = Spelling.nearest(name, this.placeholders.values().keySet().stream().sorted().toList());
			String suggestion = (nearest != null) ? "Did you mean " + this.placeholders.written(nearest) + "? " : "";
			this.problems.add(new Problem("Placeholder " + this.placeholders.written(name) + " has no value.", where,
					suggestion + "Define it, or switch replacement off for this script with '-- @placeholders none'."));
			return null;
		}
		if (value.indexOf('\0') >= 0 && this.checkedValues.add(name)) {
			this.problems.add(new Problem("The value of placeholder " + this.placeholders.written(name)
					+ " contains a NUL character, which no SQL can.", where, "Remove it."));
		}
		return value;
	}

	private void checkTokens(String name, String value, Location where) {
		Iterator<SqlToken> tokens = this.syntax.tokens(value, PlaceholderSyntax.NONE);
		while (tokens.hasNext()) {
			SqlToken token = tokens.next();
			String fault = switch (token.kind()) {
				case SEMICOLON, INNER_SEMICOLON -> "holds a semicolon, which would end the statement";
				case LINE_COMMENT -> "holds a line comment, which would swallow what follows";
				case META_COMMAND -> "holds a backslash command";
				default -> token.terminated() ? null : "does not consist of whole tokens";
			};
			if (fault != null) {
				this.problems
					.add(new Problem("The value of placeholder " + this.placeholders.written(name) + " " + fault + ".",
							where, "In plain SQL a value has to be whole words, names, numbers or strings."));
				return;
			}
		}
	}

	private String escape(SqlToken token, String name, String value, Location where) {
		boolean string = token.kind() == SqlToken.Kind.STRING;
		String quote = string ? "'" : "\"";
		char first = this.text.charAt(token.start());
		if (first == 'u' || first == 'U') {
			// Its escape character can be any, and is said only behind it.
			this.problems.add(new Problem(
					"Placeholder " + this.placeholders.written(name) + " stands in a string with Unicode escapes (U&).",
					where, "Write a plain string, or one with E''."));
		}
		String escaped = value.replace(quote, quote + quote);
		return (string && (first == 'e' || first == 'E')) ? escaped.replace("\\", "\\\\") : escaped;
	}

	private Location locate(SqlToken token, int offset) {
		int line = token.line();
		int column = token.column();
		for (int i = token.start(); i < offset; i++) {
			char c = this.text.charAt(i);
			if (c == '\n') {
				line++;
				column = 1;
			}
			else if (!Character.isLowSurrogate(c)) {
				column++;
			}
		}
		return new Location(this.source, line, column);
	}

}
