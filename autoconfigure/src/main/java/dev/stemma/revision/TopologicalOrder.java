package dev.stemma.revision;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The order of a plan: one line is walked down to its end before the one before it in the
 * list of lines goes on, and a revision waits until every line that needs it has passed.
 * Equal to Alembic's {@code RevisionMap._topological_sort}, which keeps a set of
 * ancestors for each line; this does without, by two observations.
 * <ul>
 * <li>Everything not yet emitted hangs below the head of some line. So a revision lies in
 * the ancestors of another line exactly when something directly above it is not yet
 * emitted: a counter answers that.</li>
 * <li>The first line that still needs a revision is the least number among the lines that
 * stand above it. Lines only move down and new ones only join at the end, so this number
 * never falls: an answer that was right once bounds all later ones from below, and most
 * of the search for them is cut off.</li>
 * </ul>
 * A blocked line gives way to the first that needs it, that one perhaps to the next, and
 * so on to one that is free. Where only one is free, all ways end there.
 */
final class TopologicalOrder {

	private static final int NONE = -1;

	private final Edges edges;

	private final BitSet waiting;

	private final int[] openAbove;

	/** The list of lines: the revision at which each stands, and its neighbours. */
	private final int[] head;

	private final int[] next;

	private final int[] previous;

	private int lines;

	private int first = NONE;

	private int last = NONE;

	private final int[] lineOf;

	/** How many lines are not blocked, and the sum of their numbers. */
	private int freeLines;

	private long sumOfFreeLines;

	/** The state of {@link #firstLineAbove}, by revision. */
	private final int[] bound;

	private final int[] best;

	private final int[] cursor;

	private final int[] answered;

	private final int[] stack;

	private int question;

	private TopologicalOrder(Edges edges, BitSet plan) {
		int size = edges.size();
		this.edges = edges;
		this.waiting = Bits.copy(plan);
		this.openAbove = new int[size];
		this.head = new int[size];
		this.next = new int[size];
		this.previous = new int[size];
		this.lineOf = new int[size];
		Arrays.fill(this.lineOf, NONE);
		this.bound = new int[size];
		this.best = new int[size];
		this.cursor = new int[size];
		this.answered = new int[size];
		this.stack = new int[size];
	}

	/**
	 * The revisions of a plan, each before everything that it needs.
	 * @param edges the edges to respect
	 * @param plan the revisions to order
	 * @param heads where lines begin, in load order; tips of the plan need not be among
	 * them
	 */
	static int[] dependentsFirst(Edges edges, BitSet plan, BitSet heads) {
		return new TopologicalOrder(edges, plan).order(heads);
	}

	/**
	 * The revisions of a plan, each after everything that it needs: the exact reverse.
	 */
	static int[] prerequisitesFirst(Edges edges, BitSet plan, BitSet heads) {
		int[] order = dependentsFirst(edges, plan, heads);
		for (int i = 0, j = order.length - 1; i < j; i++, j--) {
			int swap = order[i];
			order[i] = order[j];
			order[j] = swap;
		}
		return order;
	}

	private int[] order(BitSet heads) {
		int[] order = new int[this.waiting.cardinality()];
		this.waiting.stream().forEach((node) -> {
			for (int above : this.edges.above(node)) {
				if (this.waiting.get(above)) {
					this.openAbove[node]++;
				}
			}
			if (heads.get(node) || this.openAbove[node] == 0) {
				append(node);
				countIfFree(node);
			}
		});
		int emitted = 0;
		int line = this.first;
		while (line != NONE) {
			int node = this.head[line];
			if (this.openAbove[node] == 0) {
				order[emitted++] = node;
				this.waiting.clear(node);
				this.freeLines--;
				this.sumOfFreeLines -= line;
				line = moveDown(line, node);
			}
			else {
				line = (this.freeLines == 1) ? (int) this.sumOfFreeLines : firstLineAbove(node);
			}
		}
		return order;
	}

	/**
	 * Moves a line from the revision just emitted to the first below it that no line
	 * stands at; the others begin new lines.
	 * @return the line to go on with
	 */
	private int moveDown(int line, int node) {
		boolean moved = false;
		for (int below : this.edges.below(node)) {
			if (!this.waiting.get(below)) {
				continue;
			}
			this.openAbove[below]--;
			if (this.lineOf[below] == NONE && moved) {
				append(below);
			}
			else if (this.lineOf[below] == NONE) {
				moved = true;
				this.head[line] = below;
				this.lineOf[below] = line;
			}
			countIfFree(below);
		}
		return moved ? line : remove(line);
	}

	private void countIfFree(int node) {
		if (this.openAbove[node] == 0) {
			this.freeLines++;
			this.sumOfFreeLines += this.lineOf[node];
		}
	}

	private void append(int node) {
		int line = this.lines++;
		this.head[line] = node;
		this.lineOf[node] = line;
		this.previous[line] = this.last;
		this.next[line] = NONE;
		if (this.last == NONE) {
			this.first = line;
		}
		else {
			this.next[this.last] = line;
		}
		this.last = line;
	}

	private int remove(int line) {
		int before = this.previous[line];
		int after = this.next[line];
		if (before == NONE) {
			this.first = after;
		}
		else {
			this.next[before] = after;
		}
		if (after == NONE) {
			this.last = before;
		}
		else {
			this.previous[after] = before;
		}
		return (before == NONE) ? this.first : before;
	}

	/**
	 * The first line that stands above a blocked revision: the least over what is
	 * directly above it, asked depth first. Answers of one question are kept for the
	 * question, and as lower bounds for ever.
	 */
	private int firstLineAbove(int blocked) {
		this.question++;
		int depth = 0;
		ask(depth, blocked, Integer.MAX_VALUE);
		while (true) {
			int node = this.stack[depth];
			int above = nextToAsk(node);
			if (above != NONE) {
				int own = this.lineOf[above];
				ask(++depth, above, (own == NONE) ? Integer.MAX_VALUE : own);
			}
			else if (depth == 0) {
				return this.best[node];
			}
			else {
				this.bound[node] = this.best[node];
				this.answered[node] = this.question;
				int below = this.stack[--depth];
				this.best[below] = Math.min(this.best[below], this.best[node]);
			}
		}
	}

	private void ask(int depth, int node, int best) {
		this.stack[depth] = node;
		this.best[node] = best;
		this.cursor[node] = 0;
	}

	private int nextToAsk(int node) {
		int[] above = this.edges.above(node);
		while (this.best[node] > this.bound[node] && this.cursor[node] < above.length) {
			int candidate = above[this.cursor[node]++];
			if (!this.waiting.get(candidate) || this.bound[candidate] >= this.best[node]) {
				continue;
			}
			if (this.answered[candidate] != this.question) {
				return candidate;
			}
			this.best[node] = this.bound[candidate];
		}
		return NONE;
	}

}
