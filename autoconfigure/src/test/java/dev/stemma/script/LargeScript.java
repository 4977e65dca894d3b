package dev.stemma.script;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Loads, checks and walks through the scripts of a directory, in a process of its own
 * with a small heap.
 */
public final class LargeScript {

	private LargeScript() {
	}

	public static void main(String[] arguments) throws IOException {
		LoadedScripts scripts = new ScriptLoader(new PathMatchingResourcePatternResolver(), SqlScripts.SYNTAX)
			.load(List.of("file:" + Path.of(arguments[0])), List.of(), List.of());
		Placeholders placeholders = Placeholders.of(Map.of("a", "1"));
		for (Script script : scripts.scripts()) {
			SqlMigration migration = ((SqlScript) script).read(placeholders);
			long length = 0;
			for (Statement statement : migration.upgrade().statements()) {
				length += statement.sql().length() + length(statement);
			}
			System.out.println(script.revision().id() + " " + migration.upgrade().statements().size() + " " + length);
		}
	}

	private static long length(Statement statement) throws IOException {
		long length = 0;
		try (Reader data = statement.data()) {
			char[] buffer = new char[8192];
			for (int count = 0; data != null && count >= 0; count = data.read(buffer)) {
				length += count;
			}
		}
		return length;
	}

}
