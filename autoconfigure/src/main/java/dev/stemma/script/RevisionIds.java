package dev.stemma.script;

import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Makes ids of twelve characters. They begin with a letter, so that YAML never takes one
 * for a number.
 */
final class RevisionIds implements Supplier<String> {

	private static final int LENGTH = 12;

	private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

	private static final String CHARACTERS = LETTERS + "0123456789";

	private final SecureRandom random = new SecureRandom();

	@Override
	public String get() {
		StringBuilder id = new StringBuilder(LENGTH);
		while (id.length() < LENGTH) {
			String from = id.isEmpty() ? LETTERS : CHARACTERS;
			id.append(from.charAt(this.random.nextInt(from.length())));
		}
		return id.toString();
	}

}
