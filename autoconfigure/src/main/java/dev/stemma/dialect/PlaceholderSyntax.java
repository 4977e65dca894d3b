package dev.stemma.dialect;

/**
 * How a placeholder looks in SQL.
 *
 * @param prefix what opens it
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

}
