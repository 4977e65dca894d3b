package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectReference;

/**
 * Compares indexes of tables and materialized views, without those of constraints.
 */
final class IndexComparison {

	private final TableParts before;

	private final TableParts after;

	private final DiffOptions options;

	IndexComparison(Catalog before, Catalog after, DiffOptions options) {
		this(new TableParts(before), new TableParts(after), options);
	}

	IndexComparison(TableParts before, TableParts after, DiffOptions options) {
		this.before = before;
		this.after = after;
		this.options = options;
	}

	/**
	 * A new index.
	 */
	Change create(Index index) {
		return Change.of(Change.Kind.ADD, index.reference(), Words.missing(index.reference()),
				creation(this.after, index), List.of(removal(this.after, index)));
	}

	/**
	 * An index that goes.
	 */
	Change drop(Index index) {
		return Change.of(Change.Kind.DROP, index.reference(), Words.notWanted(index.reference()),
				List.of(removal(this.before, index)), creation(this.before, index));
	}

	/**
	 * What creates an index, with its comment and what the table says of it.
	 */
	static List<Operation> creation(TableParts parts, Index index) {
		List<Operation> all = new ArrayList<>();
		all.add(CreateObject.of(index));
		all.addAll(parts.comment(index.reference()));
		parts.featuresOfIndex(index.table(), String.valueOf(index.name()))
			.forEach((feature) -> all.addAll(FeatureComparison.create(feature)));
		return all;
	}

	/**
	 * What drops an index.
	 */
	static DropObject removal(TableParts parts, Index index) {
		return new DropObject(index.reference(), false, false, false, creation(parts, index));
	}

	/**
	 * What differs between the indexes of one table or materialized view.
	 */
	List<Change> compare(List<Index> before, List<Index> after) {
		return compare(match(before, after), Set.of(), (pair) -> false);
	}

	Matching<Index> match(List<Index> before, List<Index> after) {
		return Matching.of(before, after, new Matching.Kind<>() {

			@Override
			public String name(Index index) {
				return String.valueOf(index.name());
			}

			@Override
			public Index named(Index index, String name) {
				return index.named(name);
			}

			@Override
			public Object definition(Index index) {
				return index.named("?");
			}

			@Override
			public boolean isImplicit(Index index) {
				return IndexComparison.this.options.implicitNames().isImplicit(index.reference());
			}

		});
	}

	/**
	 * What differs, without what other changes have seen to.
	 * @param handled the indexes that were there and that others see to
	 * @param apart whether an index is to be dropped in front of other changes and
	 * created behind them
	 */
	List<Change> compare(Matching<Index> indexes, Set<Object> handled, Predicate<Matching.Pair<Index>> apart) {
		List<Change> changes = new ArrayList<>();
		indexes.dropped().stream().filter((index) -> !handled.contains(index)).map(this::drop).forEach(changes::add);
		for (Matching.Pair<Index> pair : indexes.pairs()) {
			if (!handled.contains(pair.before())) {
				changes.addAll(compare(pair, apart.test(pair)));
			}
		}
		indexes.added().stream().map(this::create).forEach(changes::add);
		return changes;
	}

	private List<Change> compare(Matching.Pair<Index> pair, boolean apart) {
		Index there = pair.before();
		Index wanted = pair.after();
		if (there.named("?").equals(wanted.named("?"))) {
			return renamed(there, wanted, pair.wanted());
		}
		if (apart) {
			return List.of(drop(there), create(wanted));
		}
		List<Operation> upgrade = new ArrayList<>(List.of(removal(this.before, there)));
		upgrade.addAll(creation(this.after, wanted));
		List<Operation> downgrade = new ArrayList<>(List.of(removal(this.after, wanted)));
		downgrade.addAll(creation(this.before, there));
		String summary = Words.is(there.reference() + " on " + there.table(), words(there), words(wanted));
		return List.of(Change.of(Change.Kind.ALTER, there.reference(), summary, upgrade, downgrade));
	}

	private List<Change> renamed(Index there, Index named, Index wanted) {
		List<Change> changes = new ArrayList<>();
		ObjectReference reference = there.reference();
		String name = String.valueOf(named.name());
		if (!name.equals(there.name())) {
			changes.add(Changes.of(Change.Kind.RENAME, reference, Words.renamed(reference, name),
					new RenameObject(reference, name)));
		}
		changes.addAll(this.after.comment(named.reference(), this.before, reference, wanted.reference()));
		return changes;
	}

	private static String words(Index index) {
		String keys = index.keys()
			.stream()
			.map((key) -> key + ((key.operatorClass() != null) ? " " + key.operatorClass() : "")
					+ (key.descending() ? " desc" : "")
					+ ((key.nullsFirst() != null) ? (key.nullsFirst() ? " nulls first" : " nulls last") : ""))
			.collect(Collectors.joining(", "));
		return (index.unique() ? "unique " : "") + (index.method().equals(Index.BTREE) ? "" : index.method() + " ")
				+ "on " + keys + (index.nullsNotDistinct() ? " nulls not distinct" : "")
				+ (index.include().isEmpty() ? "" : " including " + String.join(", ", index.include()))
				+ ((index.where() != null) ? " where " + index.where() : "")
				+ (index.parameters().isEmpty() ? "" : " with " + index.parameters())
				+ ((index.tablespace() != null) ? " in tablespace " + index.tablespace() : "")
				+ (index.only() ? " without the partitions" : "");
	}

}
