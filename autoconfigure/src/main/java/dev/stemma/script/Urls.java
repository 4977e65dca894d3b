package dev.stemma.script;

import java.nio.charset.StandardCharsets;

import org.springframework.util.StringUtils;

/**
 * URLs for people.
 */
final class Urls {

	private Urls() {
	}

	/**
	 * A URL without the ways in which loaders of resources differ: nothing is encoded,
	 * and a file's path has one slash before it.
	 */
	static String readable(String url) {
		return StringUtils.uriDecode(url, StandardCharsets.UTF_8).replace("file:///", "file:/");
	}

	/**
	 * The path alone, that of the jar before it.
	 * @param url a readable URL
	 */
	static String withoutScheme(String url) {
		return url.replaceFirst("^(jar:)?(nested:|file:)?", "");
	}

}
