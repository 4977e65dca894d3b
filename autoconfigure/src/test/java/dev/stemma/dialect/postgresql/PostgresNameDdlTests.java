package dev.stemma.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.operation.Operations;
import dev.stemma.schema.Column;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.QualifiedName;

import static dev.stemma.operation.Ddl.attribute;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.domain;
import static dev.stemma.operation.Ddl.function;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.privileges;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Names and literals that bite.
 */
class PostgresNameDdlTests {

	/** Two bytes a character in UTF-8, and one at the end. */
	private static final String LONGEST = "ä".repeat(31) + "z";

	private final DdlServer server = new DdlServer();

	@Test
	void namesAreQuotedWhereTheyHaveToBe() {
		this.server.does((op) -> op.createTable("order", column("user", text()), column("Name", text()),
				column("with blank", text()), column("a.b", text()), column("say \"hi\"", text()),
				column("back\\slash", text()), column("ünïcödé", text()), column("😀", text()), column("1st", text()),
				column("_plain$1", text()), column("type", text()), column("name", text()), column("between", text()),
				column("authorization", text()), column("merge_action", text()), column("$money", text()),
				column("'", text()), column("-- no comment", text()), column("new\nline", text())), """
						CREATE TABLE "order" (
						    "user" text,
						    "Name" text,
						    "with blank" text,
						    "a.b" text,
						    "say ""hi\""" text,
						    "back\\slash" text,
						    "ünïcödé" text,
						    "😀" text,
						    "1st" text,
						    _plain$1 text,
						    type text,
						    name text,
						    "between" text,
						    "authorization" text,
						    "merge_action" text,
						    "$money" text,
						    "'" text,
						    "-- no comment" text,
						    "new
						line" text
						);
						""");
		assertThat(this.server.query("""
				SELECT attname FROM pg_attribute
				WHERE attrelid = '"order"'::regclass AND attnum > 0 ORDER BY attnum""")).containsExactly("user", "Name",
				"with blank", "a.b", "say \"hi\"", "back\\slash", "ünïcödé", "😀", "1st", "_plain$1", "type", "name",
				"between", "authorization", "merge_action", "$money", "'", "-- no comment", "new\nline");
	}

	@Test
	void everyKeyWordOfTheServerIsANameForEverything() {
		List<String> words = this.server.query("SELECT word FROM pg_get_keywords() ORDER BY word");
		assertThat(words).hasSizeGreaterThan(400);
		assertThat(this.server.query("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'"))
			.allMatch((word) -> Identifiers.of(word).startsWith("\""));
		Column[] columns = words.stream().map((word) -> column(word, integer())).toArray(Column[]::new);
		this.server.run((op) -> {
			op.createTable("words", columns);
			for (String word : words) {
				op.createIndex("i_" + word, "words", word);
				op.create(function(word, "integer", "SELECT 1").argument(word, integer()));
				op.createSchema(word);
				op.create(domain("d_" + word, integer()));
				op.in(word).createType(word, attribute(word, integer()));
				op.addConstraint("words", check("true").named(word));
				op.in(word).dropType(word);
				op.in("public").dropFunction(word, integer());
				op.dropSchema(word);
				op.renameConstraint("words", word, "c_" + word);
				op.renameColumn("words", word, word + "_");
			}
		});
		assertThat(
				this.server.query("SELECT attname FROM pg_attribute WHERE attrelid = 'words'::regclass AND attnum > 0"))
			.containsExactlyInAnyOrderElementsOf(words.stream().map((word) -> word + "_").toList());
	}

	@Test
	void aNameOfAsManyBytesAsTheServerTakesIsTaken() {
		assertThat(LONGEST.getBytes(StandardCharsets.UTF_8)).hasSize(63);
		this.server.does((op) -> op.createTable(LONGEST, column("id", bigint())),
				"CREATE TABLE \"" + LONGEST + "\" (\n    id bigint\n);\n");
		assertThat(this.server.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
			.containsExactly(LONGEST);
	}

	@Test
	void aLongerNameIsRefusedWhereverItStands() {
		String longer = "a" + LONGEST;
		String message = "The name '%s' has 64 bytes, and PostgreSQL takes 63. Shorten it.".formatted(longer);
		List<Consumer<Operations>> migrations = List.of((op) -> op.dropTable(longer),
				(op) -> op.in(longer).dropTable("members"), (op) -> op.addColumn("members", column(longer, text())),
				(op) -> op.renameColumn("members", "a", longer), (op) -> op.renameColumn("members", longer, "a"),
				(op) -> op.createIndex(longer, "members", "a"), (op) -> op.createSchema(longer),
				(op) -> op.grant(privileges("SELECT"), onTable("members"), longer),
				(op) -> op.addColumn("members", column("a", type(QualifiedName.of(longer)))),
				(op) -> op.setTableSchema("members", longer), (op) -> op.dropTrigger("members", longer),
				(op) -> op.continueIdentity("members", longer));
		assertThat(migrations).allSatisfy((migration) -> assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> DdlServer.sql(migration))
			.withMessage(message));
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> DdlServer.sql((op) -> op.createEnum("status", longer)))
			.withMessage("The enum value '%s' has 64 bytes, and PostgreSQL takes 63. Shorten it.".formatted(longer));
	}

	@ParameterizedTest
	@ValueSource(strings = { "on", "off" })
	void textsMeanTheSameWhateverTheSettingForBackslashes(String setting) {
		this.server.execute("ALTER DATABASE %s SET standard_conforming_strings = %s"
			.formatted(this.server.query("SELECT current_database()").get(0), setting));
		String text = "it's \\n a \\\\ \"path\": C:\\temp\\'; DROP TABLE members; -- \t\n ünï 😀 $$ ${x} ?";
		String label = "\\' or '\\";
		this.server.does((op) -> {
			op.createTable(table("members", column("id", bigint()).comment(text)).comment("\\"));
			op.createEnum("status", label);
			op.addEnumValue("status", "\\", (value) -> value.before(label));
			op.renameEnumValue("status", "\\", "''");
		}, """
				CREATE TABLE members (
				    id bigint
				);
				COMMENT ON TABLE members IS E'\\\\';
				COMMENT ON COLUMN members.id IS E'it''s \\\\n a \\\\\\\\ "path": C:\\\\temp\\\\''; DROP TABLE members; -- \t
				 ünï 😀 $$ ${x} ?';
				CREATE TYPE status AS ENUM (E'\\\\'' or ''\\\\');
				ALTER TYPE status ADD VALUE E'\\\\' BEFORE E'\\\\'' or ''\\\\';
				ALTER TYPE status RENAME VALUE E'\\\\' TO '''''';
				""");
		assertThat(this.server
			.query("SELECT col_description('members'::regclass, 1), obj_description('members'::regclass)"))
			.containsExactly(text + "|\\");
		assertThat(this.server.query("SELECT enumlabel FROM pg_enum ORDER BY enumsortorder")).containsExactly("''",
				label);
	}

}
