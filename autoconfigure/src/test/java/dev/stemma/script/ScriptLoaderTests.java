package dev.stemma.script;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.problem.Problem;
import dev.stemma.script.good.sub.Forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptLoaderTests {

	@TempDir
	private Path temp;

	@Test
	void scriptsAreLoadedFromADirectoryWithAllBelowIt() throws IOException {
		write("r/b.sql", script("b"));
		write("r/a b+c%20d ü.sql", script("a"));
		write("r/x/a.sql", script("xa"));
		write("r/x-y/a.sql", script("xya"));
		write("r/x/y/a.sql", script("xyya"));
		write("r/readme.txt", "no script");
		assertThat(ids(load("file:" + this.temp + "/r"))).containsExactly("a", "b", "xa", "xya", "xyya");
		assertThat(ids(load("file:" + this.temp + "/r//"))).hasSize(5);
		assertThat(load("file:" + this.temp + "/r").get("xyya").revision().origin())
			.hasToString(this.temp + "/r/x/y/a.sql:1");
	}

	@Test
	void aDirectorysPathMayHaveSpacesAndDots() throws IOException {
		write("my dir/r/a.sql", script("a"));
		LoadedScripts scripts = load("file:" + this.temp + "/my dir/../my dir/r");
		assertThat(ids(scripts)).containsExactly("a");
		assertThat(scripts.get("a").revision().origin().source()).isEqualTo(this.temp + "/my dir/../my dir/r/a.sql");
	}

	@Test
	void locationsAreLoadedInTheirOrderAndJavaAfterThem() throws IOException {
		write("one/z.sql", script("z"));
		write("two/a.sql", script("a"));
		LoadedScripts scripts = loader().load(List.of("file:" + this.temp + "/one", "file:" + this.temp + "/two"),
				List.of(), List.of(new Forward()));
		assertThat(ids(scripts)).containsExactly("z", "a", "j2");
		assertThat(scripts.graph().revisions()).extracting((revision) -> revision.id()).containsExactly("z", "a", "j2");
	}

	@Test
	void aLocationInsideOfAnotherAddsNothing() throws IOException {
		write("r/b.sql", script("b"));
		write("r/x/a.sql", script("a"));
		assertThat(ids(load("file:" + this.temp + "/r/x", "file:" + this.temp + "/r", "file:" + this.temp + "/r")))
			.containsExactly("a", "b");
	}

	@Test
	void theClassPathIsSearchedInJarsAndDirectoriesInOneOrder() throws IOException {
		Path jar = jar("one.jar", Map.of("db/revisions/b.sql", script("b"), "db/revisions/x/a.sql", script("xa")));
		write("classes/db/revisions/a.sql", script("a"));
		write("classes/db/revisions/x/b.sql", script("xb"));
		try (URLClassLoader classes = classLoader(jar, this.temp.resolve("classes"))) {
			LoadedScripts scripts = loader(classes).load(List.of("classpath:db/revisions/"), List.of(), List.of());
			assertThat(ids(scripts)).containsExactly("a", "b", "xa", "xb");
			assertThat(scripts.get("xa").revision().origin()).hasToString("db/revisions/x/a.sql:1");
			assertThat(((SqlScript) scripts.get("xb")).check(Placeholders.NONE)).isEmpty();
			assertThat(((SqlScript) scripts.get("xa")).check(Placeholders.NONE)).isEmpty();
			assertThat(scripts.notes()).isEmpty();
		}
	}

	@Test
	void identicalCopiesOnTheClassPathAreOneScript() throws IOException {
		Path one = jar("one.jar", Map.of("db/revisions/a.sql", script("a")));
		Path two = jar("two.jar", Map.of("db/revisions/a.sql", "\uFEFF" + script("a").replace("\n", "\r\n") + "\r\n",
				"db/revisions/b.sql", script("b")));
		try (URLClassLoader classes = classLoader(one, two)) {
			LoadedScripts scripts = loader(classes).load(List.of("db/revisions"), List.of(), List.of());
			assertThat(ids(scripts)).containsExactly("a", "b");
		}
	}

	@Test
	void differentScriptsOfOneRevisionAreReportedWithBothPlaces() throws IOException {
		Path one = jar("one.jar", Map.of("db/revisions/a.sql", script("a")));
		Path two = jar("two.jar", Map.of("db/revisions/a.sql", script("a") + "SELECT 2;"));
		try (URLClassLoader classes = classLoader(one, two)) {
			assertThatExceptionOfType(InvalidScriptsException.class)
				.isThrownBy(() -> loader(classes).load(List.of("classpath:db/revisions"), List.of(), List.of()))
				.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::what)
					.containsExactly("Revision a is declared twice: by " + one + "!/db/revisions/a.sql:1 and by " + two
							+ "!/db/revisions/a.sql:1."));
		}
	}

	@Test
	void aFileAndAClassOfOneRevisionAreReported() throws IOException {
		write("r/a.sql", script("j2"));
		String location = "file:" + this.temp + "/r";
		assertThatExceptionOfType(InvalidScriptsException.class)
			.isThrownBy(() -> loader().load(List.of(location), List.of(), List.of(new Forward())))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::what)
				.containsExactly("Revision j2 is declared twice: by " + this.temp + "/r/a.sql:1 and by "
						+ Forward.class.getName() + "."));
	}

	@Test
	void theMissingDefaultLocationIsANote() throws IOException {
		try (URLClassLoader empty = classLoader()) {
			LoadedScripts scripts = loader(empty).load(List.of("classpath:/db/revisions/"), List.of(), List.of());
			assertThat(scripts.scripts()).isEmpty();
			assertThat(scripts.notes()).extracting(Problem::toString)
				.containsExactly(
						"The default location classpath:db/revisions does not exist, so there are no SQL scripts in it.");
		}
	}

	@Test
	void anEmptyLocationIsNoProblem() throws IOException {
		Files.createDirectories(this.temp.resolve("r"));
		assertThat(load("file:" + this.temp + "/r").scripts()).isEmpty();
	}

	@Test
	void locationsThatDoNotExistOrAreNoneAreReportedTogether() {
		assertThat(problems("classpath:db/nowhere", "file:" + this.temp + "/nowhere", "classpath:db/**", "classpath:/",
				""))
			.containsExactly("Location 'classpath:db/nowhere' does not exist. Create it, or correct the setting.",
					"Location 'file:" + this.temp + "/nowhere' does not exist. Create it, or correct the setting.",
					noDirectory("classpath:db/**"), noDirectory("classpath:/"), noDirectory(""));
	}

	@Test
	void allProblemsOfScriptsAndGraphAreReportedTogetherAndNoneThatAreNotTrue() throws IOException {
		write("r/a.sql", "-- @revision a\n-- @tgas x\n-- @upgrade\n");
		write("r/b.sql", script("b", "a"));
		Files.write(this.temp.resolve("r/c.sql"),
				"-- @revision c\n-- @upgrade\nSELECT '\u00E4';\n".getBytes(StandardCharsets.ISO_8859_1));
		write("r/d.sql", script("d", "c"));
		write("r/e.sql", script("e", "nobody"));
		write("r/f.sql", "-- @upgrade\n");
		assertThat(problems("file:" + this.temp + "/r")).satisfiesExactly(
				(first) -> assertThat(first).startsWith("Unknown directive '@tgas' (").contains("a.sql:2"),
				(second) -> assertThat(second).startsWith("The script is not UTF-8").contains("c.sql:3:9"),
				(third) -> assertThat(third).startsWith("The script has no @revision").contains("f.sql"),
				(fourth) -> assertThat(fourth).startsWith("Revision e revises 'nobody'").contains("e.sql:1"));
	}

	@Test
	void aScriptThatHasChangedSinceItWasLoadedIsNotRun() throws IOException {
		write("r/a.sql", script("a"));
		SqlScript script = (SqlScript) load("file:" + this.temp + "/r").get("a");
		write("r/a.sql", script("a") + "SELECT 2;");
		String message = "The script of revision a has changed since it was loaded (" + this.temp
				+ "/r/a.sql:1). Start again, so that all scripts are read in one state.";
		assertThatExceptionOfType(ScriptChangedException.class).isThrownBy(() -> script.read(Placeholders.NONE))
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.revision()).isEqualTo("a"));
		assertThat(script.check(Placeholders.NONE)).extracting(Problem::toString).containsExactly(message);
	}

	@Test
	void aScriptThatIsGoneSaysSo() throws IOException {
		write("r/a.sql", script("a"));
		SqlScript script = (SqlScript) load("file:" + this.temp + "/r").get("a");
		Files.delete(this.temp.resolve("r/a.sql"));
		assertThat(script.check(Placeholders.NONE)).singleElement()
			.asString()
			.startsWith("The script of revision a could not be read: ");
	}

	@Test
	void anUnknownIdHasNoScript() throws IOException {
		write("r/a.sql", script("a"));
		LoadedScripts scripts = load("file:" + this.temp + "/r");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> scripts.get("b"))
			.withMessage("No script carries revision 'b'");
	}

	private static String noDirectory(String location) {
		return "Location '" + location + "' is no directory's name. Name a directory as in 'classpath:db/revisions', "
				+ "without wildcards; all directories below it are searched.";
	}

	private static String script(String id) {
		return "-- @revision " + id + "\n-- @upgrade\nSELECT 1;";
	}

	private static String script(String id, String parent) {
		return "-- @revision " + id + "\n-- @revises " + parent + "\n-- @upgrade\nSELECT 1;";
	}

	private LoadedScripts load(String... locations) {
		return loader().load(List.of(locations), List.of(), List.of());
	}

	private List<String> problems(String... locations) {
		try {
			load(locations);
			return List.of();
		}
		catch (InvalidScriptsException ex) {
			return ex.problems().stream().map(Problem::toString).toList();
		}
	}

	private static List<String> ids(LoadedScripts scripts) {
		return scripts.scripts().stream().map((script) -> script.revision().id()).toList();
	}

	private static ScriptLoader loader() {
		return loader(ScriptLoaderTests.class.getClassLoader());
	}

	private static ScriptLoader loader(ClassLoader classes) {
		return new ScriptLoader(new PathMatchingResourcePatternResolver(classes), SqlScripts.SYNTAX);
	}

	private static URLClassLoader classLoader(Path... entries) throws IOException {
		List<URL> urls = new ArrayList<>();
		for (Path entry : entries) {
			urls.add(entry.toUri().toURL());
		}
		return new URLClassLoader(urls.toArray(URL[]::new), null);
	}

	private void write(String path, String text) throws IOException {
		Path file = this.temp.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private Path jar(String name, Map<String, String> files) throws IOException {
		Path jar = this.temp.resolve(name);
		Map<String, String> entries = new TreeMap<>(files);
		files.keySet().forEach((path) -> {
			for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
				entries.put(path.substring(0, slash + 1), "");
			}
		});
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
			for (Map.Entry<String, String> entry : entries.entrySet()) {
				out.putNextEntry(new ZipEntry(entry.getKey()));
				out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
				out.closeEntry();
			}
		}
		return jar;
	}

}
