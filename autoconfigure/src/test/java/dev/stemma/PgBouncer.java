package dev.stemma;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.util.LinuxUtils;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PgBouncer of the test's own before the server of the tests, on loopback and a free
 * port, where the machine has one installed.
 */
final class PgBouncer implements AutoCloseable {

	private static final List<String> SYSTEM_DIRECTORIES = List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin");

	private final Process process;

	private final int port;

	private PgBouncer(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Where the program is, or {@code null} where it is not installed.
	 */
	static @Nullable Path program() {
		String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
		return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), SYSTEM_DIRECTORIES.stream())
			.map((directory) -> Path.of(directory, "pgbouncer"))
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Starts a pooler.
	 * @param directory where its files go
	 * @param database the database that it stands before
	 * @param mode for how long a client keeps a server connection
	 * @param size how many server connections there may be
	 */
	static PgBouncer start(Path directory, PostgresServer.Database database, String mode, int size) throws IOException {
		int port = freePort();
		Path users = Files.writeString(directory.resolve("users.txt"), "\"postgres\" \"\"\n");
		Path configuration = Files.writeString(directory.resolve("pgbouncer.ini"), """
				[databases]
				%s = host=127.0.0.1 port=%d
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				unix_socket_dir =
				auth_type = trust
				auth_file = %s
				pool_mode = %s
				default_pool_size = %d
				ignore_startup_parameters = extra_float_digits
				""".formatted(database.name(), URI.create(database.url().substring("jdbc:".length())).getPort(), port,
				users, mode, size));
		List<String> command = new ArrayList<>();
		if (LinuxUtils.isUnshareAvailable()) {
			// It refuses to run as root; in a namespace of its own it isn't
			command.addAll(List.of("unshare", "-U"));
		}
		command.addAll(List.of(String.valueOf(program()), configuration.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(directory.resolve("pgbouncer.log").toFile())
			.start();
		PgBouncer pooler = new PgBouncer(process, port);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> pooler.isUp(database));
		return pooler;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private boolean isUp(PostgresServer.Database database) {
		try (Connection connection = DriverManager.getConnection(url(database), "postgres", "")) {
			return connection.isValid(1);
		}
		catch (SQLException ex) {
			if (!this.process.isAlive()) {
				throw new IllegalStateException("The pooler ended with " + this.process.exitValue(), ex);
			}
			return false;
		}
	}

	private String url(PostgresServer.Database database) {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/" + database.name();
	}

	/**
	 * A data source that goes through the pooler.
	 */
	PGSimpleDataSource dataSource(PostgresServer.Database database) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(url(database));
		dataSource.setUser("postgres");
		return dataSource;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
