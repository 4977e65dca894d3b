package dev.stemma.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.Stemma;
import dev.stemma.StemmaBuilder;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.script.SourceTree;
import dev.stemma.script.WritingOptions;

/**
 * A Maven module whose application runs commands. New revisions are called
 * {@code new000000001} and so on, and it is always the same moment.
 *
 * @param directory its directory
 */
record SourceModule(Path directory) {

	static final String REVISIONS = "src/main/resources/db/revisions/";

	/**
	 * A module with sources and nothing built from them.
	 */
	static SourceModule in(Path directory) {
		return new SourceModule(directory).with("src/main/java/README", "").with("target/classes/README", "");
	}

	/**
	 * Writes a file.
	 * @param path its path in the module
	 */
	SourceModule with(String path, String text) {
		try {
			Path file = this.directory.resolve(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes the script of a revision into the sources.
	 */
	SourceModule revision(String id, String revises) {
		String header = revises.isEmpty() ? "" : "-- @revises " + revises + "\n";
		return with(REVISIONS + id + ".sql",
				"-- Make %s\n-- @revision %s\n%s\n-- @upgrade\n\n-- @downgrade\n".formatted(id, id, header));
	}

	/**
	 * The text of a file.
	 */
	String read(String path) {
		try {
			return Files.readString(this.directory.resolve(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * All files below a directory, by their paths in it.
	 */
	List<String> files(String path) {
		Path root = this.directory.resolve(path);
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).map((file) -> root.relativize(file).toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The options that make names known before.
	 */
	static WritingOptions options() {
		WritingOptions defaults = WritingOptions.DEFAULTS;
		AtomicInteger ids = new AtomicInteger();
		return new WritingOptions(defaults.fileTemplate(), defaults.slugLength(),
				Clock.fixed(Instant.parse("2026-05-20T08:05:09.123Z"), ZoneOffset.UTC),
				() -> "new%09d".formatted(ids.incrementAndGet()), null, List.of());
	}

	StemmaBuilder builder() {
		return Stemma.builder()
			.dataSource(NoDataSource.INSTANCE)
			.resources(new PathMatchingResourcePatternResolver(new URLClassLoader(new URL[] { classes() }, null)))
			.packages("db.revisions")
			.sourceTree(SourceTree.of(this.directory.resolve("target/classes")))
			.writing(options());
	}

	private URL classes() {
		try {
			return this.directory.resolve("target/classes/").toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs a command of an application that has just been started.
	 */
	Outcome run(String... arguments) {
		return run(UnaryOperator.identity(), arguments);
	}

	/**
	 * Runs a command of an application with settings; the module's directory is written
	 * as {@code .} in what it says.
	 */
	Outcome run(UnaryOperator<StemmaBuilder> settings, String... arguments) {
		return withoutDirectory(CommandLineRunner.of(settings.apply(builder()).build()).run(arguments));
	}

	Outcome withoutDirectory(Outcome outcome) {
		String path = this.directory.toString();
		return new Outcome(outcome.exitCode(), outcome.out().replace(path, "."), outcome.err().replace(path, "."));
	}

}
