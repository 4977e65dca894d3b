package dev.stemma.cli.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalDrawingTests {

	@Test
	void oneLineIsOneRail() {
		assertThat(drawn("""
				c <- b
				b <- a
				a
				""")).isEqualTo("""
				● c
				● b
				● a
				""");
	}

	@Test
	void aBranchJoinsTheRailOfItsParent() {
		assertThat(drawn("""
				d <- b
				c <- b
				b <- a
				a
				""")).isEqualTo("""
				●   d
				├─● c
				●   b
				●   a
				""");
	}

	@Test
	void aMergeOpensARail() {
		assertThat(drawn("""
				e <- c, d
				d <- b
				c <- b
				b
				""")).isEqualTo("""
				●─╮ e
				│ ● d
				●─┤ c
				  ● b
				""");
	}

	@Test
	void aMergeOfManyOpensAsManyRails() {
		assertThat(drawn("""
				f <- a, b, c, d, e
				e
				d
				c
				b
				a
				""")).isEqualTo("""
				●─┬─┬─┬─╮ f
				│ │ │ │ ● e
				│ │ │ ●   d
				│ │ ●     c
				│ ●       b
				●         a
				""");
	}

	@Test
	void crossingIsToldFromJoining() {
		assertThat(drawn("""
				f <- c
				e <- b
				d <- a, b, c
				g <- c, a
				c
				b
				a
				""")).isEqualTo("""
				●       f
				│ ●     e
				├─┼─●   d
				├─│─┼─● g
				● │ │   c
				  ● │   b
				    ●   a
				""");
	}

	@Test
	void linesThatHaveNothingInCommonDoNotTouch() {
		assertThat(drawn("""
				d <- c
				c
				b <- a
				a
				""")).isEqualTo("""
				● d
				● c

				● b
				● a
				""");
	}

	@Test
	void aLeftLaneIsTakenAgain() {
		assertThat(drawn("""
				g <- f
				e <- d
				f
				c <- b
				d <- b
				b
				""")).isEqualTo("""
				●   g
				│ ● e
				● │ f
				  │
				● │ c
				├─● d
				●   b
				""");
	}

	@Test
	void crissCrossMergesStayInTwoLanes() {
		assertThat(drawn("""
				f <- d, e
				e <- c, b
				d <- b, c
				c <- a
				b <- a
				a
				""")).isEqualTo("""
				●─╮   f
				│ ●─╮ e
				●─┼─┤ d
				  ● │ c
				  ├─● b
				  ●   a
				""");
	}

	@Test
	void aParentThatIsNotShownIsNoRail() {
		assertThat(drawn("""
				c <- b, x
				b <- y
				""")).isEqualTo("""
				● c
				● b
				""");
	}

	@Test
	void eachStateHasItsSymbol() {
		List<Node> nodes = new ArrayList<>();
		for (Mark mark : Mark.values()) {
			nodes
				.add(new Node(mark.word(), List.of(), List.of(), mark, "", List.of(), List.of(), List.of(), false, ""));
		}
		assertThat(text(nodes, true).replace("\n\n", "\n")).isEqualTo("""
				● applied
				○ pending
				◌ excluded
				✗ failed
				? unknown
				• not-asked
				""");
		assertThat(text(nodes, false).replace("\n\n", "\n")).isEqualTo("""
				* applied
				o pending
				. excluded
				x failed
				? unknown
				* not-asked
				""");
	}

	@Test
	void withoutUnicodeRailsAreMadeOfAscii() {
		assertThat(text(Nodes.of("""
				e <- c, d
				d <- b
				c <- b
				b <- a
				x <- a
				a
				"""), false)).isEqualTo("""
				*-\\ e
				| * d
				*-+ c
				  * b
				*-+ x
				  * a
				""");
	}

	@Test
	void eachLaneHasItsColour() {
		assertThat(TerminalDrawing.draw(Nodes.of("""
				c <- a
				b <- a
				a
				"""), true, true).stream().map(TerminalDrawing.Line::rails)).containsExactly(
				"\u001b[36;1m●\u001b[0m   ", "\u001b[36m├\u001b[0m\u001b[36m─\u001b[0m\u001b[35;1m●\u001b[0m ",
				"\u001b[36;1m●\u001b[0m   ");
	}

	@Test
	void furtherLinesOfARevisionStandBesideTheRailsThatGoOn() {
		assertThat(TerminalDrawing.draw(Nodes.of("""
				d <- b, c
				c
				b
				"""), true, false).stream().map(TerminalDrawing.Line::below)).containsExactly("│ │ ", "│   ", "    ");
	}

	@Test
	void whatIsInNoOrderIsPutInOrder() {
		assertThat(drawn("""
				a
				b <- a
				d <- c + a
				c <- b
				""")).isEqualTo("""
				● d
				● c
				● b
				● a
				""");
	}

	@Test
	void aCircleIsDrawnAllTheSame() {
		assertThat(drawn("""
				d <- b
				b <- a
				a <- b
				""")).isEqualTo("""
				● d
				● b
				● a
				""");
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 12, 40, 300 })
	void randomGraphsCanBeReadFromTheirDrawing(int size) {
		Random random = new Random(size);
		for (int i = 0; i < 6000 / size; i++) {
			verify(Nodes.random(random, size));
		}
	}

	@Test
	void recordedGraphsCanBeReadFromTheirDrawing() {
		List<List<Node>> graphs = Nodes.recorded();
		assertThat(graphs).hasSizeGreaterThan(50);
		graphs.forEach((nodes) -> verify(NewestFirst.order(nodes)));
	}

	@Test
	void dependenciesTakeNoRoom() {
		List<Node> nodes = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			nodes.add(Nodes.node("r" + i, (i < 99) ? List.of("r" + (i + 1)) : List.of(),
					IntStream.range(i + 2, 100).mapToObj((below) -> "r" + below).toList()));
		}
		assertThat(TerminalDrawing.draw(nodes, true, false)).allMatch((line) -> line.rails().equals("● "));
	}

	private static void verify(List<Node> nodes) {
		List<TerminalDrawing.Line> lines = TerminalDrawing.draw(nodes, true, false);
		Walker walker = new Walker(lines);
		assertThat(lines.stream().filter((line) -> line.node() != null).map((line) -> line.node().id()).toList())
			.as("every revision once, in order")
			.isEqualTo(nodes.stream().map(Node::id).toList());
		assertThat(lines).allSatisfy((line) -> assertThat(line.rails().chars().filter((c) -> c == '●').count())
			.isEqualTo((line.node() != null) ? 1 : 0));
		assertThat(walker.parents()).as(walker.toString()).isEqualTo(Walker.expected(nodes));
		assertThat(Lanes.of(nodes).width()).as(walker.toString()).isEqualTo(leastWidth(nodes));
	}

	/**
	 * The most parents that are awaited at once, with the revision that awaits them.
	 */
	private static int leastWidth(List<Node> nodes) {
		Map<String, Set<String>> parents = Walker.expected(nodes);
		Set<String> awaited = new HashSet<>();
		int most = 0;
		for (Node node : nodes) {
			awaited.add(node.id());
			most = Math.max(most, awaited.size());
			awaited.remove(node.id());
			awaited.addAll(parents.get(node.id()));
			most = Math.max(most, awaited.size());
		}
		return most;
	}

	private static String drawn(String nodes) {
		return text(Nodes.of(nodes), true);
	}

	private static String text(List<Node> nodes, boolean unicode) {
		return TerminalDrawing.draw(nodes, unicode, false)
			.stream()
			.map((line) -> (line.rails() + ((line.node() != null) ? line.node().id() : "")).stripTrailing() + "\n")
			.collect(Collectors.joining());
	}

}
