package dev.stemma.sample.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What {@code postmaster.pid} says, which a server writes into its data directory while
 * it runs and which stays behind when it is killed.
 *
 * @param pid the process that says it serves the directory
 * @param port the port that it listens on
 * @see <a href=
 * "https://www.postgresql.org/docs/current/storage-file-layout.html">Database file
 * layout</a>
 */
record PostmasterFile(long pid, int port) {

	private static final int PID_LINE = 0;

	private static final int PORT_LINE = 3;

	/**
	 * Reads the file of a data directory.
	 * @param data the data directory
	 * @return what it says, or {@code null} where there is none or it is still being
	 * written
	 */
	static @Nullable PostmasterFile read(Path data) throws IOException {
		try {
			return parse(Files.readAllLines(path(data)));
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	static @Nullable PostmasterFile parse(List<String> lines) {
		if (lines.size() <= PORT_LINE) {
			return null;
		}
		try {
			return new PostmasterFile(Long.parseLong(lines.get(PID_LINE).strip()),
					Integer.parseInt(lines.get(PORT_LINE).strip()));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	static Path path(Path data) {
		return data.resolve("postmaster.pid");
	}

	/**
	 * Whether the process number went to another program after the server's death. The
	 * server itself takes any living process of that number for its predecessor and
	 * refuses to start.
	 */
	boolean namesAnotherProgram() {
		return ProcessHandle.of(this.pid)
			.filter(ProcessHandle::isAlive)
			.flatMap((process) -> process.info().command())
			.map((command) -> !Path.of(command).getFileName().toString().startsWith("postgres"))
			.orElse(false);
	}

	/**
	 * Whether the process is gone, so that a new server may start.
	 */
	boolean namesNoProcess() {
		return ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive).isEmpty();
	}

}
