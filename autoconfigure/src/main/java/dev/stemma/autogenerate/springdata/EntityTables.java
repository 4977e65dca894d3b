package dev.stemma.autogenerate.springdata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.relational.core.mapping.AggregatePath;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;

import dev.stemma.autogenerate.RenamedFrom;
import dev.stemma.operation.Ddl;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Column;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SqlType;

/**
 * Walks over aggregates from their roots and writes down the tables that Spring Data
 * reads and writes.
 */
final class EntityTables {

	private final RelationalModel model;

	private final ColumnTypes types;

	private final Map<QualifiedName, TableDraft> tables = new LinkedHashMap<>();

	private final Map<QualifiedName, Sequence> sequences = new LinkedHashMap<>();

	private final EntityRenames renames = new EntityRenames();

	private final Set<Problem> problems = new LinkedHashSet<>();

	private final Set<Problem> remarks = new LinkedHashSet<>();

	private final Set<Class<?>> seen = new HashSet<>();

	private final List<Class<?>> open = new ArrayList<>();

	EntityTables(RelationalModel model) {
		this.model = model;
		this.types = new ColumnTypes(model);
	}

	/**
	 * Reads all entities.
	 */
	void read() {
		List<RelationalPersistentEntity<?>> entities = new ArrayList<>();
		for (Class<?> type : this.model.entities()) {
			attempt(type, () -> entities.add(this.model.context().getRequiredPersistentEntity(type)));
		}
		Set<Class<?>> parts = new LinkedHashSet<>();
		for (RelationalPersistentEntity<?> entity : entities) {
			for (RelationalPersistentProperty property : entity) {
				if (property.isEntity() && !property.isAssociation()) {
					parts.add(property.getActualType());
				}
			}
		}
		for (RelationalPersistentEntity<?> entity : entities) {
			if (!parts.contains(entity.getType())) {
				attempt(entity.getType(), () -> readRoot(this.model.context().getAggregatePath(entity)));
			}
		}
		// Those that are parts of one another have no root
		for (RelationalPersistentEntity<?> entity : entities) {
			if (!this.seen.contains(entity.getType())) {
				attempt(entity.getType(), () -> readRoot(this.model.context().getAggregatePath(entity)));
			}
		}
	}

	private void attempt(Class<?> type, Runnable reading) {
		try {
			reading.run();
		}
		catch (MappingException | IllegalArgumentException | IllegalStateException ex) {
			this.problems.add(Problem.of("Entity %s does not map: %s.".formatted(type.getName(), ex.getMessage()),
					"Correct the entity; the application could not use it either."));
			this.open.clear();
		}
	}

	private void readRoot(AggregatePath root) {
		RelationalPersistentEntity<?> entity = root.getRequiredLeafEntity();
		if (!entity.hasIdProperty()) {
			this.remarks.add(Problem.of(
					"Entity %s has no property with @Id, so its table has no primary key."
						.formatted(entity.getType().getName()),
					"Give it one; without it Spring Data does not save the entity."));
		}
		readTable(root);
	}

	private TableDraft readTable(AggregatePath path) {
		RelationalPersistentEntity<?> entity = path.getRequiredLeafEntity();
		QualifiedName name = Identifiers.qualified(path.getTableInfo().qualifiedTableName());
		if (this.open.contains(entity.getType())) {
			throw new MappingException("it contains itself as " + path.toDotPath()
					+ ", and Spring Data JDBC reads an aggregate to its end");
		}
		TableDraft table = this.tables.computeIfAbsent(name,
				(key) -> new TableDraft(key, entity.getType().getSimpleName()));
		this.renames.addTable(table, entity.findAnnotation(RenamedFrom.class));
		this.open.add(entity.getType());
		this.seen.add(entity.getType());
		RelationalPersistentProperty id = entity.getIdProperty();
		if (id != null) {
			readId(path.append(id), table, id);
		}
		readProperties(path, entity, table, false);
		this.open.remove(entity.getType());
		return table;
	}

	private void readId(AggregatePath path, TableDraft table, RelationalPersistentProperty id) {
		if (id.isEntity()) {
			this.seen.add(id.getActualType());
			for (RelationalPersistentProperty part : path.getRequiredLeafEntity()) {
				Column column = column(path.append(part), table);
				if (column != null) {
					table.addId(column.notNull());
				}
			}
			return;
		}
		Column column = column(path, table);
		if (column == null) {
			return;
		}
		SqlIdentifier sequence = id.hasSequence() ? id.getSequence() : null;
		if (sequence != null) {
			QualifiedName name = Identifiers.qualified(sequence);
			this.sequences.put(name, Sequence.of(name));
		}
		boolean counted = sequence == null && GeneratedIds.isGenerated(id.getType());
		table.addId(counted ? column.generatedByDefaultAsIdentity() : column.notNull());
	}

	private void readProperties(AggregatePath path, RelationalPersistentEntity<?> entity, TableDraft table,
			boolean optional) {
		for (RelationalPersistentProperty property : entity) {
			AggregatePath inner = path.append(property);
			if (property.isIdProperty() && !path.isEmbedded()) {
				continue;
			}
			if (property.isEmbedded()) {
				this.seen.add(property.getActualType());
				readProperties(inner, inner.getRequiredLeafEntity(), table, true);
			}
			else if (property.isEntity() && !property.isAssociation()) {
				readPart(inner);
			}
			else {
				Column column = column(inner, table);
				if (column != null) {
					boolean nullable = optional || this.types.isNullable(property);
					table.add(nullable ? column : column.notNull());
				}
			}
		}
	}

	private void readPart(AggregatePath path) {
		RelationalPersistentProperty property = path.getRequiredLeafProperty();
		if (property.isAnnotationPresent(RenamedFrom.class)) {
			this.remarks.add(Problem.of(
					"@RenamedFrom on %s says nothing: the property has no column.".formatted(named(property)),
					"Write it on the entity that the property holds."));
		}
		AggregatePath owner = path.getIdDefiningParentPath();
		if (!owner.hasIdProperty()) {
			this.problems.add(Problem.of("%s belongs to an entity without @Id, so its rows cannot say whose they are."
				.formatted(named(property)), "Give the entity a property with @Id."));
			return;
		}
		TableDraft table = readTable(path);
		new PartColumns(this.types, this::key, this.tables).add(path, table);
	}

	/**
	 * A column that says where a row stands in a list or map, of type {@code text} if
	 * that is not known.
	 */
	private Column key(AggregatePath path) {
		AggregatePath.TableInfo info = path.getTableInfo();
		Class<?> java = info.getRequiredQualifierColumnType();
		SqlType type = this.types.ofKey(java);
		if (type == null) {
			this.problems.add(unknown(named(path.getRequiredLeafProperty()) + " has keys", java));
			// Something, to go on and find the other problems
			type = Ddl.text();
		}
		return Column.of(Identifiers.name(info.getRequiredQualifierColumnInfo().name()), type);
	}

	private @Nullable Column column(AggregatePath path, TableDraft table) {
		RelationalPersistentProperty property = path.getRequiredLeafProperty();
		SqlType type = this.types.of(property);
		if (type == null) {
			this.problems.add(unknown(named(property) + " is", property.getType()));
			return null;
		}
		Column column = Column.of(Identifiers.name(path.getColumnInfo().name()), type);
		this.renames.addColumn(table, column.name(), property.findAnnotation(RenamedFrom.class));
		return column;
	}

	private static String named(RelationalPersistentProperty property) {
		return "Property %s of %s".formatted(property.getName(), property.getOwner().getType().getName());
	}

	private static Problem unknown(String property, Class<?> java) {
		return Problem.of("%s of type %s, for which no column type is known.".formatted(property, java.getTypeName()),
				"Register a converter to a type that the database has, or publish a SqlTypeMapping bean that names the column's type.");
	}

	List<TableDraft> tables() {
		return List.copyOf(this.tables.values());
	}

	List<Sequence> sequences() {
		return List.copyOf(this.sequences.values());
	}

	EntityRenames renames() {
		return this.renames;
	}

	List<Problem> problems() {
		return List.copyOf(this.problems);
	}

	List<Problem> remarks() {
		return List.copyOf(this.remarks);
	}

}
