package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Undo;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.TableFeature;

/**
 * Compares what tables have that has no definition of its own, by the SQL that makes it.
 */
final class FeatureComparison {

	private FeatureComparison() {
	}

	/**
	 * What makes a feature.
	 */
	static List<Operation> create(TableFeature feature) {
		return execute(feature.create(), feature.drop());
	}

	/**
	 * What takes a feature away.
	 */
	static List<Operation> drop(TableFeature feature) {
		return execute(feature.drop(), feature.create());
	}

	/** All of it is taken back with the first statement, which is the last to be. */
	private static List<Operation> execute(List<String> statements, List<String> back) {
		List<Operation> undo = new ArrayList<>();
		back.forEach((sql) -> undo.add(Execute.of(sql)));
		List<Operation> all = new ArrayList<>();
		for (String sql : statements) {
			all.add(new Execute(sql, null, all.isEmpty() ? new Undo(undo) : Undo.NOTHING));
		}
		return all;
	}

	/**
	 * What differs between the features of a table.
	 * @param before those that are there, without those that other changes see to
	 * @param after those that are wanted, without those that other changes see to
	 * @param renames indexes and constraints that get other names, and these
	 */
	static List<Change> compare(Collection<TableFeature> before, Collection<TableFeature> after,
			Map<String, String> renames) {
		Map<Key, TableFeature> there = new LinkedHashMap<>();
		before.forEach((feature) -> {
			TableFeature renamed = renamed(feature, renames);
			there.put(Key.of(renamed), renamed);
		});
		List<Change> drops = new ArrayList<>();
		List<Change> changes = new ArrayList<>();
		for (TableFeature wanted : after) {
			TableFeature existing = there.remove(Key.of(wanted));
			if (existing == null) {
				changes.add(added(wanted));
			}
			else if (!existing.create().equals(wanted.create())) {
				changes.add(changed(existing, wanted));
			}
		}
		there.values().forEach((feature) -> drops.add(dropped(feature)));
		drops.addAll(changes);
		return drops;
	}

	private static TableFeature renamed(TableFeature feature, Map<String, String> renames) {
		TableFeature renamed = feature;
		for (Map.Entry<String, String> rename : renames.entrySet()) {
			renamed = new TableFeature(renamed.table(), renamed.kind(),
					renamed.name().equals(rename.getKey()) ? rename.getValue() : renamed.name(),
					renamed(renamed.create(), rename), renamed(renamed.drop(), rename));
		}
		return renamed;
	}

	private static List<String> renamed(List<String> statements, Map.Entry<String, String> rename) {
		return statements.stream().map((sql) -> SqlWords.renamed(sql, rename.getKey(), rename.getValue())).toList();
	}

	/**
	 * A feature that is missing.
	 */
	static Change added(TableFeature feature) {
		return Change.of(Change.Kind.ALTER, object(feature), words(feature) + " is missing", create(feature),
				drop(feature));
	}

	/**
	 * A feature that goes.
	 */
	static Change dropped(TableFeature feature) {
		return Change.of(Change.Kind.ALTER, object(feature), words(feature) + " is not wanted", drop(feature),
				create(feature));
	}

	private static Change changed(TableFeature before, TableFeature after) {
		List<Operation> upgrade = new ArrayList<>(drop(before));
		upgrade.addAll(create(after));
		List<Operation> downgrade = new ArrayList<>(drop(after));
		downgrade.addAll(create(before));
		return Change.of(Change.Kind.ALTER, object(after), words(after) + " is to be another", upgrade, downgrade);
	}

	/** The state of a trigger belongs to the trigger, which is there before it. */
	private static ObjectReference object(TableFeature feature) {
		return (feature.kind() == TableFeature.Kind.TRIGGER_STATE)
				? ObjectReference.trigger(feature.table(), feature.name()) : ObjectReference.table(feature.table());
	}

	private static String words(TableFeature feature) {
		String kind = switch (feature.kind()) {
			case STATISTICS -> "statistics " + feature.name();
			case COLUMN_OPTIONS -> "options of column " + feature.name();
			case INDEX_STATISTICS -> "statistics of index " + feature.name();
			case CLUSTERING -> "clustering";
			case REPLICA_IDENTITY -> "replica identity";
			case RULE -> "rule " + feature.name();
			case TRIGGER_STATE -> "state of trigger " + feature.name();
			case POLICY -> "policy " + feature.name();
			case ROW_SECURITY -> "row security";
		};
		return kind + " of " + feature.table();
	}

	/**
	 * The features that are not among some.
	 */
	static List<TableFeature> without(List<TableFeature> features, Set<Object> handled) {
		return features.stream().filter((feature) -> !handled.contains(feature)).toList();
	}

	/**
	 * What tells a feature of a table from the others.
	 *
	 * @param kind what it is
	 * @param name what it is called
	 */
	private record Key(TableFeature.Kind kind, String name) {

		static Key of(TableFeature feature) {
			return new Key(feature.kind(), feature.name());
		}

	}

}
