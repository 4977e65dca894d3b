package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.TableFeature;
import dev.stemma.schema.View;

/**
 * Compares views, and views that keep their rows.
 *
 * @param before what is there
 * @param after what is wanted
 * @param needs what needs what of what is there
 */
record ViewComparison(Belongings before, Belongings after, Needs needs) {

	List<Change> compare(View old, View wanted) {
		if (old.equals(wanted)) {
			return features(wanted.reference());
		}
		boolean sameQuery = old.query().equals(wanted.query());
		String why = sameQuery ? "%s has other options".formatted(wanted.reference())
				: "%s has another query".formatted(wanted.reference());
		ViewShape past = ViewShape.of(old.query());
		ViewShape shape = ViewShape.of(wanted.query());
		if (sameQuery && old.columns().equals(wanted.columns())) {
			return replaced(old, wanted, why);
		}
		if (past == null || shape == null || !shape.beginsLike(past)
				|| !wanted.columns()
					.subList(0, Math.min(old.columns().size(), wanted.columns().size()))
					.equals(old.columns())) {
			return new Replacement(this.before, this.after).pair(old, wanted, why);
		}
		if (past.columns().size() == shape.columns().size()) {
			return replaced(old, wanted, why);
		}
		return this.needs.dependentsOf(wanted.reference()).isEmpty() ? extended(old, wanted, why)
				: new Replacement(this.before, this.after).pair(old, wanted, why);
	}

	private List<Change> replaced(View old, View wanted, String why) {
		List<Change> all = new ArrayList<>(List.of(Replacement.inPlace(old, wanted, why)));
		all.addAll(features(wanted.reference()));
		return all;
	}

	/** A view that has got more columns cannot be replaced by the one with fewer. */
	private List<Change> extended(View old, View wanted, String why) {
		List<Operation> back = new ArrayList<>();
		back.add(new DropObject(wanted.reference(), false, false, false, List.of(CreateObject.of(wanted))));
		back.addAll(this.before.creation(old, null));
		CreateObject there = new CreateObject(wanted, CreateObject.Existence.REPLACED, false, back);
		List<Change> all = new ArrayList<>();
		all.add(Change.of(Change.Kind.ALTER, wanted.reference(), why, List.of(there), back));
		all.addAll(features(wanted.reference()));
		return all;
	}

	/**
	 * What differs between two views that keep their rows.
	 * @param indexes what differs between their indexes
	 */
	List<Change> compare(MaterializedView old, MaterializedView wanted, List<Change> indexes) {
		if (populated(old).equals(populated(wanted))) {
			List<Change> all = new ArrayList<>(indexes);
			all.addAll(features(wanted.reference()));
			return all;
		}
		String why = old.query().equals(wanted.query()) ? "%s has other options".formatted(wanted.reference())
				: "%s has another query".formatted(wanted.reference());
		return new Replacement(this.before, this.after).pair(old, wanted, why);
	}

	/** Whether it has rows is a matter of its data. */
	private static MaterializedView populated(MaterializedView view) {
		return new MaterializedView(view.name(), view.columns(), view.query(), view.parameters(), view.tablespace(),
				true);
	}

	private List<Change> features(ObjectReference view) {
		Map<String, TableFeature> old = byName(this.before, view.name());
		Map<String, TableFeature> wanted = byName(this.after, view.name());
		List<Change> changes = new ArrayList<>();
		old.forEach((name, feature) -> {
			if (!wanted.containsKey(name)) {
				changes.add(change(Change.Kind.DROP, view, feature, "is not wanted", feature.drop(), feature.create()));
			}
		});
		wanted.forEach((name, feature) -> {
			TableFeature past = old.get(name);
			if (past == null) {
				changes.add(change(Change.Kind.ADD, view, feature, "is missing", feature.create(), feature.drop()));
			}
			else if (!past.equals(feature)) {
				changes.add(change(Change.Kind.ALTER, view, feature, "differs", joined(past.drop(), feature.create()),
						joined(feature.drop(), past.create())));
			}
		});
		return changes;
	}

	private static Map<String, TableFeature> byName(Belongings belongings, QualifiedName view) {
		Map<String, TableFeature> all = new LinkedHashMap<>();
		belongings.featuresOf(view)
			.stream()
			.filter((feature) -> feature.kind() != TableFeature.Kind.TRIGGER_STATE)
			.forEach((feature) -> all.put(feature.kind() + " " + feature.name(), feature));
		return all;
	}

	private static Change change(Change.Kind kind, ObjectReference view, TableFeature feature, String what,
			List<String> there, List<String> back) {
		String words = feature.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		String summary = "%s %s of %s %s".formatted(words, feature.name(), view.name(), what);
		return Statements.change(kind, view, summary, there, back);
	}

	private static List<String> joined(List<String> first, List<String> second) {
		List<String> all = new ArrayList<>(first);
		all.addAll(second);
		return all;
	}

}
