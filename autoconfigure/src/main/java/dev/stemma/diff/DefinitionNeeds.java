package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Cast;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Extension;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObjectVisitor;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.Unique;
import dev.stemma.schema.View;

/**
 * What an object needs to be there, as far as its definition says it.
 */
final class DefinitionNeeds implements SchemaObjectVisitor<Set<ObjectReference>> {

	private final Catalog catalog;

	private final TypeNames types;

	private final CountingSequences sequences;

	private final Belongings belongings;

	DefinitionNeeds(Catalog catalog, TypeNames types, Belongings belongings) {
		this.catalog = catalog;
		this.types = types;
		this.sequences = new CountingSequences(catalog);
		this.belongings = belongings;
	}

	private static Set<ObjectReference> schemaOf(QualifiedName name) {
		Set<ObjectReference> needs = new LinkedHashSet<>();
		if (name.schema() != null) {
			needs.add(ObjectReference.of(ObjectKind.SCHEMA, QualifiedName.of(name.schema())));
		}
		return needs;
	}

	private void addType(Set<ObjectReference> needs, SqlType type) {
		ObjectReference found = this.types.find(type);
		if (found != null) {
			needs.add(found);
		}
	}

	@Override
	public Set<ObjectReference> table(Table table) {
		Set<ObjectReference> needs = schemaOf(table.name());
		if (table.partitionOf() != null) {
			needs.add(ObjectReference.table(table.partitionOf().parent()));
		}
		table.inherits().forEach((parent) -> needs.add(ObjectReference.table(parent)));
		table.columns().forEach((column) -> needs.addAll(column(table, column)));
		needs.remove(table.reference());
		return needs;
	}

	/**
	 * What a column needs besides its table.
	 */
	Set<ObjectReference> column(Table table, Column column) {
		Set<ObjectReference> needs = new LinkedHashSet<>();
		addType(needs, column.type());
		String expression = (column.generated() != null) ? column.generated().expression() : column.defaultExpression();
		if (expression != null) {
			this.sequences.addNamedIn(expression, needs);
			for (ObjectReference needed : this.catalog.neededBy(table.reference())) {
				if (!needed.kind().isPart() && SqlNames.mentions(expression, needed.name().name())) {
					needs.add(needed);
				}
			}
		}
		return needs;
	}

	/**
	 * What a constraint needs besides its table.
	 */
	Set<ObjectReference> constraint(Table table, Constraint constraint) {
		Set<ObjectReference> needs = columns(table.name(), constraint.columns());
		needs.addAll(columns(table.name(), constraint.includedColumns()));
		if (constraint instanceof ForeignKey key) {
			needs.add(ObjectReference.table(key.referencedTable()));
			needs.addAll(columns(key.referencedTable(), key.referencedColumns()));
			Table other = this.catalog.table(key.referencedTable());
			if (other != null) {
				needs.addAll(keysOf(other, key.referencedColumns()));
			}
		}
		if (constraint instanceof Check check) {
			needs.addAll(mentioned(table, List.of(check.condition())));
		}
		return needs;
	}

	private static Set<ObjectReference> columns(QualifiedName table, Collection<String> columns) {
		Set<ObjectReference> needs = new LinkedHashSet<>();
		columns.forEach((column) -> needs.add(ObjectReference.column(table, column)));
		return needs;
	}

	/** What makes the columns unique that a foreign key refers to. */
	private List<ObjectReference> keysOf(Table table, List<String> columns) {
		List<ObjectReference> keys = new ArrayList<>();
		for (Constraint constraint : table.allConstraints()) {
			boolean primary = constraint instanceof PrimaryKey;
			boolean matches = (columns.isEmpty() && primary) || ((primary || constraint instanceof Unique)
					&& new HashSet<>(constraint.columns()).equals(new HashSet<>(columns)));
			if (matches && constraint.name() != null) {
				keys.add(ObjectReference.constraint(table.name(), constraint.name()));
			}
		}
		for (Index index : this.belongings.indexesOf(table.name())) {
			Set<@Nullable String> keyed = new HashSet<>(index.keys().stream().map(IndexKey::column).toList());
			if (index.unique() && index.where() == null && keyed.equals(new HashSet<>(columns))) {
				keys.add(index.reference());
			}
		}
		return keys;
	}

	private Set<ObjectReference> mentioned(@Nullable Table table, List<String> texts) {
		Set<ObjectReference> needs = new LinkedHashSet<>();
		if (table == null) {
			return needs;
		}
		for (Column column : table.columns()) {
			if (texts.stream().anyMatch((text) -> SqlNames.mentions(text, column.name()))) {
				needs.add(ObjectReference.column(table.name(), column.name()));
				ObjectReference type = this.types.find(column.type());
				if (type != null && texts.stream().anyMatch((text) -> SqlNames.mentions(text, type.name().name()))) {
					needs.add(type);
				}
			}
		}
		return needs;
	}

	@Override
	public Set<ObjectReference> index(Index index) {
		Set<ObjectReference> needs = columns(index.table(), index.include());
		List<String> texts = new ArrayList<>();
		for (IndexKey key : index.keys()) {
			if (key.column() != null) {
				needs.add(ObjectReference.column(index.table(), key.column()));
			}
			else if (key.expression() != null) {
				texts.add(key.expression());
			}
		}
		if (index.where() != null) {
			texts.add(index.where());
		}
		needs.addAll(mentioned(this.catalog.table(index.table()), texts));
		needs.add(this.belongings.relation(index.table()));
		return needs;
	}

	/** Its owner is said after both are there. */
	@Override
	public Set<ObjectReference> sequence(Sequence sequence) {
		return schemaOf(sequence.name());
	}

	@Override
	public Set<ObjectReference> enumType(EnumType type) {
		return schemaOf(type.name());
	}

	@Override
	public Set<ObjectReference> domain(Domain domain) {
		Set<ObjectReference> needs = schemaOf(domain.name());
		addType(needs, domain.type());
		if (domain.defaultExpression() != null) {
			this.sequences.addNamedIn(domain.defaultExpression(), needs);
		}
		return needs;
	}

	@Override
	public Set<ObjectReference> compositeType(CompositeType type) {
		Set<ObjectReference> needs = schemaOf(type.name());
		type.attributes().forEach((attribute) -> addType(needs, attribute.type()));
		return needs;
	}

	@Override
	public Set<ObjectReference> view(View view) {
		return schemaOf(view.name());
	}

	@Override
	public Set<ObjectReference> materializedView(MaterializedView view) {
		return schemaOf(view.name());
	}

	@Override
	public Set<ObjectReference> routine(Routine routine) {
		Set<ObjectReference> needs = schemaOf(routine.name());
		routine.arguments().forEach((argument) -> addType(needs, argument.type()));
		if (routine.returns() != null) {
			addType(needs, new SqlType.Written(routine.returns().replaceFirst("^(?i)SETOF ", "")));
		}
		return needs;
	}

	@Override
	public Set<ObjectReference> trigger(Trigger trigger) {
		Set<ObjectReference> needs = new LinkedHashSet<>();
		List<String> texts = new ArrayList<>(trigger.events());
		if (trigger.when() != null) {
			texts.add(trigger.when());
		}
		needs.addAll(mentioned(this.catalog.table(trigger.table()), texts));
		needs.add(this.belongings.relation(trigger.table()));
		needs.add(ObjectReference.function(trigger.function(), List.of()));
		return needs;
	}

	@Override
	public Set<ObjectReference> extension(Extension extension) {
		return (extension.schema() != null) ? schemaOf(QualifiedName.of(extension.schema(), extension.name()))
				: new LinkedHashSet<>();
	}

	@Override
	public Set<ObjectReference> namespace(Namespace namespace) {
		return new LinkedHashSet<>();
	}

	@Override
	public Set<ObjectReference> cast(Cast cast) {
		Set<ObjectReference> needs = new LinkedHashSet<>();
		addType(needs, cast.source());
		addType(needs, cast.target());
		if (cast.function() != null) {
			needs.add(cast.function());
		}
		return needs;
	}

}
