package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlToken;

/**
 * Reads which columns the {@code SET} of an update sets.
 */
final class AssignedColumns {

	private final TokenReader tokens;

	private final List<String> columns = new ArrayList<>();

	private AssignedColumns(TokenReader tokens) {
		this.tokens = tokens;
	}

	/**
	 * The columns, as far as their names can be read.
	 */
	static List<String> of(String assignments) {
		AssignedColumns reader = new AssignedColumns(
				new TokenReader(assignments, IndexStatement.significantTokens(assignments)));
		while (!reader.tokens.atEnd()) {
			reader.readAssignment();
		}
		return reader.columns;
	}

	private void readAssignment() {
		if (this.tokens.accept("(")) {
			do {
				readColumn();
			}
			while (this.tokens.accept(","));
		}
		else {
			readColumn();
		}
		skipValue();
	}

	private void readColumn() {
		ObjectName name = this.tokens.takeName();
		if (name != null) {
			// A dot leads to a field of the column.
			this.columns.add((name.schema() != null) ? name.schema() : name.name());
		}
	}

	/**
	 * To the comma behind the value, which is in no brackets.
	 */
	private void skipValue() {
		int brackets = 0;
		@Nullable SqlToken token = this.tokens.take();
		while (token != null) {
			String text = this.tokens.text(token);
			if (text.equals(",") && brackets == 0 && token.topLevel()) {
				return;
			}
			if (text.equals("[")) {
				brackets++;
			}
			else if (text.equals("]")) {
				brackets--;
			}
			token = this.tokens.take();
		}
	}

}
