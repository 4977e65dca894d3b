package dev.stemma.cli.drawing;

import java.util.List;

/**
 * One revision of a picture. Control characters in what is shown become blanks, so that a
 * message can neither break a line nor command a terminal.
 *
 * @param id its id, different from all others
 * @param parents the ids of its parents; those that are not in the picture are not drawn
 * @param dependencies the ids of what it depends on
 * @param mark how it stands
 * @param message its message
 * @param labels its branch labels
 * @param tags its tags
 * @param notes words that say what it is in the graph, as {@code head}
 * @param current whether it is a tip of what is applied
 * @param standing how it stands, in words, or an empty text
 */
public record Node(String id, List<String> parents, List<String> dependencies, Mark mark, String message,
		List<String> labels, List<String> tags, List<String> notes, boolean current, String standing) {

	public Node {
		parents = List.copyOf(parents);
		dependencies = List.copyOf(dependencies);
		message = shown(message);
		labels = labels.stream().map(Node::shown).toList();
		tags = tags.stream().map(Node::shown).toList();
		notes = List.copyOf(notes);
	}

	/**
	 * Replaces what would not be seen as a character.
	 */
	private static String shown(String text) {
		return text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF]", " ").strip();
	}

	/**
	 * The labels in brackets, the tags, and the notes in parentheses, each followed by a
	 * blank.
	 */
	String decorations() {
		StringBuilder text = new StringBuilder();
		this.labels.forEach((label) -> text.append('[').append(label).append("] "));
		this.tags.forEach((tag) -> text.append('#').append(tag).append(' '));
		this.notes.forEach((note) -> text.append('(').append(note).append(") "));
		return text.toString().strip();
	}

}
