package dev.stemma.script;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs what is to be run on new scripts.
 */
final class PostWriteHooks {

	private static final String FILE = "%(file)s";

	private PostWriteHooks() {
	}

	/**
	 * Runs commands one after the other, whatever became of those before.
	 * @param file the new script, absolute
	 */
	static List<HookResult> run(List<PostWriteHook> hooks, Path file) {
		return hooks.stream().map((hook) -> run(hook, file)).toList();
	}

	private static HookResult run(PostWriteHook hook, Path file) {
		List<String> command = hook.command().stream().map((part) -> part.replace(FILE, file.toString())).toList();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		if (hook.cwd() != null) {
			builder.directory(new File(hook.cwd()));
		}
		Process process;
		try {
			process = builder.start();
		}
		catch (IOException ex) {
			return new HookResult(hook.name(), null, String.valueOf(ex.getMessage()));
		}
		try (BufferedReader output = process.inputReader()) {
			process.getOutputStream().close();
			String text = output.lines().collect(Collectors.joining("\n"));
			return new HookResult(hook.name(), process.waitFor(), text);
		}
		catch (IOException ex) {
			process.destroy();
			return new HookResult(hook.name(), null, String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			return new HookResult(hook.name(), null, "interrupted");
		}
	}

}
