package dev.stemma.revision;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * What a downgrade takes down: what is applied above the target, and what depends on
 * that. The target itself, and what it depends on, stay.
 */
final class DowngradePlanner {

	private final Dag dag;

	private final BitSet applied;

	private final BitSet tips;

	private final TagFilter filter;

	private final Resolver resolver;

	DowngradePlanner(Dag dag, BitSet applied, TagFilter filter) {
		this.dag = dag;
		this.applied = applied;
		this.tips = dag.needs().tips(applied);
		this.filter = filter;
		// Which revisions are heads is no question of what a downgrade selects
		this.resolver = new Resolver(dag, applied, TagFilter.NONE);
	}

	DowngradePlan plan(String text) {
		Target target = target(IdentifierParser.parse(text));
		BitSet above = (target.node() == Dag.BASE) ? aboveBase(target) : above(text, target);
		BitSet steps = select(above);
		int[] order = TopologicalOrder.dependentsFirst(this.dag.order(), steps, this.tips);
		return new DowngradePlan((target.node() == Dag.BASE) ? null : this.dag.revision(target.node()),
				this.dag.revisions(order), this.dag.revisions(Bits.minus(above, steps)));
	}

	private BitSet above(String text, Target target) {
		int[] children = this.dag.lines().above(target.node());
		BitSet roots = Bits.of(children);
		if (target.line() != null && children.length > 1) {
			roots = below(target.line(), roots);
			if (roots.isEmpty()) {
				throw Failures.severalBranches(text, this.dag.id(target.node()), this.dag.ids(children));
			}
		}
		BitSet above = appliedAbove(roots);
		if (above.isEmpty() && !this.tips.get(target.node())) {
			throw Failures.notBelow(text, this.dag.id(target.node()), this.dag.ids(this.tips));
		}
		return above;
	}

	/**
	 * Without a line everything goes. With one, what is above the revision that names it
	 * goes, and below it all that no other applied line stands on.
	 */
	private BitSet aboveBase(Target target) {
		Line line = target.line();
		BitSet bases = this.dag.lines().bottoms();
		if (line == null) {
			return appliedAbove(bases);
		}
		if (target.fromTip()) {
			return appliedAbove(below(line, bases));
		}
		BitSet own = appliedAbove(Bits.of(line.node()));
		BitSet trunk = Bits.and(this.dag.lines().ancestors(Bits.of(line.node())), this.applied);
		BitSet others = Bits.minus(Bits.minus(this.applied, own), trunk);
		return Bits.or(own, Bits.minus(trunk, this.dag.needs().ancestors(others)));
	}

	private BitSet appliedAbove(BitSet roots) {
		return Bits.and(this.dag.needs().descendants(roots), this.applied);
	}

	/**
	 * Those of the revisions that the revision that names the line has below it.
	 */
	private BitSet below(Line line, BitSet nodes) {
		return Bits.and(nodes, this.dag.lines().ancestors(Bits.of(line.node())));
	}

	private BitSet select(BitSet above) {
		if (this.filter.equals(TagFilter.NONE)) {
			return above;
		}
		BitSet selected = new BitSet();
		above.stream().filter((node) -> this.filter.selects(this.dag.revision(node))).forEach(selected::set);
		BitSet steps = appliedAbove(selected);
		BitSet conflicts = Bits.and(steps, this.dag.tagged(this.filter.exclude()));
		if (!conflicts.isEmpty()) {
			int excluded = conflicts.nextSetBit(0);
			int needed = Bits.and(this.dag.needs().ancestors(Bits.of(excluded)), selected).nextSetBit(0);
			throw TagConflictException.downgrade(this.dag.revision(needed), this.dag.revision(excluded), this.filter);
		}
		return steps;
	}

	private Target target(Identifier identifier) {
		if (identifier instanceof Identifier.Absolute absolute) {
			Line line = this.resolver.line(absolute.text(), absolute.anchor());
			return new Target(this.resolver.resolveOne(absolute.text(), absolute.anchor(), absolute.symbol()), line,
					false);
		}
		Identifier.Relative relative = (Identifier.Relative) identifier;
		String text = relative.text();
		Line line = this.resolver.line(text, relative.anchor());
		Steps steps = new Steps(this.dag, text);
		if (relative.symbol() != null) {
			String anchor = (relative.steps() > 0 && relative.symbol() instanceof Identifier.Name) ? null
					: relative.anchor();
			int start = this.resolver.resolveOne(text, anchor, relative.symbol());
			return new Target(steps.walk(start, relative, line), line, false);
		}
		if (relative.steps() > 0) {
			throw Failures.wrongDirection(text, "a downgrade", "upgrade");
		}
		if (line == null) {
			int tip = steps.only(this.tips, this.resolver, relative);
			int node = steps.walk(tip, relative, null);
			return new Target(node, new Line(this.dag.id(tip), tip, this.dag.lines().line(tip)), true);
		}
		return new Target(steps.walk(tipOn(line, steps, relative), relative, line), line, false);
	}

	/**
	 * The current revision on a line; where something of another line depends on it, the
	 * last applied one of the line.
	 */
	private int tipOn(Line line, Steps steps, Identifier.Relative relative) {
		BitSet tipsOnLine = Bits.and(this.tips, line.nodes());
		if (tipsOnLine.isEmpty()) {
			tipsOnLine = Bits.and(this.dag.lines().tips(this.applied), line.nodes());
		}
		if (tipsOnLine.isEmpty()) {
			throw Failures.noTipOnLine(relative.text(), line.anchor());
		}
		return steps.only(tipsOnLine, this.resolver, relative);
	}

	/**
	 * Where to go.
	 *
	 * @param node a revision or {@link Dag#BASE}
	 * @param line the line to keep to
	 * @param fromTip whether nobody named the line: it is that of the one current
	 * revision
	 */
	private record Target(int node, @Nullable Line line, boolean fromTip) {

	}

}
