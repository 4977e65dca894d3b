package dev.stemma.script;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.EditDistance;

/**
 * Which known word somebody may have meant.
 */
final class Spelling {

	private static final int MIN_BEGINNING = 2;

	private static final int MIN_LAST_WORD = 5;

	private Spelling() {
	}

	/**
	 * The known word that differs least, in at most two letters (one in short words); or
	 * that the word is the beginning or the last part of; or {@code null}.
	 */
	static @Nullable String likely(String word, Collection<String> known) {
		String near = nearest(word, known);
		if (near != null) {
			return near;
		}
		String folded = fold(word);
		for (String candidate : known) {
			boolean beginning = folded.length() >= MIN_BEGINNING && fold(candidate).startsWith(folded);
			if (beginning || (folded.length() >= MIN_LAST_WORD && candidate.endsWith("-" + word))) {
				return candidate;
			}
		}
		return null;
	}

	/**
	 * The known word that differs least, in at most two letters (one in short words), or
	 * {@code null}.
	 */
	static @Nullable String nearest(String word, Collection<String> known) {
		String folded = fold(word);
		int best = ((folded.length() > 4) ? 2 : 1) + 1;
		String nearest = null;
		for (String candidate : known) {
			int distance = EditDistance.between(folded, fold(candidate));
			if (distance < best) {
				best = distance;
				nearest = candidate;
			}
		}
		return nearest;
	}

	private static String fold(String word) {
		return word.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "");
	}

}
