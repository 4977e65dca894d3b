package dev.stemma.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * Where a SQL script is.
 *
 * @param resource its bytes
 * @param name the script as people would name it
 */
record ScriptSource(Resource resource, String name) {

	/**
	 * The file, absolute, or {@code null} where it is none of its own.
	 */
	@Nullable Path file() {
		try {
			return this.resource.isFile() ? this.resource.getFile().toPath().toAbsolutePath().normalize() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ScriptText read() throws IOException {
		try (InputStream bytes = this.resource.getInputStream()) {
			return ScriptText.read(bytes, this.name);
		}
	}

}
