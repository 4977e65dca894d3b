package dev.stemma.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;

/**
 * Where new scripts go.
 */
final class ScriptPlaces {

	private final ScriptSources sources;

	ScriptPlaces(ScriptSources sources) {
		this.sources = sources;
	}

	/**
	 * Where a script in SQL goes: to where it is told; else to the one configured
	 * location, of several to that of a parent.
	 * @param location where it is told to go, or {@code null}
	 * @param parents the scripts of what it revises
	 * @throws InvalidRevisionException if that leaves several places
	 * @throws ScriptNotWrittenException if it leaves none
	 */
	Place sql(@Nullable String location, List<Script> parents) throws IOException {
		Map<String, Path> configured = configured();
		if (location != null) {
			return told(location, configured);
		}
		if (configured.isEmpty()) {
			throw new ScriptNotWrittenException(Problem.of(
					"It is not known where new scripts go: "
							+ "the application was not started from the output of a Maven or Gradle module.",
					"Say with --location in which directory, or start it from its module: ./mvnw spring-boot:run, ./gradlew bootRun, target/*.jar, build/libs/*.jar."));
		}
		if (this.sources.locations().size() == 1) {
			return new Place(configured.values().iterator().next(), List.of());
		}
		for (Script parent : parents) {
			Path directory = locationOf(parent, configured);
			if (directory != null) {
				return new Place(directory, List.of());
			}
		}
		throw new InvalidRevisionException(Problem.of(
				"There are several locations for new scripts: " + String.join(", ", this.sources.locations()) + ".",
				"Say which with --location."));
	}

	private Map<String, Path> configured() throws IOException {
		Map<String, Path> directories = new LinkedHashMap<>();
		for (String location : this.sources.locations()) {
			Path directory = ScriptLocation.parse(location).sources(this.sources.sourceTree());
			if (directory != null) {
				directories.put(location, directory);
			}
		}
		return directories;
	}

	private static @Nullable Path locationOf(Script parent, Map<String, Path> configured) {
		Path file = (parent instanceof SqlScript sql) ? sql.file() : null;
		if (file == null) {
			return null;
		}
		return configured.values()
			.stream()
			.filter(file::startsWith)
			.max(Comparator.comparingInt(Path::getNameCount))
			.orElse(null);
	}

	private Place told(String location, Map<String, Path> configured) throws IOException {
		ScriptLocation parsed = ScriptLocation.parse(location);
		boolean known = this.sources.locations().stream().anyMatch((each) -> ScriptLocation.parse(each).equals(parsed));
		boolean prefixed = location.startsWith("classpath") || parsed.isFile();
		if (!parsed.isConcrete() || !(parsed.isOnClassPath() || parsed.isFile() || new File(location).isAbsolute())) {
			throw new InvalidRevisionException(Problem.of("'" + location + "' is no directory to write a script into.",
					"Give --location a directory, as in src/main/resources/db/revisions."));
		}
		Path directory = (known || prefixed) ? parsed.sources(this.sources.sourceTree()) : Path.of(location);
		if (directory == null) {
			throw new ScriptNotWrittenException(
					Problem.of("It is not known where the sources of location '" + location + "' are.",
							"Give --location the directory itself, as in src/main/resources/db/revisions."));
		}
		Path absolute = directory.toAbsolutePath().normalize();
		if (configured.values().stream().anyMatch(absolute::startsWith)) {
			return new Place(absolute, List.of());
		}
		return new Place(absolute,
				List.of(Problem.of("The script will not be found where it is: "
						+ String.join(", ", this.sources.locations()) + " does not contain it.",
						"Add its directory to stemma.locations, or move it.")));
	}

	/**
	 * Where a script in Java goes: into the first of the packages, in the source tree or
	 * in the directory of sources that is told.
	 * @param location where it is told to go, or {@code null}
	 */
	Place java(@Nullable String location) {
		Path told = (location != null) ? Path.of(location).toAbsolutePath().normalize() : null;
		Path directory = (told != null) ? told : this.sources.sourceTree().java();
		if (directory == null) {
			throw new ScriptNotWrittenException(Problem.of(
					"It is not known where the Java sources are: "
							+ "the application was not started from the output of a Maven or Gradle module.",
					"Say with --location in which directory the packages begin, as in src/main/java."));
		}
		List<Problem> notes = new ArrayList<>();
		notes.add(Problem.of("The revision counts when the class has been compiled."));
		return new Place(directory.resolve(packageName().replace('.', '/')), notes);
	}

	/**
	 * The package of new migrations in Java.
	 */
	String packageName() {
		if (this.sources.packages().isEmpty()) {
			throw new ScriptNotWrittenException(Problem.of(
					"It is not known into which package a migration in Java goes: there is none in stemma.packages.",
					"Name one there, as in " + ScriptLoader.DEFAULT_PACKAGE + "."));
		}
		return this.sources.packages().get(0);
	}

	/**
	 * A directory for a script.
	 *
	 * @param directory the directory, absolute; it may not exist yet
	 * @param notes what is worth saying about it
	 */
	record Place(Path directory, List<Problem> notes) {

		/**
		 * A file in it.
		 * @throws ScriptNotWrittenException if the name leads out of it, or is taken
		 */
		Path file(String name) {
			Path file = this.directory.resolve(name).normalize();
			if (!file.startsWith(this.directory) || file.equals(this.directory)) {
				throw new ScriptNotWrittenException(
						Problem.of("The name '" + name + "' leads out of " + this.directory + ".",
								"Correct stemma.file-template, or choose another id."));
			}
			if (Files.exists(file)) {
				throw NewFile.exists(file);
			}
			return file;
		}

	}

}
