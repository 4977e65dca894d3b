package dev.stemma.autogenerate.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SingleTableSubclass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.RenamedFrom;
import dev.stemma.diff.Rename;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * Reads {@link RenamedFrom} at entities and attributes: what the tables and columns of a
 * mapping were called before.
 */
final class RenameReader {

	private final Metadata metadata;

	private final SchemaTokens tokens;

	private final @Nullable String defaultSchema;

	/** What each object becomes, by the name that it has had. */
	private final Map<ObjectReference, String> renames = new LinkedHashMap<>();

	private final Set<Problem> remarks = new LinkedHashSet<>();

	/**
	 * Creates a reader.
	 * @param metadata the mapping
	 * @param tokens what stands in for schemas in it
	 * @param defaultSchema the schema of tables that name none, or {@code null} for the
	 * home schema
	 */
	RenameReader(Metadata metadata, SchemaTokens tokens, @Nullable String defaultSchema) {
		this.metadata = metadata;
		this.tokens = tokens;
		this.defaultSchema = defaultSchema;
	}

	/**
	 * What is renamed, tables first. Columns stand in tables by the names that these are
	 * to have, and by each that they have had.
	 */
	List<Rename> read() {
		this.metadata.getEntityBindings().forEach(this::table);
		Map<QualifiedName, List<QualifiedName>> formerTables = new LinkedHashMap<>();
		this.renames.forEach(
				(table, name) -> formerTables.computeIfAbsent(table.renamed(name).name(), (key) -> new ArrayList<>())
					.add(table.name()));
		List<Rename> all = new ArrayList<>();
		this.renames.forEach((table, name) -> all.add(new Rename(table, name)));
		this.renames.clear();
		this.metadata.getEntityBindings().forEach(this::attributes);
		this.renames.forEach((object, name) -> {
			all.add(new Rename(object, name));
			if (object.part() != null) {
				formerTables.getOrDefault(object.name(), List.of())
					.forEach((table) -> all.add(new Rename(ObjectReference.column(table, object.part()), name)));
			}
		});
		return all;
	}

	/**
	 * What was said and can't be done; asked for after {@link #read}.
	 */
	List<Problem> remarks() {
		return List.copyOf(this.remarks);
	}

	private void table(PersistentClass entity) {
		Class<?> type = classOf(entity);
		if (type == null) {
			return;
		}
		List<String> former = AnnotatedMember.formerNames(type);
		if (former.isEmpty()) {
			return;
		}
		if (entity instanceof SingleTableSubclass || !entity.getTable().isPhysicalTable()) {
			remark(type.getName() + " has no table of its own", "Say it at the entity whose table it is.");
			return;
		}
		add(former, entity.getTable());
	}

	private void attributes(PersistentClass entity) {
		Class<?> type = classOf(entity);
		if (entity instanceof RootClass) {
			List<Table> tables = tablesBelow(entity, (below) -> !(below instanceof SingleTableSubclass));
			if (entity.getIdentifierProperty() != null) {
				attribute(type, entity.getIdentifierProperty(), tables);
			}
			else if (entity.getIdentifier() instanceof Component component) {
				component.getProperties().forEach((property) -> attribute(type, property, tables));
			}
		}
		List<Table> tables = tablesBelow(entity, UnionSubclass.class::isInstance);
		entity.getProperties().forEach((property) -> attribute(type, property, tables));
	}

	/** The tables that repeat columns of an entity. */
	private static List<Table> tablesBelow(PersistentClass entity, Predicate<PersistentClass> repeats) {
		return entity.getSubclassClosure()
			.stream()
			.filter((below) -> !below.equals(entity) && repeats.test(below))
			.map(PersistentClass::getTable)
			.toList();
	}

	private void attribute(@Nullable Class<?> type, Property property, List<Table> tablesBelow) {
		List<String> former = AnnotatedMember.formerNames(type, property.getName());
		Value value = property.getValue();
		if (!former.isEmpty()) {
			String where = ((type != null) ? type.getName() : "?") + "." + property.getName();
			if (value instanceof Collection collection) {
				collection(former, collection, where);
			}
			else {
				column(former, value, tablesBelow, where);
			}
		}
		if (value instanceof Component component) {
			component(component, tablesBelow);
		}
		else if (value instanceof Collection collection && collection.getElement() instanceof Component element) {
			component(element, List.of());
		}
	}

	private void component(Component component, List<Table> tablesBelow) {
		Class<?> type = (component.getComponentClassName() != null) ? component.getComponentClass() : null;
		component.getProperties().forEach((property) -> attribute(type, property, tablesBelow));
	}

	private void collection(List<String> former, Collection collection, String where) {
		if (collection.isInverse()) {
			remark(where + " is the other side of an association, and has neither table nor column",
					"Say it at the attribute that owns the association.");
		}
		else if (collection.isOneToMany()) {
			column(former, collection.getKey(), List.of(), where);
		}
		else {
			add(former, collection.getCollectionTable());
		}
	}

	private void column(List<String> former, Value value, List<Table> tablesBelow, String where) {
		List<Column> columns = value.getColumns();
		if (columns.size() != 1) {
			remark(where + " has " + (columns.isEmpty() ? "no column" : columns.size() + " columns"),
					"Say it at the attributes that have one each.");
			return;
		}
		Column column = columns.get(0);
		String name = SchemaTokens.serverName(column.getName(), column.isQuoted());
		List<Table> tables = new ArrayList<>(tablesBelow);
		tables.add(0, value.getTable());
		for (Table table : tables) {
			// A key that repeats it may be called otherwise
			if (table.isPhysicalTable() && table.getColumn(column) != null) {
				former.forEach((old) -> put(ObjectReference.column(nameOf(table), old), name));
			}
		}
	}

	private void add(List<String> former, Table table) {
		QualifiedName name = nameOf(table);
		former.forEach((old) -> put(ObjectReference.table(name.sibling(old)), name.name()));
	}

	private void put(ObjectReference old, String name) {
		String other = old.renamed(name).equals(old) ? name : this.renames.putIfAbsent(old, name);
		if (other != null && !other.equals(name)) {
			this.remarks.add(Problem.of("@RenamedFrom says of the " + old + " that it has become " + other + " and "
					+ name + "; it is taken to be " + other, "Say it at one place."));
		}
	}

	private QualifiedName nameOf(Table table) {
		String schema = (table.getSchema() != null) ? this.tokens.original(table.getSchema()) : this.defaultSchema;
		return QualifiedName.of(schema, SchemaTokens.serverName(table.getName(), table.isQuoted()));
	}

	private void remark(String what, String advice) {
		this.remarks.add(Problem.of("@RenamedFrom is of no use at " + what.replaceFirst(" ", ": it "), advice));
	}

	private static @Nullable Class<?> classOf(PersistentClass entity) {
		return (entity.getClassName() != null) ? entity.getMappedClass() : null;
	}

}
