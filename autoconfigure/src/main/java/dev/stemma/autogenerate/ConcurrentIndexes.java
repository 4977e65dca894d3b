package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.diff.Change;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Unique;

/**
 * Builds and drops indexes while their tables are written to, those of unique constraints
 * among them.
 */
final class ConcurrentIndexes {

	private final ExistingTables tables;

	ConcurrentIndexes(ExistingTables tables) {
		this.tables = tables;
	}

	/**
	 * Whether a change builds or drops indexes of tables with rows, and does nothing
	 * else.
	 */
	boolean isLate(Change change) {
		return change.upgrade().stream().anyMatch(this::isOfIndex)
				&& change.upgrade().stream().allMatch((operation) -> isOfIndex(operation) || isComment(operation));
	}

	private static boolean isComment(Operation operation) {
		return operation instanceof SetComment comment
				&& (comment.object().kind() == ObjectKind.INDEX || comment.object().kind() == ObjectKind.CONSTRAINT);
	}

	private boolean isOfIndex(Operation operation) {
		QualifiedName table = tableOf(operation);
		if (table == null || !this.tables.hasPlain(table)) {
			return false;
		}
		if (operation instanceof CreateObject create) {
			return create.object() instanceof Index index && index.name() != null && !index.only();
		}
		if (operation instanceof DropObject drop) {
			return drop.object().kind() == ObjectKind.INDEX && !drop.cascade();
		}
		return unique(operation) != null;
	}

	/**
	 * The table that an operation is about, or {@code null} if it is about none or that
	 * is not known.
	 */
	@Nullable QualifiedName tableOf(Operation operation) {
		if (operation instanceof CreateObject create) {
			return (create.object() instanceof Index index) ? index.table() : null;
		}
		if (operation instanceof DropObject drop) {
			return (drop.object().kind() == ObjectKind.INDEX) ? tableOf(drop) : null;
		}
		return (operation instanceof AlterTable alter) ? alter.table() : null;
	}

	private @Nullable QualifiedName tableOf(DropObject drop) {
		List<Operation> undo = (drop.undo() != null) ? drop.undo() : List.of();
		return undo.stream()
			.filter((operation) -> operation instanceof CreateObject)
			.map(this::tableOf)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(this.tables.tableOf(drop.object()));
	}

	/** The unique constraint that an operation adds and that can take an index. */
	private static @Nullable Unique unique(Operation operation) {
		return (operation instanceof AlterTable alter && alter.changes().size() == 1
				&& alter.changes().get(0) instanceof ConstraintChange.Add add && add.usingIndex() == null
				&& add.constraint() instanceof Unique unique && !unique.withoutOverlaps()) ? unique : null;
	}

	/**
	 * The table that an operation gives a unique index, or {@code null}.
	 */
	static @Nullable QualifiedName uniqueTable(Operation operation) {
		if (operation instanceof CreateObject create && create.object() instanceof Index index && index.unique()) {
			return index.table();
		}
		return (operation instanceof AlterTable alter && unique(operation) != null) ? alter.table() : null;
	}

	/**
	 * The names of the indexes and constraints that an operation makes.
	 */
	static List<String> created(Operation operation) {
		if (operation instanceof CreateObject create && create.object() instanceof Index index) {
			return (index.name() != null) ? List.of(index.name()) : List.of();
		}
		if (operation instanceof RenameObject) {
			return List.of();
		}
		Unique unique = unique(operation);
		return (unique != null && unique.name() != null) ? List.of(unique.name()) : List.of();
	}

	/**
	 * The same operations, indexes concurrently.
	 */
	List<Operation> concurrent(List<Operation> operations) {
		List<Operation> all = new ArrayList<>();
		for (Operation operation : operations) {
			Unique unique = unique(operation);
			if (!isOfIndex(operation)) {
				all.add(operation);
			}
			else if (operation instanceof CreateObject create) {
				all.add(new CreateObject(create.object(), create.existence(), true, create.undo()));
			}
			else if (operation instanceof DropObject drop) {
				all.add(new DropObject(drop.object(), drop.ifExists(), false, true, drop.undo()));
			}
			else if (operation instanceof AlterTable alter && unique != null) {
				all.addAll(unique(alter, unique));
			}
		}
		return all;
	}

	private static List<Operation> unique(AlterTable alter, Unique unique) {
		String name = Objects.requireNonNull(unique.name());
		Index plain = Index.on(alter.table(), unique.columns().toArray(String[]::new)).named(name);
		Index index = (unique.nullsNotDistinct() ? plain.withUniqueNulls() : plain.withUnique())
			.include(unique.include().toArray(String[]::new));
		CreateObject create = new CreateObject(index, CreateObject.Existence.REFUSED, true, null);
		return List.of(create, AlterTable.of(alter.table(), new ConstraintChange.Add(unique, name, List.of(create))));
	}

}
