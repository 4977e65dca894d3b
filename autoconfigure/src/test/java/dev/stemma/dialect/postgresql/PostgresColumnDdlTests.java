package dev.stemma.dialect.postgresql;

import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnAlteration;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.IdentityChange;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Identity;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.Storage;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.bool;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.counting;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.timestamptz;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Columns as PostgreSQL reads them.
 */
class PostgresColumnDdlTests {

	private final DdlServer server = new DdlServer("CREATE TABLE teams (id bigint PRIMARY KEY, code text UNIQUE)",
			"CREATE TABLE members (id bigint NOT NULL, name text, price numeric, note text)");

	@Test
	void aColumnIsAdded() {
		this.server.does((op) -> {
			op.addColumn("members", column("status", text()));
			op.addColumn("members", column("status", text()), CreateOptions::ifNotExists);
			op.addColumn("members", column("rank", integer()).notNull().defaultsTo("1 + 1"));
			op.addColumn("members", column("flag", bool()).defaultsTo("NOT true"));
		}, """
				ALTER TABLE members ADD COLUMN status text;
				ALTER TABLE members ADD COLUMN IF NOT EXISTS status text;
				ALTER TABLE members ADD COLUMN rank integer DEFAULT (1 + 1) NOT NULL;
				ALTER TABLE members ADD COLUMN flag boolean DEFAULT (NOT true);
				""");
	}

	@Test
	void aColumnBringsItsConstraints() {
		this.server.does((op) -> {
			op.addColumn("members", column("code", text()).unique().check("code <> ''"));
			op.addColumn("members", column("key", bigint()).primaryKey());
			op.addColumn("members", column("team_code", text()).references("teams", "code"));
			op.addColumn("members",
					column("team_id", bigint()).references("teams",
							(key) -> key.onDelete(ForeignKey.Action.SET_NULL)
								.onUpdate(ForeignKey.Action.CASCADE)
								.match(ForeignKey.Match.FULL)
								.deferrable(Deferrability.INITIALLY_DEFERRED)));
		}, """
				ALTER TABLE members ADD COLUMN code text CONSTRAINT members_code_key UNIQUE \
				CONSTRAINT members_code_check CHECK (code <> '');
				ALTER TABLE members ADD COLUMN key bigint CONSTRAINT members_pkey PRIMARY KEY;
				ALTER TABLE members ADD COLUMN team_code text CONSTRAINT members_team_code_fkey REFERENCES teams (code);
				ALTER TABLE members ADD COLUMN team_id bigint CONSTRAINT members_team_id_fkey REFERENCES teams \
				MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
				""");
	}

	@Test
	void whatCannotStandInAColumnStandsBesideIt() {
		this.server.does(
				(op) -> op.addColumn("members",
						column("team_id", bigint()).references("teams", ForeignKey::unvalidated)
							.with(unique("team_id").include("team_id"))
							.storage(Storage.PLAIN)
							.statistics(10)),
				"""
						ALTER TABLE members
						    ADD COLUMN team_id bigint,
						    ADD CONSTRAINT members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams NOT VALID,
						    ADD CONSTRAINT members_team_id_key UNIQUE (team_id) INCLUDE (team_id),
						    ALTER COLUMN team_id SET STORAGE PLAIN,
						    ALTER COLUMN team_id SET STATISTICS 10;
						""");
	}

	@Test
	void theConstraintThatRefusesNullsHasItsNameWhereTheServerKeepsIt() {
		this.server.does((op) -> op.addColumn("members", column("status", text()).notNull("status_there")), """
				ALTER TABLE members ADD COLUMN status text CONSTRAINT status_there NOT NULL;
				""");
		assertThat(this.server.query("SELECT conname FROM pg_constraint WHERE conname = 'status_there'"))
			.hasSize((DdlServer.version() >= 18) ? 1 : 0);
	}

	@Test
	void aColumnIsComputed() {
		this.server.does((op) -> {
			op.addColumn("members", column("twice", numeric()).generatedAlwaysAs("price * 2"));
			op.alterColumn("members", "twice", ColumnAlteration::dropExpression);
		}, """
				ALTER TABLE members ADD COLUMN twice numeric GENERATED ALWAYS AS (price * 2) STORED;
				ALTER TABLE members ALTER COLUMN twice DROP EXPRESSION;
				""");
		this.server.doesFrom(17, (op) -> {
			op.addColumn("members", column("triple", numeric()).generatedAlwaysAs("price * 2"));
			op.alterColumn("members", "triple", (column) -> column.generatedAlwaysAs("price * 3"));
			op.apply(AlterTable.of(QualifiedName.of("members"), new ColumnChange.DropExpression("name", true)));
		}, """
				ALTER TABLE members ADD COLUMN triple numeric GENERATED ALWAYS AS (price * 2) STORED;
				ALTER TABLE members ALTER COLUMN triple SET EXPRESSION AS (price * 3);
				ALTER TABLE members ALTER COLUMN name DROP EXPRESSION IF EXISTS;
				""");
		this.server.doesFrom(18,
				(op) -> op.addColumn("members", column("half", numeric()).generatedAlwaysAsVirtual("price / 2")), """
						ALTER TABLE members ADD COLUMN half numeric GENERATED ALWAYS AS (price / 2) VIRTUAL;
						""");
	}

	@Test
	void aColumnCountsByItself() {
		SequenceOptions byTens = counting().start(10).increment(10).minValue(10).maxValue(900).cache(5).cycle(true);
		this.server.does((op) -> {
			op.addColumn("members", column("number", integer()).generatedByDefaultAsIdentity());
			op.addColumn("members", column("tens", integer()).generatedAsIdentity(Identity.ALWAYS.options(byTens)));
			op.addColumn("members",
					column("named", integer())
						.generatedAsIdentity(
								new Identity(true, counting().start(7), QualifiedName.of("Named Sequence")))
						.notNull("named_there"));
			op.alterColumn("members", "id", (column) -> column.addIdentity(Identity.BY_DEFAULT));
			op.alterColumn("members", "id", (column) -> column.identity(true, counting().increment(2).cycle(false)));
			op.alterColumn("members", "id", (column) -> column.restartIdentity(1000));
			op.alterColumn("members", "id", ColumnAlteration::dropIdentity);
			op.apply(AlterTable.of(QualifiedName.of("members"), new IdentityChange.Drop("id", true, null)));
		}, """
				ALTER TABLE members ADD COLUMN number integer GENERATED BY DEFAULT AS IDENTITY;
				ALTER TABLE members ADD COLUMN tens integer GENERATED ALWAYS AS IDENTITY \
				(START WITH 10 INCREMENT BY 10 MINVALUE 10 MAXVALUE 900 CACHE 5 CYCLE);
				ALTER TABLE members ADD COLUMN named integer GENERATED ALWAYS AS IDENTITY \
				(SEQUENCE NAME "Named Sequence" START WITH 7) CONSTRAINT named_there NOT NULL;
				ALTER TABLE members ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY;
				ALTER TABLE members ALTER COLUMN id SET GENERATED ALWAYS SET INCREMENT BY 2 SET NO CYCLE;
				ALTER TABLE members ALTER COLUMN id RESTART WITH 1000;
				ALTER TABLE members ALTER COLUMN id DROP IDENTITY;
				ALTER TABLE members ALTER COLUMN id DROP IDENTITY IF EXISTS;
				""");
	}

	@Test
	void aColumnHasAnotherType() {
		this.server.does((op) -> {
			op.alterColumn("members", "name", (column) -> column.type(varchar(80)));
			op.alterColumn("members", "name", (column) -> column.type(text(), (to) -> to.collate("C")));
			op.alterColumn("members", "note", (column) -> column.type(integer(), "note::integer -- a number"));
			op.batchAlterTable("members",
					(table) -> table.alterColumn("note", (column) -> column.type(text(), "note::text -- a text"))
						.dropColumn("price"));
		}, """
				ALTER TABLE members ALTER COLUMN name TYPE varchar(80);
				ALTER TABLE members ALTER COLUMN name TYPE text COLLATE "C";
				ALTER TABLE members ALTER COLUMN note TYPE integer USING note::integer -- a number
				;
				ALTER TABLE members
				    ALTER COLUMN note TYPE text USING note::text -- a text
				,
				    DROP COLUMN price;
				""");
	}

	@Test
	void aColumnTakesNullsOrNotAndHasADefaultOrNot() {
		this.server.does((op) -> {
			op.alterColumn("members", "name", ColumnAlteration::notNull);
			op.alterColumn("members", "name", ColumnAlteration::nullable);
			op.alterColumn("members", "name", (column) -> column.defaultsTo("'x' || 'y'"));
			op.alterColumn("members", "name", ColumnAlteration::dropDefault);
		}, """
				ALTER TABLE members ALTER COLUMN name SET NOT NULL;
				ALTER TABLE members ALTER COLUMN name DROP NOT NULL;
				ALTER TABLE members ALTER COLUMN name SET DEFAULT 'x' || 'y';
				ALTER TABLE members ALTER COLUMN name DROP DEFAULT;
				""");
		this.server.doesFrom(18, (op) -> op.apply(
				AlterTable.of(QualifiedName.of("members"), new ColumnChange.SetNullable("name", false, "there", null))),
				"""
						ALTER TABLE members ADD CONSTRAINT there NOT NULL name;
						""");
	}

	@Test
	void aColumnIsKeptOtherwise() {
		this.server.does((op) -> {
			op.alterColumn("members", "name", (column) -> column.statistics(0));
			op.apply(AlterTable.of(QualifiedName.of("members"), new ColumnSetting.SetStatistics("name", null, null)));
			op.alterColumn("members", "name", (column) -> column.storage(Storage.EXTERNAL));
			op.alterColumn("members", "name", (column) -> column.compression("pglz"));
			op.apply(AlterTable.of(QualifiedName.of("members"), new ColumnSetting.SetCompression("name", null, null)));
		}, """
				ALTER TABLE members ALTER COLUMN name SET STATISTICS 0;
				ALTER TABLE members ALTER COLUMN name SET STATISTICS -1;
				ALTER TABLE members ALTER COLUMN name SET STORAGE EXTERNAL;
				ALTER TABLE members ALTER COLUMN name SET COMPRESSION pglz;
				ALTER TABLE members ALTER COLUMN name SET COMPRESSION DEFAULT;
				""");
		assertThat(this.server.query("SELECT attstorage, attcompression, coalesce(attstattarget, -1) FROM pg_attribute "
				+ "WHERE attrelid = 'members'::regclass AND attname = 'name'"))
			.containsExactly("e||-1");
		this.server.doesFrom(16,
				(op) -> op.apply(
						AlterTable.of(QualifiedName.of("members"), new ColumnSetting.SetStorage("name", null, null))),
				"""
						ALTER TABLE members ALTER COLUMN name SET STORAGE DEFAULT;
						""");
	}

	@Test
	void aColumnIsRenamedCommentedOnAndDropped() {
		this.server.does((op) -> {
			op.renameColumn("members", "name", "title");
			op.commentOnColumn("members", "title", "how one is called");
			op.commentOnColumn("members", "title", null);
			op.alterColumn("members", "title", (column) -> column.notNull().comment("a name").rename("name"));
			op.dropColumn("members", "name");
			op.dropColumn("members", "name", (drop) -> drop.ifExists().cascade());
		}, """
				ALTER TABLE members RENAME COLUMN name TO title;
				COMMENT ON COLUMN members.title IS 'how one is called';
				COMMENT ON COLUMN members.title IS NULL;
				ALTER TABLE members ALTER COLUMN title SET NOT NULL;
				COMMENT ON COLUMN members.title IS 'a name';
				ALTER TABLE members RENAME COLUMN title TO name;
				ALTER TABLE members DROP COLUMN name;
				ALTER TABLE members DROP COLUMN IF EXISTS name CASCADE;
				""");
	}

	@Test
	void defaultsStandInBracketsUnlessTheyAreSimple() {
		this.server.does((op) -> op.createTable("t", column("a", integer()).defaultsTo("-1"),
				column("b", text()).defaultsTo("'it'::text"), column("c", text()).defaultsTo("'it''s'"),
				column("d", bool()).defaultsTo("1 IS NOT NULL"), column("e", text()).defaultsTo("lower('A')"),
				column("f", text()).defaultsTo("lower(upper('a'))"), column("g", text()).defaultsTo("'a' -- a letter"),
				column("h", text()).defaultsTo("'a' COLLATE \"C\""),
				column("i", timestamptz()).defaultsTo("CURRENT_TIMESTAMP"), column("j", text()).defaultsTo("E'\\\\'"),
				column("k", text().array()).defaultsTo("'{}'::text[]")), """
						CREATE TABLE t (
						    a integer DEFAULT -1,
						    b text DEFAULT 'it'::text,
						    c text DEFAULT ('it''s'),
						    d boolean DEFAULT (1 IS NOT NULL),
						    e text DEFAULT lower('A'),
						    f text DEFAULT (lower(upper('a'))),
						    g text DEFAULT ('a' -- a letter
						),
						    h text DEFAULT ('a' COLLATE "C"),
						    i timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
						    j text DEFAULT (E'\\\\'),
						    k text[] DEFAULT ('{}'::text[])
						);
						""");
	}

	@Test
	void aColumnThatIsThereIsLeftAloneWithItsComment() {
		UnaryOperator<CreateOptions> kept = CreateOptions::ifNotExists;
		this.server.does((op) -> {
			op.addColumn("members", column("status", text()).comment("first").check("status <> ''"), kept);
			op.addColumn("members", column("status", text()).comment("second"), kept);
		}, """
				DO $unless$
				BEGIN
				IF NOT EXISTS (
				    SELECT FROM pg_catalog.pg_attribute
				    WHERE attrelid OPERATOR(pg_catalog.=) 'members'::pg_catalog.regclass
				    AND attname OPERATOR(pg_catalog.=) 'status' AND NOT attisdropped) THEN
				ALTER TABLE members ADD COLUMN status text CONSTRAINT members_status_check CHECK (status <> '');
				COMMENT ON COLUMN members.status IS 'first';
				END IF;
				END
				$unless$;
				DO $unless$
				BEGIN
				IF NOT EXISTS (
				    SELECT FROM pg_catalog.pg_attribute
				    WHERE attrelid OPERATOR(pg_catalog.=) 'members'::pg_catalog.regclass
				    AND attname OPERATOR(pg_catalog.=) 'status' AND NOT attisdropped) THEN
				ALTER TABLE members ADD COLUMN status text;
				COMMENT ON COLUMN members.status IS 'second';
				END IF;
				END
				$unless$;
				""");
		assertThat(this.server.query("SELECT col_description('members'::regclass, 5)")).containsExactly("first");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> DdlServer.sql((op) -> op.batchAlterTable("members",
					(table) -> table.dropColumn("id").addColumn(column("status", text()).comment("x"), kept))))
			.withMessage("Column status of members is added among other changes if it is not there, with what its "
					+ "definition cannot say. Add it by itself, or without comment, storage, statistics and "
					+ "constraints that are not valid.");
	}

}
