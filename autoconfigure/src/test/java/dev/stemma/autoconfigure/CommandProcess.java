package dev.stemma.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * An application of the tests in a process of its own.
 *
 * @param exitCode what it told the shell
 * @param out its standard output
 * @param err its standard error
 */
record CommandProcess(int exitCode, String out, String err) {

	private static final int TIMEOUT_SECONDS = 60;

	/**
	 * Runs an application to its end.
	 * @param main its main class
	 * @param environment variables beside those of the test
	 * @param directory the working directory, in which it finds its configuration
	 * @param options what Java is told
	 * @param arguments what the application is told
	 */
	static CommandProcess run(Class<?> main, Map<String, String> environment, Path directory, List<String> options,
			String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
		command.addAll(options);
		command.add(main.getName());
		command.addAll(List.of(arguments));
		try {
			Path out = Files.createTempFile("command", ".out");
			Path err = Files.createTempFile("command", ".err");
			ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
				.redirectOutput(out.toFile())
				.redirectError(err.toFile());
			Map<String, String> variables = new TreeMap<>(builder.environment());
			variables.keySet().removeIf((name) -> name.startsWith("SPRING_") || name.startsWith("STEMMA_"));
			variables.putAll(environment);
			builder.environment().clear();
			builder.environment().putAll(variables);
			Process process = builder.start();
			boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
			process.destroyForcibly();
			CommandProcess result = new CommandProcess(ended ? process.exitValue() : -1, Files.readString(out),
					Files.readString(err));
			Files.delete(out);
			Files.delete(err);
			return result;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
