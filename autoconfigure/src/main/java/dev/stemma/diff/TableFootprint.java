package dev.stemma.diff;

import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.IdentityChange;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.TableChangeVisitor;
import dev.stemma.operation.TableOption;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * Reads from the changes of a table what they do to which columns and constraints.
 *
 * @param found where to say it
 * @param table the table
 */
record TableFootprint(Footprint found, QualifiedName table) implements TableChangeVisitor<Footprint> {

	private Footprint mark(ObjectReference object) {
		this.found.marks().add(object);
		return this.found;
	}

	private Footprint alterColumn(String column) {
		this.found.alters().add(ObjectReference.column(this.table, column));
		return this.found;
	}

	@Override
	public Footprint addColumn(ColumnChange.Add change) {
		this.found.creates().add(ObjectReference.column(this.table, change.name()));
		return this.found;
	}

	@Override
	public Footprint dropColumn(ColumnChange.Drop change) {
		this.found.drops().add(ObjectReference.column(this.table, change.name()));
		return this.found;
	}

	@Override
	public Footprint setType(ColumnChange.SetType change) {
		this.found.rebuilds().add(ObjectReference.column(this.table, change.name()));
		return this.found;
	}

	@Override
	public Footprint setNullable(ColumnChange.SetNullable change) {
		return alterColumn(change.name());
	}

	@Override
	public Footprint setDefault(ColumnChange.SetDefault change) {
		return alterColumn(change.name());
	}

	@Override
	public Footprint setExpression(ColumnChange.SetExpression change) {
		return alterColumn(change.name());
	}

	@Override
	public Footprint dropExpression(ColumnChange.DropExpression change) {
		return alterColumn(change.name());
	}

	@Override
	public Footprint addIdentity(IdentityChange.Add change) {
		return alterColumn(change.name());
	}

	@Override
	public Footprint setIdentity(IdentityChange.Set change) {
		return alterColumn(change.name());
	}

	@Override
	public Footprint dropIdentity(IdentityChange.Drop change) {
		return alterColumn(change.name());
	}

	@Override
	public Footprint setStatistics(ColumnSetting.SetStatistics change) {
		return mark(ObjectReference.column(this.table, change.name()));
	}

	@Override
	public Footprint setStorage(ColumnSetting.SetStorage change) {
		return mark(ObjectReference.column(this.table, change.name()));
	}

	@Override
	public Footprint setCompression(ColumnSetting.SetCompression change) {
		return mark(ObjectReference.column(this.table, change.name()));
	}

	@Override
	public Footprint addConstraint(ConstraintChange.Add change) {
		this.found.creates().add(ObjectReference.constraint(this.table, change.name()));
		return this.found;
	}

	@Override
	public Footprint dropConstraint(ConstraintChange.Drop change) {
		this.found.drops().add(ObjectReference.constraint(this.table, change.name()));
		return this.found;
	}

	@Override
	public Footprint alterConstraint(ConstraintChange.Alter change) {
		return mark(ObjectReference.constraint(this.table, change.name()));
	}

	@Override
	public Footprint validateConstraint(ConstraintChange.Validate change) {
		return mark(ObjectReference.constraint(this.table, change.name()));
	}

	@Override
	public Footprint attachPartition(PartitionChange.Attach change) {
		this.found.alters().add(ObjectReference.table(change.partition()));
		this.found.needs().add(ObjectReference.table(this.table));
		return this.found;
	}

	@Override
	public Footprint detachPartition(PartitionChange.Detach change) {
		this.found.alters().add(ObjectReference.table(change.partition()));
		return this.found;
	}

	@Override
	public Footprint setLogged(TableOption.SetLogged change) {
		return mark(ObjectReference.table(this.table));
	}

	@Override
	public Footprint setTablespace(TableOption.SetTablespace change) {
		return mark(ObjectReference.table(this.table));
	}

	@Override
	public Footprint setParameters(TableOption.SetParameters change) {
		return mark(ObjectReference.table(this.table));
	}

	@Override
	public Footprint inherit(TableOption.Inherit change) {
		this.found.alters().add(ObjectReference.table(this.table));
		if (change.inherits()) {
			this.found.needs().add(ObjectReference.table(change.parent()));
		}
		return this.found;
	}

}
