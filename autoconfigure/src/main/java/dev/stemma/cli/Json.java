package dev.stemma.cli;

import org.springframework.boot.json.JsonWriter;

/**
 * Writes JSON.
 */
final class Json {

	private static final JsonWriter<Object> WRITER = JsonWriter.standard();

	private Json() {
	}

	/**
	 * Maps, lists, texts, numbers, booleans and {@code null} on one line, which is ended.
	 */
	static String line(Object value) {
		return WRITER.writeToString(value) + "\n";
	}

}
