package dev.stemma.revision;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Plans ranges by what planners for a database do, on a database that is taken to be
 * where the range starts.
 */
final class RangePlanner {

	private final Dag dag;

	private final String text;

	private final Resolver resolver;

	RangePlanner(Dag dag, String text) {
		this.dag = dag;
		this.text = text;
		this.resolver = new Resolver(dag, null, TagFilter.NONE);
	}

	RangePlan upgrade(TagFilter filter) {
		Identifier.Range range = this.text.contains(":") ? IdentifierParser.parseRange(this.text)
				: new Identifier.Range(null, IdentifierParser.parse(this.text));
		BitSet start = (range.start() != null) ? start(range.start()) : new BitSet();
		BitSet applied = this.dag.needs().ancestors(start);
		UpgradePlan plan = new UpgradePlanner(this.dag, applied, filter).plan(List.of(end(range.end(), "heads")));
		if (plan.behind()) {
			throw Failures.rangeGoesDown(this.text);
		}
		return plan(applied, plan.steps(), plan.excluded(), Bits.or(applied, nodes(plan.steps())));
	}

	RangePlan downgrade() {
		Identifier.Range range = this.text.contains(":") ? IdentifierParser.parseRange(this.text)
				: new Identifier.Range(null, null);
		if (range.start() == null || range.end() == null) {
			throw Failures.oneEnd(this.text);
		}
		BitSet applied = this.dag.needs().ancestors(start(range.start()));
		DowngradePlan plan = new DowngradePlanner(this.dag, applied, TagFilter.NONE).plan(end(range.end(), ""));
		return plan(applied, plan.steps(), plan.excluded(), Bits.minus(applied, nodes(plan.steps())));
	}

	StampRange stamp() {
		Identifier.Range range = this.text.contains(":") ? IdentifierParser.parseRange(this.text)
				: new Identifier.Range(null, IdentifierParser.parse(this.text));
		BitSet start = (range.start() != null) ? start(range.start()) : new BitSet();
		if (start.cardinality() > 1) {
			throw Failures.several(this.text, List.copyOf(this.dag.ids(start)));
		}
		BitSet applied = this.dag.needs().ancestors(start);
		BitSet targets = stampEnd(range.end(), start);
		BitSet cleared = targets.isEmpty() ? cleared(range.end(), applied) : new BitSet();
		StampPlan plan = new StampPlanner(this.dag, applied).plan(targets, cleared);
		return new StampRange(this.dag.revisions(start), this.dag.ids(applied), plan,
				this.dag.revisions(this.dag.needs().tips(this.dag.nodes(plan.resulting()))));
	}

	private BitSet stampEnd(@Nullable Identifier end, BitSet start) {
		if (end == null) {
			return this.resolver.resolve(Resolver.absolute("heads"));
		}
		if (!(end instanceof Identifier.Relative relative) || relative.symbol() != null) {
			return start(end);
		}
		int node = new Steps(this.dag, relative.text()).walk(start.isEmpty() ? Dag.BASE : start.nextSetBit(0), relative,
				this.resolver.line(relative.text(), relative.anchor()));
		return (node == Dag.BASE) ? new BitSet() : Bits.of(node);
	}

	/**
	 * The base clears everything, or its line.
	 */
	private BitSet cleared(@Nullable Identifier end, BitSet applied) {
		Line line = (end != null) ? this.resolver.line(end.text(), end.anchor()) : null;
		return (line != null) ? this.dag.needs().line(line.node()) : applied;
	}

	private RangePlan plan(BitSet applied, List<Revision> steps, List<Revision> excluded, BitSet afterwards) {
		return new RangePlan(this.dag.revisions(this.dag.needs().tips(applied)), this.dag.ids(applied), steps, excluded,
				this.dag.revisions(this.dag.needs().tips(afterwards)));
	}

	private BitSet start(Identifier start) {
		if (start instanceof Identifier.Absolute absolute) {
			return this.resolver.resolve(absolute);
		}
		Identifier.Relative relative = (Identifier.Relative) start;
		if (relative.symbol() == null) {
			throw Failures.needsDatabase(relative.text());
		}
		Line line = this.resolver.line(relative.text(), relative.anchor());
		String anchor = (relative.steps() > 0 && relative.symbol() instanceof Identifier.Name) ? null
				: relative.anchor();
		int from = this.resolver.resolveOne(relative.text(), anchor, relative.symbol());
		int node = new Steps(this.dag, relative.text()).walk(from, relative, line);
		return (node == Dag.BASE) ? new BitSet() : Bits.of(node);
	}

	/**
	 * The end goes to a planner for a database; what depends on one would mean the start
	 * there.
	 */
	private static String end(@Nullable Identifier end, String otherwise) {
		if (end == null) {
			return otherwise;
		}
		Identifier.Symbol symbol = (end instanceof Identifier.Absolute absolute) ? absolute.symbol()
				: ((Identifier.Relative) end).symbol();
		if (symbol == Identifier.Keyword.CURRENT) {
			throw Failures.needsDatabase(end.text());
		}
		return end.text();
	}

	private BitSet nodes(List<Revision> revisions) {
		return this.dag.nodes(revisions.stream().map(Revision::id).toList());
	}

}
