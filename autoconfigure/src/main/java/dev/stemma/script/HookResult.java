package dev.stemma.script;

import org.jspecify.annotations.Nullable;

/**
 * What a command did that was run on a new script.
 *
 * @param name the hook's name
 * @param exitCode how it ended, or {@code null} where it could not be started
 * @param output what it wrote to its output and error output, or why it could not be
 * started
 */
public record HookResult(String name, @Nullable Integer exitCode, String output) {

	/**
	 * Whether it ended with exit code 0.
	 */
	public boolean succeeded() {
		return this.exitCode != null && this.exitCode == 0;
	}

}
