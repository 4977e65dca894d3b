package dev.stemma.diff;

import java.util.List;

/**
 * Constraints and indexes of tables, before and after.
 */
final class ConstraintCases {

	static final List<TableCase> ALL = List.of(new TableCase("a primary key of other columns", """
			CREATE TABLE t (id integer PRIMARY KEY, tenant integer NOT NULL UNIQUE, a integer);
			CREATE TABLE u (tenant integer REFERENCES t (tenant), t_id integer REFERENCES t);
			""", """
			CREATE TABLE t (id integer UNIQUE, tenant integer NOT NULL, a integer, PRIMARY KEY (tenant, id));
			CREATE TABLE u (tenant integer, t_id integer REFERENCES t (id));
			""", """
			ALTER TABLE u DROP CONSTRAINT u_t_id_fkey;
			ALTER TABLE u DROP CONSTRAINT u_tenant_fkey;
			ALTER TABLE t DROP CONSTRAINT t_tenant_key;
			ALTER TABLE t
			    DROP CONSTRAINT t_pkey,
			    ADD CONSTRAINT t_pkey PRIMARY KEY (tenant, id);
			ALTER TABLE t ADD CONSTRAINT t_id_key UNIQUE (id);
			ALTER TABLE u ADD CONSTRAINT u_t_id_fkey FOREIGN KEY (t_id) REFERENCES t (id);
			"""), new TableCase("a primary key of another column that comes", """
			CREATE TABLE t (code text PRIMARY KEY);
			""", """
			CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
			""", """
			ALTER TABLE t DROP CONSTRAINT t_pkey;
			ALTER TABLE t ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY;
			ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
			ALTER TABLE t DROP COLUMN code;
			"""),
			new TableCase("constraints that come, go and change",
					"""
							CREATE TABLE t (a integer UNIQUE, b integer, c integer CONSTRAINT positive CHECK (c > 0), d integer CONSTRAINT same UNIQUE);
							COMMENT ON CONSTRAINT positive ON t IS 'P';
							COMMENT ON CONSTRAINT same ON t IS 'S';
							""",
					"""
							CREATE TABLE t (a integer, b integer UNIQUE, c integer CONSTRAINT positive CHECK (c >= 0), d integer, CONSTRAINT same UNIQUE NULLS NOT DISTINCT (d));
							COMMENT ON CONSTRAINT positive ON t IS 'P';
							""",
					"""
							ALTER TABLE t DROP CONSTRAINT t_a_key;
							ALTER TABLE t
							    DROP CONSTRAINT positive,
							    ADD CONSTRAINT positive CHECK ((c >= 0));
							COMMENT ON CONSTRAINT positive ON t IS 'P';
							ALTER TABLE t
							    DROP CONSTRAINT same,
							    ADD CONSTRAINT same UNIQUE NULLS NOT DISTINCT (d);
							ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE (b);
							"""),
			new TableCase("constraints and indexes under other names", """
					CREATE TABLE t (a integer CONSTRAINT k UNIQUE, b integer);
					CREATE INDEX i ON t (b);
					ALTER TABLE t CLUSTER ON i;
					COMMENT ON INDEX i IS 'I';
					""", """
					CREATE TABLE t (a integer CONSTRAINT key UNIQUE, b integer);
					CREATE INDEX idx ON t (b);
					ALTER TABLE t CLUSTER ON idx;
					COMMENT ON INDEX idx IS 'I';
					""", """
					ALTER TABLE t RENAME CONSTRAINT k TO key;
					ALTER INDEX i RENAME TO idx;
					"""),
			new TableCase("foreign keys",
					"""
							CREATE TABLE t (id integer PRIMARY KEY);
							CREATE TABLE u (a integer CONSTRAINT f REFERENCES t, b integer CONSTRAINT g REFERENCES t, c integer, d integer);
							ALTER TABLE u ADD CONSTRAINT h FOREIGN KEY (c) REFERENCES t NOT VALID;
							ALTER TABLE u ADD CONSTRAINT k CHECK (d > 0) NOT VALID;
							""",
					"""
							CREATE TABLE t (id integer PRIMARY KEY);
							CREATE TABLE u (a integer CONSTRAINT f REFERENCES t DEFERRABLE INITIALLY DEFERRED, b integer CONSTRAINT g REFERENCES t ON DELETE SET NULL, c integer CONSTRAINT h REFERENCES t, d integer CONSTRAINT k CHECK (d > 0));
							""",
					"""
							ALTER TABLE u VALIDATE CONSTRAINT k;
							ALTER TABLE u ALTER CONSTRAINT f DEFERRABLE INITIALLY DEFERRED;
							ALTER TABLE u
							    DROP CONSTRAINT g,
							    ADD CONSTRAINT g FOREIGN KEY (b) REFERENCES t (id) ON DELETE SET NULL;
							ALTER TABLE u VALIDATE CONSTRAINT h;
							"""),
			new TableCase("exclusion constraints",
					"""
							CREATE TABLE t (a tsrange, b tsrange, CONSTRAINT e EXCLUDE USING gist (a WITH &&), CONSTRAINT g EXCLUDE USING gist (b WITH &&));
							""",
					"""
							CREATE TABLE t (a tsrange, b tsrange, CONSTRAINT e EXCLUDE USING gist (a WITH &&) WHERE (b IS NULL));
							""",
					"""
							ALTER TABLE t DROP CONSTRAINT g;
							ALTER TABLE t
							    DROP CONSTRAINT e,
							    ADD CONSTRAINT e EXCLUDE USING gist (a WITH &&) WHERE ((b IS NULL));
							"""),
			new TableCase("a constraint of a column that goes and one that comes", """
					CREATE TABLE t (a integer, b integer, CONSTRAINT k UNIQUE (a, b));
					CREATE INDEX i ON t (a, b);
					""", """
					CREATE TABLE t (a integer, c integer, CONSTRAINT k UNIQUE (a, c));
					CREATE INDEX i ON t (a, c);
					""", """
					ALTER TABLE t DROP CONSTRAINT k;
					DROP INDEX i;
					ALTER TABLE t ADD COLUMN c integer;
					ALTER TABLE t ADD CONSTRAINT k UNIQUE (a, c);
					CREATE INDEX i ON t (a, c);
					ALTER TABLE t DROP COLUMN b;
					"""), new TableCase("indexes", """
					CREATE TABLE t (a integer, b text);
					CREATE INDEX i ON t (a);
					CREATE UNIQUE INDEX j ON t (b);
					CREATE INDEX k ON t (lower(b));
					ALTER INDEX k ALTER COLUMN 1 SET STATISTICS 500;
					""", """
					CREATE TABLE t (a integer, b text);
					CREATE INDEX i ON t (a DESC NULLS LAST) INCLUDE (b);
					CREATE INDEX k ON t (upper(b));
					ALTER INDEX k ALTER COLUMN 1 SET STATISTICS 500;
					CREATE INDEX l ON t USING brin (a) WITH (pages_per_range = 64);
					""", """
					DROP INDEX j;
					DROP INDEX i;
					CREATE INDEX i ON t (a DESC NULLS LAST) INCLUDE (b);
					DROP INDEX k;
					CREATE INDEX k ON t ((upper(b)));
					ALTER INDEX k ALTER COLUMN 1 SET STATISTICS 500;
					CREATE INDEX l ON t USING brin (a) WITH (pages_per_range = 64);
					"""),
			new TableCase("constraints that refuse nulls under names", """
					CREATE TABLE t (a integer CONSTRAINT no_a NOT NULL, b integer, c integer NOT NULL);
					ALTER TABLE t ADD CONSTRAINT no_b NOT NULL b NOT VALID;
					""",
					"""
							CREATE TABLE t (a integer CONSTRAINT nothing NOT NULL, b integer CONSTRAINT no_b NOT NULL, c integer);
							ALTER TABLE t ADD CONSTRAINT c_here NOT NULL c NO INHERIT;
							""",
					"""
							ALTER TABLE t RENAME CONSTRAINT no_a TO nothing;
							ALTER TABLE t VALIDATE CONSTRAINT no_b;
							ALTER TABLE t ALTER COLUMN c DROP NOT NULL;
							ALTER TABLE t ADD CONSTRAINT c_here NOT NULL c NO INHERIT;
							"""),
			new TableCase("privileges", """
					CREATE TABLE t (a integer, b integer);
					GRANT SELECT ON t TO public;
					""", """
					CREATE TABLE t (a integer, b integer, c serial);
					GRANT SELECT, INSERT ON t TO public;
					GRANT UPDATE (b) ON t TO public;
					GRANT USAGE ON SEQUENCE t_c_seq TO public;
					""", """
					ALTER TABLE t ADD COLUMN c serial NOT NULL;
					GRANT USAGE ON SEQUENCE t_c_seq TO PUBLIC;
					GRANT UPDATE (b) ON TABLE t TO PUBLIC;
					GRANT INSERT ON TABLE t TO PUBLIC;
					"""));

	private ConstraintCases() {
	}

}
