package dev.stemma.sample;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop's jar taken apart, as it is for an image: a small jar, and its libraries
 * beside it.
 *
 * @param directory where they are
 */
record ExtractedShop(Path directory) {

	private static final String MAIN = ShopApplication.class.getName();

	/**
	 * Has the jar extract itself.
	 * @param directory an empty directory
	 */
	static ExtractedShop in(Path directory) {
		Path jar = Path.of(System.getProperty("sample.jar"));
		run(MigrationsProcess.java("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination",
				directory.toString(), "--force"));
		return new ExtractedShop(directory);
	}

	Path jar() {
		return this.directory.resolve(Path.of(System.getProperty("sample.jar")).getFileName());
	}

	/**
	 * What starts the shop from a directory of classes, as a build tool does.
	 * @param classPath the directory, and what else is to stand before the libraries
	 */
	List<String> launchOfClasses(Path... classPath) {
		return MigrationsProcess.java("-cp",
				classPath(classPath) + File.pathSeparator + this.directory.resolve("lib/*"), MAIN);
	}

	/**
	 * Processes the shop ahead of time, in the way that Spring Boot's build plugins do.
	 * @param target an empty directory
	 * @return what starts the result
	 */
	List<String> launchAheadOfTime(Path target) {
		String application = classPath(jar(), this.directory.resolve("lib/*"));
		Path sources = target.resolve("sources");
		Path resources = target.resolve("resources");
		Path classes = target.resolve("classes");
		run(MigrationsProcess.java("-cp", application, "org.springframework.boot.SpringApplicationAotProcessor", MAIN,
				sources.toString(), resources.toString(), classes.toString(), "dev.stemma", "stemma-sample-app"));
		compile(sources, classes, application);
		List<String> launch = new ArrayList<>(MigrationsProcess.java("-Dspring.aot.enabled=true"));
		launch.addAll(List.of("-cp", classPath(classes, resources) + File.pathSeparator + application, MAIN));
		return launch;
	}

	private static void compile(Path sources, Path classes, String classPath) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> found = Files.walk(sources)) {
			Iterable<? extends JavaFileObject> units = files
				.getJavaFileObjectsFromPaths(found.filter((file) -> file.toString().endsWith(".java")).toList());
			List<String> options = List.of("-d", classes.toString(), "-classpath", classPath, "-proc:none", "-nowarn",
					"-Xlint:none");
			assertThat(compiler.getTask(null, files, null, options, null, units).call()).isTrue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String classPath(Path... entries) {
		return String.join(File.pathSeparator, Stream.of(entries).map(Path::toString).toList());
	}

	private static void run(List<String> command) {
		MigrationsResult result = MigrationsProcess.withoutDatabase()
			.launchedBy(command)
			.startWith(List.of())
			.awaitEnd();
		assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
	}

}
