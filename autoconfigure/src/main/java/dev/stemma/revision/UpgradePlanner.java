package dev.stemma.revision;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an upgrade runs: the ancestors of the target that are not applied, as far as the
 * tags select them, and whatever those need.
 */
final class UpgradePlanner {

	private final Dag dag;

	private final BitSet applied;

	private final TagFilter filter;

	private final Resolver resolver;

	UpgradePlanner(Dag dag, BitSet applied, TagFilter filter) {
		this.dag = dag;
		this.applied = applied;
		this.filter = filter;
		this.resolver = new Resolver(dag, applied, filter);
	}

	UpgradePlan plan(List<String> identifiers) {
		BitSet targets = new BitSet();
		boolean toBase = false;
		for (String identifier : identifiers) {
			BitSet resolved = target(IdentifierParser.parse(identifier));
			targets.or(resolved);
			toBase |= resolved.isEmpty();
		}
		refuseOverlap(String.join(", ", identifiers), targets);
		BitSet pending = Bits.minus(this.dag.needs().ancestors(targets), this.applied);
		BitSet steps = select(pending);
		BitSet excluded = Bits.minus(Bits.minus(this.dag.needs().ancestors(whole(identifiers, targets)), this.applied),
				steps);
		boolean behind = pending.isEmpty() && (toBase ? !this.applied.isEmpty() : isBelowApplied(targets));
		int[] order = TopologicalOrder.prerequisitesFirst(this.dag.order(), steps, targets);
		return new UpgradePlan(this.dag.revisions(targets), this.dag.revisions(order), this.dag.revisions(excluded),
				behind);
	}

	/**
	 * The targets as they would be without the filter, so that a line that it leaves out
	 * as a whole is still said to be left out.
	 */
	private BitSet whole(List<String> identifiers, BitSet targets) {
		if (this.filter.exclude().isEmpty()) {
			return targets;
		}
		Resolver unfiltered = new Resolver(this.dag, this.applied, TagFilter.NONE);
		BitSet whole = (BitSet) targets.clone();
		for (String text : identifiers) {
			if (IdentifierParser.parse(text) instanceof Identifier.Absolute absolute
					&& (absolute.symbol() == Identifier.Keyword.HEAD
							|| absolute.symbol() == Identifier.Keyword.HEADS)) {
				whole.or(unfiltered
					.resolve(new Identifier.Absolute(absolute.text(), absolute.anchor(), Identifier.Keyword.HEADS)));
			}
		}
		return whole;
	}

	private boolean isBelowApplied(BitSet targets) {
		BitSet above = Bits.minus(this.dag.lines().descendants(targets), targets);
		return above.intersects(this.applied);
	}

	private void refuseOverlap(String text, BitSet targets) {
		BitSet tips = this.dag.needs().tips(targets);
		BitSet needed = Bits.minus(targets, tips);
		if (!needed.isEmpty()) {
			throw Failures.overlapping(text, List.copyOf(this.dag.ids(needed)), Names.list(this.dag.ids(tips)));
		}
	}

	private BitSet select(BitSet pending) {
		if (this.filter.equals(TagFilter.NONE)) {
			return pending;
		}
		BitSet selected = new BitSet();
		pending.stream().filter((node) -> this.filter.selects(this.dag.revision(node))).forEach(selected::set);
		BitSet steps = Bits.and(this.dag.needs().ancestors(selected), pending);
		BitSet conflicts = Bits.and(steps, this.dag.tagged(this.filter.exclude()));
		if (!conflicts.isEmpty()) {
			int excluded = conflicts.nextSetBit(0);
			int needing = Bits.and(this.dag.needs().descendants(Bits.of(excluded)), selected).nextSetBit(0);
			throw TagConflictException.upgrade(this.dag.revision(needing), this.dag.revision(excluded), this.filter);
		}
		return steps;
	}

	private BitSet target(Identifier identifier) {
		if (identifier instanceof Identifier.Absolute absolute) {
			return this.resolver.resolve(absolute);
		}
		Identifier.Relative relative = (Identifier.Relative) identifier;
		Line line = this.resolver.line(relative.text(), relative.anchor());
		int node = new Steps(this.dag, relative.text()).walk(start(relative, line), relative, line);
		return (node == Dag.BASE) ? new BitSet() : Bits.of(node);
	}

	private int start(Identifier.Relative relative, @Nullable Line line) {
		String text = relative.text();
		if (relative.symbol() != null) {
			// On the way up the anchor only chooses among branches, as in Alembic
			String anchor = (relative.steps() > 0 && relative.symbol() instanceof Identifier.Name) ? null
					: relative.anchor();
			return this.resolver.resolveOne(text, anchor, relative.symbol());
		}
		if (relative.steps() < 0) {
			throw Failures.wrongDirection(text, "an upgrade", "downgrade");
		}
		Steps steps = new Steps(this.dag, text);
		BitSet tips = this.resolver.tips(text);
		if (line == null) {
			return steps.only(tips, this.resolver, relative);
		}
		BitSet tipsOnLine = Bits.and(tips, line.nodes());
		if (!tipsOnLine.isEmpty()) {
			return steps.only(tipsOnLine, this.resolver, relative);
		}
		// The line is applied up to where others branched off, or not at all
		BitSet appliedOnLine = Bits.and(this.applied, line.nodes());
		return steps.only(this.dag.needs().tips(appliedOnLine), this.resolver, relative);
	}

}
