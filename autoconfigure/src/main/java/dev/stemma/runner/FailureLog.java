package dev.stemma.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.stemma.dialect.ServerFacts;
import dev.stemma.dialect.ServerFacts.Tables;

/**
 * Tells a process that waits what went wrong in the one that it waits for.
 */
final class FailureLog {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	private long seen = -1;

	void report(Ledger ledger, Connection connection, ServerFacts facts) throws SQLException {
		if (facts.tables() != Tables.ALL) {
			// Whatever will be there was written while we wait.
			this.seen = 0;
			return;
		}
		List<Ledger.Failure> failures = ledger.failuresAfter(connection, Math.max(0, this.seen));
		for (Ledger.Failure failure : failures) {
			if (this.seen >= 0) {
				logger.warn("Revision %s failed at %s on %s: %s".formatted(failure.revision(), failure.at(),
						failure.host(), failure.message()));
			}
		}
		this.seen = failures.isEmpty() ? Math.max(0, this.seen) : failures.get(failures.size() - 1).number();
	}

}
