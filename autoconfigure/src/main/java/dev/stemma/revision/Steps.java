package dev.stemma.revision;

import java.util.BitSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Walks the steps of relative identifiers: by {@code revises} alone, one way or none.
 */
final class Steps {

	private final Dag dag;

	private final String text;

	Steps(Dag dag, String text) {
		this.dag = dag;
		this.text = text;
	}

	/**
	 * The revision so many steps from another.
	 * @param start a revision or {@link Dag#BASE}
	 * @param line the line to keep to on the way up, where branches open
	 * @return a revision or {@link Dag#BASE}
	 */
	int walk(int start, Identifier.Relative relative, @Nullable Line line) {
		return (relative.steps() > 0) ? up(start, relative.steps(), line) : down(start, -relative.steps());
	}

	private int up(int start, int steps, @Nullable Line line) {
		int node = start;
		for (int step = 0; step < steps; step++) {
			int[] above = (node == Dag.BASE) ? this.dag.lines().bottoms().stream().toArray()
					: this.dag.lines().above(node);
			int[] ways = (line != null) ? IntStream.of(above).filter(line.nodes()::get).toArray() : above;
			if (ways.length == 0) {
				throw Failures.tooFewSteps(this.text, steps, step, true);
			}
			node = only(ways, node, true);
		}
		return node;
	}

	private int down(int start, int steps) {
		int node = start;
		for (int step = 0; step < steps; step++) {
			if (node == Dag.BASE) {
				throw Failures.tooFewSteps(this.text, steps, step, false);
			}
			int[] ways = this.dag.lines().below(node);
			node = (ways.length == 0) ? Dag.BASE : only(ways, node, false);
		}
		return node;
	}

	/**
	 * Like a walk down, except that it stays at the base when it gets there early.
	 */
	int downOrBase(int start, int steps) {
		int node = start;
		for (int step = 0; step < steps && node != Dag.BASE; step++) {
			int[] ways = this.dag.lines().below(node);
			node = (ways.length == 0) ? Dag.BASE : only(ways, node, false);
		}
		return node;
	}

	private int only(int[] ways, int at, boolean up) {
		if (ways.length > 1) {
			String place = (at == Dag.BASE) ? "the base" : this.dag.id(at);
			throw Failures.severalWays(this.text, place, this.dag.ids(ways), up);
		}
		return ways[0];
	}

	/**
	 * The only one of some current revisions, or {@link Dag#BASE} if there is none.
	 */
	int only(BitSet tips, Resolver resolver, Identifier.Relative relative) {
		if (tips.cardinality() > 1) {
			String steps = ((relative.steps() > 0) ? "+" : "") + relative.steps();
			throw Failures.severalTips(this.text, this.dag.ids(tips.stream().toArray()), resolver.choices(tips, steps));
		}
		return tips.isEmpty() ? Dag.BASE : tips.nextSetBit(0);
	}

}
