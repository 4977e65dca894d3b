package dev.stemma.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a terminal from obeying what it is shown: texts come from databases and from
 * other people's scripts, and a sequence that moves the cursor could hide a part of what
 * somebody is about to agree to. Such a character is written as its number.
 */
final class ControlFilter extends FilterWriter {

	/** What may pass: colours that hide nothing, and the ends of lines. */
	private static final String COLOUR = "\\x1b\\[(?:CODE(?:;CODE)*)?m".replace("CODE", "(?:[0-4]|2[1-4]|3[1-69])");

	private static final String LINE_END = "\\r\\n|\\n";

	/** The last ones turn the direction in which text is read. */
	private static final String CONTROL = "[\\p{Cc}&&[^\\n\\t]]|[\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]";

	private static final Pattern CONTROLS = Pattern.compile(CONTROL);

	private final Pattern pattern;

	/**
	 * Creates a filter.
	 * @param out where the rest goes
	 * @param colour whether colours may pass
	 */
	ControlFilter(Writer out, boolean colour) {
		super(out);
		this.pattern = Pattern
			.compile("(?<passes>" + LINE_END + (colour ? "|" + COLOUR : "") + ")|(?<control>" + CONTROL + ")");
	}

	@Override
	public void write(int character) throws IOException {
		write(String.valueOf((char) character));
	}

	@Override
	public void write(char[] characters, int offset, int length) throws IOException {
		write(new String(characters, offset, length));
	}

	@Override
	public void write(String text, int offset, int length) throws IOException {
		write(text.substring(offset, offset + length));
	}

	@Override
	public void write(String text) throws IOException {
		this.out.write(CONTROLS.matcher(text).find() ? filtered(text) : text);
	}

	private String filtered(String text) {
		Matcher matcher = this.pattern.matcher(text);
		return matcher.replaceAll((match) -> Matcher.quoteReplacement((matcher.group("control") != null)
				? "\\u%04x".formatted((int) match.group().charAt(0)) : match.group()));
	}

}
