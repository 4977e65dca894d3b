package dev.stemma.script;

import java.util.Map;

import dev.stemma.dialect.PlaceholderSyntax;

/**
 * What stands for what in SQL scripts.
 *
 * @param values the values by name
 * @param syntax how a placeholder looks
 * @param enabled whether anything is replaced at all
 */
public record Placeholders(Map<String, String> values, PlaceholderSyntax syntax, boolean enabled) {

	/** Nothing is replaced, whatever looks like a placeholder is text. */
	public static final Placeholders NONE = new Placeholders(Map.of(), PlaceholderSyntax.NONE, false);

	public Placeholders {
		values = Map.copyOf(values);
		if (!enabled) {
			syntax = PlaceholderSyntax.NONE;
		}
	}

	/**
	 * Placeholders that look like <code>${name}</code>.
	 * @param values the values by name
	 */
	public static Placeholders of(Map<String, String> values) {
		return new Placeholders(values, PlaceholderSyntax.DEFAULT, true);
	}

	/**
	 * A placeholder as it is written.
	 * @param name its name
	 */
	String written(String name) {
		return this.syntax.prefix() + name + this.syntax.suffix();
	}

}
