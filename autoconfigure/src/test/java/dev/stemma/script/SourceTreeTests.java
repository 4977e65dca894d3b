package dev.stemma.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

import static org.assertj.core.api.Assertions.assertThat;

class SourceTreeTests {

	private static final String PATH = "db/revisions";

	@TempDir
	private Path temp;

	private Path write(String path, String text) {
		try {
			Path file = this.temp.resolve(path);
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String script(String id, String revises) {
		return "-- @revision " + id + "\n" + (revises.isEmpty() ? "" : "-- @revises " + revises + "\n")
				+ "-- @upgrade\n";
	}

	private SourceTree tree(String application) {
		return SourceTree.of(this.temp.resolve(application));
	}

	@Test
	void outputsOfMavenGradleAndDevelopmentEnvironmentsBelongToTheirModule() {
		write("shop/src/main/java/A.java", "");
		for (String application : List.of("target/classes", "target/shop.jar", "target/extracted/shop.jar",
				"target/extracted/BOOT-INF/classes", "build/classes/java/main", "build/resources/main",
				"build/libs/shop.jar", "bin/main", "out/production/classes", "out/production/shop")) {
			assertThat(tree("shop/" + application).module()).as(application).isEqualTo(this.temp.resolve("shop"));
		}
		assertThat(tree("out/production/shop").module()).isEqualTo(this.temp.resolve("shop"));
	}

	@Test
	void whatStandsElsewhereKnowsNoSources() {
		write("shop/src/main/java/A.java", "");
		write("lib/target/classes/A.class", "");
		for (String application : List.of("app.jar", "shop/app.jar", "lib/target/classes", "out/production/other",
				"target/shop/app.jar")) {
			assertThat(tree(application)).as(application).isSameAs(SourceTree.NONE);
		}
	}

	@Test
	void scriptsAreReadFromTheSourcesUnderTheSameNamesAndInTheSameOrder() throws IOException {
		write("shop/src/main/resources/db/revisions/b.sql", script("b", ""));
		write("shop/src/main/resources/db/revisions/x/a.sql", script("xa", "b"));
		write("shop/target/classes/db/revisions/b.sql", script("b", ""));
		write("shop/target/classes/db/revisions/x/a.sql", script("xa", "b"));
		Path library = jar("lib.jar", "db/revisions/a.sql", script("a", ""));
		URL[] classPath = { url("shop/target/classes/"), library.toUri().toURL() };
		try (URLClassLoader classes = new URLClassLoader(classPath, null)) {
			LoadedScripts copies = load(classes, SourceTree.NONE);
			LoadedScripts sources = load(classes, tree("shop/target/classes"));
			assertThat(sources.graph().revisions()).isEqualTo(copies.graph().revisions());
			assertThat(sources.graph().revisions()).extracting(Revision::id).containsExactly("a", "b", "xa");
			assertThat(sources.graph().revisions()).extracting((revision) -> revision.origin().source())
				.containsExactly("db/revisions/a.sql", "db/revisions/b.sql", "db/revisions/x/a.sql");
			assertThat(((SqlScript) sources.get("xa")).file())
				.isEqualTo(this.temp.resolve("shop/src/main/resources/db/revisions/x/a.sql"));
			assertThat(((SqlScript) sources.get("a")).file()).isNull();
			write("shop/src/main/resources/db/revisions/c.sql", script("c", "xa"));
			Files.delete(this.temp.resolve("shop/src/main/resources/db/revisions/x/a.sql"));
			write("shop/src/main/resources/db/revisions/y.sql", script("xa", "b"));
			assertThat(load(classes, tree("shop/target/classes")).graph().revisions()).extracting(Revision::id)
				.containsExactly("a", "b", "c", "xa");
		}
	}

	@Test
	void classesOfAnotherModuleAreReplacedAndTestsAreNot() throws IOException {
		write("shop/src/main/resources/db/revisions/a.sql", script("a", ""));
		write("other/src/main/resources/db/revisions/b.sql", script("b", "a"));
		write("other/target/classes/db/revisions/old.sql", script("old", ""));
		write("shop/target/test-classes/db/revisions/t.sql", script("t", ""));
		write("shop/target/classes/A", "");
		URL[] classPath = { url("shop/target/test-classes/"), url("shop/target/classes/"),
				url("other/target/classes/") };
		try (URLClassLoader classes = new URLClassLoader(classPath, null)) {
			assertThat(load(classes, tree("shop/target/classes")).graph().revisions()).extracting(Revision::id)
				.containsExactly("a", "b", "t");
		}
	}

	@Test
	void theFirstScriptOfASourceTreeIsFound() throws IOException {
		write("shop/target/classes/A", "");
		write("shop/src/main/resources/db/revisions/a.sql", script("a", ""));
		try (URLClassLoader classes = new URLClassLoader(new URL[] { url("shop/target/classes/") }, null)) {
			assertThat(load(classes, SourceTree.NONE).scripts()).isEmpty();
			LoadedScripts scripts = load(classes, tree("shop/target/classes"));
			assertThat(scripts.graph().revisions()).extracting(Revision::id).containsExactly("a");
			assertThat(scripts.notes()).extracting(Problem::what).isEmpty();
		}
	}

	@Test
	void ofAnExecutableJarItsOwnClassesAreReplacedAndItsLibrariesAreNot() throws IOException {
		write("shop/src/main/resources/db/revisions/a.sql", script("a", ""));
		String jar = write("shop/target/shop.jar", "").toString();
		String sources = "file:" + this.temp + "/shop/src/main/resources/db/revisions/";
		String library = "jar:nested:" + jar + "/!BOOT-INF/lib/lib.jar!/db/revisions/";
		String other = "jar:nested:" + this.temp + "/shop/target/shop.jar2/!BOOT-INF/classes/!/db/revisions/";
		assertThat(inPlaceOf("shop/target/shop.jar", "jar:nested:" + jar + "/!BOOT-INF/classes/!/db/revisions/",
				library, other))
			.containsExactly(sources, library, other);
		assertThat(inPlaceOf("shop/target/shop.jar", library, "jar:file:" + jar + "!/db/revisions/"))
			.containsExactly(library, sources);
		assertThat(inPlaceOf("shop/target/shop.jar", library)).containsExactly(sources, library);
		Path copied = Files.copy(Path.of(jar), this.temp.resolve("shop.jar"));
		String production = "jar:nested:" + copied + "/!BOOT-INF/classes/!/db/revisions/";
		assertThat(inPlaceOf("shop.jar", production)).containsExactly(production);
	}

	private List<String> inPlaceOf(String application, String... urls) throws IOException {
		List<Resource> roots = Stream.of(urls).<Resource>map(InJar::new).toList();
		List<String> result = new ArrayList<>();
		for (Resource resource : tree(application).inPlaceOf(roots, PATH)) {
			result.add(Urls.readable(resource.getURL().toString()));
		}
		return result;
	}

	private URL url(String path) throws MalformedURLException {
		return this.temp.resolve(path).toUri().toURL();
	}

	private Path jar(String name, String entry, String text) throws IOException {
		Path jar = this.temp.resolve(name);
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			out.putNextEntry(new ZipEntry("db/revisions/"));
			out.closeEntry();
			out.putNextEntry(new ZipEntry(entry));
			out.write(text.getBytes(StandardCharsets.UTF_8));
			out.closeEntry();
		}
		return jar;
	}

	private static LoadedScripts load(URLClassLoader classes, SourceTree tree) {
		return new ScriptLoader(new PathMatchingResourcePatternResolver(classes), SqlScripts.SYNTAX, tree)
			.load(List.of(ScriptLoader.DEFAULT_LOCATION), List.of(), List.of());
	}

	/**
	 * A directory in a jar, as Spring Boot's class loader names it.
	 */
	private static final class InJar extends AbstractResource {

		private final String url;

		InJar(String url) {
			this.url = url;
		}

		@Override
		@SuppressWarnings("deprecation")
		public URL getURL() throws IOException {
			return new URL(null, this.url, new URLStreamHandler() {

				@Override
				protected URLConnection openConnection(URL url) {
					throw new UnsupportedOperationException();
				}

			});
		}

		@Override
		public String getDescription() {
			return this.url;
		}

		@Override
		public InputStream getInputStream() {
			throw new UnsupportedOperationException();
		}

	}

}
