package dev.stemma.autogenerate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.CatalogSnapshot;
import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.diff.Change;
import dev.stemma.diff.Differences;
import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;
import dev.stemma.script.NewRevision;

import static dev.stemma.operation.Ddl.INITIALLY_DEFERRED;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.foreignKey;
import static dev.stemma.operation.Ddl.function;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.onColumn;
import static dev.stemma.operation.Ddl.onIndex;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.onType;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.type;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generated revisions are written, applied and taken back, with rows in the tables.
 */
class RenderedRevisionTests {

	private static final Dialect DIALECT = new PostgresDialect();

	private static final String BEGIN = """
			CREATE TYPE status AS ENUM ('new', 'paid');
			CREATE TABLE teams (id bigint CONSTRAINT teams_pkey PRIMARY KEY, code text);
			CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, team_id bigint, email text, age int,
			  "Nick Name" text, state status DEFAULT 'new', old text);
			CREATE INDEX users_age_idx ON users (age);
			CREATE INDEX users_old_idx ON users (old);
			INSERT INTO teams VALUES (1, 'a'), (2, 'b');
			INSERT INTO users SELECT i, 1 + i % 2, i || '@x', i, 'n' || i FROM generate_series(1, 100) i""";

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	private Stemma stemma;

	private CatalogSnapshot snapshot() {
		try (Connection connection = this.database.connect()) {
			return CatalogSnapshot.of(connection, Set.of(), Set.of("stemma_"));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Expects that differences are made and taken back, all together and step by step,
	 * and that tables end up the same in one transaction and online.
	 */
	private List<RenderedRevision> roundTrip(Differences differences, boolean online) {
		new Project(this.directory).with("begin",
				"-- Begin\n-- @revision begin\n\n-- @upgrade\n" + BEGIN + ";\n\n-- @downgrade\n");
		this.stemma = new Project(this.directory).stemma(this.database);
		this.stemma.upgrade();
		CatalogSnapshot before = snapshot();
		List<RenderedRevision> all = new SqlRendering(DIALECT.ddl(), DIALECT.syntax(), Catalog.EMPTY)
			.render(differences, online);
		for (RenderedRevision revision : all) {
			NewRevision details = NewRevision.of("Change " + revision.message()).body(revision.body());
			NewRevision located = new NewRevision(details.message(), details.heads(), false, List.of(), List.of(),
					List.of(), null, this.directory.toString(), null, null, details.body());
			this.stemma.workspace().create(located);
			this.stemma = new Project(this.directory).stemma(this.database);
		}
		assertThat(this.stemma.upgrade().steps()).hasSize(all.size());
		CatalogSnapshot after = snapshot();
		assertThat(after.differencesFrom(before)).isNotEmpty();
		for (int i = 0; i < all.size(); i++) {
			this.stemma.downgrade("-1");
		}
		assertThat(snapshot().differencesFrom(before)).isEmpty();
		this.stemma.upgrade();
		assertThat(snapshot().differencesFrom(after)).isEmpty();
		return all;
	}

	private static Differences changes() {
		Column nick = column("Nick Name", text());
		Table posts = table("posts", column("id", bigint()).generatedAlwaysAsIdentity(),
				column("user_email", text()).comment("-- @downgrade"), primaryKey("id").named("posts_pkey"));
		Index age = index("users", "age").named("users_age_idx");
		Index ageAndTeam = index("users", "age", "team_id").named("users_age_idx");
		List<Change> all = new ArrayList<>();
		all.add(Changes.create(posts));
		all.add(Changes.addConstraint("teams", unique("code").deferrable(INITIALLY_DEFERRED).named("teams_code_key")));
		all.add(Changes.addConstraint("users", unique("email").include("age").named("users_email_key")));
		all.add(Changes.create(index("users", "email").withUnique().named("users_email_idx")));
		all.add(Changes.of(Change.Kind.ALTER, onIndex("users_email_idx"),
				new SetComment(onIndex("users_email_idx"), "It's ${unique}", null).existing(null)));
		all.add(Changes.addConstraint("posts",
				foreignKey("user_email").references("users", "email").named("posts_user_email_fkey")));
		all.add(Changes.addConstraint("users",
				foreignKey("team_id").references("teams", "id").named("users_team_id_fkey")));
		all.add(Changes.addConstraint("users", check("age > 0").named("users_age_check")));
		all.add(Changes.alter(Change.Kind.ALTER, onColumn("users", "Nick Name"),
				new ColumnChange.SetNullable("Nick Name", false, null, nick)));
		all.add(Changes.of(Change.Kind.ALTER, onIndex("users_age_idx"), Changes.drop(age).upgrade().get(0),
				CreateObject.of(ageAndTeam)));
		all.add(Changes.of(Change.Kind.RENAME, onColumn("teams", "code"),
				new RenameObject(ObjectReference.column(QualifiedName.of("teams"), "code"), "short_name")));
		all.add(Changes.create(view("v", "SELECT id, '-- @upgrade' AS text FROM users")));
		all.add(Changes.create(function("f", "text", "\n-- @downgrade\nSELECT '${x}'\n")));
		return Changes.differences(all.toArray(Change[]::new));
	}

	@Test
	void everyChangeIsMadeInOneTransactionAndTakenBack() {
		assertThat(roundTrip(changes(), false)).singleElement()
			.satisfies((revision) -> assertThat(revision.placeholders()).isFalse());
	}

	@Test
	void everyChangeIsMadeWhileOthersWriteAndTakenBack() {
		List<RenderedRevision> all = roundTrip(changes(), true);
		assertThat(all).extracting(RenderedRevision::transactional).containsExactly(true, false);
		assertThat(all.get(1).upgrade()).contains("CREATE UNIQUE INDEX CONCURRENTLY users_email_key")
			.contains("DROP INDEX CONCURRENTLY users_age_idx;\nCREATE INDEX CONCURRENTLY users_age_idx")
			.contains("FOREIGN KEY (user_email)")
			.contains("COMMENT ON INDEX users_email_idx")
			// Its table has other columns when it would be taken back.
			.doesNotContain("teams_code_key");
		assertThat(all.get(0).upgrade()).contains("ADD CONSTRAINT teams_code_key UNIQUE (code)");
	}

	@Test
	void bothWaysLeadToTheSame() {
		roundTrip(changes(), true);
		CatalogSnapshot online = snapshot();
		RenderedRevisionTests other = new RenderedRevisionTests();
		other.directory = this.directory.resolve("other");
		assertThat(other.directory.toFile().mkdir()).isTrue();
		other.roundTrip(changes(), false);
		assertThat(online.differencesFrom(other.snapshot())).isEmpty();
	}

	@Test
	void aValueOfAnEnumIsUsedInTheNextRevision() {
		Column state = column("state", type("status")).defaultsTo("'new'::status");
		Change value = Change.of(Change.Kind.ALTER, onType("status"), "enum status gets value shipped",
				List.of(new AddEnumValue(QualifiedName.of("status"), "shipped", null, null, false)),
				List.of(Execute.of("ALTER TYPE status RENAME TO status_"),
						Execute.of("CREATE TYPE status AS ENUM ('new', 'paid')"),
						Execute.of("ALTER TABLE users ALTER state DROP DEFAULT,"
								+ " ALTER state TYPE status USING state::text::status, ALTER state SET DEFAULT 'new'"),
						Execute.of("DROP TYPE status_")));
		Change use = Changes.alter(Change.Kind.ALTER, onColumn("users", "state"),
				new ColumnChange.SetDefault("state", "'shipped'::status", state));
		assertThat(roundTrip(Changes.differences(use, value), false)).hasSize(2);
	}

	@Test
	void aDroppedColumnAndItsIndexComeBack() {
		Differences differences = Changes.differences(Changes.drop(index("users", "old").named("users_old_idx")),
				Changes.alter(Change.Kind.DROP, onColumn("users", "old"), new ColumnChange.Drop("old", false, false,
						List.of(AlterTable.of(QualifiedName.of("users"), ColumnChange.Add.of(column("old", text())))))),
				Changes.of(Change.Kind.RENAME, onTable("users"), new RenameObject(onTable("users"), "members")));
		assertThat(roundTrip(differences, true)).hasSize(1);
	}

}
