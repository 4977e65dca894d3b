package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

/**
 * A table, or a view, with all that belongs to it.
 *
 * @param relation the table as a whole
 * @param columns its columns
 * @param constraints its constraints
 * @param indexes its indexes, those of constraints among them
 * @param sequences the sequences of its columns
 * @param sequenceAcls the privileges on those by their oids
 * @param triggers its triggers
 * @param rules its rules
 * @param statistics statistics of several of its columns
 * @param policies its policies
 * @param acl the privileges on it
 */
record TableFacts(RelationRow relation, List<ColumnRow> columns, List<ConstraintRow> constraints,
		List<IndexRow> indexes, List<SequenceRow> sequences, Map<Long, Acl> sequenceAcls, List<TableExtra> triggers,
		List<TableExtra> rules, List<TableExtra> statistics, List<TablePolicy> policies, Acl acl) {

	/**
	 * Reads tables and views by their oids, in the order of these, with a query for each
	 * kind of thing that belongs to them.
	 */
	static List<TableFacts> read(CatalogQuery query, NameScope scope, Collection<Long> oids) throws SQLException {
		Map<Long, RelationRow> relations = new RelationRows(query, scope).read(oids);
		List<IndexRow> indexes = new IndexRows(query, scope).ofTables(oids);
		List<SequenceRow> sequences = new SequenceRows(query, scope).ofTables(oids);
		AclRows acls = new AclRows(query);
		Map<Long, Acl> sequenceAcls = acls.read(CatalogObject.RELATION,
				sequences.stream().map(SequenceRow::oid).toList());
		Parts parts = new Parts(new ColumnRows(query, scope).read(oids),
				new ConstraintRows(query, scope).read(oids, indexes), indexes, sequences,
				new TableExtras(query, scope).of(oids));
		return assemble(oids.stream().map(relations::get).filter(Objects::nonNull).toList(), parts, sequenceAcls,
				acls.read(CatalogObject.RELATION, oids));
	}

	/**
	 * Puts together what has been read.
	 * @param relations the tables and views
	 * @param sequenceAcls the privileges on sequences by their oids
	 * @param acls the privileges on tables by their oids
	 */
	static List<TableFacts> assemble(Collection<RelationRow> relations, Parts parts, Map<Long, Acl> sequenceAcls,
			Map<Long, Acl> acls) {
		Map<Long, List<ColumnRow>> columns = by(ColumnRow::table, parts.columns());
		Map<Long, List<ConstraintRow>> constraints = by(ConstraintRow::table, parts.constraints());
		Map<Long, List<IndexRow>> indexes = by(IndexRow::table, parts.indexes());
		Map<Long, List<SequenceRow>> sequences = by(SequenceRow::table, parts.sequences());
		Map<Long, List<TableExtra>> triggers = by(TableExtra::table, parts.extras().triggers());
		Map<Long, List<TableExtra>> rules = by(TableExtra::table, parts.extras().rules());
		Map<Long, List<TableExtra>> statistics = by(TableExtra::table, parts.extras().statistics());
		Map<Long, List<TablePolicy>> policies = by(TablePolicy::table, parts.extras().policies());
		List<TableFacts> all = new ArrayList<>();
		for (RelationRow relation : relations) {
			Long oid = relation.oid();
			all.add(new TableFacts(relation, of(columns, oid), of(constraints, oid), of(indexes, oid),
					of(sequences, oid), sequenceAcls, of(triggers, oid), of(rules, oid), of(statistics, oid),
					of(policies, oid), acls.getOrDefault(oid, Acl.EMPTY)));
		}
		return all;
	}

	private static <T> Map<Long, List<T>> by(ToLongFunction<T> table, List<T> rows) {
		Map<Long, List<T>> all = new LinkedHashMap<>();
		rows.forEach((row) -> all.computeIfAbsent(table.applyAsLong(row), (oid) -> new ArrayList<>()).add(row));
		return all;
	}

	private static <T> List<T> of(Map<Long, List<T>> all, Long oid) {
		return all.getOrDefault(oid, List.of());
	}

	QualifiedName name() {
		return this.relation.name();
	}

	/**
	 * Whether it inherits its columns, and is not a partition.
	 */
	boolean inherits() {
		return !this.relation.parents().isEmpty() && this.relation.partitionOf() == null;
	}

	/**
	 * A column by its name, or {@code null}.
	 */
	@Nullable ColumnRow column(String name) {
		return this.columns.stream().filter((column) -> column.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * A constraint by its name, or {@code null}.
	 */
	@Nullable ConstraintRow constraint(String name) {
		return this.constraints.stream()
			.filter((constraint) -> constraint.name().equals(name))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The table by itself: as it is created where it is to become a partition later on.
	 * What it inherits by being created is left out.
	 */
	Table table() {
		List<Column> columns = new ArrayList<>();
		List<Constraint> constraints = new ArrayList<>();
		for (ColumnRow column : this.columns) {
			if (!inherits() || column.local()) {
				boolean plain = inherits() && !column.localNotNull() && column.column().identity() == null;
				columns.add(plain ? nullable(column.definition()) : column.definition());
			}
			if (column.notNull() != null && (!inherits() || column.localNotNull())) {
				constraints.add(column.notNull());
			}
		}
		for (ConstraintRow constraint : this.constraints) {
			if (!inherits() || constraint.local()) {
				constraints.add(constraint.constraint());
			}
		}
		List<QualifiedName> parents = inherits() ? this.relation.parents().stream().map(TableParent::name).toList()
				: List.of();
		return new Table(name(), columns, constraints, this.relation.comment(), this.relation.unlogged(),
				this.relation.partitionKey(), null, parents, this.relation.parameters(), this.relation.tablespace());
	}

	private static Column nullable(Column column) {
		return new Column(column.name(), column.type(), true, null, column.defaultExpression(), column.generated(),
				null, column.collation(), column.comment(), column.storage(), column.compression(), column.statistics(),
				column.constraints());
	}

	/**
	 * What belongs to some tables.
	 *
	 * @param columns their columns
	 * @param constraints their constraints
	 * @param indexes their indexes
	 * @param sequences the sequences of their columns
	 * @param extras what else they have
	 */
	record Parts(List<ColumnRow> columns, List<ConstraintRow> constraints, List<IndexRow> indexes,
			List<SequenceRow> sequences, TableExtras.All extras) {
	}

}
