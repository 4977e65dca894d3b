package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ContinueIdentity;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.IdentityChange;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.Column;
import dev.stemma.schema.Identity;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;

/**
 * Compares where a column gets values that its rows do not bring: from a default, an
 * identity, or a sequence that it owns.
 *
 * @param from the table as it is
 * @param to the table as it is wanted
 */
record ColumnValues(TableSide from, TableSide to) {

	/**
	 * What differs.
	 * @param before the column as it is
	 * @param after the column as it is wanted
	 */
	List<Change> compare(Column before, Column after) {
		List<Change> changes = new ArrayList<>(sequences(before));
		if (before.identity() != null && after.identity() != null) {
			changes.addAll(identity(before, before.identity(), after, after.identity()));
		}
		else if (differ(before, after)) {
			Change change = Change.of(Change.Kind.ALTER, this.from.column(before),
					Words.has(this.from.column(before), words(before), words(after)), operations(before, after),
					new ColumnValues(this.to, this.from).operations(after, before));
			boolean counts = !lost(before).isEmpty() || before.identity() != null;
			changes.add((counts && after.identity() != null)
					? change.note("Its sequence goes on behind the greatest value that is there.") : change);
		}
		return changes;
	}

	private boolean differ(Column before, Column after) {
		return (before.identity() != null) != (after.identity() != null)
				|| !Objects.equals(before.defaultExpression(), after.defaultExpression()) || !lost(before).isEmpty()
				|| !new ColumnValues(this.to, this.from).lost(after).isEmpty();
	}

	private static String words(Column column) {
		if (column.identity() != null) {
			return column.identity().always() ? "an identity always" : "an identity by default";
		}
		return (column.defaultExpression() != null) ? "default " + column.defaultExpression() : "no default";
	}

	/** The sequences of a column that the other side has not. */
	private List<Sequence> lost(Column column) {
		return this.from.sequences(column.name())
			.stream()
			.filter((sequence) -> !this.to.parts().contains(sequence.reference()))
			.toList();
	}

	private List<Operation> operations(Column before, Column after) {
		List<Operation> all = new ArrayList<>(end(before, after));
		List<Sequence> news = new ColumnValues(this.to, this.from).lost(after);
		news.forEach((sequence) -> all.add(CreateObject.of(OwnedSequences.alone(sequence))));
		QualifiedName table = this.from.name();
		Identity identity = after.identity();
		if (identity != null && before.identity() == null) {
			Column there = before.constraints(List.of()).defaultsTo((String) null);
			List<TableChange> changes = new ArrayList<>();
			if (before.nullable()) {
				changes.add(new ColumnChange.SetNullable(before.name(), false, null, there));
			}
			changes.add(new IdentityChange.Add(before.name(), OwnedSequences.shortest(identity, after.type())));
			all.add(new AlterTable(table, false, changes));
			all.add(new ContinueIdentity(table, before.name()));
		}
		String expression = after.defaultExpression();
		boolean kept = expression != null && expression.equals(before.defaultExpression()) && lost(before).isEmpty();
		if (expression != null && !kept) {
			Column there = Column.of(before.name(), before.type())
				.defaultsTo(endsDefault(before, after) ? null : before.defaultExpression());
			all.add(AlterTable.of(table, new ColumnChange.SetDefault(before.name(), expression, there)));
		}
		if (!news.isEmpty()) {
			all.addAll(new OwnedSequences(this.to, this.from.parts()).taken(after, news));
			if (expression != null && OwnedSequences.isNext(expression, news.get(0))) {
				all.add(new ContinueIdentity(table, before.name()));
			}
		}
		return all;
	}

	private boolean endsDefault(Column before, Column after) {
		String expression = before.defaultExpression();
		return expression != null && (after.defaultExpression() == null
				|| lost(before).stream().anyMatch((sequence) -> OwnedSequences.isNext(expression, sequence)));
	}

	private List<Operation> end(Column before, Column after) {
		List<Operation> all = new ArrayList<>();
		QualifiedName table = this.from.name();
		if (before.identity() != null && after.identity() == null) {
			List<TableChange> changes = new ArrayList<>();
			Identity identity = OwnedSequences.shortest(before.identity(), before.type());
			changes.add(new IdentityChange.Drop(before.name(), false, identity));
			if (after.nullable()) {
				changes.add(new ColumnChange.SetNullable(before.name(), true, null,
						Column.of(before.name(), before.type()).notNull()));
			}
			all.add(new AlterTable(table, false, changes));
		}
		if (endsDefault(before, after)) {
			all.add(AlterTable.of(table,
					new ColumnChange.SetDefault(before.name(), null, before.constraints(List.of()))));
		}
		for (Sequence sequence : lost(before)) {
			List<Operation> undo = new ArrayList<>(List.of(CreateObject.of(OwnedSequences.alone(sequence))));
			undo.addAll(new OwnedSequences(this.from, this.to.parts()).taken(before, List.of(sequence)));
			all.add(new DropObject(sequence.reference(), false, false, false, undo));
		}
		return all;
	}

	private List<Change> identity(Column before, Identity there, Column after, Identity wanted) {
		List<Change> changes = new ArrayList<>();
		SequenceOptions base = OwnedSequences.shortest(there.options(), before.type()).completed(after.type());
		SequenceOptions differing = OwnedSequences.differing(wanted.options().completed(after.type()), base);
		boolean kind = there.always() != wanted.always();
		ObjectReference column = this.from.column(before);
		if (kind || !differing.isEmpty()) {
			SequenceOptions back = base.whereSaid(differing);
			String summary = kind ? Words.has(column, words(before), words(after))
					: column + " counts otherwise than it is to";
			changes.add(Change.of(Change.Kind.ALTER, column, summary,
					List.of(set(before, kind ? wanted.always() : null, differing, there.options(base))),
					List.of(set(before, kind ? there.always() : null, back,
							wanted.options(wanted.options().completed(after.type()))))));
		}
		QualifiedName usual = this.from.name().sibling(this.from.name().name() + "_" + before.name() + "_seq");
		QualifiedName name = (there.sequence() != null) ? there.sequence() : usual;
		if (wanted.sequence() != null && !wanted.sequence().name().equals(name.name())) {
			ObjectReference sequence = ObjectReference.of(ObjectKind.SEQUENCE, name);
			changes.add(Changes.of(Change.Kind.RENAME, sequence, Words.renamed(sequence, wanted.sequence().name()),
					new RenameObject(sequence, wanted.sequence().name())));
		}
		return changes;
	}

	private Operation set(Column column, @Nullable Boolean always, SequenceOptions options, Identity existing) {
		return AlterTable.of(this.from.name(), new IdentityChange.Set(column.name(), always, options, null, existing));
	}

	/**
	 * Sequences that the column has before and that are there after, and the other way.
	 */
	private List<Change> sequences(Column column) {
		List<Change> changes = new ArrayList<>();
		Set<String> names = new TreeSet<>();
		this.from.sequences(column.name()).forEach((sequence) -> names.add(sequence.name().toString()));
		for (Sequence wanted : this.to.sequences(column.name())) {
			if (this.from.parts().catalog().objects().get(wanted.reference()) instanceof Sequence there) {
				names.remove(wanted.name().toString());
				changes.addAll(OwnedSequences.compare(this.from.parts(), there, this.to.parts(), wanted));
			}
		}
		for (Sequence there : this.from.sequences(column.name())) {
			if (names.contains(there.name().toString())
					&& this.to.parts().catalog().objects().get(there.reference()) instanceof Sequence wanted
					&& wanted.ownedBy() == null) {
				changes.addAll(OwnedSequences.compare(this.from.parts(), there, this.to.parts(), wanted));
			}
		}
		return changes;
	}

}
