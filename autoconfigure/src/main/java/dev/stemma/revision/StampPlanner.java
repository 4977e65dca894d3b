package dev.stemma.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * What is applied after a stamp: the targets with all that they need, and the lines that
 * have nothing to do with any target.
 */
final class StampPlanner {

	private final Dag dag;

	private final BitSet applied;

	private final Resolver resolver;

	StampPlanner(Dag dag, BitSet applied) {
		this.dag = dag;
		this.applied = applied;
		this.resolver = new Resolver(dag, applied, TagFilter.NONE);
	}

	StampPlan plan(List<String> identifiers) {
		BitSet targets = new BitSet();
		BitSet cleared = new BitSet();
		for (String identifier : identifiers) {
			Identifier.Absolute target = Resolver.absolute(identifier);
			targets.or(this.resolver.resolve(target));
			if (target.symbol() == Identifier.Keyword.BASE) {
				Line line = this.resolver.line(identifier, target.anchor());
				cleared.or((line != null) ? this.dag.needs().line(line.node()) : this.applied);
			}
		}
		return plan(targets, cleared);
	}

	/**
	 * Plans for what is resolved already.
	 * @param targets the targets
	 * @param cleared what is recorded as not applied, unless a target needs it
	 */
	StampPlan plan(BitSet targets, BitSet cleared) {
		BitSet stamped = this.dag.needs().ancestors(targets);
		BitSet related = Bits.or(Bits.or(stamped, this.dag.needs().descendants(targets)), cleared);
		BitSet unrelated = Bits.minus(this.dag.needs().tips(this.applied), related);
		BitSet resulting = Bits.or(stamped, this.dag.needs().ancestors(unrelated));
		return new StampPlan(upwards(Bits.minus(resulting, this.applied)),
				downwards(Bits.minus(this.applied, resulting)), upwards(resulting));
	}

	private Set<String> upwards(BitSet nodes) {
		return this.dag.ids(Arrays
			.stream(TopologicalOrder.prerequisitesFirst(this.dag.order(), nodes, this.dag.needs().tips(nodes))));
	}

	private Set<String> downwards(BitSet nodes) {
		return this.dag.ids(
				Arrays.stream(TopologicalOrder.dependentsFirst(this.dag.order(), nodes, this.dag.needs().tips(nodes))));
	}

}
