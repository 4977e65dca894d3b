package dev.stemma.autogenerate;

import java.util.Iterator;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;

/**
 * Writes statements so that they stay what they are in a script: a comment at the end
 * swallows no semicolon, and none is taken for a directive of the script.
 */
final class SqlStatementText {

	private final SqlSyntax syntax;

	SqlStatementText(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	/**
	 * A statement with its semicolon.
	 */
	String terminated(String statement) {
		StringBuilder text = new StringBuilder();
		boolean comment = false;
		Iterator<SqlToken> tokens = this.syntax.tokens(statement, PlaceholderSyntax.NONE);
		while (tokens.hasNext()) {
			SqlToken token = tokens.next();
			comment = token.kind() == SqlToken.Kind.LINE_COMMENT;
			String written = token.text(statement);
			text.append(comment ? written.replaceFirst("^(-+\\s*)@", "$1Note: @") : written);
		}
		return text.append(comment ? "\n;" : ";").toString();
	}

}
