package dev.stemma.revision;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Leaves out a dependency that an ancestor on the same line has already. It changes no
 * plan's content, only its order, which is to be Alembic's
 * ({@code Revision._normalized_down_revisions}).
 */
final class DependencyReduction {

	private final Edges lines;

	private final int[][] dependencies;

	/** The revisions, each after everything that it needs. */
	private final int[] upwards;

	private final int[][] reduced;

	private DependencyReduction(Edges lines, Edges needs, int[][] dependencies) {
		this.lines = lines;
		this.dependencies = dependencies;
		this.upwards = upwards(needs);
		this.reduced = dependencies.clone();
	}

	static int[][] reduce(Edges lines, Edges needs, int[][] dependencies) {
		int[] shared = shared(dependencies);
		DependencyReduction reduction = new DependencyReduction(lines, needs, dependencies);
		for (int from = 0; from < shared.length; from += Long.SIZE) {
			reduction.reduce(shared, from, Math.min(from + Long.SIZE, shared.length));
		}
		return reduction.reduced;
	}

	/**
	 * What several revisions depend on: only there can one be above another.
	 */
	private static int[] shared(int[][] dependencies) {
		BitSet once = new BitSet();
		BitSet shared = new BitSet();
		for (int[] targets : dependencies) {
			for (int target : targets) {
				if (once.get(target)) {
					shared.set(target);
				}
				once.set(target);
			}
		}
		return shared.stream().toArray();
	}

	/**
	 * Takes as many dependencies up the lines in one pass as a {@code long} has bits.
	 */
	private void reduce(int[] shared, int from, int to) {
		int size = this.dependencies.length;
		long[] bits = new long[size];
		for (int i = from; i < to; i++) {
			bits[shared[i]] = 1L << (i - from);
		}
		long[] had = new long[size];
		for (int node : this.upwards) {
			long below = 0;
			for (int parent : this.lines.below(node)) {
				below |= had[parent];
			}
			had[node] = below;
			for (int dependency : this.dependencies[node]) {
				had[node] |= bits[dependency];
				if ((below & bits[dependency]) != 0) {
					leaveOut(node, dependency);
				}
			}
		}
	}

	private void leaveOut(int node, int dependency) {
		this.reduced[node] = IntStream.of(this.reduced[node]).filter((other) -> other != dependency).toArray();
	}

	private static int[] upwards(Edges needs) {
		int[] open = new int[needs.size()];
		int[] order = new int[needs.size()];
		int end = 0;
		for (int node = 0; node < open.length; node++) {
			open[node] = needs.below(node).length;
			if (open[node] == 0) {
				order[end++] = node;
			}
		}
		for (int at = 0; at < end; at++) {
			for (int above : needs.above(order[at])) {
				if (--open[above] == 0) {
					order[end++] = above;
				}
			}
		}
		return order;
	}

}
