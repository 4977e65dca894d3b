package dev.stemma.revision;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The revisions between two ends, newest first: what the end needs, as far as it is on a
 * line through the start.
 */
final class HistoryRange {

	private final Dag dag;

	private final String text;

	private final Identifier.Range range;

	private final Resolver resolver;

	HistoryRange(Dag dag, BitSet applied, String text) {
		this.dag = dag;
		this.text = text;
		this.range = IdentifierParser.parseRange(text);
		this.resolver = new Resolver(dag, applied, TagFilter.NONE);
	}

	List<Revision> newestFirst() {
		BitSet ends = ends();
		BitSet starts = starts(ends);
		Identifier start = this.range.start();
		if (start != null && start.anchor() != null) {
			Line line = this.resolver.line(this.text, start.anchor());
			ends = (line != null) ? Bits.and(ends, line.nodes()) : ends;
		}
		refuseOverlap(ends);
		refuseOverlap(starts);
		BitSet nodes = this.dag.needs().ancestors(ends);
		if (!Bits.containsAll(nodes, starts)) {
			throw Failures.notRelated(this.text, Names.list(this.dag.ids(starts)), Names.list(this.dag.ids(ends)));
		}
		if (!starts.isEmpty()) {
			nodes.and(this.dag.lines().descendants(starts));
		}
		return this.dag.revisions(TopologicalOrder.dependentsFirst(this.dag.order(), nodes, ends));
	}

	private BitSet ends() {
		Identifier end = this.range.end();
		if (end == null) {
			return this.resolver.resolve(this.text, null, Identifier.Keyword.HEADS);
		}
		if (end instanceof Identifier.Absolute absolute) {
			return this.resolver.resolve(absolute);
		}
		Identifier.Relative relative = (Identifier.Relative) end;
		Line line = this.resolver.line(this.text, relative.anchor());
		Steps steps = new Steps(this.dag, this.text);
		return nodes(steps.walk(startOfWalk(relative, line), relative, line));
	}

	private int startOfWalk(Identifier.Relative relative, @Nullable Line line) {
		if (relative.symbol() != null) {
			String anchor = (relative.steps() > 0 && relative.symbol() instanceof Identifier.Name) ? null
					: relative.anchor();
			return this.resolver.resolveOne(this.text, anchor, relative.symbol());
		}
		if (relative.steps() < 0) {
			throw Failures.wrongDirection(relative.text(), "the end of a range", "it as the start");
		}
		Identifier start = this.range.start();
		if (start instanceof Identifier.Relative) {
			throw Failures.relativeStart(start.text());
		}
		BitSet starts = (start != null) ? this.resolver.resolve((Identifier.Absolute) start) : new BitSet();
		BitSet onLine = (line != null) ? Bits.and(starts, line.nodes()) : starts;
		return new Steps(this.dag, this.text).only(onLine, this.resolver, relative);
	}

	private BitSet starts(BitSet ends) {
		Identifier start = this.range.start();
		if (start == null) {
			return new BitSet();
		}
		if (start instanceof Identifier.Absolute absolute) {
			return this.resolver.resolve(absolute);
		}
		Identifier.Relative relative = (Identifier.Relative) start;
		if (relative.symbol() != null || relative.steps() > 0) {
			throw Failures.relativeStart(relative.text());
		}
		Line line = this.resolver.line(this.text, relative.anchor());
		BitSet from = (line != null) ? Bits.and(ends, line.nodes()) : ends;
		Steps steps = new Steps(this.dag, relative.text());
		return nodes(steps.downOrBase(steps.only(from, this.resolver, relative), -relative.steps()));
	}

	private static BitSet nodes(int node) {
		return (node == Dag.BASE) ? new BitSet() : Bits.of(node);
	}

	private void refuseOverlap(BitSet nodes) {
		BitSet tips = this.dag.needs().tips(nodes);
		BitSet needed = Bits.minus(nodes, tips);
		if (!needed.isEmpty()) {
			throw Failures.overlapping(this.text, List.copyOf(this.dag.ids(needed)), Names.list(this.dag.ids(tips)));
		}
	}

}
