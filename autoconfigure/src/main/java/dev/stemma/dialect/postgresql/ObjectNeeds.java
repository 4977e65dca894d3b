package dev.stemma.dialect.postgresql;

import dev.stemma.schema.Cast;
import dev.stemma.schema.Column;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.Extension;
import dev.stemma.schema.Index;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObjectVisitor;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.View;

/**
 * What of a new object older servers lack.
 */
final class ObjectNeeds implements SchemaObjectVisitor<Needs> {

	private final Needs needs;

	ObjectNeeds(Needs needs) {
		this.needs = needs;
	}

	@Override
	public Needs table(Table table) {
		table.columns().forEach((column) -> column(table.name(), column));
		for (Constraint constraint : table.constraints()) {
			constraint.accept(new ConstraintNeeds(this.needs, table.name(), false));
			this.needs.add(constraint instanceof Exclusion && table.partitionKey() != null, 17,
					"The partitioned table " + table.name(), "an exclusion constraint on partitioned tables");
		}
		ServerLacks.parameters(this.needs, "Table " + table.name(), table.parameters());
		return this.needs;
	}

	/**
	 * Looks at a column with its constraints.
	 */
	void column(QualifiedName table, Column column) {
		String what = "Column %s of %s".formatted(column.name(), table);
		TypeNeeds.look(this.needs, what, column.type());
		this.needs.add(column.generated() != null && !column.generated().stored(), 18, what,
				"a virtual generated expression");
		column.constraints().forEach((constraint) -> constraint.accept(new ConstraintNeeds(this.needs, table, true)));
	}

	@Override
	public Needs index(Index index) {
		this.needs.add(index.nullsNotDistinct(), 15,
				(index.name() != null) ? "Index " + index.name() : "The index on " + index.table(),
				"NULLS NOT DISTINCT");
		return this.needs;
	}

	@Override
	public Needs sequence(Sequence sequence) {
		this.needs.add(sequence.unlogged(), 15, "Sequence " + sequence.name(), "UNLOGGED for sequences");
		return this.needs;
	}

	@Override
	public Needs enumType(EnumType type) {
		return this.needs;
	}

	@Override
	public Needs domain(Domain domain) {
		TypeNeeds.look(this.needs, "Domain " + domain.name(), domain.type());
		return this.needs;
	}

	@Override
	public Needs compositeType(CompositeType type) {
		type.attributes()
			.forEach((attribute) -> TypeNeeds.look(this.needs,
					"Attribute %s of type %s".formatted(attribute.name(), type.name()), attribute.type()));
		return this.needs;
	}

	@Override
	public Needs view(View view) {
		this.needs.add(view.options().containsKey("security_invoker"), 15, "View " + view.name(), "security_invoker");
		return this.needs;
	}

	@Override
	public Needs materializedView(MaterializedView view) {
		ServerLacks.parameters(this.needs, "View " + view.name(), view.parameters());
		return this.needs;
	}

	@Override
	public Needs routine(Routine routine) {
		// The server drops lengths and scales of routines' types, but reads them.
		String what = (routine.procedure() ? "Procedure " : "Function ") + routine.name();
		routine.arguments().forEach((argument) -> TypeNeeds.look(this.needs, what, argument.type()));
		if (routine.returns() != null) {
			TypeNeeds.look(this.needs, what, routine.returns());
		}
		return this.needs;
	}

	@Override
	public Needs trigger(Trigger trigger) {
		return this.needs;
	}

	@Override
	public Needs extension(Extension extension) {
		return this.needs;
	}

	@Override
	public Needs namespace(Namespace namespace) {
		return this.needs;
	}

	@Override
	public Needs cast(Cast cast) {
		TypeNeeds.look(this.needs, "The " + cast.reference(), cast.source());
		TypeNeeds.look(this.needs, "The " + cast.reference(), cast.target());
		return this.needs;
	}

}
