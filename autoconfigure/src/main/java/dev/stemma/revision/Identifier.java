package dev.stemma.revision;

import org.jspecify.annotations.Nullable;

/**
 * A revision, or several, as people name them. Only what the text says: what it stands
 * for depends on the graph and on what is applied.
 */
sealed interface Identifier {

	/**
	 * The text as it was given.
	 */
	String text();

	/**
	 * The name before the {@code @}: the line to keep to.
	 */
	@Nullable String anchor();

	/**
	 * {@code [anchor@]symbol}.
	 */
	record Absolute(String text, @Nullable String anchor, Symbol symbol) implements Identifier {

	}

	/**
	 * {@code [anchor@][symbol](+|-)steps}.
	 *
	 * @param symbol where to start, or {@code null} for what is applied
	 * @param steps how many steps up or, if negative, down; never 0
	 */
	record Relative(String text, @Nullable String anchor, @Nullable Symbol symbol, int steps) implements Identifier {

	}

	/**
	 * {@code [start]:[end]}.
	 */
	record Range(@Nullable Identifier start, @Nullable Identifier end) {

	}

	/**
	 * What stands after the anchor.
	 */
	sealed interface Symbol permits Keyword, Name {

		static Symbol of(String text) {
			return switch (text) {
				case "head" -> Keyword.HEAD;
				case "heads" -> Keyword.HEADS;
				case "base" -> Keyword.BASE;
				case "current" -> Keyword.CURRENT;
				default -> new Name(text);
			};
		}

	}

	/**
	 * A symbol that the graph or the database gives its meaning.
	 */
	enum Keyword implements Symbol {

		HEAD, HEADS, BASE, CURRENT

	}

	/**
	 * An id, a branch label, or the beginning of one.
	 */
	record Name(String text) implements Symbol {

	}

}
