package dev.stemma.revision;

import java.util.BitSet;

/**
 * One kind of edge between revisions, which are numbers here. Bases are at the bottom:
 * what a revision needs is below it, what needs it is above.
 */
final class Edges {

	private final int[][] below;

	private final int[][] above;

	/**
	 * Edges from the lists of what is below each revision, without repetitions.
	 */
	Edges(int[][] below) {
		this.below = below;
		this.above = inverse(below);
	}

	private static int[][] inverse(int[][] links) {
		int[] counts = new int[links.length];
		for (int[] targets : links) {
			for (int target : targets) {
				counts[target]++;
			}
		}
		int[][] inverse = new int[links.length][];
		for (int node = 0; node < links.length; node++) {
			inverse[node] = new int[counts[node]];
		}
		// Filled from the end, so that each list comes out in load order
		for (int node = links.length - 1; node >= 0; node--) {
			for (int target : links[node]) {
				inverse[target][--counts[target]] = node;
			}
		}
		return inverse;
	}

	int size() {
		return this.below.length;
	}

	int[] below(int node) {
		return this.below[node];
	}

	int[] above(int node) {
		return this.above[node];
	}

	/**
	 * The given revisions and everything below them.
	 */
	BitSet ancestors(BitSet nodes) {
		return reach(this.below, nodes);
	}

	/**
	 * The given revisions and everything above them.
	 */
	BitSet descendants(BitSet nodes) {
		return reach(this.above, nodes);
	}

	/**
	 * The line through a revision: what is below and above it, and itself.
	 */
	BitSet line(int node) {
		BitSet line = ancestors(Bits.of(node));
		line.or(descendants(Bits.of(node)));
		return line;
	}

	/**
	 * Those of the given revisions that have none of the others above them, however far.
	 */
	BitSet tips(BitSet nodes) {
		BitSet next = new BitSet(size());
		nodes.stream().forEach((node) -> setAll(next, this.below[node]));
		BitSet tips = Bits.copy(nodes);
		tips.andNot(ancestors(next));
		return tips;
	}

	/**
	 * The revisions with nothing above them.
	 */
	BitSet tops() {
		return ends(this.above);
	}

	/**
	 * The revisions with nothing below them.
	 */
	BitSet bottoms() {
		return ends(this.below);
	}

	private static BitSet ends(int[][] links) {
		BitSet ends = new BitSet(links.length);
		for (int node = 0; node < links.length; node++) {
			ends.set(node, links[node].length == 0);
		}
		return ends;
	}

	/**
	 * A stack of our own instead of recursion: a line may be as long as the graph.
	 */
	private static BitSet reach(int[][] links, BitSet from) {
		BitSet reached = Bits.copy(from);
		int[] stack = new int[links.length];
		int depth = 0;
		for (int node = from.nextSetBit(0); node >= 0; node = from.nextSetBit(node + 1)) {
			stack[depth++] = node;
		}
		while (depth > 0) {
			for (int next : links[stack[--depth]]) {
				if (!reached.get(next)) {
					reached.set(next);
					stack[depth++] = next;
				}
			}
		}
		return reached;
	}

	private static void setAll(BitSet set, int[] nodes) {
		for (int node : nodes) {
			set.set(node);
		}
	}

}
