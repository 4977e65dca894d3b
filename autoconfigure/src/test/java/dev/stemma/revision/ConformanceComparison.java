package dev.stemma.revision;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.stemma.problem.StemmaException;

/**
 * Puts a question to our graph and compares the answer with Alembic's.
 */
final class ConformanceComparison {

	private static final Pattern WELL_FORMED = Pattern.compile("([\\w.]+@)?([\\w.]+([+-]\\d+)?|[+-]\\d+)");

	private final ConformanceCase question;

	private final RevisionGraph graph;

	private final Set<String> applied;

	private ConformanceComparison(ConformanceCase question, RevisionGraph graph) {
		this.question = question;
		this.graph = graph;
		this.applied = graph.ancestors(question.current());
	}

	static ConformanceVerdict compare(ConformanceCase question) {
		if (question.command().equals("check_heads") || question.command().equals("lineage")) {
			return new ConformanceVerdict.NotApplicable();
		}
		RevisionGraph graph;
		try {
			graph = RevisionGraph.of(question.revisions());
		}
		catch (InvalidGraphException ex) {
			return question.isError() ? new ConformanceVerdict.Agreed()
					: differs(ConformanceVerdict.Reason.CHECKED_AT_LOAD);
		}
		ConformanceComparison comparison = new ConformanceComparison(question, graph);
		try {
			ConformanceVerdict verdict = comparison.answer();
			if (verdict instanceof ConformanceVerdict.Wrong && question.isUnreliable()) {
				return differs(ConformanceVerdict.Reason.ALEMBIC_UNRELIABLE);
			}
			return verdict;
		}
		catch (StemmaException ex) {
			return comparison.refused(ex);
		}
	}

	private ConformanceVerdict answer() {
		return switch (this.question.command()) {
			case "upgrade" -> upgrade();
			case "downgrade" -> downgrade();
			case "stamp" -> stamp();
			case "history" -> history(this.question.target());
			case "iterate" -> iterate();
			case "heads" -> heads();
			case "current" -> current();
			case "resolve", "resolve_one", "resolve_many" -> resolve();
			case "revision" -> sameSet(ids(
					this.graph.parentsForNew(this.question.target(), this.question.answer().get("splice").asBoolean())),
					this.question.plan());
			default -> new ConformanceVerdict.Wrong("unknown command");
		};
	}

	private ConformanceVerdict upgrade() {
		List<String> steps = ids(this.graph.planUpgrade(this.question.targets(), this.applied, TagFilter.NONE).steps());
		Set<String> after = new LinkedHashSet<>(this.applied);
		for (String step : steps) {
			after.add(step);
			if (!after.containsAll(this.graph.prerequisites(step))) {
				return new ConformanceVerdict.Wrong("edge not respected: " + steps);
			}
		}
		return samePlan(steps, after);
	}

	private ConformanceVerdict downgrade() {
		DowngradePlan plan = this.graph.planDowngrade(this.question.target(), this.applied, TagFilter.NONE);
		List<String> steps = ids(plan.steps());
		Set<String> after = new LinkedHashSet<>(this.applied);
		for (String step : steps) {
			if (!after.remove(step) || this.graph.dependents(step).stream().anyMatch(after::contains)) {
				return new ConformanceVerdict.Wrong("edge not respected: " + steps);
			}
		}
		ConformanceVerdict verdict = samePlan(steps, after);
		boolean lineToBase = plan.target() == null && this.question.target().contains("@");
		if (verdict instanceof ConformanceVerdict.Wrong && lineToBase && this.question.plan().containsAll(steps)) {
			return differs(ConformanceVerdict.Reason.LINE_TO_BASE);
		}
		return (verdict instanceof ConformanceVerdict.Wrong && isAnchoredHead() && !this.question.isUnreliable())
				? differs(ConformanceVerdict.Reason.ANCHOR_COUNTS) : verdict;
	}

	/**
	 * {@code L@head} and {@code L@heads}, where Alembic found several because it did not
	 * look at L.
	 */
	private boolean isAnchoredHead() {
		return this.question.target().matches("[\\w.]+@heads?")
				&& this.question.answer().path("error").path("cause").asString("").equals("MultipleHeads");
	}

	private ConformanceVerdict samePlan(List<String> steps, Set<String> after) {
		if (this.question.isError()) {
			return new ConformanceVerdict.Wrong(steps + ", not refused");
		}
		Set<String> heads = this.question.resultingHeads();
		if (heads != null && !heads.equals(this.graph.tips(after))) {
			return new ConformanceVerdict.Wrong(steps + " -> " + this.graph.tips(after));
		}
		return this.question.isOrdered() ? same(steps, this.question.plan()) : sameSet(steps, this.question.plan());
	}

	private ConformanceVerdict stamp() {
		List<String> targets = this.question.targets().isEmpty() ? List.of("base") : this.question.targets();
		Set<String> resulting = this.graph.planStamp(targets, this.applied).resulting();
		if (!this.graph.unappliedAncestors(resulting).isEmpty()) {
			return new ConformanceVerdict.Wrong("not closed: " + resulting);
		}
		Set<String> heads = this.question.resultingHeads();
		Set<String> expected = (heads != null) ? heads : rowsAfterStamp();
		if (!this.question.isError() && this.graph.tips(resulting).equals(expected)) {
			return new ConformanceVerdict.Agreed();
		}
		boolean refusedByAlembic = this.question.isError() && !this.question.isUnreliable();
		return (refusedByAlembic || !resulting.equals(stampedByTheRule(targets)))
				? new ConformanceVerdict.Wrong(this.graph.tips(resulting).toString())
				: differs(ConformanceVerdict.Reason.STAMP_RULE);
	}

	private Set<String> rowsAfterStamp() {
		Set<String> rows = new LinkedHashSet<>(this.question.current());
		for (JsonNode step : this.question.answer().path("plan")) {
			rows.removeAll(ConformanceCase.strings(step.get("from")));
			rows.addAll(ConformanceCase.strings(step.get("to")));
		}
		return rows;
	}

	/**
	 * The design's sentence once more, in sets of ids.
	 */
	private Set<String> stampedByTheRule(List<String> identifiers) {
		Set<String> targets = new HashSet<>();
		Set<String> related = new HashSet<>();
		for (String identifier : identifiers) {
			targets.addAll(ids(this.graph.resolve(identifier, this.applied)));
			if (identifier.equals("base")) {
				related.addAll(this.applied);
			}
			if (identifier.endsWith("@base")) {
				related.addAll(lineage(ids(this.graph.resolve(identifier.replace("@base", ""), this.applied))));
			}
		}
		related.addAll(lineage(targets));
		Set<String> result = new HashSet<>(this.graph.tips(this.applied));
		result.removeAll(related);
		result.addAll(targets);
		return this.graph.ancestors(result);
	}

	private Set<String> lineage(Collection<String> ids) {
		Set<String> lineage = new HashSet<>(this.graph.ancestors(ids));
		lineage.addAll(this.graph.descendants(ids));
		return lineage;
	}

	private ConformanceVerdict history(String range) {
		List<String> ids = ids(this.graph.history(range, this.applied));
		Set<String> left = new HashSet<>(ids);
		for (String id : ids) {
			left.remove(id);
			if (this.graph.dependents(id).stream().anyMatch(left::contains)) {
				return new ConformanceVerdict.Wrong("edge not respected: " + ids);
			}
		}
		ConformanceVerdict verdict = this.question.isError() ? new ConformanceVerdict.Wrong(ids + ", not refused")
				: this.question.isOrdered() ? same(ids, this.question.plan()) : sameSet(ids, this.question.plan());
		if (verdict instanceof ConformanceVerdict.Agreed || this.question.isUnreliable()) {
			return verdict;
		}
		if (range.matches("([\\w.]+@)?-\\d+:.*")) {
			return differs(ConformanceVerdict.Reason.STEPS_BELOW_THE_END);
		}
		return startsOnLineWithoutLabel(range) ? differs(ConformanceVerdict.Reason.ANCHOR_COUNTS) : verdict;
	}

	/**
	 * Where the start's anchor is no label, Alembic finds no end on its line.
	 */
	private boolean startsOnLineWithoutLabel(String range) {
		String start = range.substring(0, range.indexOf(':'));
		int at = start.indexOf('@');
		return at > 0 && this.graph.revisions()
			.stream()
			.noneMatch((revision) -> revision.branchLabels().contains(start.substring(0, at)));
	}

	/**
	 * A walk between two ends is a range, where both are included and no more than one.
	 */
	private ConformanceVerdict iterate() {
		JsonNode args = this.question.answer().get("args");
		String upper = end(args.get("upper"), "heads");
		String lower = end(args.get("lower"), "base");
		boolean range = args.path("inclusive").asBoolean(false) && !args.path("implicit_base").asBoolean(false)
				&& !args.path("select_for_downgrade").asBoolean(false) && upper != null && lower != null;
		return range ? history(lower + ":" + upper) : new ConformanceVerdict.NotApplicable();
	}

	private static @Nullable String end(JsonNode node, String absent) {
		if (node.isNull()) {
			return absent;
		}
		if (node.isString()) {
			return node.asString();
		}
		return (node.size() == 1) ? node.get(0).asString() : null;
	}

	private ConformanceVerdict heads() {
		boolean same = new HashSet<>(ids(this.graph.unrevised())).equals(new HashSet<>(this.question.plan()))
				&& new HashSet<>(ids(this.graph.heads()))
					.equals(new HashSet<>(ConformanceCase.strings(this.question.answer().get("real_heads"))))
				&& new HashSet<>(ids(this.graph.bases()))
					.equals(new HashSet<>(ConformanceCase.strings(this.question.answer().get("bases"))));
		return same ? new ConformanceVerdict.Agreed()
				: new ConformanceVerdict.Wrong(ids(this.graph.heads()).toString());
	}

	private ConformanceVerdict current() {
		Set<String> tips = this.graph.tips(this.applied);
		Set<String> theirs = new HashSet<>(this.question.plan());
		if (tips.equals(theirs)) {
			return new ConformanceVerdict.Agreed();
		}
		return (theirs.containsAll(tips) && this.applied.containsAll(theirs))
				? differs(ConformanceVerdict.Reason.CURRENT_IS_TIPS) : new ConformanceVerdict.Wrong(tips.toString());
	}

	private ConformanceVerdict resolve() {
		Set<String> named = new LinkedHashSet<>();
		for (String target : this.question.targets()) {
			if (this.question.command().equals("resolve_one")) {
				Revision one = this.graph.resolveOne(target, this.applied);
				named.addAll((one != null) ? List.of(one.id()) : List.of());
			}
			else {
				named.addAll(ids(this.graph.resolve(target, this.applied)));
			}
		}
		return sameSet(named, this.question.plan());
	}

	/**
	 * We refuse. Then so did Alembic, or there is a reason.
	 */
	private ConformanceVerdict refused(StemmaException ex) {
		if (ex.problems().stream().anyMatch((problem) -> problem.advice() == null || problem.what().isBlank())) {
			return new ConformanceVerdict.Wrong("refused without advice: " + ex.getMessage());
		}
		if (this.question.isError()) {
			return new ConformanceVerdict.Agreed();
		}
		if (this.question.isUnreliable()) {
			return differs(ConformanceVerdict.Reason.ALEMBIC_UNRELIABLE);
		}
		ConformanceVerdict.Reason reason = (ex instanceof IdentifierException identifier) ? reason(identifier) : null;
		return (reason != null) ? differs(reason) : new ConformanceVerdict.Wrong("refused: " + ex.getMessage());
	}

	private ConformanceVerdict.@Nullable Reason reason(IdentifierException ex) {
		String identifier = ex.identifier();
		boolean anchored = identifier.contains("@");
		boolean relative = identifier.matches("([\\w.]+@)?[+-]\\d+");
		return switch (ex.reason()) {
			case MALFORMED ->
				WELL_FORMED.matcher(identifier).matches() ? null : ConformanceVerdict.Reason.TRAILING_GARBAGE;
			case UNKNOWN -> hasShortPartial(identifier) ? ConformanceVerdict.Reason.SHORT_PARTIAL
					: anchored ? ConformanceVerdict.Reason.ANCHOR_COUNTS : null;
			case NOT_ON_BRANCH ->
				this.question.command().equals("downgrade") ? ConformanceVerdict.Reason.ANCHOR_COUNTS : null;
			case AMBIGUOUS ->
				(relative && this.graph.tips(this.applied).size() > 1) ? ConformanceVerdict.Reason.SEVERAL_TIPS : null;
			case TOO_FEW_STEPS -> ConformanceVerdict.Reason.TOO_MANY_STEPS;
			case NOT_ALLOWED_HERE -> relative ? ConformanceVerdict.Reason.STEPS_FROM_NOWHERE : null;
			default -> null;
		};
	}

	private boolean hasShortPartial(String identifier) {
		Set<String> names = new HashSet<>();
		for (Revision revision : this.graph.revisions()) {
			names.add(revision.id());
			names.addAll(revision.branchLabels());
		}
		for (String name : identifier.split("[@:+-]")) {
			if (name.length() < 4 && !name.isEmpty() && !names.contains(name)
					&& names.stream().anyMatch((known) -> known.startsWith(name))) {
				return true;
			}
		}
		return false;
	}

	private ConformanceVerdict same(Collection<String> ours, Collection<String> theirs) {
		return (!this.question.isError() && Objects.equals(List.copyOf(ours), List.copyOf(theirs)))
				? new ConformanceVerdict.Agreed() : new ConformanceVerdict.Wrong(ours.toString());
	}

	private ConformanceVerdict sameSet(Collection<String> ours, Collection<String> theirs) {
		return (!this.question.isError() && new HashSet<>(ours).equals(new HashSet<>(theirs)))
				? new ConformanceVerdict.Agreed() : new ConformanceVerdict.Wrong(ours.toString());
	}

	private static ConformanceVerdict differs(ConformanceVerdict.Reason reason) {
		return new ConformanceVerdict.Differs(reason);
	}

	private static List<String> ids(List<Revision> revisions) {
		return revisions.stream().map(Revision::id).toList();
	}

}
