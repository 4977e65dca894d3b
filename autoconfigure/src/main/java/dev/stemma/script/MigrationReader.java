package dev.stemma.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * Makes a migration of a script's text and finds everything that keeps it from running.
 */
final class MigrationReader {

	private final String text;

	private final String name;

	private final TransactionMode transaction;

	private final SqlSyntax syntax;

	private final Placeholders placeholders;

	private final List<Problem> problems = new ArrayList<>();

	private MigrationReader(String text, String name, TransactionMode transaction, SqlSyntax syntax,
			Placeholders placeholders) {
		this.text = text;
		this.name = name;
		this.transaction = transaction;
		this.syntax = syntax;
		this.placeholders = placeholders;
	}

	/**
	 * Reads a migration.
	 * @throws InvalidScriptException with everything that is wrong with it
	 */
	static SqlMigration read(String text, String name, ScriptOutline outline, SqlSyntax syntax,
			Placeholders placeholders) {
		return new MigrationReader(text, name, outline.header().transaction(), syntax, placeholders)
			.read(outline.upgrade(), outline.hasDowngrade() ? outline.downgrade() : null);
	}

	/**
	 * Reads a text that is a downgrade and nothing else.
	 * @throws InvalidScriptException with everything that is wrong with it
	 */
	static SqlMigration readDowngrade(String text, String name, TransactionMode transaction, SqlSyntax syntax,
			Placeholders placeholders) {
		return new MigrationReader(text, name, transaction, syntax, placeholders).read(new TextRange(0, 0),
				new TextRange(0, text.length()));
	}

	private SqlMigration read(TextRange upgradeRange, @Nullable TextRange downgradeRange) {
		PlaceholderReader reader = new PlaceholderReader(this.text, this.name, this.syntax, this.placeholders);
		Iterator<SqlToken> tokens = this.syntax.tokens(this.text, this.placeholders.syntax());
		while (tokens.hasNext()) {
			SqlToken token = tokens.next();
			reader.add(token);
			if (!token.terminated()) {
				this.problems.add(Unterminated.problem(token, this.name));
			}
		}
		this.problems.addAll(reader.problems());
		SourceText source = new SourceText(this.text, this.name, this.syntax, reader.replacements());
		SqlPart upgrade = part(source, upgradeRange, "the upgrade");
		SqlPart downgrade = (downgradeRange != null) ? part(source, downgradeRange, "the downgrade") : null;
		if (!this.problems.isEmpty()) {
			this.problems.sort(Comparator.comparingInt(MigrationReader::line));
			throw new InvalidScriptException(this.problems);
		}
		return new SqlMigration(upgrade, downgrade, this.text,
				(downgradeRange != null) ? downgradeRange : new TextRange(0, 0), this.placeholders.enabled(),
				reader.warnings());
	}

	private static int line(Problem problem) {
		return (problem.where() != null) ? problem.where().line() : 0;
	}

	private SqlPart part(SourceText source, TextRange range, String partName) {
		List<SqlStatement> statements = new ArrayList<>(
				this.syntax.statements(this.text, range.start(), range.end(), this.placeholders.syntax()));
		SqlStatement alone = null;
		boolean mixed = false;
		for (int i = 0; i < statements.size(); i++) {
			SqlStatement statement = withKind(statements.get(i), source);
			statements.set(i, statement);
			check(statement, i + 1, partName);
			if (statement.kind() != SqlStatement.Kind.NON_TRANSACTIONAL) {
				mixed = true;
			}
			else if (alone == null) {
				alone = statement;
			}
		}
		boolean none = this.transaction == TransactionMode.NONE;
		if (alone != null && mixed && !none) {
			report(alone,
					"Statement '" + excerpt(alone) + "' cannot run in a transaction, and other statements of "
							+ partName + " can.",
					"Move it to a revision of its own, or add '-- @transaction none', and each is committed by itself.");
		}
		return new SqlPart(!none && (alone == null || mixed), new StatementList(source, statements));
	}

	/**
	 * A placeholder can make a statement one of another kind, or no single statement.
	 */
	private SqlStatement withKind(SqlStatement statement, SourceText source) {
		List<Replacement> within = source.within(statement.start(), statement.end());
		if (within.stream().noneMatch(Replacement::plain)) {
			return statement;
		}
		String sql = source.replaced(statement.start(), statement.end());
		List<SqlStatement> replaced = this.syntax.statements(sql, 0, sql.length(), PlaceholderSyntax.NONE);
		if (replaced.size() > 1 || !isTerminated(sql)) {
			report(statement, "With its placeholders replaced, statement '" + excerpt(statement)
					+ "' is no longer one statement.", "Look at the values of its placeholders.");
		}
		if (replaced.size() != 1 || replaced.get(0).kind() == statement.kind()) {
			return statement;
		}
		return new SqlStatement(replaced.get(0).kind(), statement.start(), statement.end(), statement.line(),
				statement.column(), statement.dataStart(), statement.dataEnd());
	}

	private boolean isTerminated(String sql) {
		Iterator<SqlToken> tokens = this.syntax.tokens(sql, PlaceholderSyntax.NONE);
		boolean terminated = true;
		while (tokens.hasNext()) {
			terminated &= tokens.next().terminated();
		}
		return terminated;
	}

	private void check(SqlStatement statement, int number, String partName) {
		switch (statement.kind()) {
			case TRANSACTION_CONTROL -> report(statement,
					"Statement " + number + " of " + partName + ", '" + excerpt(statement)
							+ "', controls the transaction or the session, which are Stemma's.",
					"Remove it; '-- @transaction none' runs a script without a transaction.");
			case META_COMMAND ->
				report(statement, "'" + excerpt(statement) + "' is a command of the database's own client.",
						"Write SQL in its place; no server understands it.");
			case COPY -> {
				if (statement.dataStart() == statement.end()) {
					report(statement, "Statement " + number + " of " + partName + " copies data that does not follow.",
							"Write the data on the lines below it, and end it with a line '\\.'.");
				}
			}
			default -> {
				// Nothing is wrong with the others.
			}
		}
	}

	private String excerpt(SqlStatement statement) {
		int most = 60;
		int end = Math.min(statement.end(), statement.start() + most);
		String excerpt = this.text.substring(statement.start(), end).replaceAll("\\s+", " ");
		return (end < statement.end()) ? excerpt + "…" : excerpt;
	}

	private void report(SqlStatement where, String what, @Nullable String advice) {
		this.problems.add(new Problem(what, new Location(this.name, where.line(), where.column()), advice));
	}

}
