package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;

/**
 * The renames that are due: of what is there by its old name alone, and is wanted by its
 * new one alone. A hint that has been followed, or that belongs to another database, is
 * none.
 *
 * @param all the renames in the order in which they are made, each by the names that hold
 * then
 */
record Renames(List<Rename> all) {

	Renames {
		all = List.copyOf(all);
	}

	/**
	 * The renames that are due.
	 * @param asked what is called otherwise. A column may be named with either name of
	 * its table
	 */
	static Renames due(List<Rename> asked, Catalog before, Catalog after) {
		List<Rename> ordered = asked.stream()
			.sorted(Comparator.comparing((Rename rename) -> rename.object().kind() == ObjectKind.COLUMN))
			.toList();
		Set<Rename> due = new LinkedHashSet<>();
		Catalog renamed = before;
		for (Rename rename : ordered) {
			Rename now = now(rename, due);
			if (isDue(now, renamed, after)) {
				List<Rename> each = withSequences(now, renamed, after);
				due.addAll(each);
				renamed = RenamedCatalog.of(renamed, each);
			}
		}
		return new Renames(new ArrayList<>(due));
	}

	/** With the name that its table has by then. */
	private static Rename now(Rename rename, Set<Rename> due) {
		ObjectReference object = rename.object();
		if (object.kind() != ObjectKind.COLUMN) {
			return rename;
		}
		QualifiedName table = object.name();
		for (Rename other : due) {
			if (other.object().kind() == ObjectKind.TABLE && other.object().name().equals(table)) {
				table = other.renamed().name();
			}
		}
		return new Rename(ObjectReference.column(table, String.valueOf(object.part())), rename.newName());
	}

	private static boolean isDue(Rename rename, Catalog before, Catalog after) {
		ObjectReference renamed = rename.renamed();
		return has(before, rename.object()) && !has(before, renamed) && has(after, renamed)
				&& !has(after, rename.object());
	}

	private static boolean has(Catalog catalog, ObjectReference object) {
		if (object.kind() != ObjectKind.COLUMN) {
			return catalog.objects().containsKey(object);
		}
		Table table = catalog.table(object.name());
		return table != null
				&& table.columns().stream().map(Column::name).anyMatch((name) -> name.equals(object.part()));
	}

	/** The sequence of a serial or identity column is called after table and column. */
	private static List<Rename> withSequences(Rename rename, Catalog before, Catalog after) {
		List<Rename> all = new ArrayList<>(List.of(rename));
		for (Sequence sequence : before.all(Sequence.class)) {
			Sequence.Owner owner = sequence.ownedBy();
			if (owner == null || !owner.table().equals(rename.object().name())) {
				continue;
			}
			RenamedObject objects = new RenamedObject(rename);
			String newName = usualName(objects.table(owner.table()), objects.column(owner.table(), owner.column()));
			ObjectReference renamed = ObjectReference.of(ObjectKind.SEQUENCE, sequence.name().sibling(newName));
			if (sequence.name().name().equals(usualName(owner.table(), owner.column()))
					&& !renamed.equals(sequence.reference()) && after.objects().containsKey(renamed)) {
				all.add(new Rename(sequence.reference(), newName));
			}
		}
		return all;
	}

	private static String usualName(QualifiedName table, String column) {
		return table.name() + "_" + column + "_seq";
	}

	/**
	 * The renames as changes.
	 */
	List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		for (Rename rename : this.all) {
			List<Operation> upgrade = List.of(new RenameObject(rename.object(), rename.newName()));
			ObjectReference object = rename.object();
			String oldName = (object.part() != null) ? object.part() : object.name().name();
			changes.add(Change.of(Change.Kind.RENAME, rename.renamed(),
					"%s is called %s".formatted(object, rename.newName()), upgrade,
					List.of(new RenameObject(rename.renamed(), oldName))));
		}
		return changes;
	}

	/**
	 * A catalog after them.
	 */
	Catalog applied(Catalog catalog) {
		return RenamedCatalog.of(catalog, this.all);
	}

}
