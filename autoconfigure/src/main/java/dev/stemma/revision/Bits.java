package dev.stemma.revision;

import java.util.BitSet;

/**
 * Sets of revisions as values: every method answers with a set of its own.
 */
final class Bits {

	private Bits() {
	}

	static BitSet of(int... nodes) {
		BitSet set = new BitSet();
		for (int node : nodes) {
			set.set(node);
		}
		return set;
	}

	static BitSet copy(BitSet set) {
		return (BitSet) set.clone();
	}

	static BitSet and(BitSet a, BitSet b) {
		BitSet result = copy(a);
		result.and(b);
		return result;
	}

	static BitSet or(BitSet a, BitSet b) {
		BitSet result = copy(a);
		result.or(b);
		return result;
	}

	static BitSet minus(BitSet a, BitSet b) {
		BitSet result = copy(a);
		result.andNot(b);
		return result;
	}

	static boolean containsAll(BitSet set, BitSet all) {
		return minus(all, set).isEmpty();
	}

}
