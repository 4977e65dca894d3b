package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.stemma.dialect.ReadScope;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Trigger;

/**
 * The reading of some schemas: one query for each kind of thing, whatever their number.
 */
final class SchemaReading {

	private static final Set<String> WITH_PRIVILEGES = Set.of(CatalogObject.RELATION, CatalogObject.TYPE,
			CatalogObject.ROUTINE, CatalogObject.SCHEMA);

	/**
	 * Indexes and composite types stand in the same catalog and have no privileges there.
	 */
	private static final Set<ObjectKind> RELATIONS = Set.of(ObjectKind.TABLE, ObjectKind.VIEW,
			ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE);

	private final CatalogQuery query;

	private final NameScope names;

	private final ReadScope scope;

	private final Set<String> schemas = new HashSet<>();

	private final CatalogParts catalog = new CatalogParts();

	SchemaReading(Connection connection, ReadScope scope) {
		this.query = new CatalogQuery(connection, SchemaTexts.of(scope));
		this.names = NameScope.of(scope);
		this.scope = scope;
		this.schemas.add(scope.home());
		this.schemas.addAll(scope.others().keySet());
	}

	Catalog read() throws SQLException {
		Map<Long, RelationRow> relations = new RelationRows(this.query, this.names).ofSchemas(this.schemas);
		Set<Long> found = new HashSet<>(relations.keySet());
		relations.values().removeIf((relation) -> this.scope.leftOut().contains(relation.name().name()));
		relations.values().removeIf(this::remarked);
		found.removeAll(relations.keySet());
		List<TypeRow> types = new TypeRows(this.query, this.names).ofSchemas(this.schemas);
		List<Long> described = new ArrayList<>(relations.keySet());
		types.stream().map(TypeRow::relation).filter((oid) -> oid != 0).forEach(described::add);
		List<ColumnRow> columns = new ColumnRows(this.query, this.names).read(described);
		addTypes(types, columns);
		readTables(relations, columns);
		readTriggers(relations.keySet());
		readSequences(found);
		readRoutines();
		for (CastRow row : new CastRows(this.query, this.names).ofSchemas(this.schemas)) {
			this.catalog.add(new CatalogId("pg_cast", row.oid()), row::cast, row.comment());
		}
		new SchemaSurroundings(this.query, this.names).read(this.catalog, this.schemas, this.scope.others());
		readPrivileges();
		CatalogDependencies.read(this.query, this.catalog);
		return this.catalog.catalog();
	}

	private boolean remarked(RelationRow relation) {
		if (relation.kind() == 'f') {
			this.catalog.remark("Table " + relation.name() + " is a foreign table");
		}
		else if (!relation.ordinary()) {
			this.catalog.remark("Table " + relation.name() + " " + relation.peculiarity());
		}
		boolean remarked = relation.kind() == 'f' || !relation.ordinary();
		if (remarked) {
			this.catalog.unread(ObjectReference.table(relation.name()));
		}
		return remarked;
	}

	private void addTypes(List<TypeRow> types, List<ColumnRow> columns) {
		Map<Long, List<ColumnRow>> attributes = columns.stream().collect(Collectors.groupingBy(ColumnRow::table));
		for (TypeRow type : types) {
			List<ColumnRow> own = attributes.getOrDefault(type.relation(), List.of());
			SchemaObject definition = type.definition(own);
			if (definition == null) {
				this.catalog
					.remark("Type " + type.name() + " is " + ((type.kind() == 'r') ? "a range type" : "written in C"));
				continue;
			}
			this.catalog.add(new CatalogId(CatalogObject.TYPE, type.oid()), () -> definition, type.comment());
			if (type.relation() != 0) {
				this.catalog.refer(CatalogId.relation(type.relation()), definition.reference());
			}
			own.forEach((row) -> this.catalog.comment(ObjectReference.column(type.name(), row.name()),
					row.column().comment()));
			type.checkComments()
				.keySet()
				.forEach((check) -> this.catalog
					.remark("Check " + check + " of domain " + type.name() + " has a comment"));
		}
	}

	private void readTables(Map<Long, RelationRow> relations, List<ColumnRow> columns) throws SQLException {
		Collection<Long> oids = relations.keySet();
		List<IndexRow> indexes = new IndexRows(this.query, this.names).ofTables(oids);
		TableFacts.Parts parts = new TableFacts.Parts(columns,
				new ConstraintRows(this.query, this.names).read(oids, indexes), indexes, List.of(),
				new TableExtras(this.query, this.names).apartFromTriggers(oids));
		List<TableFacts> tables = TableFacts.assemble(relations.values(), parts, Map.of(), Map.of());
		TableCatalog all = new TableCatalog(this.catalog, tables);
		tables.forEach(all::add);
	}

	/** Those of identities are said with their columns. */
	private void readSequences(Set<Long> leftOut) throws SQLException {
		for (SequenceRow row : new SequenceRows(this.query, this.names).ofSchemas(this.schemas)) {
			ObjectReference reference = row.sequence().reference();
			if (leftOut.contains(row.table())) {
				continue;
			}
			if (row.identity()) {
				this.catalog.refer(CatalogId.relation(row.oid()), reference);
				this.catalog.comment(reference, row.comment());
			}
			else {
				this.catalog.add(CatalogId.relation(row.oid()), row::definition, row.comment());
			}
		}
	}

	private void readTriggers(Collection<Long> tables) throws SQLException {
		for (TriggerRow row : new TriggerRows(this.query, this.names).ofTables(tables)) {
			Trigger trigger = row.trigger();
			String what = "Trigger " + trigger.name() + " of " + trigger.table();
			if (row.ofTwoTables()) {
				this.catalog.remark(what + " names another table that its own refers to");
			}
			else if (this.catalog.reference(CatalogId.relation(row.table())) != null) {
				this.catalog.add(new CatalogId("pg_trigger", row.oid()), row::trigger, row.comment());
				TableFeatures.ofTrigger(trigger.table(), trigger.name(), row.enabled()).forEach(this.catalog::feature);
			}
		}
	}

	private void readRoutines() throws SQLException {
		for (RoutineRow row : new RoutineRows(this.query, this.names).ofSchemas(this.schemas)) {
			Routine routine = row.routine();
			if (routine == null) {
				this.catalog.remark("Function " + row.name() + " " + row.peculiarity());
			}
			else {
				this.catalog.add(new CatalogId(CatalogObject.ROUTINE, row.oid()), () -> routine, row.comment());
			}
		}
	}

	private void readPrivileges() throws SQLException {
		Map<String, List<Long>> oids = new LinkedHashMap<>();
		for (CatalogId id : this.catalog.ids()) {
			if (WITH_PRIVILEGES.contains(id.catalog())) {
				oids.computeIfAbsent(id.catalog(), (catalog) -> new ArrayList<>()).add(id.oid());
			}
		}
		if (!oids.isEmpty()) {
			new AclRows(this.query).differing(oids).forEach((id, acl) -> {
				ObjectReference reference = this.catalog.reference(id);
				if (reference != null
						&& (!id.catalog().equals(CatalogObject.RELATION) || RELATIONS.contains(reference.kind()))) {
					this.catalog.privileges(reference, acl);
				}
			});
		}
	}

}
