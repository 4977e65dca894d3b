package dev.stemma.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds {@link Migration} in Java sources, as far as it is written plainly: comments,
 * strings and character literals are known, and nothing else of the language.
 */
final class JavaSource {

	private static final Pattern ANNOTATION = Pattern.compile("@(?:[\\w.]+\\.)?Migration\\s*\\(");

	private static final Pattern ATTRIBUTE = Pattern.compile("\\s*(\\w+)\\s*=\\s*", Pattern.DOTALL);

	private static final String NAME = "\"([A-Za-z0-9_.]*)\"";

	private static final Pattern NAMES = Pattern
		.compile("(?:%s|\\{\\s*(?:%s\\s*(?:,\\s*%s\\s*)*,?\\s*)?})".formatted(NAME, NAME, NAME));

	private final String text;

	private final String id;

	private JavaSource(String text, String id) {
		this.text = text;
		this.id = id;
	}

	/**
	 * The annotation of a revision, or {@code null} where there is none that could be
	 * read.
	 */
	static @Nullable Declaration find(String text, String id) {
		return new JavaSource(text, id).find();
	}

	private @Nullable Declaration find() {
		Matcher annotation = ANNOTATION.matcher(this.text);
		int position = 0;
		while (position < this.text.length()) {
			int behind = behindOpaque(position);
			if (behind > position) {
				position = behind;
			}
			else if (annotation.region(position, this.text.length()).lookingAt()) {
				Declaration declaration = read(annotation.end());
				Attribute revision = (declaration != null) ? declaration.get("revision") : null;
				if (revision != null && revision.value(this.text).equals("\"" + this.id + "\"")) {
					return declaration;
				}
				position = annotation.end();
			}
			else {
				position++;
			}
		}
		return null;
	}

	private @Nullable Declaration read(int begin) {
		List<Attribute> attributes = new ArrayList<>();
		int depth = 0;
		int start = begin;
		int position = begin;
		while (position < this.text.length()) {
			int behind = behindOpaque(position);
			char c = this.text.charAt(position);
			if (behind > position) {
				position = behind;
				continue;
			}
			if (depth == 0 && (c == ',' || c == ')')) {
				addAttribute(attributes, start, position);
				start = position + 1;
				if (c == ')') {
					return new Declaration(attributes);
				}
			}
			else if (c == '(' || c == '{') {
				depth++;
			}
			else if (c == ')' || c == '}') {
				depth--;
			}
			position++;
		}
		return null;
	}

	private void addAttribute(List<Attribute> attributes, int start, int end) {
		Matcher matcher = ATTRIBUTE.matcher(this.text).region(start, end);
		if (matcher.lookingAt()) {
			int last = end;
			while (last > matcher.end() && Character.isWhitespace(this.text.charAt(last - 1))) {
				last--;
			}
			attributes.add(new Attribute(matcher.group(1), matcher.start(1), matcher.end(), last));
		}
	}

	/**
	 * The offset behind the comment, string or character that begins here, or the same
	 * offset where none does.
	 */
	private int behindOpaque(int start) {
		if (this.text.startsWith("//", start)) {
			return behind("\n", start + 2, false);
		}
		if (this.text.startsWith("/*", start)) {
			return behind("*/", start + 2, false);
		}
		if (this.text.startsWith("\"\"\"", start)) {
			return behind("\"\"\"", start + 3, true);
		}
		char c = this.text.charAt(start);
		return (c == '"' || c == '\'') ? behind(String.valueOf(c), start + 1, true) : start;
	}

	private int behind(String end, int start, boolean escapes) {
		int position = start;
		while (position < this.text.length() && !this.text.startsWith(end, position)) {
			position += (escapes && this.text.charAt(position) == '\\') ? 2 : 1;
		}
		return Math.min(position + end.length(), this.text.length());
	}

	/**
	 * An annotation.
	 *
	 * @param attributes what it says, in its order
	 */
	record Declaration(List<Attribute> attributes) {

		@Nullable Attribute get(String name) {
			return this.attributes.stream().filter((each) -> each.name().equals(name)).findFirst().orElse(null);
		}

		/**
		 * The source with other parents.
		 * @param text the source
		 * @param before the parents that have to stand there
		 * @param after the parents to put there
		 * @return the new source, or {@code null} where it does not look as expected
		 */
		@Nullable String withParents(String text, List<String> before, List<String> after) {
			Attribute revises = get("revises");
			Attribute revision = get("revision");
			List<String> written = (revises != null) ? names(revises.value(text)) : List.of();
			if (revision == null || written == null || !written.equals(before)) {
				return null;
			}
			String value = MigrationAnnotation.value(after);
			if (revises == null) {
				return after.isEmpty() ? text : replaced(text, revision.end(), revision.end(), ", revises = " + value);
			}
			if (!after.isEmpty()) {
				return replaced(text, revises.valueStart(), revises.end(), value);
			}
			int index = this.attributes.indexOf(revises);
			return (index > 0) ? replaced(text, this.attributes.get(index - 1).end(), revises.end(), "")
					: replaced(text, revises.start(), this.attributes.get(1).start(), "");
		}

		private static String replaced(String text, int start, int end, String replacement) {
			return text.substring(0, start) + replacement + text.substring(end);
		}

		private static @Nullable List<String> names(String value) {
			if (!NAMES.matcher(value).matches()) {
				return null;
			}
			List<String> names = new ArrayList<>();
			Matcher name = Pattern.compile(NAME).matcher(value);
			while (name.find()) {
				names.add(name.group(1));
			}
			return names;
		}

	}

	/**
	 * An attribute of an annotation.
	 *
	 * @param name its name
	 * @param start where it begins
	 * @param valueStart where its value begins
	 * @param end where it ends
	 */
	record Attribute(String name, int start, int valueStart, int end) {

		String value(String text) {
			return text.substring(this.valueStart, this.end);
		}

	}

}
