package dev.stemma.cli;

import java.nio.file.Path;

/**
 * The directory that commands are run in.
 */
final class WorkingDirectory {

	private WorkingDirectory() {
	}

	/**
	 * A file as people would name it here: below this directory from here on, else by its
	 * whole path.
	 */
	static String relative(Path file) {
		Path here = Path.of("").toAbsolutePath();
		return (file.startsWith(here) ? here.relativize(file) : file).toString();
	}

}
