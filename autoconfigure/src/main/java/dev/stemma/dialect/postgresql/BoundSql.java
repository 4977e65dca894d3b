package dev.stemma.dialect.postgresql;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlToken;
import dev.stemma.schema.InvalidDefinitionException;

/**
 * SQL whose parameters become literals. A question mark is a parameter where the driver
 * takes it for one: not in strings, quoted names and comments, and two of them are the
 * operator of one.
 */
final class BoundSql {

	private final String sql;

	private final List<@Nullable Object> values;

	private final StringBuilder text = new StringBuilder();

	private int parameters;

	private BoundSql(String sql, List<@Nullable Object> values) {
		this.sql = sql;
		this.values = values;
	}

	/**
	 * The SQL with the values in it.
	 * @throws InvalidDefinitionException if there are more or fewer values than
	 * parameters
	 */
	static String of(String sql, List<@Nullable Object> values) {
		BoundSql bound = new BoundSql(sql, values);
		Iterator<SqlToken> tokens = new PostgresLexer(sql, 0, sql.length(), PlaceholderSyntax.NONE);
		while (tokens.hasNext()) {
			SqlToken token = tokens.next();
			if (token.kind() == SqlToken.Kind.OPERATOR) {
				bound.operator(token);
			}
			else {
				bound.text.append(sql, token.start(), token.end());
			}
		}
		if (bound.parameters != values.size()) {
			throw new InvalidDefinitionException("The SQL has %d parameters and is given %d values: %s"
				.formatted(bound.parameters, values.size(), sql.strip()),
					"Give one value for each question mark; the operator ? is written ??.");
		}
		return bound.text.toString();
	}

	private void operator(SqlToken token) {
		for (int i = token.start(); i < token.end(); i++) {
			if (this.sql.charAt(i) != '?') {
				this.text.append(this.sql.charAt(i));
			}
			else if (i + 1 < token.end() && this.sql.charAt(i + 1) == '?') {
				this.text.append('?');
				i++;
			}
			else {
				parameter(i + 1);
			}
		}
	}

	private void parameter(int end) {
		int index = this.parameters++;
		if (index >= this.values.size()) {
			return;
		}
		if (this.text.length() > 0 && Characters.isWordPart(this.text.charAt(this.text.length() - 1))) {
			this.text.append(' ');
		}
		this.text.append(Literals.typed(this.values.get(index)));
		if (end < this.sql.length() && Characters.isWordPart(this.sql.charAt(end))) {
			this.text.append(' ');
		}
	}

}
