package dev.stemma.sample.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A database cluster on disk, its password, and the commands that start and stop a server
 * over it. Whoever calls these holds the lock of {@link EmbeddedServer}.
 */
final class Cluster {

	static final String ADMINISTRATOR = "postgres";

	private static final int TIMEOUT_SECONDS = 60;

	private final Path home;

	private final Path data;

	private final ServerCommand command;

	private Cluster(Path home, Path directory, ServerCommand command) {
		this.home = home;
		this.data = directory.resolve("data");
		this.command = command;
	}

	/**
	 * Opens the cluster, after creating it where there is none. It is created under
	 * another name first, so that a process that dies on the way leaves nothing half
	 * done.
	 * @param home the directory that holds everything of the server
	 */
	static Cluster open(Path home) throws IOException, InterruptedException {
		ServerCommand command = new ServerCommand(ServerBinaries.unpack(home), home.resolve("command.log"));
		Path directory = home.resolve("cluster");
		if (!Files.isDirectory(directory)) {
			create(home, directory, command);
		}
		return new Cluster(home, directory, command);
	}

	private static void create(Path home, Path directory, ServerCommand command)
			throws IOException, InterruptedException {
		Path unfinished = Files.createTempDirectory(home, "creating-");
		try {
			Path password = Files.writeString(unfinished.resolve("password"), randomPassword());
			boolean created = command.run(TIMEOUT_SECONDS, "initdb", "-D", unfinished.resolve("data").toString(), "-U",
					ADMINISTRATOR, "--auth=scram-sha-256", "--pwfile=" + password, "--encoding=UTF8", "--locale=C",
					"--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--set=listen_addresses=127.0.0.1",
					"--set=unix_socket_directories=", "--set=max_connections=400", "--set=log_line_prefix=%m [%p] ");
			if (!created) {
				throw new IOException("initdb failed: " + command.lastOutput());
			}
			Files.move(unfinished, directory);
		}
		finally {
			FileSystemUtils.deleteRecursively(unfinished);
		}
	}

	private static String randomPassword() {
		byte[] password = new byte[16];
		new SecureRandom().nextBytes(password);
		return HexFormat.of().formatHex(password);
	}

	String password() throws IOException {
		return Files.readString(this.data.resolveSibling("password"));
	}

	/**
	 * What a server over this cluster, running or killed, has left to read.
	 */
	@Nullable PostmasterFile postmaster() throws IOException {
		return PostmasterFile.read(this.data);
	}

	/**
	 * Starts a server on a free port.
	 * @return whether it has started; it has not where another one just did, or where the
	 * last one's processes are still on their way out
	 */
	boolean start() throws IOException, InterruptedException {
		return this.command.run(TIMEOUT_SECONDS + 5, "pg_ctl", "start", "-D", this.data.toString(), "-l",
				serverLog().toString(), "-w", "-t", String.valueOf(TIMEOUT_SECONDS), "-o", "-p " + freePort());
	}

	boolean stop() throws IOException, InterruptedException {
		return this.command.run(TIMEOUT_SECONDS, "pg_ctl", "stop", "-D", this.data.toString(), "-m", "fast", "-w");
	}

	/**
	 * Takes away the file of a server that is gone for sure.
	 */
	void forgetPostmaster() throws IOException {
		Files.deleteIfExists(PostmasterFile.path(this.data));
	}

	Path serverLog() {
		return this.home.resolve("server.log");
	}

	String lastOutput() throws IOException {
		return this.command.lastOutput();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
