package dev.stemma.dialect.postgresql;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.Operations;
import dev.stemma.schema.Cast;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Extension;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Trigger;

import static dev.stemma.operation.Ddl.attribute;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.castInout;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.counting;
import static dev.stemma.operation.Ddl.domain;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.on;
import static dev.stemma.operation.Ddl.onFunction;
import static dev.stemma.operation.Ddl.sequence;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.timestamp;
import static dev.stemma.operation.Ddl.trigger;
import static dev.stemma.operation.Ddl.type;
import static dev.stemma.operation.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Types, sequences, casts, extensions and schemas as PostgreSQL reads them.
 */
class PostgresTypeDdlTests {

	private final DdlServer server = new DdlServer();

	@Test
	void anEnumIsCreatedAndItsValuesAddedAndRenamed() {
		this.server.does((op) -> {
			op.createEnum("status", "new", "it's old", "back\\slash");
			op.createEnum("nothing");
			op.addEnumValue("status", "last");
			op.addEnumValue("status", "first", (value) -> value.before("new"));
			op.addEnumValue("status", "second", (value) -> value.after("first").unlessThere());
			op.renameEnumValue("status", "last", "very last");
			op.comment(on(ObjectKind.TYPE, "status"), "how it is");
			op.rename(on(ObjectKind.TYPE, "status"), "state");
			op.dropType("state");
			op.dropType("state", (drop) -> drop.ifExists().cascade());
		}, """
				CREATE TYPE status AS ENUM ('new', 'it''s old', E'back\\\\slash');
				CREATE TYPE nothing AS ENUM ();
				ALTER TYPE status ADD VALUE 'last';
				ALTER TYPE status ADD VALUE 'first' BEFORE 'new';
				ALTER TYPE status ADD VALUE IF NOT EXISTS 'second' AFTER 'first';
				ALTER TYPE status RENAME VALUE 'last' TO 'very last';
				COMMENT ON TYPE status IS 'how it is';
				ALTER TYPE status RENAME TO state;
				DROP TYPE state;
				DROP TYPE IF EXISTS state CASCADE;
				""");
	}

	@Test
	void aCompositeTypeIsCreated() {
		this.server.execute("CREATE SCHEMA geo");
		this.server.does((op) -> {
			op.createType("address", attribute("street", text()), attribute("zip", varchar(10).array()));
			op.create(CompositeType.of(QualifiedName.of("geo", "Place"),
					new CompositeType.Attribute("name", text(), QualifiedName.of("pg_catalog", "C")),
					attribute("at", type(QualifiedName.of("address")))));
			op.createType("nothing");
			op.setSchema(on(ObjectKind.TYPE, "address"), "geo");
			op.in("geo").dropType("Place");
		}, """
				CREATE TYPE address AS (
				    street text,
				    zip varchar(10)[]
				);
				CREATE TYPE geo."Place" AS (
				    name text COLLATE pg_catalog."C",
				    at address
				);
				CREATE TYPE nothing AS ();
				ALTER TYPE address SET SCHEMA geo;
				DROP TYPE geo."Place";
				""");
	}

	@Test
	void aDomainIsCreated() {
		this.server.execute("CREATE SCHEMA shop");
		this.server.does((op) -> {
			op.create(domain("email", text()).collate("C").defaultsTo("'a@b'").notNull().check("VALUE LIKE '%@%'"));
			op.create(domain("price", numeric(10, 2)).check("VALUE > 0")
				.check(check("VALUE < 9 -- not yet").named("small").unvalidated()));
			op.comment(on(ObjectKind.DOMAIN, "price"), "in euros");
			op.rename(on(ObjectKind.DOMAIN, "price"), "amount");
			op.setSchema(on(ObjectKind.DOMAIN, "amount"), "shop");
			op.in("shop").dropDomain("amount");
			op.dropDomain("email", (drop) -> drop.ifExists().cascade());
		}, """
				CREATE DOMAIN email AS text COLLATE "C" DEFAULT 'a@b' NOT NULL
				    CONSTRAINT email_check CHECK (VALUE LIKE '%@%');
				CREATE DOMAIN price AS numeric(10,2)
				    CONSTRAINT price_check CHECK (VALUE > 0);
				ALTER DOMAIN price ADD CONSTRAINT small CHECK (VALUE < 9 -- not yet
				) NOT VALID;
				COMMENT ON DOMAIN price IS 'in euros';
				ALTER DOMAIN price RENAME TO amount;
				ALTER DOMAIN amount SET SCHEMA shop;
				DROP DOMAIN shop.amount;
				DROP DOMAIN IF EXISTS email CASCADE;
				""");
	}

	@Test
	void aSequenceIsCreatedAndAltered() {
		this.server.execute("CREATE TABLE members (id bigint)", "CREATE SCHEMA shop");
		this.server.does((op) -> {
			op.createSequence("plain");
			op.create(sequence("plain"), CreateOptions::ifNotExists);
			op.create(sequence("number").as(integer())
				.options(counting().start(5).increment(5).minValue(5).maxValue(50).cache(2).cycle(true))
				.ownedBy(QualifiedName.of("members"), "id"));
			op.create(sequence("down").options(counting().increment(-1).cycle(false)));
			op.alterSequence("number",
					(sequence) -> sequence.as(bigint()).options(counting().maxValue(100).cycle(false)).restart(10));
			op.alterSequence("number", AlterSequence.Draft::ownedByNone);
			op.alterSequence("number", (sequence) -> sequence.ownedBy(QualifiedName.of("members"), "id"));
			op.comment(on(ObjectKind.SEQUENCE, "plain"), "counts");
			op.rename(on(ObjectKind.SEQUENCE, "plain"), "simple");
			op.setSchema(on(ObjectKind.SEQUENCE, "simple"), "shop");
			op.in("shop").dropSequence("simple");
			op.dropSequence("number", (drop) -> drop.ifExists().cascade());
		}, """
				CREATE SEQUENCE plain;
				CREATE SEQUENCE IF NOT EXISTS plain;
				CREATE SEQUENCE number AS integer START WITH 5 INCREMENT BY 5 MINVALUE 5 MAXVALUE 50 CACHE 2 CYCLE \
				OWNED BY members.id;
				CREATE SEQUENCE down INCREMENT BY -1 NO CYCLE;
				ALTER SEQUENCE number AS bigint MAXVALUE 100 NO CYCLE RESTART WITH 10;
				ALTER SEQUENCE number OWNED BY NONE;
				ALTER SEQUENCE number OWNED BY members.id;
				COMMENT ON SEQUENCE plain IS 'counts';
				ALTER SEQUENCE plain RENAME TO simple;
				ALTER SEQUENCE simple SET SCHEMA shop;
				DROP SEQUENCE shop.simple;
				DROP SEQUENCE IF EXISTS number CASCADE;
				""");
		this.server.doesFrom(15, (op) -> op.create(sequence("fast").asUnlogged()), """
				CREATE UNLOGGED SEQUENCE fast;
				""");
	}

	@Test
	void aSequenceGoesOnBehindTheRowsThatAreThere() {
		this.server
			.execute("CREATE TABLE \"Members\" (id serial, \"Key\" bigint GENERATED ALWAYS AS IDENTITY (START 7))");
		Consumer<Operations> migration = (op) -> {
			op.continueIdentity("Members", "id");
			op.continueIdentity("Members", "Key");
		};
		this.server.does(migration,
				"""
						SELECT pg_catalog.setval(s.seqrelid::pg_catalog.regclass, COALESCE(t.last, s.seqstart), t.last IS NOT NULL)
						FROM pg_catalog.pg_sequence AS s
						LEFT JOIN (SELECT pg_catalog.max(id)::pg_catalog.int8 AS last FROM "Members") AS t
						    ON t.last OPERATOR(pg_catalog.>=) s.seqmin
						WHERE s.seqrelid OPERATOR(pg_catalog.=) COALESCE(
						    pg_catalog.pg_get_serial_sequence('"Members"', 'id'),
						    '"column id of Members has no sequence"')::pg_catalog.regclass::pg_catalog.oid;
						SELECT pg_catalog.setval(s.seqrelid::pg_catalog.regclass, COALESCE(t.last, s.seqstart), t.last IS NOT NULL)
						FROM pg_catalog.pg_sequence AS s
						LEFT JOIN (SELECT pg_catalog.max("Key")::pg_catalog.int8 AS last FROM "Members") AS t
						    ON t.last OPERATOR(pg_catalog.>=) s.seqmin
						WHERE s.seqrelid OPERATOR(pg_catalog.=) COALESCE(
						    pg_catalog.pg_get_serial_sequence('"Members"', 'Key'),
						    '"column Key of Members has no sequence"')::pg_catalog.regclass::pg_catalog.oid;
						""");
		assertThat(this.server.query("INSERT INTO \"Members\" DEFAULT VALUES RETURNING id, \"Key\""))
			.containsExactly("1|7");
		this.server.execute("INSERT INTO \"Members\" OVERRIDING SYSTEM VALUE VALUES (500, -3), (400, -2)");
		this.server.execute("DELETE FROM \"Members\" WHERE \"Key\" > 0");
		this.server.run(migration);
		assertThat(this.server.query("INSERT INTO \"Members\" DEFAULT VALUES RETURNING id, \"Key\""))
			.containsExactly("501|7");
	}

	@Test
	void aColumnWithoutASequenceCannotGoOn() {
		this.server.execute("CREATE TABLE members (id bigint)");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.server.run((op) -> op.continueIdentity("members", "id")))
			.havingCause()
			.withMessageContaining("relation \"column id of members has no sequence\" does not exist");
	}

	@Test
	void aCastIsCreatedAndDropped() {
		this.server.execute("CREATE TYPE status AS ENUM ('new')", "CREATE DOMAIN label AS text",
				"CREATE FUNCTION as_status(integer) RETURNS status LANGUAGE sql RETURN 'new'::status");
		SqlType status = type(QualifiedName.of("status"));
		this.server.does((op) -> {
			op.create(castInout(varchar(), status).asImplicit());
			op.create(Cast.withFunction(integer(), status, onFunction("as_status", integer())).asAssignment());
			op.create(Cast.withoutFunction(timestamp(), bigint()));
		}, """
				CREATE CAST (varchar AS status) WITH INOUT AS IMPLICIT;
				CREATE CAST (integer AS status) WITH FUNCTION as_status(integer) AS ASSIGNMENT;
				CREATE CAST (timestamp AS bigint) WITHOUT FUNCTION;
				""");
		this.server.does((op) -> {
			op.comment(ObjectReference.cast(varchar(), status), "for Hibernate");
			op.drop(ObjectReference.cast(varchar(), status));
			op.drop(ObjectReference.cast(varchar(), status), (drop) -> drop.ifExists().cascade());
		}, """
				COMMENT ON CAST (varchar AS status) IS 'for Hibernate';
				DROP CAST (varchar AS status);
				DROP CAST IF EXISTS (varchar AS status) CASCADE;
				""");
	}

	@Test
	void anExtensionIsCreatedMovedAndDropped() {
		this.server.execute("CREATE SCHEMA ext", "CREATE SCHEMA other");
		this.server.does((op) -> {
			op.createExtension("citext");
			op.create(Extension.of("citext"), CreateOptions::ifNotExists);
			op.create(Extension.of("hstore").in("ext").version("1.8").withCascade());
			op.setSchema(on(ObjectKind.EXTENSION, "hstore"), "other");
			op.comment(on(ObjectKind.EXTENSION, "hstore"), "pairs");
			op.dropExtension("hstore");
			op.drop(on(ObjectKind.EXTENSION, "citext"), (drop) -> drop.ifExists().cascade());
		}, """
				CREATE EXTENSION citext;
				CREATE EXTENSION IF NOT EXISTS citext;
				CREATE EXTENSION hstore SCHEMA ext VERSION '1.8' CASCADE;
				ALTER EXTENSION hstore SET SCHEMA other;
				COMMENT ON EXTENSION hstore IS 'pairs';
				DROP EXTENSION hstore;
				DROP EXTENSION IF EXISTS citext CASCADE;
				""");
	}

	@Test
	void aSchemaIsCreatedRenamedAndDropped() {
		this.server.does((op) -> {
			op.createSchema("audit");
			op.create(Namespace.of("audit"), CreateOptions::ifNotExists);
			op.create(Namespace.of("Audit Log").ownedBy("postgres"));
			op.comment(on(ObjectKind.SCHEMA, "audit"), "who did what");
			op.rename(on(ObjectKind.SCHEMA, "audit"), "history");
			op.dropSchema("history");
			op.dropSchema("history", (drop) -> drop.ifExists().cascade());
		}, """
				CREATE SCHEMA audit;
				CREATE SCHEMA IF NOT EXISTS audit;
				CREATE SCHEMA "Audit Log" AUTHORIZATION postgres;
				COMMENT ON SCHEMA audit IS 'who did what';
				ALTER SCHEMA audit RENAME TO history;
				DROP SCHEMA history;
				DROP SCHEMA IF EXISTS history CASCADE;
				""");
	}

	@Test
	void whatPostgresCannotSayIsRefusedWhereItIsSaid() {
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(
					() -> DdlServer.recorded((op) -> op.create(domain("email", text()), CreateOptions::ifNotExists)))
			.withMessage("PostgreSQL has no CREATE DOMAIN IF NOT EXISTS, as it is said of domain email. "
					+ "Create it where it is not there, or drop it with IF EXISTS before.");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> DdlServer
				.recorded((op) -> op.createTable(table("t", column("a", text())), CreateOptions::orReplace)))
			.withMessage("PostgreSQL has no CREATE OR REPLACE TABLE, as it is said of table t. "
					+ "Drop it with IF EXISTS before, and create it.");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> DdlServer.recorded((op) -> op.create(
					trigger("a", "t", Trigger.Timing.AFTER, "f", "INSERT").asConstraint(Deferrability.NOT_DEFERRABLE),
					CreateOptions::orReplace)))
			.withMessageStartingWith(
					"PostgreSQL has no CREATE OR REPLACE CONSTRAINT TRIGGER, as it is said of trigger a of t.");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> DdlServer.recorded((op) -> op.setSchema(on(ObjectKind.INDEX, "a"), "b")))
			.withMessage("The index a stands where its table stands. Move the table.");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> DdlServer.recorded((op) -> op.setSchema(on(ObjectKind.SCHEMA, "a"), "b")))
			.withMessage("The schema a stands in no schema. Leave that out.");
	}

}
