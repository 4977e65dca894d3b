package dev.stemma.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the shop's module, as a developer has it: commands from its jar find its
 * scripts in the source tree, and write new ones there.
 *
 * @param module the module's directory
 */
record WorkingCopy(Path module) {

	private static final String SCRIPTS = "src/main/resources/db/revisions";

	private static final String CLASSES = "src/main/java/db/revisions";

	/**
	 * Makes a copy.
	 * @param directory an empty directory, in which the module is put
	 */
	static WorkingCopy create(Path directory) {
		WorkingCopy copy = new WorkingCopy(directory.resolve("module"));
		try {
			Files.createDirectories(copy.module);
			for (String file : List.of("pom.xml", "migrate")) {
				Files.copy(Path.of(file), copy.module.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
			}
			for (String sources : List.of(SCRIPTS, CLASSES)) {
				copy(Path.of(sources), copy.module.resolve(sources));
			}
			Files.createDirectories(copy.jar().getParent());
			link(Path.of(System.getProperty("sample.jar")), copy.jar());
			return copy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		Files.createDirectories(to);
		try (Stream<Path> files = Files.list(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(file.getFileName()));
			}
		}
	}

	/**
	 * The jar is large, so it is copied only where the disk is another one.
	 */
	private static void link(Path from, Path to) throws IOException {
		try {
			Files.createLink(to, from);
		}
		catch (FileSystemException | UnsupportedOperationException ex) {
			Files.copy(from, to);
		}
	}

	Path jar() {
		return this.module.resolve("target").resolve(Path.of(System.getProperty("sample.jar")).getFileName());
	}

	/**
	 * The script that hands commands over to the jar.
	 */
	Path migrate() {
		return this.module.resolve("migrate");
	}

	/**
	 * The directory of the SQL scripts.
	 */
	Path scripts() {
		return this.module.resolve(SCRIPTS);
	}

	/**
	 * The directory of the Java migrations.
	 */
	Path classes() {
		return this.module.resolve(CLASSES);
	}

	/**
	 * The script of a revision.
	 * @param revision the revision's id
	 */
	Path script(String revision) {
		try (Stream<Path> files = Files.list(scripts())) {
			return files.filter((file) -> file.getFileName().toString().contains("-" + revision + "_"))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes a file.
	 * @param name its path within the module
	 */
	Path write(String name, String text) {
		try {
			Path file = this.module.resolve(name);
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Commands from the copy's jar on a database, run in the copy's directory.
	 */
	MigrationsProcess on(TestServer server) {
		return MigrationsProcess.on(server).jar(jar()).directory(this.module);
	}

}
