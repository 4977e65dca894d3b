package dev.stemma.revision;

import java.util.BitSet;

/**
 * The heads of what remains when lines that end in an excluded tag are left out: whatever
 * carries such a tag and has nothing above it that stays does not count.
 */
final class Heads {

	private final Dag dag;

	private final BitSet excluded;

	Heads(Dag dag, TagFilter filter) {
		this.dag = dag;
		this.excluded = dag.tagged(filter.exclude());
	}

	/**
	 * The revisions that nothing revises.
	 */
	BitSet unrevised() {
		return of(this.dag.lines());
	}

	/**
	 * The revisions that nothing revises or depends on.
	 */
	BitSet real() {
		return of(this.dag.needs());
	}

	private BitSet of(Edges edges) {
		BitSet heads = edges.tops();
		BitSet left = new BitSet();
		for (BitSet out = Bits.and(heads, this.excluded); !out.isEmpty(); out = Bits.and(heads, this.excluded)) {
			left.or(out);
			heads.andNot(out);
			out.stream().forEach((node) -> {
				for (int below : edges.below(node)) {
					heads.set(below, isTop(edges.above(below), left));
				}
			});
		}
		return heads;
	}

	private static boolean isTop(int[] above, BitSet left) {
		for (int node : above) {
			if (!left.get(node)) {
				return false;
			}
		}
		return true;
	}

}
