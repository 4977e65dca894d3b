package dev.stemma.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import dev.stemma.problem.Problem;

/**
 * The text of a script: no byte order mark, line feeds alone as line ends. What is not
 * text has become a replacement character and a problem, so that the rest can be read and
 * all that is wrong be said together.
 *
 * @param text the text
 * @param problems where the bytes were no text
 */
public record ScriptText(String text, List<Problem> problems) {

	public ScriptText {
		problems = List.copyOf(problems);
	}

	/**
	 * Decodes a script.
	 * @param bytes its bytes; they are read to their end and not closed
	 * @param source the script as people would name it
	 * @throws IOException if they cannot be read
	 */
	public static ScriptText read(InputStream bytes, String source) throws IOException {
		return new TextDecoder(source).decode(bytes);
	}

}
