package dev.stemma.operation;

import dev.stemma.schema.Cast;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Extension;
import dev.stemma.schema.Index;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SchemaObjectVisitor;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.View;

/**
 * Gives an object that names no schema the one that names stand for. What it refers to
 * stays as it is, but for the table of an index, a trigger, or a sequence's owner, which
 * stands where the object stands.
 *
 * @param target knows what a name stands for
 */
record Placement(OperationTarget target) implements SchemaObjectVisitor<SchemaObject> {

	private QualifiedName place(QualifiedName name) {
		return (name.schema() != null) ? name : this.target.qualify(name.name());
	}

	@Override
	public SchemaObject table(Table table) {
		return new Table(place(table.name()), table.columns(), table.constraints(), table.comment(), table.unlogged(),
				table.partitionKey(), table.partitionOf(), table.inherits(), table.parameters(), table.tablespace());
	}

	@Override
	public SchemaObject index(Index index) {
		return new Index(index.name(), place(index.table()), index.keys(), index.unique(), index.nullsNotDistinct(),
				index.method(), index.include(), index.where(), index.parameters(), index.tablespace(), index.only());
	}

	@Override
	public SchemaObject sequence(Sequence sequence) {
		Sequence.Owner owner = sequence.ownedBy();
		return new Sequence(place(sequence.name()), sequence.type(), sequence.options(),
				(owner != null) ? new Sequence.Owner(place(owner.table()), owner.column()) : null, sequence.unlogged());
	}

	@Override
	public SchemaObject enumType(EnumType type) {
		return new EnumType(place(type.name()), type.values());
	}

	@Override
	public SchemaObject domain(Domain domain) {
		return new Domain(place(domain.name()), domain.type(), domain.nullable(), domain.defaultExpression(),
				domain.collation(), domain.checks());
	}

	@Override
	public SchemaObject compositeType(CompositeType type) {
		return new CompositeType(place(type.name()), type.attributes());
	}

	@Override
	public SchemaObject view(View view) {
		return new View(place(view.name()), view.columns(), view.query(), view.options(), view.recursive());
	}

	@Override
	public SchemaObject materializedView(MaterializedView view) {
		return new MaterializedView(place(view.name()), view.columns(), view.query(), view.parameters(),
				view.tablespace(), view.populated());
	}

	@Override
	public SchemaObject routine(Routine routine) {
		return new Routine(place(routine.name()), routine.procedure(), routine.arguments(), routine.returns(),
				routine.language(), routine.attributes(), routine.body(), routine.standard());
	}

	@Override
	public SchemaObject trigger(Trigger trigger) {
		return new Trigger(trigger.name(), place(trigger.table()), trigger.timing(), trigger.events(),
				trigger.forEachRow(), trigger.when(), trigger.oldTable(), trigger.newTable(), trigger.function(),
				trigger.arguments(), trigger.constraint());
	}

	@Override
	public SchemaObject extension(Extension extension) {
		return extension;
	}

	@Override
	public SchemaObject namespace(Namespace namespace) {
		return namespace;
	}

	@Override
	public SchemaObject cast(Cast cast) {
		return cast;
	}

}
