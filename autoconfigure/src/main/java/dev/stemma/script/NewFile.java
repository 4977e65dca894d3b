package dev.stemma.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * Writes files wholly or not at all: beside their place first, and from there in one
 * step.
 */
final class NewFile {

	private NewFile() {
	}

	/**
	 * Writes a file that does not exist, with the directories that it needs.
	 * @throws ScriptNotWrittenException if it exists, or can't be written; nothing of it
	 * is left then
	 */
	static void create(Path file, byte[] bytes) {
		Deque<Path> created = new ArrayDeque<>();
		try {
			createDirectories(directoryOf(file), created);
			write(file, bytes, null);
		}
		catch (FileAlreadyExistsException ex) {
			throw exists(file);
		}
		catch (IOException ex) {
			removeEmpty(created, ex);
			throw notWritten(file, ex);
		}
	}

	/**
	 * Puts other bytes in the place of a file's.
	 * @throws ScriptNotWrittenException if that can't be done; the file is as it was then
	 */
	static void replace(Path file, byte[] bytes) {
		try {
			Path real = file.toRealPath();
			write(real, bytes, real);
		}
		catch (IOException ex) {
			throw notWritten(file, ex);
		}
	}

	static ScriptNotWrittenException exists(Path file) {
		return new ScriptNotWrittenException(Problem.of("There is a file " + file + " already; it was not touched.",
				"Choose another message or id, or remove it."));
	}

	private static Path directoryOf(Path file) {
		Path directory = file.getParent();
		if (directory == null) {
			throw new IllegalArgumentException("A file without a directory: " + file);
		}
		return directory;
	}

	private static void createDirectories(@Nullable Path directory, Deque<Path> created) throws IOException {
		if (directory == null || Files.isDirectory(directory)) {
			return;
		}
		createDirectories(directory.getParent(), created);
		try {
			Files.createDirectory(directory);
			created.push(directory);
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isDirectory(directory)) {
				throw new FileSystemException(directory.toString(), null, directory + " is no directory");
			}
		}
	}

	private static void removeEmpty(Deque<Path> created, IOException failure) {
		for (Path directory : created) {
			try {
				Files.deleteIfExists(directory);
			}
			catch (IOException ex) {
				failure.addSuppressed(ex);
				return;
			}
		}
	}

	private static void write(Path file, byte[] bytes, @Nullable Path replaced) throws IOException {
		Path draft = directoryOf(file).resolve(".stemma-" + UUID.randomUUID() + ".tmp");
		try {
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW,
					StandardOpenOption.WRITE)) {
				ByteBuffer buffer = ByteBuffer.wrap(bytes);
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
				channel.force(true);
			}
			if (replaced != null) {
				copyPermissions(replaced, draft);
				Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			else {
				Files.move(draft, file);
			}
		}
		catch (IOException ex) {
			try {
				Files.deleteIfExists(draft);
			}
			catch (IOException left) {
				ex.addSuppressed(left);
			}
			throw ex;
		}
	}

	private static void copyPermissions(Path from, Path to) throws IOException {
		PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
		PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
		if (source != null && target != null) {
			target.setPermissions(source.readAttributes().permissions());
		}
	}

	private static ScriptNotWrittenException notWritten(Path file, IOException ex) {
		return new ScriptNotWrittenException(
				new Problem("The script could not be written, and nothing of it is left: " + reason(ex) + ".",
						Location.of(file.toString()), "Make room there, or make sure that it can be written there."),
				ex);
	}

	/**
	 * Why, without the path that Java puts before it.
	 */
	static String reason(IOException ex) {
		if (ex instanceof AccessDeniedException) {
			return "access is denied";
		}
		if (ex instanceof NoSuchFileException) {
			return "there is no such file or directory";
		}
		if (ex instanceof FileSystemException failure && failure.getReason() != null) {
			return failure.getReason();
		}
		return String.valueOf(ex.getMessage());
	}

}
