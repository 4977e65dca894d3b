package dev.stemma.diff;

import java.util.List;

import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ConstraintVisitor;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Unique;

/**
 * A constraint as a server shows it after something was renamed.
 *
 * @param objects knows what was renamed
 * @param table the constraint's table by the name that it had
 */
record RenamedConstraint(RenamedObject objects, QualifiedName table) implements ConstraintVisitor<Constraint> {

	private List<String> columns(List<String> columns) {
		return columns.stream().map((column) -> this.objects.column(this.table, column)).toList();
	}

	private Constraint named(Constraint constraint) {
		String name = constraint.name();
		if (name == null) {
			return constraint;
		}
		ObjectReference renamed = this.objects.reference(ObjectReference.constraint(this.table, name));
		return (renamed.part() != null) ? constraint.named(renamed.part()) : constraint;
	}

	@Override
	public Constraint primaryKey(PrimaryKey key) {
		return named(new PrimaryKey(key.name(), columns(key.columns()), columns(key.include()), key.withoutOverlaps(),
				key.deferrability()));
	}

	@Override
	public Constraint unique(Unique unique) {
		return named(new Unique(unique.name(), columns(unique.columns()), columns(unique.include()),
				unique.nullsNotDistinct(), unique.withoutOverlaps(), unique.deferrability()));
	}

	@Override
	public Constraint check(Check check) {
		return named(new Check(check.name(), this.objects.expression(this.table, check.condition()),
				columns(check.columns()), check.noInherit(), check.notValid(), check.notEnforced()));
	}

	@Override
	public Constraint foreignKey(ForeignKey key) {
		List<String> referenced = key.referencedColumns()
			.stream()
			.map((column) -> this.objects.column(key.referencedTable(), column))
			.toList();
		return named(new ForeignKey(key.name(), columns(key.columns()), this.objects.table(key.referencedTable()),
				referenced, key.match(), key.onUpdate(), key.onDelete(), columns(key.onDeleteColumns()), key.period(),
				key.deferrability(), key.notValid(), key.notEnforced()));
	}

	@Override
	public Constraint exclusion(Exclusion exclusion) {
		List<Exclusion.Element> elements = exclusion.elements()
			.stream()
			.map((each) -> new Exclusion.Element(this.objects.keys(this.table, List.of(each.key())).get(0),
					each.operator()))
			.toList();
		String where = exclusion.where();
		return named(new Exclusion(exclusion.name(), exclusion.method(), elements, columns(exclusion.include()),
				(where != null) ? this.objects.expression(this.table, where) : null, exclusion.deferrability()));
	}

	@Override
	public Constraint notNull(NotNull notNull) {
		return named(new NotNull(notNull.name(), this.objects.column(this.table, notNull.column()), notNull.noInherit(),
				notNull.notValid()));
	}

}
