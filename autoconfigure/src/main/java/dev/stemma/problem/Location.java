package dev.stemma.problem;

/**
 * A place in a script or class.
 *
 * @param source the file as people would name it, or a class
 * @param line the line, counted from 1; 0 where the whole source is meant
 * @param column the column, counted from 1; 0 where the whole line is meant
 */
public record Location(String source, int line, int column) {

	public static Location of(String source) {
		return new Location(source, 0, 0);
	}

	public static Location of(String source, int line) {
		return new Location(source, line, 0);
	}

	/**
	 * {@code file}, {@code file:line} or {@code file:line:column}.
	 */
	@Override
	public String toString() {
		if (this.line == 0) {
			return this.source;
		}
		return (this.column == 0) ? this.source + ":" + this.line : this.source + ":" + this.line + ":" + this.column;
	}

}
