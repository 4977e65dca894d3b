package dev.stemma;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.TransactionMode;

/**
 * Updates a large table in batches, to be killed while it does.
 */
public final class BatchedUpdate {

	private BatchedUpdate() {
	}

	/**
	 * Upgrades the database at the given URL.
	 */
	public static void main(String[] arguments) {
		((Logger) LoggerFactory.getLogger("dev.stemma")).setLevel(Level.INFO);
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(arguments[0]);
		dataSource.setUser("postgres");
		Stemma.builder()
			.dataSource(dataSource)
			.locations()
			.packages()
			.migrations(List.of(new CountEveryRow()))
			.build()
			.upgrade();
	}

	@Migration(revision = "counted", transaction = TransactionMode.NONE, message = "Count every row")
	private static final class CountEveryRow implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.execute("CREATE TABLE IF NOT EXISTS app.before (at timestamptz)");
			op.execute("INSERT INTO app.before VALUES (now())");
			int rows = op.in("app")
				.updateInBatches("counted",
						(update) -> update.set("n = n + 1").size(5_000).pause(Duration.ofMillis(30)));
			op.execute("INSERT INTO app.after VALUES (?)", rows);
		}

		@Override
		public void downgrade(Operations op) {
			op.in("app").updateInBatches("counted", (update) -> update.set("n = n - 1"));
		}

	}

}
