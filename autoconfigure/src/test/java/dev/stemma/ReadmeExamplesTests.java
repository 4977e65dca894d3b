package dev.stemma;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operations;
import dev.stemma.runner.Direction;
import dev.stemma.runner.IrreversibleRevisionException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.TransactionMode;

import static dev.stemma.operation.Ddl.CASCADE;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.columns;
import static dev.stemma.operation.Ddl.existing;
import static dev.stemma.operation.Ddl.foreignKey;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.nothingToUndo;
import static dev.stemma.operation.Ddl.row;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.undo;
import static dev.stemma.operation.Ddl.uniqueIndex;
import static dev.stemma.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The examples of README in Java, as they stand there, but for white space and for where
 * a class is.
 */
class ReadmeExamplesTests {

	static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern CALL = Pattern.compile("`((?:op|stemma)\\.\\w+\\([^`…]*\\))`");

	private static final Pattern PROPERTY = Pattern.compile("`(stemma\\.[a-z-]+(?:\\.[a-z-]+)*)(?:[:=] ?[^`(]*)?`");

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@Test
	void everyExampleIsRunHere() throws IOException {
		String here = squeezed(Files.readString(Path.of("src/test/java/dev/stemma/ReadmeExamplesTests.java")));
		List<String> examples = examples();
		assertThat(examples).hasSizeGreaterThan(18)
			.allSatisfy((example) -> assertThat(here).contains(squeezed(example)));
	}

	@Test
	void theTableHasTenOperations() throws IOException {
		assertThat(section("## Java migrations", "## Take").lines().filter((line) -> line.startsWith("| `op.")))
			.hasSize(10);
	}

	@Test
	void theTenOperationsOfTheTableAreDone() {
		Stemma stemma = stemma(new Shop(), new TenOperations());
		stemma.upgrade();
		assertThat(this.database.query("""
				SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
				WHERE conname IN ('teams_pkey', 'teams_name_key', 'members_team_id_fkey', 'fk', 'ck')
				ORDER BY conname""")).containsExactly("ck|CHECK ((total >= (0)::numeric))",
				"fk|FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE",
				"members_team_id_fkey|FOREIGN KEY (team_id) REFERENCES teams(id)", "teams_name_key|UNIQUE (name)",
				"teams_pkey|PRIMARY KEY (id)");
		assertThat(this.database.query("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix'"))
			.containsExactly("CREATE UNIQUE INDEX ix ON public.members USING btree (email) WHERE (left_at IS NULL)");
		assertThat(this.database.query("SELECT full_name, email, plan FROM members ORDER BY id"))
			.containsExactly("Ann|a@x|free", "Bob|b@x|free");
		assertThat(this.database.query("SELECT id, name FROM colors")).containsExactly("1|red");
		assertThat(this.database.query("SELECT to_regclass('audit.log')")).containsExactly("null");
	}

	@Test
	void theMigrationsGoUpAndBackAgain() {
		Stemma stemma = members();
		stemma.upgrade();
		assertThat(this.database.query("SELECT status, phone, plan FROM members ORDER BY id"))
			.containsExactly("ACTIVE|+4912|basic", "LEFT|34|basic");
		assertThat(
				this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'members_phone_idx'::regclass"))
			.containsExactly("t");
		stemma.downgrade("-1");
		stemma.downgrade("a0c4e8b2d671");
		assertThat(this.database.query("SELECT plan FROM members ORDER BY id")).containsExactly("free", "free");
		assertThat(this.database
			.query("""
					SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
					WHERE attrelid = 'members'::regclass AND attname IN ('nickname', 'email', 'status') ORDER BY attname"""))
			.containsExactly("email|character varying(80)", "nickname|text");
		stemma.downgrade("base");
		assertThat(this.database.query("SELECT to_regclass('members')")).containsExactly("null");
	}

	@Test
	void whatIsNotSaidComesBackFromTheDatabase() {
		Stemma stemma = stemma(new Shop(), new DropsNickname());
		stemma.upgrade();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> stemma.downgrade("-1"))
			.withMessageContaining("--from-database");
		assertThat(stemma.storedDowngrades("-1")).singleElement()
			.satisfies((step) -> assertThat(step.sql()).endsWith("ALTER TABLE members ADD COLUMN nickname text"));
		stemma.downgradeFromDatabase("-1");
		assertThat(this.database.query("SELECT nickname IS NULL FROM members")).containsExactly("t", "t");
	}

	@Test
	void scriptsAreWritten() throws IOException {
		Stemma stemma = members();
		assertThat(stemma.sql("a47daf7ff194:heads")).contains("ADD COLUMN status varchar(20)");
		assertThat(stemma.sql(Direction.DOWNGRADE, "heads:a47daf7ff194")).contains("DROP COLUMN status");
		Path file = this.directory.resolve("upgrade.sql");
		Files.writeString(file, stemma.sql("a47daf7ff194:heads"));
		assertThat(file).content(StandardCharsets.UTF_8).contains("\\set ON_ERROR_STOP on");
	}

	@Test
	void theNamingConventionGivesNames() throws IOException {
		assertThat(section("## Java migrations", "## Take")).contains("primary-key: pk_%(table)s\n",
				"unique: uq_%(table)s_%(columns)s\n", "foreign-key: fk_%(table)s_%(columns)s_%(referred_table)s\n");
		NamingConvention own = NamingConvention.POSTGRESQL;
		Stemma stemma = builder(new Shop(), new TenOperations())
			.namingConvention(new NamingConvention("pk_%(table)s", "uq_%(table)s_%(columns)s",
					"fk_%(table)s_%(columns)s_%(referred_table)s", own.check(), own.exclusion(), own.notNull(),
					own.index()))
			.build();
		stemma.upgrade();
		assertThat(this.database.query("""
				SELECT conname FROM pg_constraint WHERE conrelid IN ('teams'::regclass, 'members'::regclass)
				AND contype IN ('p', 'u', 'f') ORDER BY conname""")).containsExactly("fk_members_team_id_teams",
				"members_pkey", "pk_teams", "uq_teams_name");
	}

	@Test
	void everyPropertyIsOne() throws IOException {
		String metadata = squeezed(new ClassPathResource("META-INF/spring-configuration-metadata.json")
			.getContentAsString(StandardCharsets.UTF_8));
		List<String> properties = new ArrayList<>();
		for (Matcher block = BLOCK.matcher(readme()); block.find();) {
			if (block.group(1).equals("yaml")) {
				YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
				yaml.setResources(new ByteArrayResource(block.group(2).getBytes(StandardCharsets.UTF_8)));
				yaml.afterPropertiesSet();
				properties.addAll(yaml.getObject().stringPropertyNames());
			}
		}
		String meters = section("## Watch it", "## From");
		for (Matcher property = PROPERTY.matcher(readme().replace(meters, "")); property.find();) {
			properties.add(property.group(1));
		}
		assertThat(properties).contains("stemma.signing-key", "stemma.naming-convention.unique", "stemma.startup")
			.filteredOn((name) -> name.startsWith("stemma."))
			.allSatisfy((name) -> assertThat(metadata)
				.contains("\"name\":\"" + name.replaceFirst("\\[\\d+].*|(?<=placeholders)[.].*", "") + "\","));
	}

	private Stemma members() {
		return stemma(new Shop(), new Told(), new ReadsTheDatabase(), new AddMemberStatus(), new IndexesPhones(),
				new PlainPhoneNumbers());
	}

	private Stemma stemma(JavaMigration... migrations) {
		return builder(migrations).build();
	}

	private StemmaBuilder builder(JavaMigration... migrations) {
		return Stemma.builder()
			.dataSource(this.database.dataSource())
			.locations()
			.packages()
			.migrations(List.of(migrations))
			.options(RunnerOptions.DEFAULTS.withSchema("public"));
	}

	/**
	 * What stands in the sections about Java: blocks of code, and calls within the text;
	 * of the table what stands on the right.
	 */
	private static List<String> examples() throws IOException {
		String text = section("## Java migrations", "## Targets");
		List<String> examples = new ArrayList<>();
		for (Matcher block = BLOCK.matcher(text); block.find();) {
			if (block.group(1).equals("java")) {
				examples.add(block.group(2).replaceAll("(?m)^import .*$", ""));
			}
		}
		BLOCK.matcher(text).replaceAll("").lines().forEach((line) -> {
			String[] cells = line.split(" \\| ");
			for (Matcher call = CALL.matcher(line.startsWith("|") ? cells[cells.length - 1] : line); call.find();) {
				examples.add(call.group(1));
			}
		});
		return examples;
	}

	static String section(String from, String to) throws IOException {
		String readme = readme();
		int start = readme.indexOf(from);
		return readme.substring(start, readme.indexOf(to, start));
	}

	private static String readme() throws IOException {
		return Files.readString(Path.of("../README.md"));
	}

	static String squeezed(String text) {
		return text.replace("private static final ", "").replaceAll("\\s+", "");
	}

	@Migration(revision = "a0c4e8b2d671")
	private static final class Shop implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.execute(
					"""
							CREATE TABLE members (id bigint PRIMARY KEY, name text, nickname text, email varchar(80), phone text,
								plan text, left_at timestamptz);
							INSERT INTO members VALUES (1, 'Ann', 'A', 'a@x', '+49 (1) 2', 'free', NULL),
								(2, 'Bob', 'B', 'b@x', '3-4', 'free', now());
							CREATE TABLE orders (member_id bigint, total numeric);
							CREATE TABLE colors (id integer, name text);
							CREATE SCHEMA audit;
							CREATE TABLE audit.log (line text)""");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DROP SCHEMA audit CASCADE; DROP TABLE orders, colors, members");
		}

	}

	@Migration(revision = "b3c2f4c546e9", revises = "a0c4e8b2d671", irreversible = true)
	private static final class TenOperations implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("teams", column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
					column("name", varchar(80)).notNull().unique());
			op.addColumn("members", column("team_id", bigint()).references("teams"));
			op.dropColumn("members", "nickname");
			op.alterColumn("members", "email", (c) -> c.type(text()).notNull());
			op.renameColumn("members", "name", "full_name");
			op.addConstraint("orders",
					foreignKey("member_id").references("members", "id").onDelete(CASCADE).named("fk"));
			op.createIndex(uniqueIndex("members", "email").where("left_at IS NULL").named("ix"));
			op.addConstraint("orders", check("total >= 0").named("ck"));
			op.bulkInsert("colors", columns("id", "name"), row(1, "red"));
			op.execute("UPDATE members SET plan = ?", "free");
			op.in("audit").dropTable("log");
		}

	}

	@Migration(revision = "b3c2f4c546e9", revises = "a47daf7ff194")
	private static final class Told implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.dropColumn("members", "nickname", existing(column("nickname", text())));
			op.alterColumn("members", "email", (c) -> c.type(text()).existing(column("email", varchar(80))));
			op.execute("UPDATE members SET plan = 'basic'", undo("UPDATE members SET plan = 'free'"));
		}

	}

	@Migration(revision = "a47daf7ff194", revises = "a0c4e8b2d671")
	private static final class ReadsTheDatabase implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			assertThat(op.jdbc().sql("SELECT count(*) FROM members").query(Integer.class).single()).isEqualTo(2);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("SELECT 1");
		}

	}

	@Migration(revision = "c4d305d657fa", revises = "b3c2f4c546e9", tags = "members", message = "Add status to members")
	private static final class AddMemberStatus implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("members", column("status", varchar(20)));
			op.execute("UPDATE members SET status = CASE WHEN left_at IS NULL THEN 'ACTIVE' ELSE 'LEFT' END");
			op.batchAlterTable("members", (t) -> t.alterColumn("status", (c) -> c.defaultsTo("'ACTIVE'").notNull())
				.addConstraint(check("status IN ('ACTIVE', 'SUSPENDED', 'LEFT')").over("status")));
		}

		@Override
		public void downgrade(Operations op) {
			op.dropColumn("members", "status");
		}

	}

	@Migration(revision = "e8b4c2d6f091", revises = "c4d305d657fa", transaction = TransactionMode.NONE)
	private static final class IndexesPhones implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.createIndex(index("members", "phone"), (index) -> index.concurrently());
		}

	}

	@Migration(revision = "f9c5d3e7a1b2", revises = "e8b4c2d6f091", transaction = TransactionMode.NONE)
	private static final class PlainPhoneNumbers implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.updateInBatches("members",
					(m) -> m.by("id")
						.set("phone = regexp_replace(phone, '[^0-9+]', '', 'g')")
						.where("phone ~ '[^0-9+]'")
						.size(5_000)
						.undo(nothingToUndo()));
		}

	}

	@Migration(revision = "b3c2f4c546e9", revises = "a0c4e8b2d671")
	private static final class DropsNickname implements JavaMigration {

		@Override
		public void upgrade(Operations op) {
			op.dropColumn("members", "nickname");
		}

	}

}
