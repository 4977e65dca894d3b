package dev.stemma.sample.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs for this machine, unpacked from the class path once and then
 * found by the digest of their archive.
 */
final class ServerBinaries {

	private ServerBinaries() {
	}

	/**
	 * Unpacks the programs unless they are there already. They are unpacked under another
	 * name first, so that a process that dies on the way leaves nothing half done.
	 * Whoever calls this holds the lock of {@link EmbeddedServer}.
	 * @param home the directory to unpack into
	 * @return the directory that holds {@code bin}
	 */
	static Path unpack(Path home) throws IOException {
		byte[] archive = read();
		Path target = home.resolve("server-" + digest(archive));
		if (Files.isDirectory(target)) {
			return target;
		}
		Path unfinished = home.resolve("unpacking");
		FileSystemUtils.deleteRecursively(unfinished);
		unpack(archive, unfinished);
		Files.move(unfinished, target);
		return target;
	}

	private static byte[] read() throws IOException {
		String system = system();
		String architecture = System.getProperty("os.arch");
		try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
			return archive.readAllBytes();
		}
		catch (IllegalStateException ex) {
			throw new EmbeddedServerException(
					"There is no embedded PostgreSQL for %s on %s.".formatted(system, architecture), ex);
		}
	}

	/**
	 * The operating system, as the archives name it.
	 */
	private static String system() {
		String name = System.getProperty("os.name");
		if (name.startsWith("Windows")) {
			return "Windows";
		}
		return name.startsWith("Mac") ? "Darwin" : name;
	}

	private static String digest(byte[] archive) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
			return HexFormat.of().formatHex(digest, 0, 6);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private static void unpack(byte[] archive, Path directory) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				unpack(tar, entry, directory);
			}
		}
	}

	private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
		Path file = entry.resolveIn(directory);
		if (entry.isDirectory()) {
			Files.createDirectories(file);
			return;
		}
		Files.createDirectories(file.resolveSibling(""));
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
			return;
		}
		Files.copy(tar, file);
		if (file.startsWith(directory.resolve("bin")) && !file.toFile().setExecutable(true)) {
			throw new IOException("Could not make " + file + " executable");
		}
	}

}
