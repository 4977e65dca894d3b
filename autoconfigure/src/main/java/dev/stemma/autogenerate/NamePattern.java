package dev.stemma.autogenerate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.EditDistance;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * A pattern of names of objects, {@code table:legacy_*}.
 *
 * @param kind the kind of objects, or {@code null} for all that are no parts of others
 * @param schema the pattern of the schema, or {@code null} for any
 * @param table the pattern of the table of a part, or {@code null} for any, and for what
 * is no part
 * @param name the pattern of the name
 */
record NamePattern(@Nullable ObjectKind kind, @Nullable Pattern schema, @Nullable Pattern table, Pattern name) {

	private static final int FARTHEST = 2;

	/**
	 * Reads a pattern.
	 * @param problems where to say what is wrong with it
	 * @return {@code null} if something is
	 */
	static @Nullable NamePattern parse(String text, List<Problem> problems) {
		int colon = text.indexOf(':');
		String word = (colon < 0) ? "" : text.substring(0, colon).strip();
		ObjectKind kind = kind(word);
		if (colon >= 0 && kind == null) {
			problems.add(Problem.of("The pattern '" + text + "' begins with no kind of objects: '" + word + "'.",
					nearest(word)));
			return null;
		}
		String[] parts = text.substring(colon + 1).strip().split("\\.", -1);
		boolean ofPart = kind != null && kind.isPart();
		if (Stream.of(parts).anyMatch(String::isEmpty)) {
			problems.add(Problem.of("The pattern '" + text + "' has an empty name in it.",
					"'*' stands for any name: " + ((kind != null) ? kind(kind) : "table") + ":*"));
			return null;
		}
		int most = ofPart ? 3 : 2;
		if (parts.length > most) {
			problems.add(Problem.of("The pattern '" + text + "' has too many dots.",
					ofPart ? "Write name, table.name or schema.table.name." : "Write name or schema.name."));
			return null;
		}
		Pattern[] globs = Stream.of(parts).map(NamePattern::glob).toArray(Pattern[]::new);
		int last = globs.length - 1;
		Pattern before = (last >= 1) ? globs[last - 1] : null;
		return ofPart ? new NamePattern(kind, (last == 2) ? globs[0] : null, before, globs[last])
				: new NamePattern(kind, before, null, globs[last]);
	}

	private static @Nullable ObjectKind kind(String word) {
		return Stream.of(ObjectKind.values())
			.filter((kind) -> kind(kind).equals(word.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-")))
			.findFirst()
			.orElse(null);
	}

	private static String kind(ObjectKind kind) {
		return kind.words().replace(' ', '-');
	}

	private static String nearest(String word) {
		return Stream.of(ObjectKind.values())
			.map(NamePattern::kind)
			.filter((kind) -> EditDistance.between(word, kind) <= FARTHEST)
			.findFirst()
			.map("Did you mean '%s'?"::formatted)
			.orElse("Kinds are " + String.join(", ", Stream.of(ObjectKind.values()).map(NamePattern::kind).toList())
					+ ".");
	}

	private static Pattern glob(String text) {
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			regex.append((c == '*') ? ".*" : (c == '?') ? "." : Pattern.quote(String.valueOf(c)));
		}
		return Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

	/**
	 * Whether it speaks of objects of a kind.
	 */
	boolean isOf(ObjectKind kind) {
		return (this.kind != null) ? this.kind == kind : !kind.isPart();
	}

	/**
	 * Whether it speaks of an object.
	 */
	boolean matches(ObjectReference object) {
		if (!isOf(object.kind())) {
			return false;
		}
		String schema = (object.name().schema() != null) ? object.name().schema() : "";
		String part = object.part();
		if (this.schema != null && !this.schema.matcher(schema).matches()) {
			return false;
		}
		if (part == null) {
			return this.name.matcher(object.name().name()).matches();
		}
		return (this.table == null || this.table.matcher(object.name().name()).matches())
				&& this.name.matcher(part).matches();
	}

}
