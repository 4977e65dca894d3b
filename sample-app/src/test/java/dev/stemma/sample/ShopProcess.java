package dev.stemma.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop as its users start it: the repackaged jar in a process of its own.
 */
final class ShopProcess implements AutoCloseable {

	private final Process process;

	private final Path log;

	private ShopProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts the shop on a server of the test, on a free port.
	 */
	static ShopProcess start(TestServer server, String... arguments) {
		return start(on(server), MigrationsProcess.java("-jar", System.getProperty("sample.jar")), arguments);
	}

	/**
	 * Starts the shop on a server of the test, from its jar taken apart.
	 */
	static ShopProcess startTakenApart(TestServer server, String... arguments) {
		return start(on(server), ShopModule.launch(), arguments);
	}

	private static Map<String, String> on(TestServer server) {
		return Map.of("SPRING_DATASOURCE_URL", server.url(), "SPRING_DATASOURCE_USERNAME", "postgres",
				"SPRING_DATASOURCE_PASSWORD", "");
	}

	/**
	 * Starts the shop with nothing, so that it brings a server of its own.
	 * @param directory where the server's files go
	 */
	static ShopProcess startWithOwnServer(Path directory, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--shop.postgres.directory=" + directory));
		all.addAll(List.of(arguments));
		return start(Map.of(), MigrationsProcess.java("-jar", System.getProperty("sample.jar")),
				all.toArray(String[]::new));
	}

	private static ShopProcess start(Map<String, String> environment, List<String> launch, String... arguments) {
		try {
			Path log = Files.createTempFile("shop", ".log");
			log.toFile().deleteOnExit();
			List<String> command = new ArrayList<>(launch);
			command.add("--server.port=0");
			command.addAll(List.of(arguments));
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
			// What the machine of the test has set is not for the shop
			builder.environment().keySet().removeIf((name) -> name.startsWith("SPRING_") || name.startsWith("STEMMA_"));
			builder.environment().putAll(environment);
			return new ShopProcess(builder.start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether the shop has started.
	 * @throws IllegalStateException if it has ended instead
	 */
	boolean isStarted() {
		if (output().contains("Started ShopApplication")) {
			return true;
		}
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The shop ended with " + this.process.exitValue() + ":\n" + output());
		}
		return false;
	}

	/**
	 * Waits until the shop has started.
	 */
	ShopProcess awaitStart() {
		Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100)).until(this::isStarted);
		return this;
	}

	/**
	 * Waits for the end of a shop that does not start.
	 * @return its exit code
	 */
	int awaitEnd() {
		Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> !this.process.isAlive());
		return this.process.exitValue();
	}

	/**
	 * The lines of the log that Stemma reports its starts with.
	 */
	List<String> reports() {
		return output().lines().filter((line) -> line.contains(" : Stemma: ")).toList();
	}

	/**
	 * What the shop answers to a request.
	 */
	HttpResponse<String> get(String path) {
		Matcher port = Pattern.compile("Tomcat started on port (\\d+)").matcher(output());
		assertThat(port.find()).as("the port is logged").isTrue();
		URI uri = URI.create("http://localhost:" + port.group(1) + path);
		try {
			return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * SIGKILL: nothing of the process runs after this.
	 */
	void kill() {
		this.process.destroyForcibly();
		await();
	}

	/**
	 * Asks the shop to end, and waits until it has.
	 */
	void stop() {
		this.process.destroy();
		await();
	}

	@Override
	public void close() {
		stop();
	}

	private void await() {
		try {
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
