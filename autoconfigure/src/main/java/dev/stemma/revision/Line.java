package dev.stemma.revision;

import java.util.BitSet;

/**
 * What an anchor stands for.
 *
 * @param anchor the anchor as given
 * @param node the revision that it names
 * @param nodes the line through that revision, by {@code revises}
 */
record Line(String anchor, int node, BitSet nodes) {

}
