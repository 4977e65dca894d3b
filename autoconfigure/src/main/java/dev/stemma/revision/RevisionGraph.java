package dev.stemma.revision;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;

/**
 * All revisions of a build and how they hang together: directed, acyclic, checked, and
 * the same for ever. Answers that hold several revisions are in load order unless they
 * say another. Applied sets may hold ids that the graph does not know: they are left out.
 */
public final class RevisionGraph {

	/** How many characters the beginning of a name must have to stand for it. */
	public static final int SHORTEST_PARTIAL = 4;

	private final Dag dag;

	private RevisionGraph(List<Revision> revisions) {
		this.dag = new Dag(revisions);
	}

	/**
	 * Builds a graph.
	 * @param inLoadOrder the revisions in the order that breaks ties in plans
	 * @return the graph
	 * @throws InvalidGraphException if the revisions do not form one, with all reasons
	 */
	public static RevisionGraph of(List<Revision> inLoadOrder) {
		List<Problem> problems = problems(inLoadOrder);
		if (!problems.isEmpty()) {
			throw new InvalidGraphException(problems);
		}
		return new RevisionGraph(inLoadOrder);
	}

	/**
	 * All that keeps the revisions from being a graph, or an empty list.
	 */
	public static List<Problem> problems(List<Revision> inLoadOrder) {
		return GraphChecks.problems(inLoadOrder);
	}

	/**
	 * All revisions.
	 */
	public List<Revision> revisions() {
		return this.dag.revisions();
	}

	/**
	 * The number of revisions.
	 */
	public int size() {
		return this.dag.size();
	}

	/**
	 * Whether a revision has exactly this id.
	 */
	public boolean contains(String id) {
		return this.dag.byId(id) != null;
	}

	/**
	 * The revision with exactly this id.
	 * @throws IdentifierException if there is none
	 */
	public Revision get(String id) {
		return this.dag.revision(node(id));
	}

	/**
	 * The revision with exactly this id, or {@code null}.
	 */
	public @Nullable Revision find(String id) {
		Integer node = this.dag.byId(id);
		return (node != null) ? this.dag.revision(node) : null;
	}

	/**
	 * The ids that the revision revises.
	 * @throws IdentifierException if there is no such revision
	 */
	public List<String> parents(String id) {
		return this.dag.ids(this.dag.lines().below(node(id)));
	}

	/**
	 * The ids that the revision depends on, labels resolved.
	 * @throws IdentifierException if there is no such revision
	 */
	public List<String> dependencies(String id) {
		return this.dag.ids(this.dag.dependencies(node(id)));
	}

	/**
	 * The ids that must be applied right before the revision: parents, then dependencies.
	 * @throws IdentifierException if there is no such revision
	 */
	public List<String> prerequisites(String id) {
		return this.dag.ids(this.dag.needs().below(node(id)));
	}

	/**
	 * The ids that revise the revision.
	 * @throws IdentifierException if there is no such revision
	 */
	public List<String> children(String id) {
		return this.dag.ids(this.dag.lines().above(node(id)));
	}

	/**
	 * The ids that revise the revision or depend on it.
	 * @throws IdentifierException if there is no such revision
	 */
	public List<String> dependents(String id) {
		return this.dag.ids(this.dag.needs().above(node(id)));
	}

	/**
	 * The revisions that nothing revises or depends on.
	 */
	public List<Revision> heads() {
		return this.dag.revisions(this.dag.needs().tops());
	}

	/**
	 * The revisions that nothing revises, although something may depend on them.
	 */
	public List<Revision> unrevised() {
		return this.dag.revisions(this.dag.lines().tops());
	}

	/**
	 * The revisions without parents.
	 */
	public List<Revision> bases() {
		return this.dag.revisions(this.dag.lines().bottoms());
	}

	/**
	 * The revisions that several revise.
	 */
	public List<Revision> branchPoints() {
		return revisionsWithSeveral(this.dag.lines()::above);
	}

	/**
	 * The revisions that revise several.
	 */
	public List<Revision> mergePoints() {
		return revisionsWithSeveral(this.dag.lines()::below);
	}

	private List<Revision> revisionsWithSeveral(IntFunction<int[]> neighbours) {
		return IntStream.range(0, size())
			.filter((node) -> neighbours.apply(node).length > 1)
			.mapToObj(this.dag::revision)
			.toList();
	}

	/**
	 * These revisions and all that must be applied before them.
	 */
	public Set<String> ancestors(Collection<String> ids) {
		return this.dag.ids(this.dag.needs().ancestors(this.dag.nodes(ids)));
	}

	/**
	 * These revisions and all that can only be applied after them.
	 */
	public Set<String> descendants(Collection<String> ids) {
		return this.dag.ids(this.dag.needs().descendants(this.dag.nodes(ids)));
	}

	/**
	 * The branch labels of the lines that the revision is on: its own and those of
	 * revisions that it grew out of.
	 * @throws IdentifierException if there is no such revision
	 */
	public Set<String> labelsOn(String id) {
		Set<String> labels = new LinkedHashSet<>();
		this.dag.lines()
			.ancestors(Bits.of(node(id)))
			.stream()
			.forEach((node) -> labels.addAll(this.dag.revision(node).branchLabels()));
		return Collections.unmodifiableSet(labels);
	}

	/**
	 * The tips of what is applied: what {@code current} means.
	 */
	public Set<String> tips(Set<String> applied) {
		return this.dag.ids(this.dag.needs().tips(this.dag.nodes(applied)));
	}

	/**
	 * The applied revisions that miss a prerequisite, each with those that are not
	 * applied. Empty for every applied set that came about in order.
	 */
	public Map<String, Set<String>> unappliedAncestors(Set<String> applied) {
		BitSet nodes = this.dag.nodes(applied);
		Map<String, Set<String>> missing = new LinkedHashMap<>();
		nodes.stream().forEach((node) -> {
			BitSet unapplied = Bits.minus(Bits.of(this.dag.needs().below(node)), nodes);
			if (!unapplied.isEmpty()) {
				missing.put(this.dag.id(node), this.dag.ids(unapplied));
			}
		});
		return Collections.unmodifiableMap(missing);
	}

	/**
	 * What an identifier without relative steps stands for; empty for {@code base}.
	 * @throws IdentifierException if it stands for nothing, or not for one thing
	 */
	public List<Revision> resolve(String identifier, Set<String> applied) {
		return this.dag.revisions(resolver(applied).resolve(Resolver.absolute(identifier)));
	}

	/**
	 * The one revision that an identifier without relative steps stands for.
	 * @return the revision, or {@code null} for {@code base}
	 * @throws IdentifierException if it stands for nothing, or for several
	 */
	public @Nullable Revision resolveOne(String identifier, Set<String> applied) {
		Identifier.Absolute absolute = Resolver.absolute(identifier);
		int node = resolver(applied).resolveOne(identifier, absolute.anchor(), absolute.symbol());
		return (node == Dag.BASE) ? null : this.dag.revision(node);
	}

	private Resolver resolver(Set<String> applied) {
		return new Resolver(this.dag, this.dag.nodes(applied), TagFilter.NONE);
	}

	/**
	 * Checks a target that comes from a property: it must hold for every later start, so
	 * it takes neither the beginnings of names nor what is relative to the database, and
	 * no number of YAML's making.
	 * @throws IdentifierException if it is one of these, or names what does not exist
	 */
	public void checkConfiguredTarget(String target) {
		new ConfiguredTarget(this.dag, target).check();
	}

	/**
	 * Plans an upgrade.
	 * @throws IdentifierException if the target can't be resolved
	 * @throws TagConflictException if a selected revision needs an excluded one
	 */
	public UpgradePlan planUpgrade(String target, Set<String> applied, TagFilter filter) {
		return planUpgrade(List.of(target), applied, filter);
	}

	/**
	 * Plans an upgrade to several targets at once.
	 * @throws IdentifierException if a target can't be resolved, or is part of another
	 * @throws TagConflictException if a selected revision needs an excluded one
	 */
	public UpgradePlan planUpgrade(List<String> targets, Set<String> applied, TagFilter filter) {
		return new UpgradePlanner(this.dag, this.dag.nodes(applied), filter).plan(targets);
	}

	/**
	 * Plans a downgrade.
	 * @throws IdentifierException if the target can't be resolved, or lies not below what
	 * is applied
	 * @throws TagConflictException if an excluded revision needs a selected one
	 */
	public DowngradePlan planDowngrade(String target, Set<String> applied, TagFilter filter) {
		return new DowngradePlanner(this.dag, this.dag.nodes(applied), filter).plan(target);
	}

	/**
	 * Plans the upgrade of a range without a database: its start and what that needs
	 * count as applied, and relative steps count from there.
	 * @param range {@code [start]:[end]}, from the base and to the heads unless it says
	 * otherwise; or an end alone
	 * @throws IdentifierException if it is no range, an end can't be resolved, or it goes
	 * down
	 * @throws TagConflictException if a selected revision needs an excluded one
	 */
	public RangePlan planUpgradeRange(String range, TagFilter filter) {
		return new RangePlanner(this.dag, range).upgrade(filter);
	}

	/**
	 * Plans the downgrade of a range without a database.
	 * @param range {@code start:end}: what is applied, and what to go down to
	 * @throws IdentifierException if it is no range with two ends, an end can't be
	 * resolved, or it does not go down
	 */
	public RangePlan planDowngradeRange(String range) {
		return new RangePlanner(this.dag, range).downgrade();
	}

	/**
	 * Plans to take back revisions and what stands on them.
	 * @param ids the revisions
	 * @param applied what is applied
	 * @return those of them that are applied, and all that is applied above them, in the
	 * order in which to take them back
	 */
	public List<Revision> planRemoval(Collection<String> ids, Set<String> applied) {
		BitSet nodes = this.dag.nodes(applied);
		BitSet removed = Bits.and(this.dag.needs().descendants(Bits.and(this.dag.nodes(ids), nodes)), nodes);
		return this.dag
			.revisions(TopologicalOrder.dependentsFirst(this.dag.order(), removed, this.dag.needs().tips(nodes)));
	}

	/**
	 * Plans to record the targets, and what they need, as applied.
	 * @throws IdentifierException if a target can't be resolved
	 */
	public StampPlan planStamp(List<String> targets, Set<String> applied) {
		return new StampPlanner(this.dag, this.dag.nodes(applied)).plan(targets);
	}

	/**
	 * Plans to record the end of a range, and what it needs, as applied, on a database
	 * that is taken to be where the range starts.
	 * @param range {@code [start]:[end]}, or an end alone: from the base and to the heads
	 * unless it says otherwise
	 * @throws IdentifierException if it is no range, or an end can't be resolved
	 */
	public StampRange planStampRange(String range) {
		return new RangePlanner(this.dag, range).stamp();
	}

	/**
	 * The revisions of a range, newest first.
	 * @param range {@code [start]:[end]}, both included, or empty for all
	 * @throws IdentifierException if it is no range, or its ends are not on one line
	 */
	public List<Revision> history(String range, Set<String> applied) {
		return new HistoryRange(this.dag, this.dag.nodes(applied), range).newestFirst();
	}

	/**
	 * The parents that a new revision gets; none for {@code base}.
	 * @param head what it is to revise
	 * @param splice whether that may be something that is revised already
	 * @throws IdentifierException if it can't be resolved, or is no head
	 */
	public List<Revision> parentsForNew(String head, boolean splice) {
		BitSet parents = new Resolver(this.dag, null, TagFilter.NONE).resolve(Resolver.absolute(head));
		BitSet revised = Bits.minus(parents, this.dag.lines().tops());
		if (!splice && !revised.isEmpty()) {
			String id = this.dag.id(revised.nextSetBit(0));
			throw Failures.notAHead(head, id, children(id));
		}
		return this.dag.revisions(parents);
	}

	private int node(String id) {
		Integer node = this.dag.byId(id);
		if (node == null) {
			List<String> ids = this.dag.revisions().stream().map(Revision::id).toList();
			throw Failures.unknown(id, id, Names.nearest(id, ids), false);
		}
		return node;
	}

}
