package dev.stemma.sample.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * Runs one of PostgreSQL's programs and waits for its end. What it prints goes to a file
 * and not through a pipe: a server keeps what it has inherited, and would keep a pipe
 * open for ever.
 */
final class ServerCommand {

	private final Path binaries;

	private final Path output;

	ServerCommand(Path binaries, Path output) {
		this.binaries = binaries;
		this.output = output;
	}

	/**
	 * Runs a program.
	 * @param timeoutSeconds after how many seconds it is given up and ended
	 * @param program the program's name
	 * @param arguments its arguments
	 * @return whether it ended well
	 */
	boolean run(int timeoutSeconds, String program, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		if (isRoot() && LinuxUtils.isUnshareAvailable()) {
			// PostgreSQL refuses to run as root; in a namespace of its own it isn't
			command.addAll(List.of("unshare", "-U"));
		}
		command.add(this.binaries.resolve("bin").resolve(program).toString());
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.output.toFile())
			.start();
		process.getOutputStream().close();
		if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
			process.destroyForcibly().waitFor();
			return false;
		}
		return process.exitValue() == 0;
	}

	/**
	 * What the program that ran last has printed.
	 */
	String lastOutput() throws IOException {
		return Files.exists(this.output) ? Files.readString(this.output).strip() : "";
	}

	private static boolean isRoot() throws IOException {
		Path self = Path.of("/proc/self");
		return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
	}

}
