package dev.stemma.revision;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What absolute identifiers stand for.
 */
final class Resolver {

	private final Dag dag;

	private final @Nullable BitSet applied;

	private final Heads heads;

	/**
	 * A resolver for one state of the database.
	 * @param applied the applied revisions, or {@code null} where there is no database to
	 * ask
	 */
	Resolver(Dag dag, @Nullable BitSet applied, TagFilter filter) {
		this.dag = dag;
		this.applied = applied;
		this.heads = new Heads(dag, filter);
	}

	/**
	 * Reads an identifier where steps are not taken.
	 */
	static Identifier.Absolute absolute(String text) {
		if (IdentifierParser.parse(text) instanceof Identifier.Absolute absolute) {
			return absolute;
		}
		throw Failures.relative(text);
	}

	/**
	 * The revisions that an identifier stands for; none for the base.
	 */
	BitSet resolve(Identifier.Absolute identifier) {
		return resolve(identifier.text(), identifier.anchor(), identifier.symbol());
	}

	BitSet resolve(String text, @Nullable String anchor, Identifier.Symbol symbol) {
		Line line = line(text, anchor);
		if (symbol instanceof Identifier.Name name) {
			return Bits.of(named(text, name.text(), line));
		}
		BitSet found = switch ((Identifier.Keyword) symbol) {
			case HEAD -> this.heads.unrevised();
			case HEADS -> (line != null) ? this.heads.unrevised() : this.heads.real();
			case CURRENT -> tips(text);
			case BASE -> new BitSet();
		};
		BitSet onLine = (line != null) ? Bits.and(found, line.nodes()) : found;
		if (symbol == Identifier.Keyword.HEAD && onLine.cardinality() > 1) {
			throw severalHeads(text, onLine);
		}
		return onLine;
	}

	/**
	 * The one revision that an identifier stands for, or {@link Dag#BASE}.
	 */
	int resolveOne(String text, @Nullable String anchor, Identifier.Symbol symbol) {
		BitSet found = resolve(text, anchor, symbol);
		if (found.cardinality() > 1) {
			if (symbol == Identifier.Keyword.HEADS) {
				throw severalHeads(text, found);
			}
			throw Failures.several(text, List.copyOf(this.dag.ids(found)));
		}
		return found.isEmpty() ? Dag.BASE : found.nextSetBit(0);
	}

	private IdentifierException severalHeads(String text, BitSet heads) {
		List<String> choices = heads.stream().mapToObj((head) -> choice(head, heads, "@head")).toList();
		return Failures.severalHeads(text, List.copyOf(this.dag.ids(heads)), choices);
	}

	/**
	 * How to name one of several revisions: by a label whose line has no other of them,
	 * else by its id.
	 */
	private String choice(int one, BitSet several, String symbolOfLine) {
		BitSet line = this.dag.lines().ancestors(Bits.of(one));
		return this.dag.names()
			.entrySet()
			.stream()
			.filter((name) -> !name.getKey().equals(this.dag.id(name.getValue())) && line.get(name.getValue()))
			.filter((label) -> Bits.and(this.dag.lines().line(label.getValue()), several).cardinality() == 1)
			.map((label) -> label.getKey() + symbolOfLine)
			.findFirst()
			.orElse(this.dag.id(one));
	}

	/**
	 * How to name each of several tips before relative steps.
	 */
	List<String> choices(BitSet tips, String steps) {
		return tips.stream().mapToObj((tip) -> {
			String choice = choice(tip, tips, "@");
			return choice.endsWith("@") ? choice + steps : choice + "@" + steps;
		}).toList();
	}

	/**
	 * The tips of what is applied.
	 */
	BitSet tips(String text) {
		return this.dag.needs().tips(applied(text));
	}

	BitSet applied(String text) {
		if (this.applied == null) {
			throw Failures.needsDatabase(text);
		}
		return this.applied;
	}

	/**
	 * The line that an anchor names, or {@code null} without one.
	 */
	@Nullable Line line(String text, @Nullable String anchor) {
		if (anchor == null) {
			return null;
		}
		int node = named(text, anchor, null);
		return new Line(anchor, node, this.dag.lines().line(node));
	}

	private int named(String text, String name, @Nullable Line line) {
		Integer exact = this.dag.byName(name);
		if (exact != null) {
			if (line != null && !line.nodes().get(exact)) {
				throw Failures.notOnBranch(text, name, line.anchor());
			}
			return exact;
		}
		Map<String, Integer> names = this.dag.names();
		List<String> beginning = (name.length() < RevisionGraph.SHORTEST_PARTIAL) ? List.of()
				: names.keySet().stream().filter((known) -> known.startsWith(name)).toList();
		if (beginning.isEmpty()) {
			throw Failures.unknown(text, name, Names.nearestIdentifiers(name, names.keySet()),
					name.length() < RevisionGraph.SHORTEST_PARTIAL);
		}
		List<String> candidates = (line != null)
				? beginning.stream().filter((known) -> line.nodes().get(node(names, known))).toList() : beginning;
		if (candidates.isEmpty()) {
			throw Failures.notOnBranch(text, name, Objects.requireNonNull(line).anchor());
		}
		if (candidates.stream().map(names::get).distinct().count() > 1) {
			throw Failures.partial(text, name, candidates);
		}
		return node(names, candidates.get(0));
	}

	private static int node(Map<String, Integer> names, String name) {
		return Objects.requireNonNull(names.get(name));
	}

}
