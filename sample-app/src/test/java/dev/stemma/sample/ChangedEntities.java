package dev.stemma.sample;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

import org.springframework.util.FileSystemUtils;

/**
 * Entities of the shop as a developer has changed them, compiled, in front of those of
 * its jar.
 *
 * @param classes the directory of the changed classes
 */
record ChangedEntities(Path classes) {

	private static final Path SOURCES = Path.of("src/main/java/dev/stemma/sample");

	/**
	 * Compiles changed copies of an entity.
	 * @param entity its source file, within the package of the shop
	 * @param changes texts of the file and what replaces them
	 * @param jar what the rest of the shop is in
	 */
	static ChangedEntities of(String entity, Map<String, String> changes, Path jar) {
		try {
			Path place = Path.of("target/changed").toAbsolutePath();
			FileSystemUtils.deleteRecursively(place);
			Path source = place.resolve("src").resolve(entity);
			Path classes = Files.createDirectories(place.resolve("classes"));
			Files.createDirectories(source.getParent());
			String text = Files.readString(SOURCES.resolve(entity));
			for (Map.Entry<String, String> change : changes.entrySet()) {
				if (!text.contains(change.getKey())) {
					throw new IllegalArgumentException(change.getKey() + " is not in\n" + text);
				}
				text = text.replace(change.getKey(), change.getValue());
			}
			Files.writeString(source, text);
			compile(source, classes, jar);
			return new ChangedEntities(classes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void compile(Path source, Path classes, Path jar) {
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, messages, messages, "-nowarn", "-proc:none", "-parameters", "-d", classes.toString(), "-cp",
					jar.toString(), source.toString());
		if (result != 0) {
			throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
		}
	}

	/**
	 * How a shop is started that has them.
	 * @param launch how the shop's jar is started
	 */
	List<String> in(List<String> launch) {
		int last = launch.size() - 1;
		List<String> changed = new ArrayList<>(launch.subList(0, last - 1));
		changed.removeIf((argument) -> argument.startsWith("-XX:SharedArchiveFile"));
		changed.addAll(
				List.of("-cp", this.classes + File.pathSeparator + launch.get(last), ShopApplication.class.getName()));
		return changed;
	}

}
