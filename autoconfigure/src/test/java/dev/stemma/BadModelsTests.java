package dev.stemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import dev.stemma.PostgresServer.Database;
import dev.stemma.autogenerate.AskedRename;
import dev.stemma.autogenerate.AutogenerateOptions;
import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.autogenerate.NamePatterns;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.ScratchMode;
import dev.stemma.autogenerate.SqlSchemaSource;
import dev.stemma.autogenerate.jpa.JpaSchemaSource;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.diff.ObjectFilter;
import dev.stemma.problem.StemmaException;
import dev.stemma.script.NewRevision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Models that are none, and databases that they can't be compared with: somebody is told
 * in a sentence, nothing is written, and nothing is left in the database.
 */
class BadModelsTests {

	private final Database database = PostgresServer.createDatabase();

	@TempDir
	private Path directory;

	@TempDir
	private Path models;

	private Project project;

	@BeforeEach
	void createDatabase() {
		this.project = new Project(this.directory).revision("aaaa", "",
				"CREATE TABLE products (id bigint PRIMARY KEY, title text NOT NULL)", "DROP TABLE products");
		this.project.stemma(this.database).upgrade();
	}

	@AfterEach
	void noDatabaseIsLeft() {
		assertThat(this.database.query("SELECT datname FROM pg_database WHERE datname LIKE 'stemma_scratch%'"))
			.isEmpty();
	}

	private SchemaSource sql(String text) {
		try {
			Files.writeString(this.models.resolve("schema.sql"), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return SqlSchemaSource.of(new PathMatchingResourcePatternResolver(),
				List.of("file:" + this.models.resolve("schema.sql")), new PostgresDialect().syntax());
	}

	private static SchemaSource jpa(Class<?>... entities) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("entityManagerFactory",
				new RootBeanDefinition(LocalContainerEntityManagerFactoryBean.class, () -> factory(entities)));
		return JpaSchemaSource.find(beans, new PostgresDialect().syntax(), List.of()).values().iterator().next();
	}

	private static LocalContainerEntityManagerFactoryBean factory(Class<?>... entities) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setPersistenceUnitName("shop");
		factory.setManagedTypes(
				PersistenceManagedTypes.of(Stream.of(entities).map(Class::getName).toArray(String[]::new)));
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factory.setJpaPropertyMap(Map.of());
		return factory;
	}

	private String refusal(SchemaSource... sources) {
		return refusal(this.database.dataSource(), AutogenerateOptions.DEFAULTS, AutogenerateRequest.DEFAULTS, sources);
	}

	/** What somebody is told who would write a revision. */
	private String refusal(DataSource dataSource, AutogenerateOptions options, AutogenerateRequest request,
			SchemaSource... sources) {
		Stemma stemma = this.project.builder(dataSource).schemaSources(sources).autogenerate(options).build();
		CatalogSnapshot before = snapshot();
		List<String> files = files();
		StemmaException thrown = catchThrowableOfType(StemmaException.class,
				() -> stemma.workspace().autogenerate(NewRevision.of("Go on"), request));
		assertThat(snapshot().differencesFrom(before)).isEmpty();
		assertThat(files()).isEqualTo(files);
		assertThat(thrown).isNotNull();
		return String.valueOf(thrown.getMessage())
			.replace("file:" + this.models + "/", "")
			.replace(this.database.name(), "shop")
			.replaceAll("in version [0-9.]+", "in version X");
	}

	private CatalogSnapshot snapshot() {
		try (Connection connection = this.database.connect()) {
			return CatalogSnapshot.of(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> files() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			List<String> lines = new ArrayList<>();
			for (Path file : files.sorted().toList()) {
				lines.add(Files.isDirectory(file) ? file.toString() : file + ": " + Files.readString(file));
			}
			return lines;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private DataSource role(String name, String options) {
		if (this.database.query("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'").isEmpty()) {
			this.database.execute("CREATE ROLE " + name + " LOGIN " + options);
		}
		this.database.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + name);
		return this.database.dataSource(name);
	}

	@Test
	void anEntityWithoutAnIdDoesNotMap() {
		assertThat(refusal(jpa(WithoutId.class))).isEqualTo("""
				The entities of JPA persistence unit 'shop' do not map: Entity \
				'dev.stemma.BadModelsTests$WithoutId' has no identifier (every '@Entity' class must \
				declare or inherit at least one '@Id' or '@EmbeddedId' property). Correct the mapping; \
				nothing was compared with the database.""");
	}

	@Test
	void anEntityThatRefersToNoEntityDoesNotMap() {
		assertThat(refusal(jpa(Lost.class))).isEqualTo("""
				The entities of JPA persistence unit 'shop' do not map: Association \
				'dev.stemma.BadModelsTests$Lost.stranger' targets the type \
				'dev.stemma.BadModelsTests$Stranger' which is not an '@Entity' type. Correct the mapping; \
				nothing was compared with the database.""");
	}

	@Test
	void allThatIsWrongInAllSourcesIsSaid() {
		assertThat(refusal(jpa(WithoutId.class), sql("SELECT 1;\nINSERT INTO t VALUES (1);"))).isEqualTo("""
				3 problems:
				  - The entities of JPA persistence unit 'shop' do not map: Entity \
				'dev.stemma.BadModelsTests$WithoutId' has no identifier (every '@Entity' class must \
				declare or inherit at least one '@Id' or '@EmbeddedId' property). Correct the mapping; \
				nothing was compared with the database.
				  - Statement 'SELECT 1' defines nothing (schema.sql:1:1). Remove it.
				  - Statement 'INSERT INTO t VALUES (1)' writes data, which is no part of a schema \
				(schema.sql:2:1). Write data in migrations; pg_dump leaves it out with --schema-only.""");
	}

	@Test
	void aTextWithoutAnEndIsNoSchema() {
		assertThat(refusal(sql("CREATE TABLE t (\n\tid int,\n\tname text DEFAULT 'none\n);\n"))).isEqualTo("""
				A string has no end (schema.sql:3:20). Close it with a single quote.""");
	}

	@Test
	void whatTheServerDoesNotParseIsNoSchema() {
		assertThat(refusal(sql("CREATE TABLE a (id int);\n\nCREATE TABLE b (\n\tid int,\n\tname txt NULL NOT,\n);\n")))
			.isEqualTo("""
					The server refused a statement of the wanted schema: syntax error at or near "," [SQLSTATE \
					42601] in: CREATE TABLE b ( id int, name txt NULL NOT, ) (schema.sql:5). Correct it in the \
					source.""");
	}

	@Test
	void whatTheServerDoesNotKnowIsNoStatement() {
		assertThat(refusal(sql("CRAETE TABLE a (id int);\n"))).isEqualTo("""
				The server refused a statement of the wanted schema: syntax error at or near "CRAETE" \
				[SQLSTATE 42601] in: CRAETE TABLE a (id int) (schema.sql:1:1). Correct it in the source.""");
	}

	@Test
	void aTypeThatIsNone() {
		assertThat(refusal(sql("CREATE TABLE a (id integr);\nCREATE TABLE b (id varchr(3));"))).isEqualTo("""
				2 problems:
				  - The server refused a statement of the wanted schema: type "integr" does not exist \
				[SQLSTATE 42704] in: CREATE TABLE a (id integr) (schema.sql:1:1). No source creates it: \
				correct its name, or have a source create it. A table that only the database has does not \
				count.
				  - The server refused a statement of the wanted schema: type "varchr" does not exist \
				[SQLSTATE 42704] in: CREATE TABLE b (id varchr(3)) (schema.sql:2:1). No source creates it: \
				correct its name, or have a source create it. A table that only the database has does not \
				count.""");
	}

	@Test
	void anExtensionThatTheServerDoesNotHave() {
		assertThat(refusal(sql("CREATE EXTENSION nope;\nCREATE TABLE t (id int);"))).isEqualTo("""
				The server refused a statement of the wanted schema: extension "nope" is not available \
				[SQLSTATE 0A000] in: CREATE EXTENSION IF NOT EXISTS nope (schema.sql:1:1). The extension \
				must first be installed on the system where PostgreSQL is running.""");
	}

	@Test
	void aTypeOfAnExtensionThatIsNotThere() {
		assertThat(refusal(jpa(Mail.class))).isEqualTo("""
				The server refused what creates entity dev.stemma.BadModelsTests$Mail: type "citext" does \
				not exist [SQLSTATE 42704] in: create table BadModelsTests$Mail (id bigint not null, \
				address citext, primary key (id)). citext is of extension citext, which the server has in \
				version X and this database has not: run CREATE EXTENSION citext in a migration.""");
	}

	@Test
	void aModelThatRefersToATableOfTheDatabaseAlone() {
		assertThat(refusal(sql("CREATE TABLE items (product bigint REFERENCES products (id));"))).isEqualTo("""
				The server refused a statement of the wanted schema: relation "products" does not exist \
				[SQLSTATE 42P01] in: CREATE TABLE items (product bigint REFERENCES products (id)) \
				(schema.sql:1:1). No source creates it: correct its name, or have a source create it. A \
				table that only the database has does not count.""");
	}

	@Test
	void aModelThatRefersToATableThatIsNowhere() {
		assertThat(refusal(sql("CREATE TABLE items (product bigint REFERENCES product (id));"))).isEqualTo("""
				The server refused a statement of the wanted schema: relation "product" does not exist \
				[SQLSTATE 42P01] in: CREATE TABLE items (product bigint REFERENCES product (id)) \
				(schema.sql:1:1). No source creates it: correct its name, or have a source create it. A \
				table that only the database has does not count.""");
	}

	@Test
	void aRoleThatMayNotCreateSchemas() {
		assertThat(refusal(role("bad_reader", ""), AutogenerateOptions.DEFAULTS, AutogenerateRequest.DEFAULTS,
				sql("CREATE TABLE t (id int);")))
			.isEqualTo("""
					User bad_reader may not create schemas in database shop, and schemas are compared by \
					creating the wanted ones in a transaction that is rolled back. GRANT CREATE ON DATABASE \
					"shop" TO "bad_reader"; or let a temporary database be used with stemma.scratch=database.""");
	}

	@Test
	void aRoleThatMayNotCreateDatabases() {
		assertThat(refusal(role("bad_reader", ""), AutogenerateOptions.DEFAULTS, AutogenerateRequest.DEFAULTS,
				sql("CREATE SCHEMA audit; CREATE TABLE audit.t (id int);")))
			.isEqualTo("""
					User bad_reader may not create databases, and a temporary one is needed because the wanted \
					schema (2 statements) names schema audit itself. ALTER ROLE "bad_reader" CREATEDB; or run \
					this as a user who may.""");
		assertThat(refusal(role("bad_reader", ""),
				new AutogenerateOptions(ScratchMode.DATABASE, List.of(), ObjectFilter.ALL, List.of()),
				AutogenerateRequest.DEFAULTS, sql("CREATE TABLE t (id int);")))
			.isEqualTo("""
					User bad_reader may not create databases, and a temporary one is needed because \
					stemma.scratch asks for it. ALTER ROLE "bad_reader" CREATEDB; or run this as a user who \
					may.""");
	}

	@Test
	void aDatabaseBehindItsHeads() {
		this.project.table("bbbb", "aaaa");
		assertThat(refusal(sql("CREATE TABLE t (id int);"))).isEqualTo("""
				Target database is not up to date: pending are bbbb (Make bbbb). Apply them: migrations \
				upgrade""");
	}

	@Test
	void aDatabaseThatTakesNoWrites() {
		this.database.execute("ALTER DATABASE " + this.database.name() + " SET default_transaction_read_only = on");
		assertThat(refusal(sql("CREATE TABLE t (id int);"))).isEqualTo("""
				Schemas of database shop can't be compared, which takes writes that are rolled back, and \
				the server takes none: the session's transactions are read-only. Connect to the primary \
				with stemma.url, as a user whose transactions may write.""");
	}

	@Test
	void renamesThatAreNone() {
		List<String> asked = List.of("product:items", "products.titel:name", "products.title:id", "products:goods");
		assertThat(refusal(this.database.dataSource(), AutogenerateOptions.DEFAULTS,
				new AutogenerateRequest(asked.stream().map(AskedRename::parse).toList(), List.of(), false, false),
				sql("CREATE TABLE items (id int);")))
			.isEqualTo("""
					4 problems:
					  - 'products:goods' can't be followed: the models have no table goods. The new name has to \
					be in the models.
					  - 'product:items' is to rename what the database does not have: product. Did you mean \
					products?
					  - 'products.titel:name' is to rename what the database does not have: products.titel. Did \
					you mean products.title?
					  - 'products.title:id' can't be followed: the database has a column id of products already. \
					Leave it out.""");
		assertThat(catchThrowableOfType(StemmaException.class, () -> AskedRename.parse("title=name")).getMessage())
			.isEqualTo("""
					'title=name' does not say what is renamed to what. Write old:new for a table, \
					table.old:new for a column.""");
	}

	@Test
	void patternsThatAreNone() {
		assertThat(catchThrowableOfType(StemmaException.class,
				() -> NamePatterns.of(List.of("tabel:x", "thing:y", "table:"), List.of("a.b.c", "index:a.b.c.d")))
			.getMessage()).isEqualTo("""
					5 problems:
					  - The pattern 'tabel:x' begins with no kind of objects: 'tabel'. Did you mean 'table'?
					  - The pattern 'thing:y' begins with no kind of objects: 'thing'. Kinds are table, column, \
					constraint, index, sequence, type, domain, view, materialized-view, function, procedure, \
					trigger, extension, schema, cast.
					  - The pattern 'table:' has an empty name in it. '*' stands for any name: table:*
					  - The pattern 'a.b.c' has too many dots. Write name or schema.name.
					  - The pattern 'index:a.b.c.d' has too many dots. Write name or schema.name.""");
	}

	@Test
	void noSourceAtAll() {
		assertThat(refusal()).isEqualTo("""
				Nothing says how the schema is to be. JPA entities and those of Spring Data JDBC do when \
				the application has them; stemma.schema-source names files of SQL that do; so does every \
				bean of type SchemaSource.""");
	}

	@Test
	void aFileThatIsNotThere() {
		assertThat(refusal(SqlSchemaSource.of(new PathMatchingResourcePatternResolver(),
				List.of("classpath:nowhere/schema.sql"), new PostgresDialect().syntax())))
			.isEqualTo("""
					There is no file classpath:nowhere/schema.sql to say how the schema is to be. Write it, or \
					correct stemma.schema-source.""");
	}

	@Entity
	static class WithoutId {

		String name;

	}

	static class Stranger {

	}

	@Entity
	static class Lost {

		@Id
		Long id;

		@ManyToOne
		Stranger stranger;

	}

	@Entity
	static class Mail {

		@Id
		Long id;

		@Column(columnDefinition = "citext")
		String address;

	}

}
