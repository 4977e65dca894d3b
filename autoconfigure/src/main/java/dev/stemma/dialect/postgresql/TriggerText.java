package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlToken;

/**
 * What the server says of a trigger only in the statement that creates it.
 *
 * @param condition the condition under which it fires, or {@code null}
 * @param arguments the arguments of its function
 */
record TriggerText(@Nullable String condition, List<String> arguments) {

	TriggerText {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Takes apart a statement that the server has written.
	 */
	static TriggerText of(String definition) {
		List<SqlToken> tokens = new ArrayList<>();
		new PostgresLexer(definition, 0, definition.length(), PlaceholderSyntax.NONE).forEachRemaining((token) -> {
			if (token.isSignificant()) {
				tokens.add(token);
			}
		});
		int when = -1;
		int execute = tokens.size();
		for (int i = 2; i < tokens.size() && execute == tokens.size(); i++) {
			if (when < 0 && is(definition, tokens, i, "WHEN") && is(definition, tokens, i - 2, "EACH")) {
				when = i;
			}
			if (is(definition, tokens, i, "EXECUTE")) {
				execute = i;
			}
		}
		String condition = (when < 0) ? null
				: definition.substring(tokens.get(when + 1).end(), tokens.get(execute - 1).start()).strip();
		return new TriggerText(condition,
				tokens.stream()
					.skip(execute)
					.filter((token) -> token.kind() == SqlToken.Kind.STRING)
					.map((token) -> value(token.text(definition)))
					.toList());
	}

	private static boolean is(String sql, List<SqlToken> tokens, int index, String word) {
		SqlToken token = tokens.get(index);
		return token.kind() == SqlToken.Kind.WORD && token.topLevel() && token.text(sql).equals(word);
	}

	private static String value(String literal) {
		boolean escapes = literal.startsWith("E");
		String text = literal.substring(escapes ? 2 : 1, literal.length() - 1).replace("''", "'");
		return escapes ? text.replace("\\\\", "\\") : text;
	}

}
