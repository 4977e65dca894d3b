package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.PartitionChange;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PartitionKey;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.date;
import static dev.stemma.operation.Ddl.expression;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.partition;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Partitions as PostgreSQL reads them.
 */
class PostgresPartitionDdlTests {

	private final DdlServer server = new DdlServer();

	@Test
	void aTableIsDividedByRangesAListAndAHash() {
		this.server.does((op) -> {
			op.createTable(
					table("events", column("id", bigint()), column("day", date()).notNull(), column("Kind", text()))
						.partitionBy(PartitionKey.range("day", "Kind")));
			op.createTable(table("orders", column("country", text())).partitionBy(PartitionKey.list("country")));
			op.createTable(table("clicks", column("id", bigint())).partitionBy(PartitionKey.hash("id")));
			op.createTable(
					table("words", column("word", text())).partitionBy(new PartitionKey(PartitionKey.Strategy.RANGE,
							List.of(expression("lower(word)").collate("C").operatorClass("text_ops")))));
		}, """
				CREATE TABLE events (
				    id bigint,
				    day date NOT NULL,
				    "Kind" text
				)
				PARTITION BY RANGE (day, "Kind");
				CREATE TABLE orders (
				    country text
				)
				PARTITION BY LIST (country);
				CREATE TABLE clicks (
				    id bigint
				)
				PARTITION BY HASH (id);
				CREATE TABLE words (
				    word text
				)
				PARTITION BY RANGE ((lower(word)) COLLATE "C" text_ops);
				""");
	}

	@Test
	void aPartitionIsCreated() {
		this.server.execute("CREATE TABLE events (id bigint, day date, note text) PARTITION BY RANGE (day)",
				"CREATE TABLE orders (country text) PARTITION BY LIST (country)",
				"CREATE TABLE clicks (id bigint) PARTITION BY HASH (id)");
		this.server.does((op) -> {
			op.createTable(partition("events_2020", "events", PartitionBound.range("'2020-01-01'", "'2021-01-01'")));
			op.createTable(partition("events_old", "events", PartitionBound.range("MINVALUE", "'2020-01-01'")));
			op.createTable(
					partition("events_rest", "events", PartitionBound.others()).elements(
							List.of(column("note", text()).notNull()
								.defaultsTo("'none'")
								.compression("pglz")
								.statistics(7)
								.comment("why"), column("id", bigint())),
							List.of(check("id > 0").named("id_positive"))));
			op.createTable(partition("orders_eu", "orders", PartitionBound.values("'de'", "'at'", "NULL"))
				.partitionBy(PartitionKey.hash("country")));
			op.createTable(partition("clicks_0", "clicks", PartitionBound.hash(4, 0)).with("fillfactor", "80"));
			op.createTable(partition("clicks_1", "clicks",
					new PartitionBound.Written("FOR VALUES WITH (modulus 4, remainder 1)")));
		}, """
				CREATE TABLE events_2020 PARTITION OF events
				FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
				CREATE TABLE events_old PARTITION OF events
				FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
				CREATE TABLE events_rest PARTITION OF events (
				    note DEFAULT 'none' NOT NULL,
				    CONSTRAINT id_positive CHECK (id > 0)
				)
				DEFAULT;
				ALTER TABLE events_rest
				    ALTER COLUMN note SET COMPRESSION pglz,
				    ALTER COLUMN note SET STATISTICS 7;
				COMMENT ON COLUMN events_rest.note IS 'why';
				CREATE TABLE orders_eu PARTITION OF orders
				FOR VALUES IN ('de', 'at', NULL)
				PARTITION BY HASH (country);
				CREATE TABLE clicks_0 PARTITION OF clicks
				FOR VALUES WITH (MODULUS 4, REMAINDER 0)
				WITH (fillfactor = 80);
				CREATE TABLE clicks_1 PARTITION OF clicks
				FOR VALUES WITH (modulus 4, remainder 1);
				""");
	}

	@Test
	void aPartitionIsAttachedAndDetached() {
		this.server.execute("CREATE TABLE events (day date) PARTITION BY RANGE (day)", "CREATE TABLE a (day date)",
				"CREATE TABLE b (day date)");
		this.server.does((op) -> {
			op.attachPartition("events", "a", PartitionBound.range("'2020-01-01'", "MAXVALUE"));
			op.detachPartition("events", "a");
			op.attachPartition("events", "b", PartitionBound.range("'2020-01-01'", "'2021-01-01'"));
			op.detachPartition("events", "b", PartitionChange.Mode.CONCURRENTLY);
			op.attachPartition("events", "b", PartitionBound.others());
		}, """
				ALTER TABLE events ATTACH PARTITION a FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
				ALTER TABLE events DETACH PARTITION a;
				ALTER TABLE events ATTACH PARTITION b FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
				ALTER TABLE events DETACH PARTITION b CONCURRENTLY;
				ALTER TABLE events ATTACH PARTITION b DEFAULT;
				""");
	}

	@Test
	void anInterruptedDetachIsBroughtToItsEnd() throws SQLException {
		this.server.execute("CREATE TABLE events (day date) PARTITION BY RANGE (day)",
				"CREATE TABLE a PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')");
		this.server.interruptWhileRead("events", "ALTER TABLE events DETACH PARTITION a CONCURRENTLY");
		assertThat(this.server.query("SELECT inhdetachpending FROM pg_inherits")).containsExactly("t");
		this.server.does((op) -> op.detachPartition("events", "a", PartitionChange.Mode.FINALIZE), """
				ALTER TABLE events DETACH PARTITION a FINALIZE;
				""");
		assertThat(this.server.query("SELECT inhdetachpending FROM pg_inherits")).isEmpty();
	}

	@Test
	void anIndexIsOnTheTableAloneUntilThoseOfItsPartitionsAreAttached() {
		this.server.execute("CREATE TABLE events (day date) PARTITION BY RANGE (day)",
				"CREATE TABLE a PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')");
		this.server.does((op) -> {
			op.createIndex(index("events", "day").onOnly());
			op.createIndex(index("a", "day"), CreateOptions::concurrently);
			op.attachIndex("events_day_idx", "a_day_idx");
		}, """
				CREATE INDEX events_day_idx ON ONLY events (day);
				CREATE INDEX CONCURRENTLY a_day_idx ON a (day);
				ALTER INDEX events_day_idx ATTACH PARTITION a_day_idx;
				""");
		assertThat(this.server.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'events_day_idx'::regclass"))
			.containsExactly("t");
	}

}
