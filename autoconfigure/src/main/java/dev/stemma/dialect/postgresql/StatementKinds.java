package dev.stemma.dialect.postgresql;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlStatement;
import dev.stemma.dialect.SqlToken;

/**
 * Tells from a statement's first words how it has to be treated, by the manual of
 * PostgreSQL 14 to 18.
 * <p>
 * What depends on more than the statement's text is taken for the common case: a
 * procedure that is called, and a table that is clustered or reindexed and might be
 * partitioned, are transactional; a subscription, with or without a replication slot, is
 * not.
 */
final class StatementKinds {

	private StatementKinds() {
	}

	static SqlStatement.Kind of(TokenReader statement) {
		if (isTransactionControl(statement)) {
			return SqlStatement.Kind.TRANSACTION_CONTROL;
		}
		return isNonTransactional(statement) ? SqlStatement.Kind.NON_TRANSACTIONAL : SqlStatement.Kind.TRANSACTIONAL;
	}

	private static boolean isTransactionControl(TokenReader statement) {
		if (statement.accept("ROLLBACK")) {
			statement.acceptAny("WORK", "TRANSACTION");
			return !statement.accept("TO");
		}
		return statement.acceptAny("BEGIN", "COMMIT", "END", "ABORT") || statement.accept("START", "TRANSACTION")
				|| statement.accept("PREPARE", "TRANSACTION") || statement.accept("DISCARD", "ALL");
	}

	private static boolean isNonTransactional(TokenReader statement) {
		if (statement.acceptAny("CREATE", "DROP")) {
			boolean index = statement.accept("INDEX") || statement.accept("UNIQUE", "INDEX");
			return index ? statement.accept("CONCURRENTLY")
					: statement.acceptAny("DATABASE", "TABLESPACE", "SUBSCRIPTION");
		}
		if (statement.accept("ALTER")) {
			return isNonTransactionalChange(statement);
		}
		if (statement.accept("REINDEX")) {
			return isNonTransactionalReindex(statement);
		}
		if (statement.accept("CLUSTER")) {
			skipOptions(statement);
			statement.accept("VERBOSE");
			return statement.atEnd();
		}
		return statement.accept("VACUUM");
	}

	private static boolean isNonTransactionalChange(TokenReader statement) {
		if (statement.accept("TABLE")) {
			return detachesConcurrently(statement);
		}
		if (statement.accept("DATABASE")) {
			return statement.acceptName() && statement.accept("SET", "TABLESPACE");
		}
		if (statement.accept("SUBSCRIPTION")) {
			return statement.acceptName() && changesSubscribedTables(statement);
		}
		return statement.accept("SYSTEM");
	}

	private static boolean detachesConcurrently(TokenReader table) {
		table.accept("IF", "EXISTS");
		boolean parenthesis = table.accept("ONLY") && table.accept("(");
		table.acceptName();
		if (parenthesis) {
			table.accept(")");
		}
		table.accept("*");
		return table.accept("DETACH", "PARTITION") && table.acceptName() && table.accept("CONCURRENTLY");
	}

	private static boolean changesSubscribedTables(TokenReader subscription) {
		if (subscription.accept("REFRESH")
				|| (subscription.acceptAny("SET", "ADD", "DROP") && subscription.accept("PUBLICATION"))) {
			return true;
		}
		if (subscription.accept("(")) {
			while (!subscription.atEnd()) {
				if (subscription.acceptAny("FAILOVER", "TWO_PHASE")) {
					return true;
				}
				subscription.take();
			}
		}
		return false;
	}

	private static boolean isNonTransactionalReindex(TokenReader reindex) {
		boolean concurrently = false;
		if (reindex.accept("(")) {
			while (!reindex.atEnd() && !reindex.accept(")")) {
				if (reindex.accept("CONCURRENTLY")) {
					// Of an option that is given twice, the server takes the last.
					concurrently = !acceptFalse(reindex);
				}
				else {
					reindex.take();
				}
			}
		}
		return reindex.acceptAny("DATABASE", "SYSTEM", "SCHEMA") || concurrently
				|| (reindex.acceptAny("INDEX", "TABLE") && reindex.accept("CONCURRENTLY"));
	}

	private static boolean acceptFalse(TokenReader option) {
		if (option.nextIs(",") || option.nextIs(")")) {
			return false;
		}
		@Nullable SqlToken value = option.take();
		return value != null && switch (option.text(value).toLowerCase(Locale.ROOT)) {
			case "false", "off", "0", "'false'", "'off'", "'0'", "\"false\"", "\"off\"" -> true;
			default -> false;
		};
	}

	private static void skipOptions(TokenReader statement) {
		if (statement.accept("(")) {
			while (!statement.atEnd() && !statement.accept(")")) {
				statement.take();
			}
		}
	}

}
