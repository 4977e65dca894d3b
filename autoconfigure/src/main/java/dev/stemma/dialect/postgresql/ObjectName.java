package dev.stemma.dialect.postgresql;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The name of a relation as the catalog holds it.
 *
 * @param schema its schema, or {@code null} where the search path decides
 * @param name its name in the schema
 */
record ObjectName(@Nullable String schema, String name) {

	/** {@code NAMEDATALEN} without its closing NUL. */
	static final int MAX_BYTES = 63;

	/**
	 * What the server stores for an identifier that is written with or without quotes:
	 * folded or undoubled, and cut to its greatest length.
	 * @param identifier the identifier, without Unicode escapes
	 */
	static String stored(String identifier) {
		String name = identifier.startsWith("\"")
				? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"") : Words.fold(identifier);
		byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		if (bytes.length <= MAX_BYTES) {
			return name;
		}
		int end = MAX_BYTES;
		while (isContinuation(bytes[end])) {
			end--;
		}
		return new String(bytes, 0, end, StandardCharsets.UTF_8);
	}

	private static boolean isContinuation(byte unit) {
		return (unit & 0xC0) == 0x80;
	}

}
