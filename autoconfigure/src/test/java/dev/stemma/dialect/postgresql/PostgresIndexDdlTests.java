package dev.stemma.dialect.postgresql;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.DropOptions;
import dev.stemma.operation.Operations;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.RefreshView;
import dev.stemma.operation.Reindex;
import dev.stemma.schema.ObjectKind;

import static dev.stemma.operation.Ddl.expression;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.key;
import static dev.stemma.operation.Ddl.on;
import static dev.stemma.operation.Ddl.onTable;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Indexes as PostgreSQL reads them.
 */
class PostgresIndexDdlTests {

	private final DdlServer server = new DdlServer("CREATE SCHEMA hr",
			"CREATE TABLE members (id bigint, name text, email text, tags text[], day date)",
			"CREATE TABLE hr.staff (id bigint)");

	@Test
	void anIndexIsCreated() {
		this.server.does((op) -> {
			op.createIndex("by_name", "members", "name", "email");
			op.createIndex(index("members", "email"));
			op.createIndex(index("members", "name").named("by_name"), CreateOptions::ifNotExists);
			op.in("hr").createIndex("by_id", "staff", "id");
		}, """
				CREATE INDEX by_name ON members (name, email);
				CREATE INDEX members_email_idx ON members (email);
				CREATE INDEX IF NOT EXISTS by_name ON members (name);
				CREATE INDEX by_id ON hr.staff (id);
				""");
	}

	@Test
	void anIndexIsCreatedWithEverythingThatItCanHave() {
		this.server.does((op) -> {
			op.createIndex(
					index("members", key("name").collate("C").operatorClass("text_pattern_ops").desc().withNullsLast(),
							expression("lower(email)"), key("id").withNullsFirst())
						.and(key("day").desc().withNullsFirst())
						.withUnique()
						.include("tags")
						.with("fillfactor", "70")
						.tablespace("pg_default")
						.where("day > '2020-01-01' -- new ones")
						.named("all_of_it"));
			op.createIndex(index("members", "tags").using("gin").with("fastupdate", "off"));
			op.createIndex(index("members", key("day")).using("brin"));
		}, """
				CREATE UNIQUE INDEX all_of_it ON members (name COLLATE "C" text_pattern_ops DESC NULLS LAST, \
				(lower(email)), id NULLS FIRST, day DESC) INCLUDE (tags) WITH (fillfactor = 70) \
				TABLESPACE pg_default WHERE day > '2020-01-01' -- new ones;
				CREATE INDEX members_tags_idx ON members USING gin (tags) WITH (fastupdate = off);
				CREATE INDEX members_day_idx ON members USING brin (day);
				""");
		assertThat(this.server.query("SELECT indexdef FROM pg_indexes WHERE indexname = 'all_of_it'"))
			.containsExactly("CREATE UNIQUE INDEX all_of_it ON public.members USING btree "
					+ "(name COLLATE \"C\" text_pattern_ops DESC NULLS LAST, lower(email), id NULLS FIRST, day DESC) "
					+ "INCLUDE (tags) WITH (fillfactor='70') WHERE (day > '2020-01-01'::date)");
	}

	@Test
	void nullsAreEqual() {
		this.server.doesFrom(15, (op) -> op.createIndex(index("members", "name").withUniqueNulls()), """
				CREATE UNIQUE INDEX members_name_idx ON members (name) NULLS NOT DISTINCT;
				""");
	}

	@Test
	void anIndexIsCreatedRebuiltAndDroppedConcurrently() {
		this.server.does((op) -> {
			op.createIndex(index("members", "name"), CreateOptions::concurrently);
			op.createIndex(index("members", "name"), (options) -> options.concurrently().ifNotExists());
			op.reindexConcurrently("members_name_idx");
			op.apply(new Reindex(onTable("members"), true));
			op.apply(new Reindex(on(ObjectKind.SCHEMA, "hr"), true));
			op.apply(new Reindex(on(ObjectKind.SCHEMA, "hr"), false));
			op.dropIndex("members_name_idx", DropOptions::concurrently);
			op.dropIndex("members_name_idx", (options) -> options.concurrently().ifExists());
		}, """
				CREATE INDEX CONCURRENTLY members_name_idx ON members (name);
				CREATE INDEX CONCURRENTLY IF NOT EXISTS members_name_idx ON members (name);
				REINDEX INDEX CONCURRENTLY members_name_idx;
				REINDEX TABLE CONCURRENTLY members;
				REINDEX SCHEMA CONCURRENTLY hr;
				REINDEX SCHEMA hr;
				DROP INDEX CONCURRENTLY members_name_idx;
				DROP INDEX CONCURRENTLY IF EXISTS members_name_idx;
				""");
	}

	@Test
	void anIndexIsRenamedRebuiltCommentedOnAndDropped() {
		this.server.execute("CREATE INDEX a ON members (id)");
		this.server.does((op) -> {
			op.renameIndex("a", "b");
			op.reindex("b");
			op.apply(new Reindex(onTable("members"), false));
			op.comment(on(ObjectKind.INDEX, "b"), "for lists");
			op.dropIndex("b");
			op.dropIndex("b", (drop) -> drop.ifExists().cascade());
			op.dropIndex("b", DropOptions::ifExists);
		}, """
				ALTER INDEX a RENAME TO b;
				REINDEX INDEX b;
				REINDEX TABLE members;
				COMMENT ON INDEX b IS 'for lists';
				DROP INDEX b;
				DROP INDEX IF EXISTS b CASCADE;
				DROP INDEX IF EXISTS b;
				""");
	}

	@Test
	void whatTakesNoTransactionIsKnown() {
		Consumer<Operations> migration = (op) -> {
			op.createIndex(index("members", "name"), CreateOptions::concurrently);
			op.dropIndex("a", DropOptions::concurrently);
			op.reindexConcurrently("a");
			op.apply(new Reindex(on(ObjectKind.SCHEMA, "hr"), false));
			op.detachPartition("a", "b", PartitionChange.Mode.CONCURRENTLY);
			op.updateInBatches("members", (update) -> update.set("id = 1"));
		};
		assertThat(DdlServer.recorded(migration)).hasSize(6).allMatch(new PostgresDdlWriter()::needsAutocommit);
	}

	@Test
	void whatTakesATransactionIsKnown() {
		Consumer<Operations> migration = (op) -> {
			op.createIndex(index("members", "name"));
			op.dropIndex("a");
			op.reindex("a");
			op.apply(new Reindex(onTable("a"), false));
			op.detachPartition("a", "b");
			op.detachPartition("a", "b", PartitionChange.Mode.FINALIZE);
			op.refreshMaterializedView("a", RefreshView::whileRead);
			op.addEnumValue("a", "b");
			op.execute("SELECT 1");
		};
		assertThat(DdlServer.recorded(migration)).hasSize(9).noneMatch(new PostgresDdlWriter()::needsAutocommit);
	}

}
