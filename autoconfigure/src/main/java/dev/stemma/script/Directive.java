package dev.stemma.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a header can say.
 */
enum Directive {

	REVISION("revision", "@revision <id>"),

	REVISES("revises", "@revises <id>, <id>"),

	DEPENDS_ON("depends-on", "@depends-on <id or label>, <id or label>"),

	BRANCH_LABEL("branch-label", "@branch-label <label>"),

	TAGS("tags", "@tags <tag>, <tag>"),

	CREATED("created", "@created 2025-12-01T12:00:00Z"),

	TRANSACTION("transaction", "@transaction none"),

	IRREVERSIBLE("irreversible", "@irreversible"),

	PLACEHOLDERS("placeholders", "@placeholders none"),

	DDL_LOCK_TIMEOUT("ddl-lock-timeout", "@ddl-lock-timeout 500ms (or s, min, h, or ISO-8601)"),

	STATEMENT_TIMEOUT("statement-timeout", "@statement-timeout 5min (or ms, s, h, or ISO-8601)");

	static final String UPGRADE = "upgrade";

	static final String DOWNGRADE = "downgrade";

	private static final Pattern LINE = Pattern.compile("@([A-Za-z][A-Za-z0-9_-]*)(.*)", Pattern.DOTALL);

	private static final Map<String, Directive> BY_WORD = Stream.of(values())
		.collect(Collectors.toUnmodifiableMap(Directive::word, Function.identity()));

	private static final List<String> PARTS = List.of(UPGRADE, DOWNGRADE);

	private static final List<String> WORDS = words();

	private final String word;

	private final String form;

	Directive(String word, String form) {
		this.word = word;
		this.form = form;
	}

	private static List<String> words() {
		List<String> words = new ArrayList<>(PARTS);
		Stream.of(values()).map(Directive::word).forEach(words::add);
		return List.copyOf(words);
	}

	/**
	 * What stands behind the at sign.
	 */
	String word() {
		return this.word;
	}

	/**
	 * How it has to be written.
	 */
	String form() {
		return this.form;
	}

	@Override
	public String toString() {
		return "@" + this.word;
	}

	static @Nullable Directive of(String word) {
		return BY_WORD.get(word);
	}

	/**
	 * The directive or part marker that a word was probably meant to be, or {@code null}
	 * where it is somebody else's.
	 */
	static @Nullable String likely(String word) {
		return Spelling.likely(word, WORDS);
	}

	/**
	 * The part marker that a word was probably meant to be, or {@code null}.
	 */
	static @Nullable String likelyPart(String word) {
		return Spelling.likely(word, PARTS);
	}

	/**
	 * A comment line that begins with an at sign and a word, or {@code null}.
	 * @param comment the line without its comment characters
	 */
	static @Nullable Use read(String comment) {
		Matcher matcher = LINE.matcher(comment);
		return matcher.matches() ? new Use(matcher.group(1), matcher.group(2)) : null;
	}

	/**
	 * A word behind an at sign, known or not.
	 *
	 * @param word the word
	 * @param rest all that stands behind it on the line
	 */
	record Use(String word, String rest) {

		boolean isPart() {
			return PARTS.contains(this.word);
		}

	}

}
