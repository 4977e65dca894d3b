package dev.stemma.script;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.core.io.Resource;

/**
 * Where a SQL script is.
 *
 * @param resource its bytes
 * @param name the script as people would name it
 */
record ScriptSource(Resource resource, String name) {

	ScriptText read() throws IOException {
		try (InputStream bytes = this.resource.getInputStream()) {
			return ScriptText.read(bytes, this.name);
		}
	}

}
