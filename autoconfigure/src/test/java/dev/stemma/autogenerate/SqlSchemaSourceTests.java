package dev.stemma.autogenerate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlSchemaSourceTests {

	private static final SchemaNames NAMES = new SchemaNames("public", Map.of());

	@TempDir
	private Path directory;

	@Test
	void everyStatementStandsWhereItIsWritten() {
		WantedSchema wanted = source(file("schema.sql", """
				-- The teams
				CREATE TABLE teams (
				    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
				    name text NOT NULL UNIQUE
				);  CREATE INDEX ON teams (lower(name));

				CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS $$ SELECT 1; $$
				""")).read();
		String file = location("schema.sql");
		assertThat(wanted.statements(NAMES)).extracting(SourceStatement::where)
			.containsExactly(new Location(file, 2, 1), new Location(file, 5, 5), new Location(file, 7, 1));
		assertThat(wanted.statements(NAMES).get(1).sql()).isEqualTo("CREATE INDEX ON teams (lower(name))");
		assertThat(wanted.isMovable()).isTrue();
		assertThat(wanted.schemas()).isEmpty();
		assertThat(wanted.claims()).isEqualTo(Claims.ALL);
		assertThat(wanted.contents()).isEqualTo("3 statements");
		assertThat(wanted.remarks()).isEmpty();
		run(wanted);
	}

	@Test
	void severalFilesAddUpInTheirOrder() {
		file("b/2.sql", "CREATE TABLE two (a int REFERENCES one);");
		file("b/1.sql", "CREATE TABLE one (a int PRIMARY KEY);");
		file("types.sql", "\uFEFFCREATE TYPE mood AS ENUM ('ok');\r\n");
		SqlSchemaSource source = source(location("types.sql"), location("b/*.sql"), location("b/1.sql"));
		assertThat(source.read().statements(NAMES)).extracting((statement) -> String.valueOf(statement.where()))
			.containsExactly(location("types.sql") + ":1:1", location("b/1.sql") + ":1:1",
					location("b/2.sql") + ":1:1");
		assertThat(source.description())
			.isEqualTo(location("types.sql") + ", " + location("b/*.sql") + ", " + location("b/1.sql"));
		run(source.read());
	}

	@Test
	void aDumpIsTakenAsItIs() {
		WantedSchema wanted = source(file("dump.sql", DUMP)).read();
		assertThat(wanted.isMovable()).isFalse();
		assertThat(wanted.schemas()).containsExactlyInAnyOrder("public", "audit");
		assertThat(wanted.statements(NAMES)).extracting(SourceStatement::sql)
			.contains("CREATE SCHEMA IF NOT EXISTS audit", "SET check_function_bodies = false",
					"CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public")
			.noneMatch((sql) -> sql.contains("search_path") || sql.contains("OWNER TO"));
		assertThat(wanted.remarks()).containsExactly(new Problem("5 statements say who owns what, and are passed over.",
				new Location(location("dump.sql"), 32, 1), "Owners are not compared."));
		PostgresServer.Database database = run(wanted);
		assertThat(database.query("SELECT email, state FROM public.users")).isEmpty();
		assertThat(database.query("SELECT relname FROM pg_catalog.pg_class WHERE relnamespace = 'audit'::regnamespace"))
			.containsExactly("log");
	}

	@Test
	void whatIsNoDefinitionIsRefusedAllAtOnce() {
		SqlSchemaSource source = source(file("schema.sql", """
				BEGIN;
				\\connect shop
				CREATE DATABASE shop;
				CREATE TABLE t (a int);
				CREATE INDEX CONCURRENTLY ON t (a);
				INSERT INTO t VALUES (1);
				COPY t FROM stdin;
				1
				\\.
				SET search_path = app;
				DROP TABLE old;
				SELECT now();
				VACUUM;
				"""), location("missing.sql"));
		String file = location("schema.sql");
		assertThatExceptionOfType(InvalidSchemaSourceException.class).isThrownBy(source::read)
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::toString)
				.containsExactly(
						"Statement 'BEGIN' controls the transaction or the session, which are Stemma's (" + file
								+ ":1:1). Remove it.",
						"Statement '\\connect shop' is a command of the database's own client, and no SQL (" + file
								+ ":2:1). Write SQL in its place; no server understands it.",
						"Statement 'CREATE DATABASE shop' is about what all databases of a server share (" + file
								+ ":3:1). Leave databases, roles and tablespaces to those who run the server.",
						"Statement 'CREATE INDEX CONCURRENTLY ON t (a)' takes no transaction (" + file
								+ ":5:1). Leave out CONCURRENTLY: it is not part of how a schema is to be.",
						"Statement 'INSERT INTO t VALUES (1)' writes data, which is no part of a schema (" + file
								+ ":6:1). Write data in migrations; pg_dump leaves it out with --schema-only.",
						"Statement 'COPY t FROM stdin' writes data, which is no part of a schema (" + file
								+ ":7:1). Write data in migrations; pg_dump leaves it out with --schema-only.",
						"Statement 'SET search_path = app' sets where names are looked for, which is Stemma's (" + file
								+ ":10:1). Remove it: what names no schema stands in the home schema, for the rest write the schema before the name.",
						"Statement 'DROP TABLE old' drops something, and this is to say what there is (" + file
								+ ":11:1). Remove it, and what creates the object.",
						"Statement 'SELECT now()' defines nothing (" + file + ":12:1). Remove it.",
						"Statement 'VACUUM' takes care of what is stored and defines nothing (" + file
								+ ":13:1). Remove it.",
						"There is no file " + location("missing.sql")
								+ " to say how the schema is to be. Write it, or correct stemma.schema-source."));
	}

	@Test
	void aTextWithoutAnEndIsRefusedWhereItBegins() {
		assertThatExceptionOfType(InvalidSchemaSourceException.class).isThrownBy(() -> source(file("schema.sql", """
				CREATE TABLE t (
				    a text DEFAULT 'never ends
				);
				""")).read())
			.withMessage("A string has no end (" + location("schema.sql") + ":2:20). Close it with a single quote.");
	}

	@Test
	void bytesThatAreNoTextAreRefused() throws IOException {
		Files.write(this.directory.resolve("schema.sql"),
				"CREATE TABLE t (a text DEFAULT 'ä');".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(InvalidSchemaSourceException.class)
			.isThrownBy(() -> source(location("schema.sql")).read())
			.withMessage("The script is not UTF-8: byte 0xE4 at offset 32 (" + location("schema.sql")
					+ ":1:33). Save it as UTF-8.");
	}

	@Test
	void aFileThatSaysNothingIsRefused() {
		assertThatExceptionOfType(InvalidSchemaSourceException.class)
			.isThrownBy(() -> source(file("schema.sql", "-- to come\n")).read())
			.withMessage("There is no statement that says how the schema is to be (" + location("schema.sql")
					+ "). Write some; an empty schema would mean to drop everything.");
	}

	@Test
	void aPatternThatFindsNothingIsRefused() {
		assertThatExceptionOfType(InvalidSchemaSourceException.class)
			.isThrownBy(() -> source(location("none/*.sql")).read())
			.withMessageStartingWith("There is no file " + location("none/*.sql"));
	}

	@Test
	void dropsOfWhatMayBeThereArePassedOver() {
		WantedSchema wanted = source(file("schema.sql", """
				DROP TABLE IF EXISTS b;
				DROP TABLE IF EXISTS a;
				CREATE TABLE a (id int);
				CREATE TABLE b (id int);
				""")).read();
		assertThat(wanted.statements(NAMES)).hasSize(2);
		assertThat(wanted.remarks()).extracting(Problem::toString)
			.containsExactly("2 statements say what is to be dropped if it is there, and are passed over ("
					+ location("schema.sql") + ":1:1). What is to be is created where nothing is yet.");
	}

	@Test
	void namesThatNobodyWroteAreNotChosen() {
		WantedSchema wanted = source(file("schema.sql", """
				CREATE TABLE users (id int PRIMARY KEY, mail text CONSTRAINT one_mail UNIQUE);
				CREATE INDEX ON users (mail);
				CREATE INDEX users_both ON users (mail, id);
				""")).read();
		QualifiedName users = QualifiedName.of("users");
		assertThat(wanted.implicitNames().isImplicit(ObjectReference.constraint(users, "users_pkey"))).isTrue();
		assertThat(wanted.implicitNames().isImplicit(ObjectReference.constraint(users, "one_mail"))).isFalse();
		assertThat(wanted.implicitNames().isImplicit(index("users_mail_idx"))).isTrue();
		assertThat(wanted.implicitNames().isImplicit(index("users_both"))).isFalse();
		assertThat(wanted.implicitNames().isImplicit(index("orders_mail_idx"))).isFalse();
		assertThat(wanted.implicitNames()
			.isImplicit(ObjectReference.constraint(QualifiedName.of("orders"), "orders_pkey"))).isFalse();
	}

	private static ObjectReference index(String name) {
		return ObjectReference.of(ObjectKind.INDEX, QualifiedName.of(name));
	}

	private static PostgresServer.Database run(WantedSchema wanted) {
		PostgresServer.Database database = PostgresServer.createDatabase();
		database.execute(wanted.statements(NAMES).stream().map(SourceStatement::sql).toList().toArray(String[]::new));
		return database;
	}

	private SqlSchemaSource source(String... locations) {
		return SqlSchemaSource.of(new PathMatchingResourcePatternResolver(), List.of(locations),
				new PostgresDialect().syntax());
	}

	private String location(String name) {
		return "file:" + this.directory + "/" + name;
	}

	private String file(String name, String text) {
		try {
			Path file = this.directory.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
			return location(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final String DUMP = """
			--
			-- PostgreSQL database dump
			--

			\\restrict kq3Xy7aB

			-- Dumped from database version 18.1
			-- Dumped by pg_dump version 18.1

			SET statement_timeout = 0;
			SET lock_timeout = 0;
			SET idle_in_transaction_session_timeout = 0;
			SET transaction_timeout = 0;
			SET client_encoding = 'UTF8';
			SET standard_conforming_strings = on;
			SELECT pg_catalog.set_config('search_path', '', false);
			SET check_function_bodies = false;
			SET xmloption = content;
			SET client_min_messages = warning;
			SET row_security = off;

			--
			-- Name: audit; Type: SCHEMA; Schema: -; Owner: shop
			--

			CREATE SCHEMA audit;


			COMMENT ON SCHEMA audit IS 'who did what';


			ALTER SCHEMA audit OWNER TO shop;

			CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;


			COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';


			CREATE TYPE public.user_state AS ENUM (
			    'active',
			    'gone'
			);


			ALTER TYPE public.user_state OWNER TO shop;

			CREATE FUNCTION public.touch() RETURNS trigger
			    LANGUAGE plpgsql
			    AS $$
			BEGIN
			    INSERT INTO audit.log (what) VALUES (TG_OP);
			    RETURN NEW;
			END;
			$$;


			ALTER FUNCTION public.touch() OWNER TO shop;

			SET default_tablespace = '';

			SET default_table_access_method = heap;

			CREATE TABLE audit.log (
			    what text NOT NULL
			);


			ALTER TABLE audit.log OWNER TO shop;

			CREATE TABLE public.users (
			    id bigint NOT NULL,
			    email public.citext NOT NULL,
			    state public.user_state DEFAULT 'active'::public.user_state NOT NULL
			);


			ALTER TABLE public.users OWNER TO shop;

			COMMENT ON COLUMN public.users.email IS 'as it was typed';


			ALTER TABLE public.users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
			    SEQUENCE NAME public.users_id_seq
			    START WITH 1
			    INCREMENT BY 1
			    NO MINVALUE
			    NO MAXVALUE
			    CACHE 1
			);


			ALTER TABLE ONLY public.users
			    ADD CONSTRAINT users_pkey PRIMARY KEY (id);


			CREATE UNIQUE INDEX users_email_key ON public.users USING btree (email);


			CREATE TRIGGER users_touch AFTER UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch();


			GRANT SELECT ON TABLE public.users TO PUBLIC;


			\\unrestrict kq3Xy7aB

			""";

}
