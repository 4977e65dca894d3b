package dev.stemma.diff;

import java.util.List;

/**
 * Types of columns and what depends on them, before and after.
 */
final class TypeCases {

	static final List<TableCase> ALL = List.of(
			new TableCase("a longer text", """
					CREATE TABLE t (email varchar(100) DEFAULT 'x' NOT NULL CHECK (email IN ('x', 'y')));
					""", """
					CREATE TABLE t (email varchar(255) DEFAULT 'x' NOT NULL CHECK (email IN ('x', 'y')));
					""",
					"""
							ALTER TABLE t
							    DROP CONSTRAINT t_email_check,
							    ALTER COLUMN email TYPE character varying(255),
							    ADD CONSTRAINT t_email_check CHECK (((email)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text])));
							"""),
			new TableCase("a shorter text", """
					CREATE TABLE t (email varchar(255), note text);
					""", """
					CREATE TABLE t (email varchar(100), note varchar(20));
					""", """
					ALTER TABLE t ALTER COLUMN email TYPE character varying(100);
					ALTER TABLE t ALTER COLUMN note TYPE character varying(20);
					"""),
			new TableCase("greater numbers",
					"""
							CREATE TABLE t (id integer PRIMARY KEY, quantity integer DEFAULT 1 CHECK (quantity > 0), price numeric(8, 2));
							CREATE TABLE u (t_id integer REFERENCES t);
							""",
					"""
							CREATE TABLE t (id bigint PRIMARY KEY, quantity bigint DEFAULT 1 CHECK (quantity > 0), price numeric(10, 2));
							CREATE TABLE u (t_id bigint REFERENCES t);
							""",
					"""
							ALTER TABLE t ALTER COLUMN id TYPE bigint;
							ALTER TABLE t ALTER COLUMN price TYPE numeric(10,2);
							ALTER TABLE t
							    DROP CONSTRAINT t_quantity_check,
							    ALTER COLUMN quantity TYPE bigint,
							    ADD CONSTRAINT t_quantity_check CHECK ((quantity > 0));
							ALTER TABLE u ALTER COLUMN t_id TYPE bigint;
							"""),
			new TableCase("whole numbers become decimal ones", """
					CREATE TABLE t (quantity integer DEFAULT 1 CHECK (quantity > 0));
					CREATE INDEX t_idx ON t ((quantity + 1));
					""", """
					CREATE TABLE t (quantity numeric DEFAULT 1 CHECK (quantity > 0));
					CREATE INDEX t_idx ON t ((quantity + 1));
					""", """
					DROP INDEX t_idx;
					ALTER TABLE t
					    DROP CONSTRAINT t_quantity_check,
					    ALTER COLUMN quantity TYPE numeric,
					    ADD CONSTRAINT t_quantity_check CHECK ((quantity > (0)::numeric));
					CREATE INDEX t_idx ON t ((((quantity + (1)::numeric))));
					"""), new TableCase("a text becomes a number", """
					CREATE TABLE t (code varchar(10) DEFAULT '0' CHECK (code <> ''), "Order" text);
					""", """
					CREATE TABLE t (code integer DEFAULT 0 CHECK (code > 0), "Order" uuid);
					""", """
					ALTER TABLE t ALTER COLUMN "Order" TYPE uuid USING "Order"::uuid;
					ALTER TABLE t
					    DROP CONSTRAINT t_code_check,
					    ALTER COLUMN code DROP DEFAULT,
					    ALTER COLUMN code TYPE integer USING code::integer,
					    ALTER COLUMN code SET DEFAULT 0,
					    ADD CONSTRAINT t_code_check CHECK ((code > 0));
					"""), new TableCase("a text becomes one without end", """
					CREATE TABLE t (status varchar(10) DEFAULT 'a' CHECK (status IN ('a', 'b')));
					CREATE INDEX t_idx ON t (lower(status)) WHERE status <> 'b';
					""", """
					CREATE TABLE t (status text DEFAULT 'a' CHECK (status IN ('a', 'b')));
					CREATE INDEX t_idx ON t (lower(status)) WHERE status <> 'b';
					""", """
					DROP INDEX t_idx;
					ALTER TABLE t
					    DROP CONSTRAINT t_status_check,
					    ALTER COLUMN status DROP DEFAULT,
					    ALTER COLUMN status TYPE text,
					    ALTER COLUMN status SET DEFAULT 'a'::text,
					    ADD CONSTRAINT t_status_check CHECK ((status = ANY (ARRAY['a'::text, 'b'::text])));
					CREATE INDEX t_idx ON t ((lower(status))) WHERE (status <> 'b'::text);
					"""), new TableCase("a key gets a type that does not compare with the other", """
					CREATE TABLE t (id integer PRIMARY KEY);
					CREATE TABLE u (t_id integer REFERENCES t);
					""", """
					CREATE TABLE t (id text PRIMARY KEY);
					CREATE TABLE u (t_id text REFERENCES t);
					""", """
					ALTER TABLE u DROP CONSTRAINT u_t_id_fkey;
					ALTER TABLE t ALTER COLUMN id TYPE text;
					ALTER TABLE u ALTER COLUMN t_id TYPE text;
					ALTER TABLE u ADD CONSTRAINT u_t_id_fkey FOREIGN KEY (t_id) REFERENCES t (id);
					"""), new TableCase("a type that a generated column and a policy depend on", """
					CREATE TABLE t (a varchar(10), b text GENERATED ALWAYS AS (upper(a)) STORED, c integer);
					CREATE INDEX t_b_idx ON t (b, c);
					CREATE POLICY p ON t USING (a <> 'x');
					""", """
					CREATE TABLE t (a varchar(20), b text GENERATED ALWAYS AS (upper(a)) STORED, c integer);
					CREATE INDEX t_b_idx ON t (b, c);
					CREATE POLICY p ON t USING (a <> 'x');
					""", """
					DROP POLICY p ON t;
					ALTER TABLE t DROP COLUMN b;
					ALTER TABLE t ALTER COLUMN a TYPE character varying(20);
					ALTER TABLE t ADD COLUMN b text GENERATED ALWAYS AS (upper((a)::text)) STORED;
					CREATE INDEX t_b_idx ON t (b, c);
					CREATE POLICY p ON t AS PERMISSIVE FOR ALL TO PUBLIC USING (((a)::text <> 'x'::text));
					"""), new TableCase("two types that one check depends on", """
					CREATE TABLE t (a integer, b integer, CONSTRAINT c CHECK (a < b));
					""", """
					CREATE TABLE t (a numeric, b numeric, CONSTRAINT c CHECK (a < b));
					""", """
					ALTER TABLE t
					    DROP CONSTRAINT c,
					    ALTER COLUMN b TYPE numeric,
					    ALTER COLUMN a TYPE numeric,
					    ADD CONSTRAINT c CHECK ((a < b));
					"""), new TableCase("a generated column that is computed otherwise", """
					CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED UNIQUE, c integer);
					CREATE INDEX t_bc_idx ON t (b, c);
					""", """
					CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 3) STORED UNIQUE, c integer);
					CREATE INDEX t_bc_idx ON t (b, c);
					""", """
					ALTER TABLE t DROP COLUMN b;
					ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS ((a * 3)) STORED;
					ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE (b);
					CREATE INDEX t_bc_idx ON t (b, c);
					"""), new TableCase("a generated column becomes a plain one and the other way", """
					CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED, c integer);
					""", """
					CREATE TABLE t (a integer, b integer DEFAULT 5, c integer GENERATED ALWAYS AS (a * 2) STORED);
					""", """
					ALTER TABLE t ALTER COLUMN b DROP EXPRESSION;
					ALTER TABLE t ALTER COLUMN b SET DEFAULT 5;
					ALTER TABLE t DROP COLUMN c;
					ALTER TABLE t ADD COLUMN c integer GENERATED ALWAYS AS ((a * 2)) STORED;
					"""), new TableCase("times", """
					CREATE TABLE t (a timestamp, b timestamptz(3), c date, d json);
					""", """
					CREATE TABLE t (a timestamptz, b timestamptz(0), c timestamp, d jsonb);
					""", """
					ALTER TABLE t ALTER COLUMN a TYPE timestamp with time zone;
					ALTER TABLE t ALTER COLUMN b TYPE timestamp(0) with time zone;
					ALTER TABLE t ALTER COLUMN c TYPE timestamp without time zone;
					ALTER TABLE t ALTER COLUMN d TYPE jsonb USING d::jsonb;
					"""), new TableCase("types that the server has no cast for", """
					CREATE TABLE t (a boolean, b boolean, c bigint, d text[], e bytea, f integer, g integer, h jsonb);
					""", """
					CREATE TABLE t (a jsonb, b bigint, c boolean, d uuid, e uuid, f integer[], g boolean, h integer);
					""", """
					ALTER TABLE t ALTER COLUMN a TYPE jsonb USING a::text::jsonb;
					ALTER TABLE t ALTER COLUMN b TYPE bigint USING b::integer::bigint;
					ALTER TABLE t ALTER COLUMN c TYPE boolean USING c::integer::boolean;
					ALTER TABLE t ALTER COLUMN d TYPE uuid USING d::text::uuid;
					ALTER TABLE t ALTER COLUMN e TYPE uuid USING e::text::uuid;
					ALTER TABLE t ALTER COLUMN f TYPE integer[] USING f::text::integer[];
					ALTER TABLE t ALTER COLUMN g TYPE boolean USING g::boolean;
					ALTER TABLE t ALTER COLUMN h TYPE integer USING h::integer;
					"""), new TableCase("a column of an enum", """
					CREATE TYPE mood AS ENUM ('sad', 'ok');
					CREATE TABLE t (a text DEFAULT 'ok', b mood DEFAULT 'sad');
					""", """
					CREATE TYPE mood AS ENUM ('sad', 'ok');
					CREATE TABLE t (a mood DEFAULT 'ok', b text DEFAULT 'sad');
					""", """
					ALTER TABLE t
					    ALTER COLUMN a DROP DEFAULT,
					    ALTER COLUMN a TYPE mood USING a::mood,
					    ALTER COLUMN a SET DEFAULT 'ok'::mood;
					ALTER TABLE t
					    ALTER COLUMN b DROP DEFAULT,
					    ALTER COLUMN b TYPE text,
					    ALTER COLUMN b SET DEFAULT 'sad'::text;
					"""),
			new TableCase("names that need quotes", """
					CREATE TABLE "Tab ""le" ("Col umn" varchar(5) DEFAULT 'it''s', "user" text);
					""",
					"""
							CREATE TABLE "Tab ""le" ("Col umn" varchar(9) DEFAULT 'it''s' CHECK ("Col umn" <> 'x'), "user" integer, "Id" serial PRIMARY KEY);
							CREATE INDEX "In dex" ON "Tab ""le" ("Col umn");
							COMMENT ON COLUMN "Tab ""le"."user" IS 'it''s';
							""",
					"""
							ALTER TABLE "Tab ""le" ADD COLUMN "Id" serial NOT NULL;
							ALTER TABLE "Tab ""le" ALTER COLUMN "Col umn" TYPE character varying(9);
							ALTER TABLE "Tab ""le" ALTER COLUMN "user" TYPE integer USING "user"::integer;
							COMMENT ON COLUMN "Tab ""le"."user" IS 'it''s';
							ALTER TABLE "Tab ""le" ADD CONSTRAINT "Tab ""le_Col umn_check" CHECK ((("Col umn")::text <> 'x'::text));
							ALTER TABLE "Tab ""le" ADD CONSTRAINT "Tab ""le_pkey" PRIMARY KEY ("Id");
							CREATE INDEX "In dex" ON "Tab ""le" ("Col umn");
							"""));

	private TypeCases() {
	}

}
