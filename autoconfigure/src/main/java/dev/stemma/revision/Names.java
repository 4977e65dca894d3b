package dev.stemma.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.EditDistance;

/**
 * What ids, labels and tags may look like, and which known name a wrong one resembles.
 */
final class Names {

	static final Set<String> RESERVED = Set.of("head", "heads", "base", "current", "graph", "journal");

	private static final int MAX_LENGTH = 255;

	private static final int MOST_SUGGESTIONS = 3;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]+");

	private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.-]+");

	private Names() {
	}

	/**
	 * What is wrong with an id or label, as the rest of a sentence that begins with it.
	 */
	static @Nullable String faultOfName(String name) {
		if (!NAME.matcher(name).matches() || name.length() > MAX_LENGTH) {
			return "is not 1 to 255 characters of A-Z, a-z, 0-9, '_' and '.'";
		}
		return RESERVED.contains(name) ? "is a reserved word" : null;
	}

	/**
	 * What is wrong with a tag, as the rest of a sentence that begins with it.
	 */
	static @Nullable String faultOfTag(String tag) {
		if (!TAG.matcher(tag).matches() || tag.length() > MAX_LENGTH) {
			return "is not 1 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'";
		}
		return RESERVED.contains(tag) ? "is a reserved word" : null;
	}

	/**
	 * The names, or words that stand for revisions, that someone who typed this one as an
	 * identifier may have meant, nearest first.
	 */
	static List<String> nearestIdentifiers(String wrong, Collection<String> known) {
		List<String> all = new ArrayList<>(List.of("heads", "head", "base", "current"));
		all.addAll(known);
		return nearest(wrong, all);
	}

	/**
	 * The known names that someone who typed this one may have meant, nearest first.
	 */
	static List<String> nearest(String wrong, Collection<String> known) {
		record Near(String name, int distance) {
		}
		int limit = 1 + wrong.length() / 4;
		String folded = wrong.toLowerCase(Locale.ROOT);
		List<Near> near = new ArrayList<>();
		for (String name : known) {
			if (Math.abs(name.length() - wrong.length()) <= limit) {
				int distance = EditDistance.between(folded, name.toLowerCase(Locale.ROOT));
				if (distance <= limit) {
					near.add(new Near(name, distance));
				}
			}
		}
		near.sort(Comparator.comparingInt(Near::distance));
		return near.stream().limit(MOST_SUGGESTIONS).map(Near::name).toList();
	}

	/**
	 * The names for a message: all of a few, the first of many.
	 */
	static String list(Collection<String> names) {
		int most = 10;
		String text = String.join(", ", names.stream().limit(most).toList());
		return (names.size() > most) ? text + " and " + (names.size() - most) + " more" : text;
	}

	/**
	 * Advice that names what was probably meant, or the fallback.
	 */
	static String didYouMean(List<String> nearest, String otherwise) {
		return nearest.isEmpty() ? otherwise : "Did you mean " + String.join(" or ", nearest) + "?";
	}

}
