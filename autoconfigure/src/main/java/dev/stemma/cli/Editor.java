package dev.stemma.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.stemma.problem.Problem;

/**
 * The editor of whoever sits at the terminal.
 *
 * @param command the command and its arguments; the file comes after them
 */
record Editor(List<String> command) {

	/**
	 * The editor that the environment names, which the application sees as properties.
	 */
	static Editor of(CommandHost host) {
		for (String name : List.of("VISUAL", "EDITOR")) {
			String value = host.property(name);
			if (value != null && !value.isBlank()) {
				return new Editor(List.of(value.strip().split("\\s+")));
			}
		}
		return new Editor(List.of("vi"));
	}

	/**
	 * Opens a file and waits until it is closed.
	 * @throws EditorFailedException if the editor can't be started, or fails
	 */
	void open(Path file) throws InterruptedException {
		List<String> all = Stream.concat(this.command.stream(), Stream.of(file.toString())).toList();
		int exitCode;
		try {
			exitCode = new ProcessBuilder(all).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new EditorFailedException(Problem.of("The editor could not be started: " + ex.getMessage() + ".",
					"Name another in the environment: VISUAL or EDITOR."));
		}
		if (exitCode != 0) {
			throw new EditorFailedException(Problem.of(
					"The editor '" + String.join(" ", this.command) + "' failed with exit code " + exitCode + ".",
					"The script is as the editor left it: " + WorkingDirectory.relative(file)));
		}
	}

}
