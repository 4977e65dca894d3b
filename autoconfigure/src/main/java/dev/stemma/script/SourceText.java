package dev.stemma.script;

import java.util.List;

import dev.stemma.dialect.SqlSyntax;

/**
 * A script's text and what is replaced in it.
 *
 * @param text the text
 * @param name the script as people would name it
 * @param syntax how it is read
 * @param replacements its placeholders, in the order of the text
 */
record SourceText(String text, String name, SqlSyntax syntax, List<Replacement> replacements) {

	/**
	 * A piece of the text with its placeholders replaced.
	 */
	String replaced(int start, int end) {
		List<Replacement> within = within(start, end);
		if (within.isEmpty()) {
			return this.text.substring(start, end);
		}
		StringBuilder sql = new StringBuilder(end - start + 16 * within.size());
		int position = start;
		for (Replacement replacement : within) {
			sql.append(this.text, position, replacement.start()).append(replacement.text());
			position = replacement.end();
		}
		return sql.append(this.text, position, end).toString();
	}

	/**
	 * The replacements in a piece of the text.
	 */
	List<Replacement> within(int start, int end) {
		return this.replacements.subList(firstFrom(start), firstFrom(end));
	}

	private int firstFrom(int offset) {
		int low = 0;
		int high = this.replacements.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.replacements.get(middle).start() < offset) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}
