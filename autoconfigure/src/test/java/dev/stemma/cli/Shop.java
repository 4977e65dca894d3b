package dev.stemma.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.stemma.PostgresServer;
import dev.stemma.Project;
import dev.stemma.Stemma;

/**
 * The scripts of a shop, and its database, for what commands tell of them.
 *
 * @param directory where the scripts are
 * @param database the database
 */
record Shop(Path directory, PostgresServer.Database database) {

	/**
	 * A shop with brands, products above them, and members above those.
	 */
	static Shop in(Path directory) {
		Shop shop = new Shop(directory, PostgresServer.createDatabase());
		shop.with("a6efc3153bd8", "Create brands", "", "CREATE TABLE brands (id bigint)");
		shop.with("b3cab280570b", "Add products", "-- @revises a6efc3153bd8\n-- @tags catalog, products\n",
				"CREATE TABLE products (id bigint)");
		return shop.with("c8d1f0c2ab9e", "Add members", "-- @revises b3cab280570b\n",
				"CREATE TABLE members (id bigint)");
	}

	/**
	 * Adds a script, or writes it anew.
	 * @param header further lines of its header, each ended
	 */
	Shop with(String id, String message, String header, String upgrade) {
		new Project(this.directory).with(id,
				"-- %s\n-- @revision %s\n%s\n-- @upgrade\n%s;\n\n-- @downgrade\nSELECT 1;\n".formatted(message, id,
						header, upgrade));
		return this;
	}

	/**
	 * Removes a script.
	 */
	Shop without(String id) {
		try {
			Files.delete(this.directory.resolve(id + ".sql"));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Applies all that is pending up to a target, and has it seem that each revision was
	 * applied a minute after the one before, and took 12 ms.
	 */
	Shop upgraded(String target) {
		stemma().upgrade(target);
		this.database.execute("""
				UPDATE stemma_revision AS r SET duration_ms = 12,
				       applied_at = timestamptz '2026-01-14T15:29:00Z' + o.position * interval '1 min'
				FROM (SELECT revision, row_number() OVER (ORDER BY applied_at) AS position FROM stemma_revision) AS o
				WHERE o.revision = r.revision""");
		return this;
	}

	Stemma stemma() {
		return new Project(this.directory).stemma(this.database);
	}

	CommandLineRunner runner() {
		return CommandLineRunner.of(stemma());
	}

	/**
	 * What was written, with the names that differ from test to test left out.
	 */
	String plain(String text) {
		return text.replace(this.directory.toString(), "DIR").replace(this.database.name(), "shop");
	}

}
