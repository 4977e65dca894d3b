package dev.stemma.dialect.postgresql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.DropOptions;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Storage;
import dev.stemma.schema.Table;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.date;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.qualified;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.timestamptz;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables as PostgreSQL reads them.
 */
class PostgresTableDdlTests {

	private final DdlServer server = new DdlServer();

	@Test
	void aTableIsCreatedWithOneElementALine() {
		this.server.execute("CREATE TABLE teams (id bigint PRIMARY KEY)");
		this.server
			.does((op) -> op.createTable("members", column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
					column("name", varchar(100)).notNull(), column("team_id", bigint()).references("teams"),
					column("total", numeric(10, 2)).defaultsTo("0").notNull(),
					column("created", timestamptz()).defaultsTo("now()"), unique("name", "team_id"),
					check("total >= 0").over("total")), """
							CREATE TABLE members (
							    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT members_pkey PRIMARY KEY,
							    name varchar(100) NOT NULL,
							    team_id bigint CONSTRAINT members_team_id_fkey REFERENCES teams,
							    total numeric(10,2) DEFAULT 0 NOT NULL,
							    created timestamp with time zone DEFAULT now(),
							    CONSTRAINT members_name_team_id_key UNIQUE (name, team_id),
							    CONSTRAINT members_total_check CHECK (total >= 0)
							);
							""");
	}

	@Test
	void whatATableIsCommentedWithComesAfterIt() {
		this.server.does((op) -> op
			.createTable(table("members", column("id", bigint()).comment("the member's number"), column("name", text()))
				.comment("who belongs to us")), """
						CREATE TABLE members (
						    id bigint,
						    name text
						);
						COMMENT ON TABLE members IS 'who belongs to us';
						COMMENT ON COLUMN members.id IS 'the member''s number';
						""");
		assertThat(this.server
			.query("SELECT col_description('members'::regclass, 1), obj_description('members'::regclass)"))
			.containsExactly("the member's number|who belongs to us");
	}

	@Test
	void storageAndStatisticsComeAfterTheTableForServersThatTakeThemNowhereElse() {
		this.server.does(
				(op) -> op.createTable(table("members",
						column("letter", text()).compression("pglz").storage(Storage.EXTERNAL),
						column("name", text()).collate("C").statistics(500).defaultsTo("'x'").storage(Storage.MAIN))),
				"""
						CREATE TABLE members (
						    letter text COMPRESSION pglz,
						    name text COLLATE "C" DEFAULT 'x'
						);
						ALTER TABLE members
						    ALTER COLUMN letter SET STORAGE EXTERNAL,
						    ALTER COLUMN name SET STORAGE MAIN,
						    ALTER COLUMN name SET STATISTICS 500;
						""");
		assertThat(this.server.query("""
				SELECT attname, attstorage, attcompression, attstattarget FROM pg_attribute
				WHERE attrelid = 'members'::regclass AND attnum > 0 ORDER BY attnum""")).hasSize(2)
			.contains("name|m||500")
			.first()
			.asString()
			.startsWith("letter|e|p|");
	}

	@Test
	void aConstraintThatIsNotValidIsAddedToTheNewTableSoThatItIsNot() {
		this.server.execute("CREATE TABLE teams (id bigint PRIMARY KEY)");
		this.server.does(
				(op) -> op.createTable(table("members", column("id", bigint()),
						column("team_id", bigint()).references("teams", ForeignKey::unvalidated),
						check("id > 0").over("id").unvalidated())),
				"""
						CREATE TABLE members (
						    id bigint,
						    team_id bigint
						);
						ALTER TABLE members
						    ADD CONSTRAINT members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams NOT VALID,
						    ADD CONSTRAINT members_id_check CHECK (id > 0) NOT VALID;
						""");
		assertThat(this.server.query(
				"SELECT DISTINCT convalidated FROM pg_constraint WHERE conrelid = 'members'::regclass AND contype <> 'n'"))
			.containsExactly("f");
	}

	@Test
	void aTableIsUnloggedHasParametersAndATablespace() {
		this.server.does((op) -> op.createTable(table("members", column("id", bigint())).asUnlogged()
			.with("FillFactor", "70")
			.with("autovacuum_enabled", "false")
			.with("toast.autovacuum_enabled", "off")
			.tablespace("pg_default"), CreateOptions::ifNotExists), """
					CREATE UNLOGGED TABLE IF NOT EXISTS members (
					    id bigint
					)
					WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = off)
					TABLESPACE pg_default;
					""");
	}

	@Test
	void aTableInheritsColumnsAndMayHaveNoneOfItsOwn() {
		this.server.execute("CREATE TABLE people (id bigint)", "CREATE SCHEMA hr", "CREATE TABLE hr.staff (room text)");
		this.server.does((op) -> {
			op.createTable(new Table(QualifiedName.of("members"), List.of(), List.of(), null, false, null, null,
					List.of(QualifiedName.of("people"), QualifiedName.of("hr", "staff")), Map.of(), null));
			op.createTable(table("guests", column("day", date())).inherits(QualifiedName.of("people")));
		}, """
				CREATE TABLE members ()
				INHERITS (people, hr.staff);
				CREATE TABLE guests (
				    day date
				)
				INHERITS (people);
				""");
	}

	@Test
	void aTableStandsInASchema() {
		this.server.execute("CREATE SCHEMA audit");
		this.server.does((op) -> {
			op.in("audit").createTable("log", column("id", bigint()).primaryKey());
			op.createTable(table(qualified("audit", "entry"),
					column("log_id", bigint()).references(qualified("audit", "log"), (key) -> key)));
			op.in("audit").dropTable("entry");
		}, """
				CREATE TABLE audit.log (
				    id bigint CONSTRAINT log_pkey PRIMARY KEY
				);
				CREATE TABLE audit.entry (
				    log_id bigint CONSTRAINT entry_log_id_fkey REFERENCES audit.log
				);
				DROP TABLE audit.entry;
				""");
	}

	@Test
	void aTableIsDropped() {
		this.server.execute("CREATE TABLE members (id bigint)");
		this.server.does((op) -> {
			op.dropTable("members");
			op.dropTable("members", DropOptions::ifExists);
			op.dropTable("members", (drop) -> drop.ifExists().cascade());
		}, """
				DROP TABLE members;
				DROP TABLE IF EXISTS members;
				DROP TABLE IF EXISTS members CASCADE;
				""");
	}

	@Test
	void aTableIsRenamedMovedAndCommentedOn() {
		this.server.execute("CREATE TABLE members (id bigint)", "CREATE SCHEMA hr");
		this.server.does((op) -> {
			op.renameTable("members", "people");
			op.setTableSchema("people", "hr");
			op.in("hr").commentOnTable("people", "all of them");
			op.in("hr").commentOnTable("people", null);
		}, """
				ALTER TABLE members RENAME TO people;
				ALTER TABLE people SET SCHEMA hr;
				COMMENT ON TABLE hr.people IS 'all of them';
				COMMENT ON TABLE hr.people IS NULL;
				""");
	}

	@Test
	void severalChangesAreOneStatement() {
		this.server.execute("CREATE TABLE members (id bigint, old text, name text)");
		this.server.does((op) -> op.batchAlterTable("members",
				(table) -> table.addColumn(column("status", text()).notNull().defaultsTo("'new'").comment("how it is"))
					.dropColumn("old")
					.alterColumn("name", (column) -> column.type(varchar(80)).notNull())
					.addConstraint(check("status <> ''").over("status"))),
				"""
						ALTER TABLE members
						    ADD COLUMN status text DEFAULT 'new' NOT NULL,
						    DROP COLUMN old,
						    ALTER COLUMN name TYPE varchar(80),
						    ALTER COLUMN name SET NOT NULL,
						    ADD CONSTRAINT members_status_check CHECK (status <> '');
						COMMENT ON COLUMN members.status IS 'how it is';
						""");
	}

	@Test
	void parametersAreSetAndReset() {
		this.server.execute("CREATE TABLE members (id bigint) WITH (fillfactor = 50)");
		Map<String, @Nullable String> parameters = new LinkedHashMap<>();
		parameters.put("autovacuum_enabled", "false");
		parameters.put("fillfactor", null);
		parameters.put("autovacuum_vacuum_scale_factor", "0.02");
		this.server.does((op) -> {
			op.setTableParameters("members", parameters);
			op.batchAlterTable("members", (table) -> table.parameter("toast.autovacuum_enabled", "true"));
			op.batchAlterTable("members", (table) -> table.parameter("toast.autovacuum_enabled", null));
		}, """
				ALTER TABLE members
				    SET (autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.02),
				    RESET (fillfactor);
				ALTER TABLE members SET (toast.autovacuum_enabled = true);
				ALTER TABLE members RESET (toast.autovacuum_enabled);
				""");
		assertThat(this.server.query("SELECT reloptions FROM pg_class WHERE relname = 'members'"))
			.containsExactly("{autovacuum_enabled=false,autovacuum_vacuum_scale_factor=0.02}");
	}

	@Test
	void aTableIsLoggedOrNotMovedToATablespaceAndInheritsOrNot() {
		this.server.execute("CREATE TABLE people (id bigint)", "CREATE TABLE members (id bigint)");
		this.server.does((op) -> {
			op.batchAlterTable("members", (table) -> table.logged(false));
			op.batchAlterTable("members", (table) -> table.logged(true));
			op.batchAlterTable("members", (table) -> table.tablespace("pg_default"));
			op.batchAlterTable("members", (table) -> table.inherit(QualifiedName.of("people")));
			op.batchAlterTable("members", (table) -> table.noInherit(QualifiedName.of("people")));
			op.batchAlterTable("members", (table) -> table.only().addColumn(column("name", text())));
		}, """
				ALTER TABLE members SET UNLOGGED;
				ALTER TABLE members SET LOGGED;
				ALTER TABLE members SET TABLESPACE pg_default;
				ALTER TABLE members INHERIT people;
				ALTER TABLE members NO INHERIT people;
				ALTER TABLE ONLY members ADD COLUMN name text;
				""");
	}

	@Test
	void aTableThatIsThereIsLeftAloneWithItsComments() {
		this.server.execute("CREATE SCHEMA hr", "CREATE TABLE hr.members (id text)", "SET search_path = hr, public");
		Table members = table("members", column("id", bigint()).comment("$unless$").statistics(5)).comment("new");
		this.server.does((op) -> {
			op.createTable(members, CreateOptions::ifNotExists);
			op.createTable(members, CreateOptions::ifNotExists);
			op.createTable(table(qualified("hr", "members"), column("key", bigint())).comment("not \\ this"),
					CreateOptions::ifNotExists);
		}, """
				DO $unless1$
				BEGIN
				IF pg_catalog.to_regclass(pg_catalog.quote_ident(pg_catalog.current_schema()) OPERATOR(pg_catalog.||) \
				'.members') IS NULL THEN
				CREATE TABLE members (
				    id bigint
				);
				ALTER TABLE members ALTER COLUMN id SET STATISTICS 5;
				COMMENT ON TABLE members IS 'new';
				COMMENT ON COLUMN members.id IS '$unless$';
				END IF;
				END
				$unless1$;
				""".repeat(2) + """
				DO $unless$
				BEGIN
				IF pg_catalog.to_regclass('hr.members') IS NULL THEN
				CREATE TABLE hr.members (
				    key bigint
				);
				COMMENT ON TABLE hr.members IS E'not \\\\ this';
				END IF;
				END
				$unless$;
				""");
		assertThat(this.server
			.query("SELECT obj_description('members'::regclass), obj_description('hr.members'::regclass)"))
			.containsExactly("new|null");
	}

}
