package dev.stemma.cli;

import java.io.PrintWriter;

/**
 * What a command has found out or done, for people and for programs.
 */
interface Report {

	/**
	 * Writes it for people.
	 * @param out where to
	 * @param style how; the same text stands there without colours
	 */
	void write(PrintWriter out, Style style);

	/**
	 * The same for programs: maps, lists, texts, numbers, booleans and {@code null}. The
	 * shapes are part of the documentation.
	 */
	Object json();

	/**
	 * Whether what is written is a file for another program, and no text for people.
	 */
	default boolean isFile() {
		return false;
	}

}
