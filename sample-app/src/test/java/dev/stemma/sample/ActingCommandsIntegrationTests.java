package dev.stemma.sample;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands that change a database, as processes.
 */
class ActingCommandsIntegrationTests {

	private final ShopModule shop = ShopModule.fresh();

	@Test
	void theTablesAreMadeOnce() {
		assertThat(this.shop.run("ensure-version")).isEqualTo(new MigrationsResult(0, """
				Created the tables of Stemma.
				""", ""));
		assertThat(this.shop.run("ensure_version", "--json")).isEqualTo(new MigrationsResult(0, """
				{"created":false}
				""", ""));
		assertThat(this.shop.server().query("SELECT revision FROM stemma_revision ORDER BY revision")).isEmpty();
	}

	@Test
	void upgradesGoStepByStep() {
		assertThat(this.shop.run("upgrade", "c2d9", "--plan")).isEqualTo(new MigrationsResult(0,
				"""
						This would bring database "shop" (schema "public") from base to c2d94f1a7b3e. Nothing was run.

						1. b1a0c7e4d2f9 Create the trigger function that keeps updated_at (upgrade in SQL, in a transaction)
						    CREATE FUNCTION touch_updated_at() RETURNS trigger
						        LANGUAGE plpgsql
						    AS $$
						    BEGIN
						        NEW.updated_at := now();
						        RETURN NEW;
						    END;
						    $$;
						    COMMENT ON FUNCTION touch_updated_at() IS 'Row trigger: sets updated_at to the time of the transaction';

						2. c2d94f1a7b3e Create categories (upgrade in SQL, in a transaction)
						    CREATE TABLE categories (
						        id         bigint GENERATED ALWAYS AS IDENTITY,
						        parent_id  bigint,
						        slug       text        NOT NULL,
						        name       text        NOT NULL,
						        position   integer     NOT NULL DEFAULT 0,
						        created_at timestamptz NOT NULL DEFAULT now(),
						        updated_at timestamptz NOT NULL DEFAULT now(),
						        CONSTRAINT categories_pkey PRIMARY KEY (id),
						        CONSTRAINT categories_slug_key UNIQUE (slug),
						        CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories (id) ON\
						 DELETE RESTRICT,
						        CONSTRAINT categories_parent_id_check CHECK (parent_id <> id),
						        CONSTRAINT categories_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
						        CONSTRAINT categories_name_check CHECK (btrim(name) <> '')
						    );
						    CREATE INDEX categories_parent_id_idx ON categories (parent_id);
						    CREATE TRIGGER categories_touch_updated_at
						        BEFORE UPDATE ON categories
						        FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
						    COMMENT ON TABLE categories IS 'The shelves of the shop, a tree';
						    COMMENT ON COLUMN categories.position IS 'Order among the siblings, lowest first';
						""",
				""));
		assertThat(this.shop.run("upgrade", "+1")).isEqualTo(new MigrationsResult(2, "", """
				error: '+1' is ambiguous: above the base there are b1a0c7e4d2f9, e8b1e3b335d8.
				       Name the revision to go to.
				"""));
		assertThat(this.shop.run("upgrade", "d3e8", "--json")).isEqualTo(new MigrationsResult(0, """
				{"direction":"upgrade","database":"shop","schema":"public","from":[],"to":["d3e85a2b6c4f"],\
				"steps":[{"revision":"b1a0c7e4d2f9","message":"Create the trigger function that keeps updated_at"},\
				{"revision":"c2d94f1a7b3e","message":"Create categories"},{"revision":"d3e85a2b6c4f","message":"Create\
				 brands"}],"excluded":[],"durationMs":0}
				""", """
				upgrade 1/3 b1a0c7e4d2f9 Create the trigger function that keeps updated_at (0 ms)
				upgrade 2/3 c2d94f1a7b3e Create categories (0 ms)
				upgrade 3/3 d3e85a2b6c4f Create brands (0 ms)
				"""));
		assertThat(this.shop.run("upgrade", "d3e8")).isEqualTo(new MigrationsResult(0, """
				Nothing to upgrade: database "shop" (schema "public") is at d3e85a2b6c4f.
				""", ""));
		assertThat(this.shop.run("upgrade", "--tag", "categories", "--exclude-tag=demo"))
			.isEqualTo(new MigrationsResult(0, """
					Nothing to upgrade: database "shop" (schema "public") is at d3e85a2b6c4f.
					Excluded by tags: e4f76b3c5d50, ... f9c5d3e7a1b2.
					""", ""));
		assertThat(upTo("\"sql\"", this.shop.run("upgrade", "e4f7", "--plan", "--json")))
			.isEqualTo(new MigrationsResult(0,
					"""
							{"direction":"upgrade","database":"shop","schema":"public","from":["d3e85a2b6c4f"],\
							"to":["e4f76b3c5d50"],"baseline":[],"steps":[{"revision":"e4f76b3c5d50","message":"Create products",\
							"direction":"upgrade","kind":
							""",
					""));
		assertThat(this.shop.run("upgrade", "e4f7", "--quiet")).isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.server().query("SELECT revision FROM stemma_revision ORDER BY revision"))
			.containsExactly("b1a0c7e4d2f9", "c2d94f1a7b3e", "d3e85a2b6c4f", "e4f76b3c5d50");
	}

	@Test
	void downgradesWantToBeConfirmed() {
		assertThat(this.shop.run("upgrade", "e4f7", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.run("downgrade")).isEqualTo(new MigrationsResult(2, "", """
				error: This has to be confirmed, and there is no terminal to ask on: This takes back 1 revision of\
				 database "shop" (schema "public").
				       Add --yes (-y) to confirm it; nothing was done.
				"""));
		assertThat(this.shop.run("downgrade", "--plan")).isEqualTo(new MigrationsResult(0, """
				This would bring database "shop" (schema "public") from e4f76b3c5d50 to d3e85a2b6c4f. Nothing was run.

				1. e4f76b3c5d50 Create products (downgrade in SQL, in a transaction)
				    DROP TABLE products;
				""", ""));
		assertThat(this.shop.run("downgrade", "--yes")).isEqualTo(new MigrationsResult(0, """
				Downgraded database "shop" (schema "public") from e4f76b3c5d50 to d3e85a2b6c4f: 1 revision\
				 (e4f76b3c5d50) in 0 ms.
				""", """
				downgrade 1/1 e4f76b3c5d50 Create products (0 ms)
				"""));
		assertThat(this.shop.run("downgrade", "-1", "-y", "--json")).isEqualTo(new MigrationsResult(0, """
				{"direction":"downgrade","database":"shop","schema":"public","from":["d3e85a2b6c4f"],\
				"to":["c2d94f1a7b3e"],"steps":[{"revision":"d3e85a2b6c4f","message":"Create brands"}],"excluded":[],\
				"durationMs":0}
				""", """
				downgrade 1/1 d3e85a2b6c4f Create brands (0 ms)
				"""));
		assertThat(this.shop.run("downgrade", "base", "--tag=categories", "--plan")).isEqualTo(new MigrationsResult(0,
				"""
						This would bring database "shop" (schema "public") from c2d94f1a7b3e to b1a0c7e4d2f9. Nothing was run.

						1. c2d94f1a7b3e Create categories (downgrade in SQL, in a transaction)
						    DROP TABLE categories;
						""",
				""));
		assertThat(this.shop.run("downgrade", "base", "--tag", "schema", "--exclude-tag", "products", "--yes"))
			.isEqualTo(new MigrationsResult(0, """
					Downgraded database "shop" (schema "public") from c2d94f1a7b3e to base: 2 revisions (c2d94f1a7b3e,\
					 b1a0c7e4d2f9) in 0 ms.
					""", """
					downgrade 1/2 c2d94f1a7b3e Create categories (0 ms)
					downgrade 2/2 b1a0c7e4d2f9 Create the trigger function that keeps updated_at (0 ms)
					"""));
		assertThat(this.shop.run("downgrade", "base", "-y", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.server().query("SELECT revision FROM stemma_revision ORDER BY revision")).isEmpty();
	}

	@Test
	void aRevisionIsRedone() {
		assertThat(this.shop.run("upgrade", "d3e8", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.run("redo", "--plan")).isEqualTo(new MigrationsResult(0, """
				This would bring database "shop" (schema "public") from d3e85a2b6c4f to d3e85a2b6c4f. Nothing was run.

				1. d3e85a2b6c4f Create brands (downgrade in SQL, in a transaction)
				    DROP TABLE brands;

				2. d3e85a2b6c4f Create brands (upgrade in SQL, in a transaction)
				    CREATE TABLE brands (
				        id         bigint GENERATED ALWAYS AS IDENTITY,
				        name       text        NOT NULL,
				        website    text,
				        created_at timestamptz NOT NULL DEFAULT now(),
				        CONSTRAINT brands_pkey PRIMARY KEY (id),
				        CONSTRAINT brands_name_check CHECK (btrim(name) <> ''),
				        CONSTRAINT brands_website_check CHECK (website ~ '^https?://')
				    );
				    CREATE UNIQUE INDEX brands_name_key ON brands (lower(name));
				    COMMENT ON INDEX brands_name_key IS 'Two spellings of one brand are one brand';
				""", ""));
		assertThat(this.shop.run("redo")).isEqualTo(new MigrationsResult(2, "", """
				error: This has to be confirmed, and there is no terminal to ask on: This takes back 1 revision of\
				 database "shop" (schema "public"), and applies them again empty.
				       Add --yes (-y) to confirm it; nothing was done.
				"""));
		assertThat(this.shop.run("redo", "--yes")).isEqualTo(new MigrationsResult(0, """
				Took back 1 revision (d3e85a2b6c4f) of database "shop" (schema "public") and applied 1 revision\
				 (d3e85a2b6c4f) in 0 ms; it is at d3e85a2b6c4f.
				""", """
				downgrade 1/1 d3e85a2b6c4f Create brands (0 ms)
				upgrade 1/1 d3e85a2b6c4f Create brands (0 ms)
				"""));
		assertThat(this.shop.run("redo", "c2d9", "-y", "--json")).isEqualTo(new MigrationsResult(0, """
				{"down":{"direction":"downgrade","database":"shop","schema":"public","from":["d3e85a2b6c4f"],\
				"to":["b1a0c7e4d2f9"],"steps":[{"revision":"d3e85a2b6c4f","message":"Create brands"},\
				{"revision":"c2d94f1a7b3e","message":"Create categories"}],"excluded":[],"durationMs":0},\
				"up":{"direction":"upgrade","database":"shop","schema":"public","from":["b1a0c7e4d2f9"],\
				"to":["d3e85a2b6c4f"],"steps":[{"revision":"c2d94f1a7b3e","message":"Create categories"},\
				{"revision":"d3e85a2b6c4f","message":"Create brands"}],"excluded":[],"durationMs":0}}
				""", """
				downgrade 1/2 d3e85a2b6c4f Create brands (0 ms)
				downgrade 2/2 c2d94f1a7b3e Create categories (0 ms)
				upgrade 1/2 c2d94f1a7b3e Create categories (0 ms)
				upgrade 2/2 d3e85a2b6c4f Create brands (0 ms)
				"""));
	}

	@Test
	void everythingIsTakenBackAndAppliedAgain() {
		assertThat(this.shop.run("upgrade", "d3e8", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.run("reset", "--plan", "--stemma.target=c2d94f1a7b3e")).isEqualTo(new MigrationsResult(0,
				"""
						This would bring database "shop" (schema "public") from d3e85a2b6c4f to c2d94f1a7b3e. Nothing was run.

						1. d3e85a2b6c4f Create brands (downgrade in SQL, in a transaction)
						    DROP TABLE brands;

						2. c2d94f1a7b3e Create categories (downgrade in SQL, in a transaction)
						    DROP TABLE categories;

						3. b1a0c7e4d2f9 Create the trigger function that keeps updated_at (downgrade in SQL, in a transaction)
						    DROP FUNCTION touch_updated_at();

						4. b1a0c7e4d2f9 Create the trigger function that keeps updated_at (upgrade in SQL, in a transaction)
						    CREATE FUNCTION touch_updated_at() RETURNS trigger
						        LANGUAGE plpgsql
						    AS $$
						    BEGIN
						        NEW.updated_at := now();
						        RETURN NEW;
						    END;
						    $$;
						    COMMENT ON FUNCTION touch_updated_at() IS 'Row trigger: sets updated_at to the time of the transaction';

						5. c2d94f1a7b3e Create categories (upgrade in SQL, in a transaction)
						    CREATE TABLE categories (
						        id         bigint GENERATED ALWAYS AS IDENTITY,
						        parent_id  bigint,
						        slug       text        NOT NULL,
						        name       text        NOT NULL,
						        position   integer     NOT NULL DEFAULT 0,
						        created_at timestamptz NOT NULL DEFAULT now(),
						        updated_at timestamptz NOT NULL DEFAULT now(),
						        CONSTRAINT categories_pkey PRIMARY KEY (id),
						        CONSTRAINT categories_slug_key UNIQUE (slug),
						        CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories (id) ON\
						 DELETE RESTRICT,
						        CONSTRAINT categories_parent_id_check CHECK (parent_id <> id),
						        CONSTRAINT categories_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
						        CONSTRAINT categories_name_check CHECK (btrim(name) <> '')
						    );
						    CREATE INDEX categories_parent_id_idx ON categories (parent_id);
						    CREATE TRIGGER categories_touch_updated_at
						        BEFORE UPDATE ON categories
						        FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
						    COMMENT ON TABLE categories IS 'The shelves of the shop, a tree';
						    COMMENT ON COLUMN categories.position IS 'Order among the siblings, lowest first';
						""",
				""));
		assertThat(this.shop.run("reset")).isEqualTo(new MigrationsResult(2, "", """
				error: This has to be confirmed, and there is no terminal to ask on: This takes back all 3 revisions of\
				 database "shop" (schema "public"), and applies them again empty.
				       Add --yes (-y) to confirm it; nothing was done.
				"""));
		assertThat(this.shop.run("reset", "--yes", "--stemma.target=c2d94f1a7b3e")).isEqualTo(new MigrationsResult(0,
				"""
						Took back 3 revisions (d3e85a2b6c4f, c2d94f1a7b3e, b1a0c7e4d2f9) of database "shop" (schema "public")\
						 and applied 2 revisions (b1a0c7e4d2f9, c2d94f1a7b3e) in 0 ms; it is at c2d94f1a7b3e.
						""",
				"""
						downgrade 1/3 d3e85a2b6c4f Create brands (0 ms)
						downgrade 2/3 c2d94f1a7b3e Create categories (0 ms)
						downgrade 3/3 b1a0c7e4d2f9 Create the trigger function that keeps updated_at (0 ms)
						upgrade 1/2 b1a0c7e4d2f9 Create the trigger function that keeps updated_at (0 ms)
						upgrade 2/2 c2d94f1a7b3e Create categories (0 ms)
						"""));
		assertThat(this.shop.run("reset", "-y", "--json", "--stemma.target=c2d94f1a7b3e"))
			.isEqualTo(new MigrationsResult(0,
					"""
							{"down":{"direction":"downgrade","database":"shop","schema":"public","from":["c2d94f1a7b3e"],"to":[],\
							"steps":[{"revision":"c2d94f1a7b3e","message":"Create categories"},{"revision":"b1a0c7e4d2f9",\
							"message":"Create the trigger function that keeps updated_at"}],"excluded":[],"durationMs":0},\
							"up":{"direction":"upgrade","database":"shop","schema":"public","from":[],"to":["c2d94f1a7b3e"],\
							"steps":[{"revision":"b1a0c7e4d2f9","message":"Create the trigger function that keeps updated_at"},\
							{"revision":"c2d94f1a7b3e","message":"Create categories"}],"excluded":[],"durationMs":0}}
							""",
					"""
							downgrade 1/2 c2d94f1a7b3e Create categories (0 ms)
							downgrade 2/2 b1a0c7e4d2f9 Create the trigger function that keeps updated_at (0 ms)
							upgrade 1/2 b1a0c7e4d2f9 Create the trigger function that keeps updated_at (0 ms)
							upgrade 2/2 c2d94f1a7b3e Create categories (0 ms)
							"""));
		assertThat(this.shop.server().query("SELECT revision FROM stemma_revision ORDER BY revision"))
			.containsExactly("b1a0c7e4d2f9", "c2d94f1a7b3e");
	}

	@Test
	void revisionsAreStampedWithoutBeingRun() {
		assertThat(this.shop.run("stamp", "d3e8")).isEqualTo(new MigrationsResult(0, """
				Stamped as d3e85a2b6c4f; nothing was run.
				""", ""));
		assertThat(this.shop.run("stamp", "c2d9", "--json")).isEqualTo(new MigrationsResult(0, """
				{"current":["c2d94f1a7b3e"],"purged":[]}
				""", ""));
		assertThat(this.shop.server().query("SELECT revision FROM stemma_revision ORDER BY revision"))
			.containsExactly("b1a0c7e4d2f9", "c2d94f1a7b3e");
		this.shop.server().execute("UPDATE stemma_revision SET revision = 'gone' WHERE revision = 'c2d94f1a7b3e'");
		assertThat(this.shop.run("stamp", "base")).isEqualTo(new MigrationsResult(4, "", """
				error: The database holds revisions that this build does not know: gone.
				       Stamp with the build that knows them, or remove them as well with migrations stamp --purge.
				"""));
		assertThat(this.shop.run("stamp", "base", "--purge")).isEqualTo(new MigrationsResult(2, "", """
				error: This has to be confirmed, and there is no terminal to ask on: This forgets 2 revisions, with the\
				 SQL that was stored to take them back.
				       Add --yes (-y) to confirm it; nothing was done.
				"""));
		assertThat(this.shop.run("stamp", "base", "--purge", "--yes")).isEqualTo(new MigrationsResult(0, """
				Stamped as base; nothing was run.
				Forgotten: gone, b1a0c7e4d2f9.
				""", ""));
		assertThat(this.shop.run("stamp", "base", "--purge", "-y", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.server().query("SELECT revision FROM stemma_revision ORDER BY revision")).isEmpty();
	}

	@Test
	void whatTheBuildHasForgottenComesBackFromTheDatabase() throws IOException {
		assertThat(this.shop.run("upgrade", "c2d9", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		this.shop.copy().write("src/main/resources/db/revisions/x.sql", """
				-- Scratch
				-- @revision x1aaaaaaaaaa
				-- @revises f9c5d3e7a1b2

				-- @upgrade
				CREATE TABLE scratch (id int);

				-- @downgrade
				DROP TABLE scratch;
				""");
		assertThat(this.shop.run("stamp", "f9c5", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		assertThat(this.shop.run("upgrade", "x1aa", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		Files.delete(this.shop.copy().scripts().resolve("x.sql"));
		assertThat(upTo("Applied last", this.shop.run("status"))).isEqualTo(new MigrationsResult(4, """
				Database "shop", schema "public": diverged from this build: 3 revisions pending, and it holds 1 applied\
				 revision that this build does not know.

				Current:  x1aaaaaaaaaa Scratch
				Target:   heads (a0d305d557fb, f9c5d3e7a1b2), not reached
				Scripts:  33 revisions, those of the application read from its sources in <module>

				Pending, in this order:
				  e8b1e3b335d8 Fill the shelves for a demonstration [demo] #demo #categories #products
				  f9c2f4c446e9 Let two members join for a demonstration #demo #members
				  a0d305d557fb Place orders and write reviews for a demonstration #demo #orders #status_tracking

				Unknown to this build, newest first:
				  x1aaaaaaaaaa Scratch, applied <time> by postgres in 0 ms


				""", ""));
		assertThat(this.shop.run("downgrade", "f9c5", "--yes")).isEqualTo(new MigrationsResult(4, "", """
				error: Revision x1aaaaaaaaaa is applied above f9c5d3e7a1b2, and this build does not know it.
				       Downgrade with the build that brought it, or take it back as the database has it stored, with\
				 migrations downgrade f9c5d3e7a1b2 --from-database.
				"""));
		assertThat(this.shop.run("downgrade", "f9c5", "--from-database", "--plan")).isEqualTo(new MigrationsResult(0,
				"""
						This would bring database "shop" (schema "public") from x1aaaaaaaaaa to f9c5d3e7a1b2. Nothing was run.

						1. x1aaaaaaaaaa Scratch (downgrade as the database has it stored, in a transaction)
						    DROP TABLE scratch;
						""",
				""));
		assertThat(this.shop.run("downgrade", "f9c5", "--from-database")).isEqualTo(new MigrationsResult(2, "", """
				Stored SQL of x1aaaaaaaaaa Scratch, not signed:
				    DROP TABLE scratch;

				error: This has to be confirmed, and there is no terminal to ask on: This takes back 1 revision of\
				 database "shop" (schema "public").
				       Add --yes (-y) to confirm it; nothing was done.
				"""));
		assertThat(this.shop.run("downgrade", "f9c5", "--from-database", "--yes")).isEqualTo(new MigrationsResult(0, """
				Downgraded database "shop" (schema "public") from x1aaaaaaaaaa to f9c5d3e7a1b2: 1 revision\
				 (x1aaaaaaaaaa) in 0 ms.
				""", """
				Stored SQL of x1aaaaaaaaaa Scratch, not signed:
				    DROP TABLE scratch;

				downgrade 1/1 x1aaaaaaaaaa Scratch (0 ms)
				"""));
		assertThat(this.shop.server().query("SELECT to_regclass('scratch')")).containsExactly("null");
	}

	@Test
	void anEditIsAccepted() {
		assertThat(this.shop.run("upgrade", "c2d9", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		this.shop.edit("b1a0c7e4d2f9", "-- @upgrade\n", "-- @upgrade\nSELECT 1;\n");
		assertThat(this.shop.run("upgrade", "d3e8")).isEqualTo(new MigrationsResult(4, "", """
				error: Revision b1a0c7e4d2f9 was changed after it was applied: it was\
				 sha256:a72fe82ad1558f11973c56b96d5e01d532d2e21e2061756e5a02279fe367e0d4 and is\
				 sha256:b76ba73f82d7fecb9b8f5d8c117f3c4be8b4c5fc4884cf58a690be81dd231d8a\
				 (db/revisions/2026_01_12_0900-b1a0c7e4d2f9_create_touch_updated_at.sql:2).
				       Bring its upgrade part back and write the change as a new revision; or, if the edit was meant,\
				 record it with migrations accept b1a0c7e4d2f9.
				"""));
		assertThat(this.shop.run("accept", "b1a0")).isEqualTo(new MigrationsResult(0, """
				Accepted b1a0c7e4d2f9 as it is now.
				""", ""));
		assertThat(this.shop.run("accept", "b1a0", "c2d9", "--json")).isEqualTo(new MigrationsResult(0, """
				{"accepted":["b1a0c7e4d2f9","c2d94f1a7b3e"]}
				""", ""));
		assertThat(this.shop.run("upgrade", "d3e8", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
	}

	@Test
	void whatStoppedHalfWayIsResolved() {
		assertThat(this.shop.run("upgrade", "c2d9", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		this.shop.server().execute("INSERT INTO categories (slug, name, position) VALUES ('a', 'A', 1), ('b', 'A', 2)");
		this.shop.copy().write("src/main/resources/db/revisions/y.sql", """
				-- Unique names
				-- @revision y1aaaaaaaaaa
				-- @revises c2d94f1a7b3e
				-- @branch-label side
				-- @transaction none

				-- @upgrade
				CREATE TABLE side (id int);
				ALTER TABLE categories ADD CONSTRAINT unique_name UNIQUE (name);

				-- @downgrade
				DROP TABLE side;
				""");
		assertThat(this.shop.run("upgrade", "y1aa")).isEqualTo(new MigrationsResult(1, "", """
				upgrade 1/1 y1aaaaaaaaaa Unique names failed (0 ms)
				error: The upgrade of revision y1aaaaaaaaaa (Unique names) failed in statement 2: could not create\
				 unique index "unique_name"; Key (name)=(A) is duplicated. [SQLSTATE 23505] in: ALTER TABLE categories\
				 ADD CONSTRAINT unique_name UNIQUE (name) (db/revisions/y.sql:9:1).
				       The statements before it stay done and are not run again; correct the cause and start again.
				"""));
		assertThat(upTo("Pending", this.shop.run("status"))).isEqualTo(new MigrationsResult(5, """
				Database "shop", schema "public": unresolved: revision y1aaaaaaaaaa stopped half way.

				Current:  c2d94f1a7b3e Create categories
				Target:   heads (a0d305d557fb, y1aaaaaaaaaa, f9c5d3e7a1b2), not reached
				Scripts:  34 revisions, those of the application read from its sources in <module>

				Stopped half way:
				  y1aaaaaaaaaa Unique names: its upgrade stopped at statement 2, <time>: could not create unique index\
				 "unique_name"
				    Look at the database, then type one of these:
				      migrations upgrade                          go on where it stopped, if the cause is gone
				      migrations resolve y1aaaaaaaaaa --applied   all of it is done
				      migrations resolve y1aaaaaaaaaa --retry     run again what may not be done


				""", ""));
		assertThat(this.shop.run("upgrade", "y1aa")).isEqualTo(new MigrationsResult(1, "",
				"""
						<time>  WARN 0 --- [sample-app] [           main] dev.stemma.migration                     : The\
						 upgrade of revision y1aaaaaaaaaa (Unique names) stopped half way at <time> and is taken up at statement 2
						upgrade 1/1 y1aaaaaaaaaa Unique names failed (0 ms)
						error: The upgrade of revision y1aaaaaaaaaa (Unique names) failed in statement 2: could not create\
						 unique index "unique_name"; Key (name)=(A) is duplicated. [SQLSTATE 23505] in: ALTER TABLE categories\
						 ADD CONSTRAINT unique_name UNIQUE (name) (db/revisions/y.sql:9:1).
						       The statements before it stay done and are not run again; correct the cause and start again.
						"""));
		assertThat(this.shop.run("resolve", "y1aa", "--retry")).isEqualTo(new MigrationsResult(0, """
				Recorded that y1aaaaaaaaaa goes on with the statement at which it stopped.
				""", ""));
		this.shop.server().execute("DELETE FROM categories WHERE slug = 'b'");
		assertThat(this.shop.run("upgrade", "y1aa", "-q")).isEqualTo(new MigrationsResult(0, "",
				"""
						<time>  WARN 0 --- [sample-app] [           main] dev.stemma.migration                     : The\
						 upgrade of revision y1aaaaaaaaaa (Unique names) stopped half way at <time> and is taken up at statement 2
						"""));
		assertThat(this.shop.server().query("SELECT conname FROM pg_constraint WHERE conname = 'unique_name'"))
			.containsExactly("unique_name");
		assertThat(this.shop.run("resolve", "y1aa", "--applied")).isEqualTo(new MigrationsResult(1, "", """
				error: Revision y1aaaaaaaaaa did not stop half way.
				       There is nothing to resolve.
				"""));
		assertThat(this.shop.run("resolve", "y1aa")).isEqualTo(new MigrationsResult(2, "", """
				error: Say what became of it: --applied or --retry.
				       'migrations resolve --help' says more.
				"""));
	}

	@Test
	void whatWasDoneByHandIsResolvedAsApplied() {
		assertThat(this.shop.run("upgrade", "c2d9", "-q")).isEqualTo(new MigrationsResult(0, "", ""));
		this.shop.server().execute("INSERT INTO categories (slug, name, position) VALUES ('a', 'A', 1), ('b', 'A', 2)");
		this.shop.copy().write("src/main/resources/db/revisions/y.sql", """
				-- Unique names
				-- @revision y1aaaaaaaaaa
				-- @revises c2d94f1a7b3e
				-- @branch-label side
				-- @transaction none

				-- @upgrade
				CREATE TABLE side (id int);
				ALTER TABLE categories ADD CONSTRAINT unique_name UNIQUE (name);

				-- @downgrade
				DROP TABLE side;
				""");
		assertThat(this.shop.run("upgrade", "y1aa", "-q")).isEqualTo(new MigrationsResult(1, "", """
				error: The upgrade of revision y1aaaaaaaaaa (Unique names) failed in statement 2: could not create\
				 unique index "unique_name"; Key (name)=(A) is duplicated. [SQLSTATE 23505] in: ALTER TABLE categories\
				 ADD CONSTRAINT unique_name UNIQUE (name) (db/revisions/y.sql:9:1).
				       The statements before it stay done and are not run again; correct the cause and start again.
				"""));
		assertThat(this.shop.run("resolve", "y1aa", "--applied", "--json")).isEqualTo(new MigrationsResult(0, """
				{"revision":"y1aaaaaaaaaa","resolution":"applied"}
				""", ""));
		assertThat(this.shop.run("current")).isEqualTo(new MigrationsResult(0, """
				y1aaaaaaaaaa Unique names (head)
				""", ""));
	}

	/**
	 * The result without what its output says from a text on.
	 */
	private static MigrationsResult upTo(String end, MigrationsResult result) {
		int index = result.out().indexOf(end);
		assertThat(index).as(result.out()).isNotNegative();
		return new MigrationsResult(result.exitCode(), result.out().substring(0, index) + "\n", result.err());
	}

}
