package dev.stemma.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

/**
 * The source tree of a module, and what is built from it. Maven's and Gradle's layouts
 * are known, and where the common development environments compile to.
 */
public final class SourceTree {

	/** No source tree is known. */
	public static final SourceTree NONE = new SourceTree(null, null);

	private static final Path MAIN = Path.of("src", "main");

	private static final Set<String> OUTPUTS = Set.of("target", "build", "bin", "out");

	/** What is built from main sources, seen from the module; tests are elsewhere. */
	private static final Pattern MAIN_OUTPUT = Pattern
		.compile("target/classes|(target|build)/(.+/)?(BOOT|WEB)-INF/classes|build/(classes/[^/]+|resources)/main"
				+ "|bin|bin/main|out/production(/.+)?");

	/** What stands between the application's jar and its own classes. */
	private static final Pattern OWN_CLASSES = Pattern.compile("/?!/?((BOOT|WEB)-INF/classes/?!?/?)?");

	private final @Nullable Path application;

	private final @Nullable Path module;

	private SourceTree(@Nullable Path application, @Nullable Path module) {
		this.application = application;
		this.module = module;
	}

	/**
	 * The source tree that an application was built from: that of the Maven or Gradle
	 * module in whose output the application is.
	 * @param application the application's jar, or the directory of its classes
	 * @return the source tree, or {@link #NONE} where there is none
	 */
	public static SourceTree of(Path application) {
		Path absolute = application.toAbsolutePath().normalize();
		Path module = moduleOf(absolute);
		return (module != null) ? new SourceTree(absolute, module) : NONE;
	}

	private static @Nullable Path moduleOf(Path built) {
		for (Path output = built.getParent(); output != null; output = output.getParent()) {
			Path parent = output.getParent();
			Path name = output.getFileName();
			if (parent == null || name == null || !OUTPUTS.contains(name.toString())) {
				continue;
			}
			if (Files.isDirectory(parent.resolve(MAIN))) {
				return parent;
			}
			// Where modules share one directory, out/production/<module>
			Path within = output.relativize(built);
			if (name.toString().equals("out") && within.getNameCount() > 1
					&& Files.isDirectory(parent.resolve(within.getName(1)).resolve(MAIN))) {
				return parent.resolve(within.getName(1));
			}
		}
		return null;
	}

	/**
	 * The module's directory, or {@code null} where no source tree is known.
	 */
	public @Nullable Path module() {
		return this.module;
	}

	/**
	 * The directory of the sources of a directory on the class path, which may not exist
	 * yet, or {@code null} where no source tree is known.
	 * @param path the directory's path on the class path
	 */
	@Nullable Path resources(String path) {
		return (this.module != null) ? resources(this.module, path) : null;
	}

	/**
	 * Where a file on the class path is to be read: in the sources that it was built
	 * from, where they are known and have it.
	 * @param location {@code classpath:schema.sql}, or any other, which stays
	 */
	public String sourceOf(String location) {
		String prefix = "classpath:";
		Path source = location.startsWith(prefix) ? resources(location.substring(prefix.length())) : null;
		return (source != null && Files.isRegularFile(source)) ? source.toUri().toString() : location;
	}

	/**
	 * The directory of Java sources, which may not exist yet, or {@code null} where no
	 * source tree is known.
	 */
	@Nullable Path java() {
		return (this.module != null) ? this.module.resolve(MAIN).resolve("java") : null;
	}

	private static Path resources(Path module, String path) {
		return module.resolve(MAIN).resolve("resources").resolve(path);
	}

	/**
	 * The directories to read in place of those on the class path: the sources of what
	 * was built from this module, or from another of which the classes' directory is on
	 * the class path. What is in libraries stays. Where the class path has no copy yet of
	 * what this module has, its sources come first, as the application's classes do.
	 * @param roots directories of one location, on the class path
	 * @param path the path of the location
	 */
	List<Resource> inPlaceOf(List<Resource> roots, String path) throws IOException {
		Path own = resources(path);
		if (own == null) {
			return roots;
		}
		Map<String, Resource> directories = new LinkedHashMap<>();
		for (Resource root : roots) {
			Path sources = sourcesOf(root, path);
			Resource directory = (sources != null) ? directory(sources) : root;
			directories.putIfAbsent(directory.getURL().toString(), directory);
		}
		List<Resource> all = new ArrayList<>(directories.values());
		if (Files.isDirectory(own)) {
			Resource directory = directory(own);
			if (!directories.containsKey(directory.getURL().toString())) {
				all.add(0, directory);
			}
		}
		return all;
	}

	private static Resource directory(Path directory) throws IOException {
		return UrlResource.from(directory.toUri());
	}

	/**
	 * The directory that a directory on the class path was copied from, or {@code null}.
	 */
	private @Nullable Path sourcesOf(Resource root, String path) throws IOException {
		Path module = root.isFile() ? moduleOfClasses(root.getFile().toPath(), Path.of(path)) : null;
		if (module == null && isInApplication(Urls.readable(root.getURL().toString()), path)) {
			module = this.module;
		}
		Path sources = (module != null) ? resources(module, path) : null;
		return (sources != null && Files.isDirectory(sources)) ? sources : null;
	}

	private @Nullable Path moduleOfClasses(Path directory, Path path) {
		Path absolute = directory.toAbsolutePath().normalize();
		if (!absolute.endsWith(path)) {
			return null;
		}
		Path classes = absolute;
		for (int i = 0; classes != null && i < path.getNameCount(); i++) {
			classes = classes.getParent();
		}
		Path module = (classes != null) ? moduleOf(classes) : null;
		if (classes == null || module == null) {
			return null;
		}
		boolean shared = !classes.startsWith(module);
		String output = shared ? "out/production" : module.relativize(classes).toString().replace('\\', '/');
		return (classes.equals(this.application) || MAIN_OUTPUT.matcher(output).matches()) ? module : null;
	}

	private boolean isInApplication(String url, String path) {
		if (this.application == null) {
			return false;
		}
		String place = Urls.withoutScheme(url);
		String jar = Urls.withoutScheme(Urls.readable(this.application.toUri().toString()));
		if (!place.startsWith(jar)) {
			return false;
		}
		String within = place.substring(jar.length()).replaceFirst("/$", "");
		return within.endsWith(path)
				&& OWN_CLASSES.matcher(within.substring(0, within.length() - path.length())).matches();
	}

}
