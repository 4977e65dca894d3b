package dev.stemma.autogenerate;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.dialect.DdlWriter;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.diff.Change;
import dev.stemma.diff.Differences;
import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DslOperations;
import dev.stemma.operation.Execute;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.OperationRecorder;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.NewRevision;
import dev.stemma.script.WrittenScript;

import static dev.stemma.operation.Ddl.CASCADE;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.byRange;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.counting;
import static dev.stemma.operation.Ddl.foreignKey;
import static dev.stemma.operation.Ddl.function;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.onColumn;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.onType;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.qualified;
import static dev.stemma.operation.Ddl.sequence;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.varchar;
import static dev.stemma.operation.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generated revisions in Java compile and do what they were generated from.
 */
class JavaRenderingTests {

	private static final DdlWriter DDL = new PostgresDialect().ddl();

	@TempDir
	private Path directory;

	private static RenderedRevision render(Change... changes) {
		List<RenderedRevision> all = new JavaRendering(DDL, Catalog.EMPTY).render(Changes.differences(changes), false);
		assertThat(all).hasSize(1);
		return all.get(0);
	}

	private static String normal(String sql) {
		return sql.replace("character varying", "varchar")
			.replace("character(", "char(")
			.replaceAll("(time(?:stamp)?(?:\\(\\d\\))?) without time zone", "$1");
	}

	private static List<String> sql(List<Operation> operations) {
		return operations.stream()
			.flatMap((operation) -> DDL.statements(operation).stream())
			.map(JavaRenderingTests::normal)
			.toList();
	}

	private WrittenScript write(RenderedRevision revision, String location) {
		NewRevision details = new NewRevision("Do it", List.of("base"), false, List.of(), List.of(), List.of(),
				"abcdef123456", location, NewRevision.Kind.JAVA, null, revision.body());
		return new Project(this.directory).builder(PostgresServer.createDatabase().dataSource())
			.packages("db.revisions")
			.build()
			.workspace()
			.create(details);
	}

	/** Writes a revision as the command does, compiles it and loads it. */
	private JavaMigration compiled(RenderedRevision revision) {
		try {
			Path sources = Files.createTempDirectory(this.directory, "sources");
			Path file = write(revision, sources.toString()).file();
			Path classes = Files.createTempDirectory(this.directory, "classes");
			JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
			StringWriter out = new StringWriter();
			boolean done = compiler
				.getTask(out, null, null,
						List.of("-d", classes.toString(), "-Xlint:all", "-proc:none", "-encoding", "UTF-8"), null,
						compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
				.call();
			assertThat(done).as(() -> out + read(file)).isTrue();
			assertThat(out.toString()).isEmpty();
			String name = "db.revisions." + file.getFileName().toString().replace(".java", "");
			try (URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() },
					getClass().getClassLoader())) {
				Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
				constructor.setAccessible(true);
				return (JavaMigration) constructor.newInstance();
			}
		}
		catch (IOException | ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void expectSame(List<Operation> upgrade, List<Operation> downgrade) throws Exception {
		Change change = Change.of(Change.Kind.ALTER, onTable("any"), "any", upgrade, downgrade);
		List<Operation> all = new ArrayList<>();
		JavaMigration migration = compiled(new JavaRendering(DDL,
				Changes.catalog(table("members", column("id", bigint())).partitionBy(byRange("id"))))
			.render(new Differences(List.of(change), List.of(), List.of()), false)
			.get(0));
		OperationRecorder recorder = new OperationRecorder(NamingConvention.POSTGRESQL, false);
		migration.upgrade(recorder);
		all.addAll(recorder.operations());
		assertThat(sql(all)).isEqualTo(sql(upgrade));
		OperationRecorder back = new OperationRecorder(NamingConvention.POSTGRESQL, false);
		migration.downgrade(back);
		assertThat(sql(back.operations())).isEqualTo(sql(downgrade));
	}

	@Test
	void everyOperationIsWrittenAndDoesTheSame() throws Exception {
		List<Operation> all = DslOperations.all();
		assertThat(all).hasSizeGreaterThan(100);
		expectSame(all, all.subList(0, 10));
	}

	@Test
	void mostOperationsHaveACallOfTheirOwn() {
		List<Operation> all = DslOperations.all();
		List<String> fallen = new ArrayList<>();
		for (Operation operation : all) {
			List<String> statements = new JavaStatements(DDL, new JavaNames()).of(operation);
			if (!(operation instanceof Execute) && statements.get(0).startsWith("op.execute(")) {
				fallen.add(operation.toString());
			}
		}
		assertThat(fallen).hasSizeLessThan(8);
	}

	@Test
	void textsAreKeptCharacterByCharacter() throws Exception {
		List<Operation> operations = new ArrayList<>();
		for (String body : List.of("a\\n\"b\" \\u0041 \t ü 😀",
				"\n\\t\n  BEGIN\n\n    x := \"\"\"y\"\"\";  \n\tEND \\u0041", "  all\n  in\n  by two\n", "one\ntwo\"",
				"x \u2003\ny", "\\", "a\u0001\nb\u0007")) {
			operations.add(CreateObject.of(function("f", "text", body)));
			operations.add(new SetComment(onTable("t"), body, null));
		}
		expectSame(operations, List.of());
	}

	@Test
	void typesAsTheServerWritesThemHaveWords() throws Exception {
		List<String> types = List.of("character varying(255)", "character varying", "character varying(10)[]",
				"character(3)", "numeric(10,2)", "numeric(5,0)", "timestamp without time zone",
				"timestamp(6) without time zone", "timestamp with time zone", "timestamp(3) with time zone",
				"time without time zone", "time(0) with time zone", "double precision", "boolean", "bigint[]",
				"bit varying(3)", "interval(3)", "pg_lsn");
		JavaNames names = new JavaNames();
		assertThat(types.stream().map((type) -> new JavaTypes(names).of(new SqlType.Written(type)).statement()))
			.containsExactly("varchar(255);", "varchar();", "varchar(10).array();", "character(3);", "numeric(10, 2);",
					"numeric(5, 0);", "timestamp();", "timestamp(6);", "timestamptz();", "timestamptz(3);", "time();",
					"timetz(0);", "doublePrecision();", "bool();", "bigint().array();", "varbit(3);", "interval(3);",
					"pgLsn();");
		List<Operation> operations = new ArrayList<>();
		for (int i = 0; i < types.size(); i++) {
			operations.add(AlterTable.of(QualifiedName.of("t"),
					ColumnChange.Add.of(Column.of("c" + i, new SqlType.Written(types.get(i))))));
		}
		operations.add(AlterTable.of(QualifiedName.of("t"),
				ColumnChange.Add.of(column("d", new SqlType.Written("audit.\"Kind Of\"")))));
		expectSame(operations, List.of());
	}

	@Test
	void otherSchemasAreSaidOnce() throws Exception {
		Table log = table(qualified("audit", "log"), column("id", bigint()),
				foreignKey("id").references(qualified("app", "users"), "id").named("log_fkey"));
		RenderedRevision revision = render(Changes.create(log),
				Changes.create(index(qualified("audit", "log"), "id").named("log_id_idx")));
		assertThat(revision.upgrade()).isEqualTo("""
				op.in("audit")
						.createTable("log",
								column("id", bigint()),
								foreignKey("id").references(qualified("app", "users"), "id").named("log_fkey"));

				op.in("audit").createIndex(index("log", "id").named("log_id_idx"));""");
		expectSame(List.of(CreateObject.of(log)), List.of());
	}

	@Test
	void aPersonSeesWhatIsDone() {
		Table members = table("members", column("id", bigint()).generatedAlwaysAsIdentity(),
				column("team_id", bigint()).notNull(),
				column("status", varchar(20)).notNull().defaultsTo("'new'::text"),
				primaryKey("id").named("members_pkey"), unique("team_id", "status").named("members_key"))
			.comment("People");
		Column mail = column("mail", text());
		RenderedRevision revision = render(Changes.create(members), Changes.addConstraint("members",
				foreignKey("team_id").references("teams", "id").onDelete(CASCADE).named("members_team_id_fkey")),
				Changes.create(sequence("order_number").options(counting().increment(50))),
				Changes.dropColumn("users", mail),
				Changes.alter(Change.Kind.ALTER, onColumn("users", "name"),
						new ColumnChange.SetType("name", varchar(80), null, null, null, column("name", text())),
						new ColumnChange.SetNullable("name", false, null, column("name", text()))),
				Changes.of(Change.Kind.ALTER, onType("status"),
						new AddEnumValue(QualifiedName.of("status"), "shipped", null, "paid", false)),
				Changes.create(view("recent", "SELECT id\n  FROM members")),
				Changes.of(Change.Kind.RENAME, onColumn("users", "nick"),
						new RenameObject(ObjectReference.column(QualifiedName.of("users"), "nick"), "nick_name")));
		assertThat(revision.upgrade()).isEqualTo(
				"""
						op.createTable(table("members",
								column("id", bigint()).generatedAlwaysAsIdentity(),
								column("team_id", bigint()).notNull(),
								column("status", varchar(20)).notNull().defaultsTo("'new'::text"),
								primaryKey("id").named("members_pkey"),
								unique("team_id", "status").named("members_key"))
								.comment("People"));

						op.addConstraint("members",
								foreignKey("team_id").references("teams", "id").onDelete(CASCADE).named("members_team_id_fkey"));

						op.createSequence(sequence("order_number").options(counting().increment(50)));

						// DESTRUCTIVE: drops column mail of users with its data
						op.dropColumn("users", "mail");

						op.alterColumn("users", "name", (c) -> c.type(varchar(80)).notNull());

						op.addEnumValue("status", "shipped", (value) -> value.after("paid"));

						op.createView("recent", \"""
								SELECT id
								  FROM members\""");

						op.renameColumn("users", "nick", "nick_name");""");
		assertThat(revision.downgrade()).isEqualTo("""
				op.renameColumn("users", "nick_name", "nick");

				op.dropView("recent");

				// Nothing is done here to take this back: add value 'shipped' to enum status

				op.alterColumn("users", "name", (c) -> c.nullable().type(text()));

				op.addColumn("users", column("mail", text()));

				op.dropSequence("order_number");

				op.dropConstraint("members", "members_team_id_fkey");

				// DESTRUCTIVE: drops table members with its data
				op.dropTable("members");""");
		assertThat(read(write(revision, this.directory.toString()).file())).contains("""
				import dev.stemma.script.Migration;

				import static dev.stemma.operation.Ddl.CASCADE;
				""").contains("\t\top.createTable(table(\"members\",\n\t\t\t\tcolumn(\"id\", bigint())");
	}

}
