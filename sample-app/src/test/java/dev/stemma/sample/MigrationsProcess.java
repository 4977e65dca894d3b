package dev.stemma.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How to run a command from the shop's jar in a process of its own, as its users do. Each
 * method returns another one; nothing runs before it is told to.
 *
 * @param launch what starts the application, without the arguments
 * @param environment variables beside those of the test, of which none of Spring's and
 * Stemma's is handed on
 * @param spring the arguments before the word {@code migrations}
 * @param directory the working directory, or {@code null} for that of the test
 * @param input what the command finds on its standard input
 */
record MigrationsProcess(List<String> launch, Map<String, String> environment, List<String> spring,
		@Nullable Path directory, String input) {

	MigrationsProcess {
		launch = List.copyOf(launch);
		environment = Map.copyOf(environment);
		spring = List.copyOf(spring);
	}

	/**
	 * The shop's jar, and nothing that names a database: the shop brings its own.
	 */
	static MigrationsProcess withoutDatabase() {
		return new MigrationsProcess(launch(Path.of(System.getProperty("sample.jar"))), Map.of("LC_ALL", "C.UTF-8"),
				List.of(), null, "");
	}

	/**
	 * The shop's jar on a database.
	 */
	static MigrationsProcess on(TestServer server) {
		return withoutDatabase().url(server.url());
	}

	/**
	 * The shop's jar with a database whose server is down.
	 */
	static MigrationsProcess onADeadServer() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return withoutDatabase().url("jdbc:postgresql://localhost:" + socket.getLocalPort() + "/shop");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private MigrationsProcess url(String url) {
		return environment("SPRING_DATASOURCE_URL", url).environment("SPRING_DATASOURCE_USERNAME", "postgres")
			.environment("SPRING_DATASOURCE_PASSWORD", "");
	}

	/**
	 * What starts a jar: a Java that is quick to start and takes little memory.
	 */
	private static List<String> launch(Path jar) {
		return java("-jar", jar.toString());
	}

	static List<String> java(String... arguments) {
		List<String> java = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
		java.addAll(List.of(arguments));
		return java;
	}

	/**
	 * Another jar than the one that was built.
	 * @see WorkingCopy#jar()
	 */
	MigrationsProcess jar(Path jar) {
		return launchedBy(launch(jar));
	}

	MigrationsProcess launchedBy(List<String> launch) {
		return new MigrationsProcess(launch, this.environment, this.spring, this.directory, this.input);
	}

	MigrationsProcess environment(String name, String value) {
		Map<String, String> environment = new TreeMap<>(this.environment);
		environment.put(name, value);
		return new MigrationsProcess(this.launch, environment, this.spring, this.directory, this.input);
	}

	/**
	 * Adds arguments before the word {@code migrations}.
	 */
	MigrationsProcess spring(String... arguments) {
		List<String> spring = Stream.concat(this.spring.stream(), Stream.of(arguments)).toList();
		return new MigrationsProcess(this.launch, this.environment, spring, this.directory, this.input);
	}

	MigrationsProcess directory(Path directory) {
		return new MigrationsProcess(this.launch, this.environment, this.spring, directory, this.input);
	}

	MigrationsProcess input(String input) {
		return new MigrationsProcess(this.launch, this.environment, this.spring, this.directory, input);
	}

	/**
	 * Runs a command, with pipes in the place of a terminal, and waits for its end.
	 * @param arguments what follows the word {@code migrations}
	 */
	MigrationsResult run(String... arguments) {
		return start(arguments).awaitEnd();
	}

	/**
	 * Starts a command, with pipes in the place of a terminal.
	 * @param arguments what follows the word {@code migrations}
	 */
	RunningMigrations start(String... arguments) {
		return startWith(all(arguments));
	}

	/**
	 * Starts the application with these arguments, the word {@code migrations} among them
	 * or not.
	 */
	RunningMigrations startWith(List<String> arguments) {
		try {
			Path out = temporaryFile("out");
			Path err = temporaryFile("err");
			ProcessBuilder builder = new ProcessBuilder(
					Stream.concat(this.launch.stream(), arguments.stream()).toList())
				.redirectOutput(out.toFile())
				.redirectError(err.toFile());
			builder.directory((this.directory != null) ? this.directory.toFile() : null);
			builder.environment().clear();
			builder.environment().putAll(variables());
			Process process = builder.start();
			try (OutputStream stdin = process.getOutputStream()) {
				stdin.write(this.input.getBytes(StandardCharsets.UTF_8));
			}
			return new RunningMigrations(process, out, err);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts a command on a terminal of 100 columns and 30 lines.
	 * @param arguments what follows the word {@code migrations}
	 */
	MigrationsTerminal onTerminal(String... arguments) {
		Map<String, String> variables = variables();
		variables.putIfAbsent("TERM", "xterm-256color");
		return MigrationsTerminal.start(Stream.concat(this.launch.stream(), all(arguments).stream()).toList(),
				variables, this.directory);
	}

	private List<String> all(String... arguments) {
		List<String> all = new ArrayList<>(this.spring);
		all.add("migrations");
		all.addAll(List.of(arguments));
		return all;
	}

	private Map<String, String> variables() {
		Map<String, String> variables = new TreeMap<>(System.getenv());
		// What the machine of the test has set is not for the shop
		variables.keySet().removeIf((name) -> name.startsWith("SPRING_") || name.startsWith("STEMMA_"));
		variables.keySet().removeAll(List.of("NO_COLOR", "TERM", "EDITOR", "VISUAL", "JAVA_TOOL_OPTIONS"));
		variables.putAll(this.environment);
		return variables;
	}

	private static Path temporaryFile(String suffix) throws IOException {
		Path file = Files.createTempFile("migrations", "." + suffix);
		file.toFile().deleteOnExit();
		return file;
	}

}
