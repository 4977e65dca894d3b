package dev.stemma.diff;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.AttachIndex;
import dev.stemma.operation.BulkInsert;
import dev.stemma.operation.ContinueIdentity;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Grant;
import dev.stemma.operation.InsertFrom;
import dev.stemma.operation.OperationVisitor;
import dev.stemma.operation.RefreshView;
import dev.stemma.operation.Reindex;
import dev.stemma.operation.RenameEnumValue;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.Revoke;
import dev.stemma.operation.SetComment;
import dev.stemma.operation.SetSchema;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;

/**
 * Reads from operations what they do to which objects.
 */
final class FootprintReader implements OperationVisitor<Footprint> {

	private final Footprint found;

	private final Change change;

	private boolean recreation;

	FootprintReader(Footprint found, Change change) {
		this.found = found;
		this.change = change;
	}

	/**
	 * Whether the object of the change steps aside for another of the same name.
	 */
	boolean isRecreation() {
		return this.recreation;
	}

	@Override
	public Footprint create(CreateObject operation) {
		ObjectReference reference = operation.object().reference();
		if (operation.existence() != CreateObject.Existence.REFUSED) {
			this.found.alters().add(reference);
			return this.found;
		}
		this.found.creates().add(reference);
		if (operation.object() instanceof Table created) {
			for (Column column : created.columns()) {
				this.found.creates().add(ObjectReference.column(created.name(), column.name()));
			}
			for (Constraint constraint : created.allConstraints()) {
				if (constraint.name() != null) {
					this.found.creates().add(ObjectReference.constraint(created.name(), constraint.name()));
				}
			}
		}
		if (operation.object() instanceof Sequence sequence) {
			owned(sequence.ownedBy());
		}
		return this.found;
	}

	private void owned(Sequence.@Nullable Owner owner) {
		if (owner != null) {
			this.found.needs().add(ObjectReference.column(owner.table(), owner.column()));
			this.found.needs().add(ObjectReference.table(owner.table()));
		}
	}

	@Override
	public Footprint drop(DropObject operation) {
		this.found.drops().add(operation.object());
		return this.found;
	}

	@Override
	public Footprint rename(RenameObject operation) {
		if (this.change.kind() == Change.Kind.ALTER && operation.object().equals(this.change.object())) {
			this.recreation = true;
			return this.found;
		}
		this.found.drops().add(operation.object());
		this.found.creates().add(operation.object().renamed(operation.newName()));
		return this.found;
	}

	@Override
	public Footprint setSchema(SetSchema operation) {
		this.found.alters().add(operation.object());
		return this.found;
	}

	private Footprint mark(ObjectReference object) {
		this.found.marks().add(object);
		return this.found;
	}

	@Override
	public Footprint setComment(SetComment operation) {
		return mark(operation.object());
	}

	@Override
	public Footprint grant(Grant operation) {
		return mark(operation.object());
	}

	@Override
	public Footprint revoke(Revoke operation) {
		return mark(operation.object());
	}

	@Override
	public Footprint alterTable(AlterTable operation) {
		TableFootprint table = new TableFootprint(this.found, operation.table());
		operation.changes().forEach((each) -> each.accept(table));
		return this.found;
	}

	@Override
	public Footprint alterSequence(AlterSequence operation) {
		this.found.alters().add(ObjectReference.of(ObjectKind.SEQUENCE, operation.sequence()));
		if (operation.owner() != null) {
			owned(operation.owner().value());
		}
		return this.found;
	}

	@Override
	public Footprint addEnumValue(AddEnumValue operation) {
		this.found.alters().add(ObjectReference.of(ObjectKind.TYPE, operation.type()));
		return this.found;
	}

	@Override
	public Footprint renameEnumValue(RenameEnumValue operation) {
		this.found.alters().add(ObjectReference.of(ObjectKind.TYPE, operation.type()));
		return this.found;
	}

	@Override
	public Footprint refreshView(RefreshView operation) {
		return mark(ObjectReference.of(ObjectKind.MATERIALIZED_VIEW, operation.view()));
	}

	@Override
	public Footprint reindex(Reindex operation) {
		return mark(this.change.object());
	}

	@Override
	public Footprint attachIndex(AttachIndex operation) {
		this.found.marks().add(ObjectReference.of(ObjectKind.INDEX, operation.parent()));
		return mark(ObjectReference.of(ObjectKind.INDEX, operation.index()));
	}

	@Override
	public Footprint continueIdentity(ContinueIdentity operation) {
		return mark(ObjectReference.table(operation.table()));
	}

	/** Features are said of tables and views; what else is SQL alters the object. */
	@Override
	public Footprint execute(Execute operation) {
		switch (this.change.object().kind()) {
			case TABLE, VIEW, MATERIALIZED_VIEW, TRIGGER, INDEX, CONSTRAINT, COLUMN ->
				this.found.marks().add(this.change.object());
			default -> this.found.alters().add(this.change.object());
		}
		return this.found;
	}

	@Override
	public Footprint bulkInsert(BulkInsert operation) {
		return mark(this.change.object());
	}

	@Override
	public Footprint insertFrom(InsertFrom operation) {
		return mark(this.change.object());
	}

	@Override
	public Footprint updateInBatches(UpdateInBatches operation) {
		return mark(this.change.object());
	}

}
