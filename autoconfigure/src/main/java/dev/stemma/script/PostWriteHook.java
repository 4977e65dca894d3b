package dev.stemma.script;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A command that is run on every new script, without a shell: a formatter, {@code git
 * add}.
 *
 * @param name what it is called in messages
 * @param command the command and its arguments; <code>%(file)s</code> in them stands for
 * the script's absolute path
 * @param cwd the directory to run it in, or {@code null} for the current one
 */
public record PostWriteHook(String name, List<String> command, @Nullable String cwd) {

	public PostWriteHook {
		Assert.notEmpty(command, () -> "Hook '" + name + "' has no command");
		command = List.copyOf(command);
	}

}
