package dev.stemma.cli;

/**
 * Colours and weights, where the terminal has them.
 */
final class Style {

	private static final String ESCAPE = "\u001b[";

	private final boolean enabled;

	Style(boolean enabled) {
		this.enabled = enabled;
	}

	String bold(String text) {
		return in("1", text);
	}

	String dim(String text) {
		return in("2", text);
	}

	String red(String text) {
		return in("31", text);
	}

	String green(String text) {
		return in("32", text);
	}

	String yellow(String text) {
		return in("33", text);
	}

	String cyan(String text) {
		return in("36", text);
	}

	private String in(String code, String text) {
		return (this.enabled && !text.isEmpty()) ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
	}

}
