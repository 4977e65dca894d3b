package dev.stemma.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * A copy of the shop's module, always at the same place, in which commands start in half
 * the time: the jar is taken apart and its classes are in an archive, which Java takes
 * only from where it was made. Only one test at a time can have it.
 *
 * @param copy the copy
 * @param server the database of its commands
 * @param process how a command is run
 */
record ShopModule(WorkingCopy copy, TestServer server, MigrationsProcess process) {

	private static final Path PLACE = Path.of("target/commands").toAbsolutePath();

	private static final Path ARCHIVE = PLACE.resolve("classes.jsa");

	/**
	 * A fresh copy of the sources, and a new, empty database.
	 */
	static ShopModule fresh() {
		List<String> launch = Holder.LAUNCH;
		try {
			for (String name : List.of("src", "pom.xml", "migrate", "target/" + Holder.jar().getFileName())) {
				FileSystemUtils.deleteRecursively(PLACE.resolve("module").resolve(name));
			}
			WorkingCopy copy = WorkingCopy.create(PLACE);
			TestServer server = TestServer.createDatabase();
			return new ShopModule(copy, server, copy.on(server).launchedBy(launch));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What starts the application itself, in less time than its jar.
	 */
	static List<String> launch() {
		return List.copyOf(Holder.LAUNCH);
	}

	/**
	 * The same with arguments before the word {@code migrations}.
	 */
	ShopModule spring(String... arguments) {
		return process(this.process.spring(arguments));
	}

	/**
	 * The same with another variable in the environment.
	 */
	ShopModule environment(String name, String value) {
		return process(this.process.environment(name, value));
	}

	/**
	 * The same with a database that is somewhere else.
	 */
	ShopModule url(String url) {
		return environment("SPRING_DATASOURCE_URL", url);
	}

	/**
	 * The same with an entity that was changed.
	 * @param entity its source file, within the package of the shop
	 * @param changes texts of the file and what replaces them
	 */
	ShopModule changed(String entity, Map<String, String> changes) {
		List<String> launch = this.process.launch();
		Path jar = Path.of(launch.get(launch.size() - 1));
		return process(this.process.launchedBy(ChangedEntities.of(entity, changes, jar).in(launch)));
	}

	private ShopModule process(MigrationsProcess process) {
		return new ShopModule(this.copy, this.server, process);
	}

	/**
	 * The script of a revision, without what differs from run to run.
	 */
	String script(String revision) {
		return withoutVolatile(read(this.copy.script(revision)));
	}

	/**
	 * Replaces a text in the script of a revision.
	 */
	void edit(String revision, String from, String to) {
		Path script = this.copy.script(revision);
		String text = read(script);
		if (!text.contains(from)) {
			throw new IllegalArgumentException(text);
		}
		write(script, text.replace(from, to));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs a command and waits for its end.
	 * @param arguments what follows the word {@code migrations}
	 * @return what it has left behind, without what differs from run to run
	 */
	MigrationsResult run(String... arguments) {
		return withoutVolatile(this.process.run(arguments));
	}

	/**
	 * A result without what differs from run to run.
	 */
	MigrationsResult withoutVolatile(MigrationsResult result) {
		return new MigrationsResult(result.exitCode(), withoutVolatile(result.out()), withoutVolatile(result.err()));
	}

	String withoutVolatile(String text) {
		return Volatile.replacedIn(text.replace(this.copy.module().toString(), "<module>"), this.server);
	}

	/**
	 * Takes the jar apart, and has a first run write the archive.
	 */
	private static final class Holder {

		private static final List<String> LAUNCH = prepare();

		private static Path jar() {
			return Path.of(System.getProperty("sample.jar"));
		}

		private static List<String> prepare() {
			try {
				FileSystemUtils.deleteRecursively(PLACE);
				Path application = Files.createDirectories(PLACE.resolve("module/target/application"));
				Path jar = ExtractedShop.in(application).jar();
				MigrationsResult first = MigrationsProcess.onADeadServer()
					.launchedBy(launch("-XX:ArchiveClassesAtExit=" + ARCHIVE, jar))
					.run("history");
				if (first.exitCode() != 0) {
					throw new IllegalStateException(first.err());
				}
				return launch("-XX:SharedArchiveFile=" + ARCHIVE, jar);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static List<String> launch(String archive, Path jar) {
			return new ArrayList<>(MigrationsProcess.java(archive, "-Xshare:auto", "-Xlog:cds=off",
					"-Xlog:cds+dynamic=off", "-jar", jar.toString()));
		}

	}

}
