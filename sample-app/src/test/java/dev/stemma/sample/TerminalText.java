package dev.stemma.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is left to read of what was sent to a terminal: lines that are written over show
 * what came last, colours are gone. Long lines stay one line.
 */
final class TerminalText {

	private static final Pattern CONTROL = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])|\u001b[=>78]|[\r\n\b\u0007]");

	private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));

	private int line;

	private int column;

	private TerminalText() {
	}

	/**
	 * The lines, each ended by a line feed and without spaces at its end.
	 */
	static String of(String sent) {
		TerminalText text = new TerminalText();
		Matcher control = CONTROL.matcher(sent);
		int position = 0;
		while (control.find()) {
			text.write(sent.substring(position, control.start()));
			text.control(control);
			position = control.end();
		}
		text.write(sent.substring(position));
		return text.lines.stream().map((line) -> line.toString().stripTrailing()).collect(Collectors.joining("\n"));
	}

	private void write(String characters) {
		StringBuilder current = this.lines.get(this.line);
		while (current.length() < this.column) {
			current.append(' ');
		}
		current.replace(this.column, Math.min(current.length(), this.column + characters.length()), characters);
		this.column += characters.length();
	}

	private void control(Matcher control) {
		switch (control.group().charAt(0)) {
			case '\r' -> moveTo(0);
			case '\b' -> moveTo(this.column - 1);
			case '\n' -> moveBy(1);
			default -> {
				if (control.group(2) != null) {
					command(control.group(2).charAt(0), control.group(1));
				}
			}
		}
	}

	/**
	 * The control sequences of ECMA-48 that move the cursor and erase.
	 */
	private void command(char command, String parameter) {
		int count = parameter.matches("[0-9]+") ? Integer.parseInt(parameter) : 1;
		switch (command) {
			case 'A' -> moveBy(-count);
			case 'B' -> moveBy(count);
			case 'C' -> moveTo(this.column + count);
			case 'D' -> moveTo(this.column - count);
			case 'E' -> {
				moveBy(count);
				moveTo(0);
			}
			case 'F' -> {
				moveBy(-count);
				moveTo(0);
			}
			case 'G' -> moveTo(count - 1);
			case 'J' -> {
				this.lines.subList(this.line + 1, this.lines.size()).clear();
				eraseLine(parameter);
			}
			case 'K' -> eraseLine(parameter);
			default -> {
				// Colours, and what shows and hides the cursor
			}
		}
	}

	private void moveTo(int column) {
		this.column = Math.max(0, column);
	}

	private void moveBy(int count) {
		this.line = Math.max(0, this.line + count);
		while (this.lines.size() <= this.line) {
			this.lines.add(new StringBuilder());
		}
	}

	private void eraseLine(String parameter) {
		StringBuilder current = this.lines.get(this.line);
		int from = parameter.equals("2") ? 0 : this.column;
		current.setLength(Math.min(current.length(), from));
	}

}
