package dev.stemma.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.problem.Problem;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Table;

/**
 * Compares two catalogs.
 */
public final class SchemaDiff {

	private SchemaDiff() {
	}

	/**
	 * What it takes to make one catalog the other.
	 * @param before what is there
	 * @param after what is wanted
	 * @param options how they are compared
	 */
	public static Differences between(Catalog before, Catalog after, DiffOptions options) {
		Renames renames = Renames.due(options.renames(), before, after);
		Catalog renamed = renames.applied(before);
		Catalog completed = options.completion().complete(renamed, after);
		Belongings there = new Belongings(renamed);
		ObjectFilter filter = readable(options.filter(), renamed, completed);
		Belongings wanted = new Belongings(new Selection(there, new Belongings(completed), filter).wanted());
		Needs neededThere = new Needs(renamed, there);
		Needs neededWanted = new Needs(wanted.catalog(), wanted);
		ObjectComparison objects = new ObjectComparison(there, wanted, neededThere,
				new IndexComparison(renamed, wanted.catalog(), options));
		TableComparison tables = new TableComparison(there.withoutTriggerStates(), wanted.withoutTriggerStates(),
				options);
		List<Change> changes = new ArrayList<>(tables(tables, renamed, wanted.catalog()));
		changes.addAll(objects.compare());
		changes = new Recreation(there, wanted, neededThere, neededWanted, filter).around(changes);
		changes = ChangeOrder.of(EnumUse.noted(changes), there, wanted, neededThere, neededWanted);
		List<Change> all = new ArrayList<>(renames.changes());
		all.addAll(changes);
		LinkedHashSet<Problem> remarks = new LinkedHashSet<>(after.remarks());
		remarks.addAll(before.remarks());
		remarks.addAll(tables.remarks());
		remarks.addAll(objects.remarks());
		return new Differences(all, List.copyOf(remarks), RenameSuspects.of(renamed, wanted.catalog(), filter));
	}

	/** What one side could not read is as it is on the other. */
	private static ObjectFilter readable(ObjectFilter filter, Catalog before, Catalog after) {
		Set<ObjectReference> unread = new HashSet<>(before.unread());
		unread.addAll(after.unread());
		return unread.isEmpty() ? filter : filter.and((object) -> !unread.contains(object));
	}

	private static List<Change> tables(TableComparison tables, Catalog past, Catalog present) {
		List<Change> changes = new ArrayList<>();
		for (Table wanted : present.all(Table.class)) {
			Table old = past.table(wanted.name());
			changes.addAll((old != null) ? tables.alter(old, wanted) : tables.create(wanted));
		}
		for (Table old : past.all(Table.class)) {
			if (present.table(old.name()) == null) {
				changes.addAll(tables.drop(old));
			}
		}
		return changes;
	}

}
