package dev.stemma.cli.drawing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.cli.drawing.Lanes.Row;

/**
 * Draws revisions for a terminal, each in one line, what follows from what as rails
 * beside the text. Where a rail is joined by another its line goes on ({@code ┼}), where
 * it is only crossed the other is interrupted ({@code ─│─}). Dependencies are no rails:
 * they may lead anywhere, and are said in words.
 */
public final class TerminalDrawing {

	private static final String ESCAPE = "\u001b[";

	private static final int[] COLOURS = { 36, 35, 32, 34, 33, 96, 95, 92 };

	/** Texts stand below each other as long as that costs no more than this. */
	private static final int ALIGNED = 12;

	private final boolean unicode;

	private final boolean coloured;

	private TerminalDrawing(boolean unicode, boolean coloured) {
		this.unicode = unicode;
		this.coloured = coloured;
	}

	/**
	 * Draws.
	 * @param nodes the revisions, newest first
	 * @param unicode whether lines and dots can be shown, or have to be made of ASCII
	 * @param coloured whether to give each lane a colour
	 */
	public static List<Line> draw(List<Node> nodes, boolean unicode, boolean coloured) {
		return new TerminalDrawing(unicode, coloured).draw(Lanes.of(NewestFirst.order(nodes)));
	}

	private List<Line> draw(Lanes lanes) {
		List<Line> lines = new ArrayList<>();
		int previous = -1;
		for (Row row : lanes.rows()) {
			int width = (lanes.width() <= ALIGNED) ? lanes.width()
					: Math.max(row.rightmost(), Math.max(row.above().length(), row.below().length()) - 1) + 1;
			// Else it would seem to be the parent of what stands there
			if (row.lane() == previous && !row.above().get(row.lane())) {
				lines.add(new Line(null, passing(row.above(), width), ""));
			}
			lines.add(new Line(row.node(), rails(row, width), passing(row.below(), width)));
			previous = row.lane();
		}
		return lines;
	}

	private String passing(BitSet lanes, int width) {
		StringBuilder text = new StringBuilder();
		for (int lane = 0; lane < width; lane++) {
			append(text, lanes.get(lane) ? '│' : ' ', lane);
			text.append(' ');
		}
		return text.toString();
	}

	private String rails(Row row, int width) {
		StringBuilder text = new StringBuilder();
		for (int lane = 0; lane < width; lane++) {
			if (lane == row.lane()) {
				symbol(text, row.node(), lane);
			}
			else {
				append(text, rail(row, lane), colour(row, lane));
			}
			append(text, (row.leftmost() <= lane && lane < row.rightmost()) ? '─' : ' ', target(row, lane));
		}
		return text.toString();
	}

	private static char rail(Row row, int lane) {
		boolean leftEnd = lane == row.leftmost();
		boolean rightEnd = lane == row.rightmost();
		if (row.edges().containsValue(lane)) {
			if (row.above().get(lane)) {
				return leftEnd ? '├' : rightEnd ? '┤' : '┼';
			}
			return leftEnd ? '╭' : rightEnd ? '╮' : '┬';
		}
		if (row.above().get(lane)) {
			return '│';
		}
		return (row.leftmost() < lane && lane < row.rightmost()) ? '─' : ' ';
	}

	/**
	 * A line between lanes has the colour of the one that it leads to.
	 */
	private static int colour(Row row, int lane) {
		boolean own = row.above().get(lane) || row.edges().containsValue(lane);
		return own ? lane : target(row, lane);
	}

	private static int target(Row row, int lane) {
		int step = (lane < row.lane()) ? -1 : 1;
		int target = (lane < row.lane()) ? lane : lane + 1;
		while (target > row.leftmost() && target < row.rightmost() && !row.edges().containsValue(target)) {
			target += step;
		}
		return target;
	}

	private void symbol(StringBuilder text, Node node, int lane) {
		char symbol = node.mark().symbol(this.unicode);
		if (!this.coloured) {
			text.append(symbol);
		}
		else {
			String code = (node.mark() == Mark.FAILED) ? "31" : String.valueOf(COLOURS[lane % COLOURS.length]);
			text.append(ESCAPE).append(code).append(";1m").append(symbol).append(ESCAPE).append("0m");
		}
	}

	private void append(StringBuilder text, char rail, int lane) {
		char shown = this.unicode ? rail : ascii(rail);
		if (!this.coloured || rail == ' ') {
			text.append(shown);
		}
		else {
			text.append(ESCAPE)
				.append(COLOURS[lane % COLOURS.length])
				.append('m')
				.append(shown)
				.append(ESCAPE)
				.append("0m");
		}
	}

	private static char ascii(char rail) {
		return switch (rail) {
			case '│' -> '|';
			case '─' -> '-';
			case '╮' -> '\\';
			case '╭' -> '/';
			case ' ' -> ' ';
			default -> '+';
		};
	}

	/**
	 * A line of the drawing.
	 *
	 * @param node the revision that it shows, or {@code null} where it only leads on
	 * @param rails what to write before the revision's text
	 * @param below what to write before further lines of the revision's text
	 */
	public record Line(@Nullable Node node, String rails, String below) {

	}

}
