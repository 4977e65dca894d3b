package dev.stemma.dialect;

/**
 * How a placeholder looks in SQL: its prefix, a name of one or more of
 * {@code [A-Za-z0-9_.-]}, its suffix. Everything else that begins like one is text.
 *
 * @param prefix what opens it; empty where there are no placeholders
 * @param suffix what closes it
 */
public record PlaceholderSyntax(String prefix, String suffix) {

	/** {@code ${name}}. */
	public static final PlaceholderSyntax DEFAULT = new PlaceholderSyntax("${", "}");

	/** No placeholders: nothing opens one. */
	public static final PlaceholderSyntax NONE = new PlaceholderSyntax("", "");

	public boolean isNone() {
		return this.prefix.isEmpty();
	}

	/**
	 * Where the placeholder ends that begins at an offset.
	 * @param text the text
	 * @param start the offset at which its prefix would begin
	 * @param limit the offset at which the text is taken to end
	 * @return the offset behind its suffix, or -1 if no placeholder begins there
	 */
	public int end(String text, int start, int limit) {
		if (isNone() || !text.startsWith(this.prefix, start)) {
			return -1;
		}
		int name = start + this.prefix.length();
		int position = name;
		// The suffix may consist of characters of names, so it is looked for first.
		while (position < limit && (position == name || !closes(text, position)) && isNameCharacter(text, position)) {
			position++;
		}
		int end = position + this.suffix.length();
		return (position > name && end <= limit && text.startsWith(this.suffix, position)) ? end : -1;
	}

	/**
	 * The name between prefix and suffix.
	 * @param placeholder a whole placeholder
	 */
	public String name(String placeholder) {
		return placeholder.substring(this.prefix.length(), placeholder.length() - this.suffix.length());
	}

	private boolean closes(String text, int position) {
		return !this.suffix.isEmpty() && text.startsWith(this.suffix, position);
	}

	private static boolean isNameCharacter(String text, int position) {
		char c = text.charAt(position);
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
				|| c == '-';
	}

}
