package dev.stemma.script;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.util.ClassUtils;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * What files and classes of new scripts are called. The tokens of file names, their
 * spellings and the slug are Alembic's.
 */
final class ScriptNames {

	private static final Pattern TOKEN = Pattern.compile("%(?:\\((\\w+)\\)(?:([.0])?([0-9]))?([sd])|(%)|)");

	private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

	/** What a class of a migration imports, and must not hide. */
	private static final Set<String> IMPORTED = Set.of("Operations", "JavaMigration", "Migration", "Ddl",
			"TransactionMode");

	private final WritingOptions options;

	ScriptNames(WritingOptions options) {
		this.options = options;
	}

	/**
	 * The file's name, which may have directories before it. Where the template leaves
	 * nothing of it, because a message has no words, it is the id.
	 * @param revision the revision; it says when it was created
	 * @throws ScriptNotWrittenException if the template can't be followed
	 */
	String file(Revision revision, Instant created) {
		String slug = slug(revision.message());
		ZonedDateTime time = created.atZone(this.options.clock().getZone());
		String template = slug.isEmpty() ? this.options.fileTemplate().replaceFirst("[-_ .]*%\\(slug\\)s", "")
				: this.options.fileTemplate();
		String name = TOKEN.matcher(template)
			.replaceAll((token) -> Matcher.quoteReplacement(value(token, revision, slug, time)));
		boolean nameless = name.isEmpty() || name.endsWith("/");
		return name + (nameless ? revision.id() : "") + ".sql";
	}

	private String value(MatchResult token, Revision revision, String slug, ZonedDateTime time) {
		if (token.group(5) != null) {
			return "%";
		}
		String name = String.valueOf(token.group(1));
		return switch (name) {
			case "rev" -> revision.id();
			case "slug" -> slug;
			case "epoch" -> Long.toString(time.toEpochSecond());
			case "year" -> number(token, time.getYear(), 4);
			case "month" -> number(token, time.getMonthValue(), 2);
			case "day" -> number(token, time.getDayOfMonth(), 2);
			case "hour" -> number(token, time.getHour(), 2);
			case "minute" -> number(token, time.getMinute(), 2);
			case "second" -> number(token, time.getSecond(), 2);
			default -> throw new ScriptNotWrittenException(Problem.of(
					"The template of file names, stemma.file-template, has '%s' in it, which stands for nothing."
						.formatted((token.group(1) != null) ? token.group() : "%"),
					"Write one of %(rev)s, %(slug)s, %(epoch)s, %(year)s, %(month)s, %(day)s, %(hour)s, %(minute)s, %(second)s, and '%%' for a percent sign."));
		};
	}

	/**
	 * As text, so that names sort by time; as a number, as it is asked for.
	 */
	private static String number(MatchResult token, int value, int digits) {
		int width = "s".equals(token.group(4)) ? digits : 1;
		if (token.group(3) != null) {
			width = Integer.parseInt(token.group(3));
		}
		return String.format(Locale.ROOT, "%0" + Math.max(width, 1) + "d", value);
	}

	/**
	 * The words of a message, in lower case, as many as have room.
	 */
	String slug(String message) {
		String words = WORD.matcher(message).results().map(MatchResult::group).collect(Collectors.joining("_"));
		String slug = words.toLowerCase(Locale.ROOT);
		int most = this.options.slugLength();
		if (slug.codePointCount(0, slug.length()) <= most) {
			return slug;
		}
		int end = slug.offsetByCodePoints(0, most);
		int word = (slug.charAt(end) == '_') ? end : slug.lastIndexOf('_', end - 1);
		return slug.substring(0, (word > 0) ? word : end);
	}

	/**
	 * The name of a class: of the words of the message, else of the id.
	 */
	String type(Revision revision) {
		StringBuilder name = new StringBuilder();
		for (String word : slug(revision.message()).split("_")) {
			if (!word.isEmpty()) {
				int first = word.offsetByCodePoints(0, 1);
				name.append(word.substring(0, first).toUpperCase(Locale.ROOT)).append(word, first, word.length());
			}
		}
		String candidate = name.toString();
		if (isIdentifier(candidate) && !IMPORTED.contains(candidate)
				&& !ClassUtils.isPresent("java.lang." + candidate, null)) {
			return candidate;
		}
		return "Revision" + revision.id().replaceAll("\\W", "_");
	}

	private static boolean isIdentifier(String name) {
		return !name.isEmpty() && Character.isJavaIdentifierStart(name.codePointAt(0))
				&& name.codePoints().allMatch(Character::isJavaIdentifierPart);
	}

}
