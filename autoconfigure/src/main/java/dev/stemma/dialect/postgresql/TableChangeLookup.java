package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.IdentityChange;
import dev.stemma.operation.Operation;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.TableChange;
import dev.stemma.operation.TableChangeVisitor;
import dev.stemma.operation.TableOption;
import dev.stemma.schema.Column;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Identity;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PrimaryKey;

/**
 * Completes the changes of a table, one after the other, from what has been read of it.
 * What several of them lose comes back with the first of them, which is the last to be
 * taken back.
 */
final class TableChangeLookup implements TableChangeVisitor<TableChange> {

	private final TableChangeFacts facts;

	private final TableFacts table;

	private final LostParts lost;

	private final ColumnRestoration restoration;

	/**
	 * Makes one.
	 * @param facts what has been read
	 * @param only whether the changes leave tables alone that inherit from it
	 */
	TableChangeLookup(TableChangeFacts facts, boolean only) {
		this.facts = facts;
		this.table = facts.table();
		this.lost = new LostParts(facts.tables());
		this.restoration = new ColumnRestoration(facts.tables(), only, this.lost);
	}

	private @Nullable Column existing(ColumnChange change, @Nullable Column known) {
		ColumnRow row = this.table.column(change.name());
		return (known != null || row == null) ? known : row.column();
	}

	private DroppedParts parts(ColumnChange change) {
		return this.facts.parts().getOrDefault(change.name(), new DroppedParts(Map.of()));
	}

	@Override
	public TableChange addColumn(ColumnChange.Add change) {
		return (change.existed() != null || !change.ifNotExists()) ? change
				: new ColumnChange.Add(change.column(), true, this.table.column(change.name()) != null);
	}

	@Override
	public TableChange dropColumn(ColumnChange.Drop change) {
		ColumnRow row = this.table.column(change.name());
		if (change.undo() != null || row == null || this.facts.unknownColumns().contains(change.name())) {
			return change;
		}
		List<Operation> undo = this.restoration.column(row, parts(change));
		return new ColumnChange.Drop(change.name(), change.ifExists(), change.cascade(), undo);
	}

	@Override
	public TableChange setType(ColumnChange.SetType change) {
		if (change.undo() != null || this.facts.unknownColumns().contains(change.name())) {
			return change;
		}
		String usingBack = (change.usingBack() != null) ? change.usingBack() : this.facts.casts().get(change.name());
		ColumnChange.SetType known = new ColumnChange.SetType(change.name(), change.type(), change.collation(),
				change.using(), usingBack, existing(change, change.existing()));
		List<Operation> undo = this.restoration.type(known, parts(change));
		return new ColumnChange.SetType(known.name(), known.type(), known.collation(), known.using(), known.usingBack(),
				known.existing(), undo);
	}

	@Override
	public TableChange setNullable(ColumnChange.SetNullable change) {
		return new ColumnChange.SetNullable(change.name(), change.nullable(), change.constraint(),
				existing(change, change.existing()));
	}

	@Override
	public TableChange setDefault(ColumnChange.SetDefault change) {
		return new ColumnChange.SetDefault(change.name(), change.expression(), existing(change, change.existing()));
	}

	@Override
	public TableChange setExpression(ColumnChange.SetExpression change) {
		return new ColumnChange.SetExpression(change.name(), change.expression(), existing(change, change.existing()));
	}

	@Override
	public TableChange dropExpression(ColumnChange.DropExpression change) {
		return change;
	}

	@Override
	public TableChange addIdentity(IdentityChange.Add change) {
		return change;
	}

	@Override
	public TableChange setIdentity(IdentityChange.Set change) {
		return new IdentityChange.Set(change.name(), change.always(), change.options(), change.restart(),
				identity(change, change.existing()));
	}

	@Override
	public TableChange dropIdentity(IdentityChange.Drop change) {
		return new IdentityChange.Drop(change.name(), change.ifExists(), identity(change, change.existing()));
	}

	private @Nullable Identity identity(ColumnChange change, @Nullable Identity known) {
		ColumnRow row = this.table.column(change.name());
		return (known != null || row == null) ? known : row.column().identity();
	}

	@Override
	public TableChange setStatistics(ColumnSetting.SetStatistics change) {
		return new ColumnSetting.SetStatistics(change.name(), change.target(), existing(change, change.existing()));
	}

	@Override
	public TableChange setStorage(ColumnSetting.SetStorage change) {
		ColumnRow row = this.table.column(change.name());
		// That a column goes back to its type's way can be said from PostgreSQL 16 on.
		Column existing = (change.existing() != null || row == null) ? change.existing()
				: row.column().storage(row.storage());
		return new ColumnSetting.SetStorage(change.name(), change.storage(), existing);
	}

	@Override
	public TableChange setCompression(ColumnSetting.SetCompression change) {
		return new ColumnSetting.SetCompression(change.name(), change.method(), existing(change, change.existing()));
	}

	@Override
	public TableChange addConstraint(ConstraintChange.Add change) {
		if (change.undo() != null) {
			return change;
		}
		List<Operation> undo = new ArrayList<>();
		List<String> columns = change.constraint().columns();
		if (change.usingIndex() != null) {
			IndexRow index = this.table.indexes()
				.stream()
				.filter((row) -> change.usingIndex().equals(row.index().name()))
				.findFirst()
				.orElse(null);
			if (index == null) {
				return change;
			}
			undo.addAll(this.lost.restoration().index(index, false));
		}
		if (change.constraint() instanceof PrimaryKey) {
			for (String column : columns) {
				ColumnRow row = this.table.column(column);
				if (row != null && row.column().nullable()) {
					undo.add(AlterTable.of(this.table.name(),
							new ColumnChange.SetNullable(column, true, null, row.column().notNull())));
				}
			}
		}
		return change.undo(undo);
	}

	@Override
	public TableChange dropConstraint(ConstraintChange.Drop change) {
		if (change.undo() != null || this.facts.unknownConstraints().contains(change.name())) {
			return change;
		}
		List<Operation> undo = null;
		ConstraintRow row = this.table.constraint(change.name());
		if (row != null) {
			undo = this.lost.lose(row) ? this.lost.restoration().constraint(row) : List.of();
		}
		else {
			undo = notNull(change.name());
		}
		return (undo != null) ? new ConstraintChange.Drop(change.name(), change.ifExists(), change.cascade(), undo)
				: change;
	}

	/**
	 * A constraint by which a column refuses nulls, as PostgreSQL has them from 18 on.
	 */
	private @Nullable List<Operation> notNull(String name) {
		for (ColumnRow row : this.table.columns()) {
			if (name.equals(row.notNullName())) {
				return List.of(AlterTable.of(this.table.name(), ConstraintChange.Add.of(row.notNullConstraint())));
			}
		}
		return null;
	}

	@Override
	public TableChange alterConstraint(ConstraintChange.Alter change) {
		ConstraintRow row = this.table.constraint(change.name());
		return (change.existing() == null && row != null && row.constraint() instanceof ForeignKey key)
				? new ConstraintChange.Alter(change.name(), change.deferrability(), key) : change;
	}

	@Override
	public TableChange validateConstraint(ConstraintChange.Validate change) {
		return change;
	}

	@Override
	public TableChange attachPartition(PartitionChange.Attach change) {
		return (change.undo() != null) ? change : new PartitionChange.Attach(change.partition(), change.bound(),
				this.facts.attachments().get(change.partition()));
	}

	@Override
	public TableChange detachPartition(PartitionChange.Detach change) {
		PartitionBound bound = (change.existing() != null) ? change.existing()
				: this.facts.bounds().get(change.partition());
		return new PartitionChange.Detach(change.partition(), change.mode(), bound);
	}

	@Override
	public TableChange setLogged(TableOption.SetLogged change) {
		return (change.existing() != null) ? change
				: new TableOption.SetLogged(change.logged(), !this.table.relation().unlogged());
	}

	@Override
	public TableChange setTablespace(TableOption.SetTablespace change) {
		return (change.existing() != null) ? change
				: new TableOption.SetTablespace(change.tablespace(), this.facts.tablespace());
	}

	@Override
	public TableChange setParameters(TableOption.SetParameters change) {
		if (change.existing() != null) {
			return change;
		}
		Map<String, @Nullable String> existing = new LinkedHashMap<>();
		change.parameters()
			.keySet()
			.forEach((name) -> existing.put(name, this.table.relation().parameters().get(name)));
		return new TableOption.SetParameters(change.parameters(), existing);
	}

	@Override
	public TableChange inherit(TableOption.Inherit change) {
		return change;
	}

}
