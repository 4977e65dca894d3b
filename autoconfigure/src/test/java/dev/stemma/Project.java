package dev.stemma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import dev.stemma.runner.RunnerOptions;

/**
 * Scripts of a test, in a directory of its own.
 *
 * @param directory the directory
 */
public record Project(Path directory) {

	/**
	 * Writes a script.
	 * @param name the file's name without its extension
	 * @param text the text
	 */
	public Project with(String name, String text) {
		try {
			Files.writeString(this.directory.resolve(name + ".sql"), text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes a revision that creates a table of its own name.
	 * @param id the revision
	 * @param revises its parents, comma-separated, or an empty text
	 */
	public Project table(String id, String revises) {
		return revision(id, revises, "CREATE TABLE " + id + " (id int)", "DROP TABLE " + id);
	}

	/**
	 * Writes a revision.
	 */
	public Project revision(String id, String revises, String upgrade, String downgrade) {
		String header = revises.isEmpty() ? "" : "-- @revises " + revises + "\n";
		return with(id, "-- Make %s\n-- @revision %s\n%s\n-- @upgrade\n%s;\n\n-- @downgrade\n%s;\n".formatted(id, id,
				header, upgrade, downgrade));
	}

	public Stemma stemma(PostgresServer.Database database) {
		return stemma(database.dataSource(), UnaryOperator.identity());
	}

	public Stemma stemma(PostgresServer.Database database, UnaryOperator<RunnerOptions> options) {
		return stemma(database.dataSource(), options);
	}

	public Stemma stemma(DataSource dataSource, UnaryOperator<RunnerOptions> options) {
		return builder(dataSource).options(options.apply(RunnerOptions.DEFAULTS)).build();
	}

	public StemmaBuilder builder(DataSource dataSource) {
		return Stemma.builder().dataSource(dataSource).locations("file:" + this.directory).packages();
	}

}
