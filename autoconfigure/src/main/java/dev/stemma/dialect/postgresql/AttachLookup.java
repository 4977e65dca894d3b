package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.QualifiedName;

/**
 * Reads what a table lacks that becomes a partition: the server builds indexes, keys and
 * foreign keys, and leaves them there when the partition is detached.
 */
final class AttachLookup {

	/**
	 * The server chooses the names of what it builds, and only while the partition is
	 * attached can that be told from what others have built since.
	 */
	private static final String DETACH = """

			DECLARE
			    whole pg_catalog.oid := %1$s::pg_catalog.regclass;
			    part pg_catalog.oid := %2$s::pg_catalog.regclass;
			    drops pg_catalog.text[];
			    command pg_catalog.text;
			BEGIN
			    SELECT pg_catalog.array_agg(d.command) INTO drops FROM (
			        SELECT pg_catalog.format('ALTER TABLE %%s DROP CONSTRAINT %%I', part::pg_catalog.regclass, k.conname)
			        FROM pg_catalog.pg_constraint AS k
			        JOIN pg_catalog.pg_constraint AS p ON p.oid OPERATOR(pg_catalog.=) k.conparentid
			        WHERE k.conrelid OPERATOR(pg_catalog.=) part AND p.conrelid OPERATOR(pg_catalog.=) whole
			          AND k.conname OPERATOR(pg_catalog.<>) ALL (%3$s)
			        UNION ALL
			        SELECT pg_catalog.format('DROP INDEX %%s', i.indexrelid::pg_catalog.regclass)
			        FROM pg_catalog.pg_index AS i
			        JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
			        JOIN pg_catalog.pg_inherits AS h ON h.inhrelid OPERATOR(pg_catalog.=) i.indexrelid
			        WHERE i.indrelid OPERATOR(pg_catalog.=) part AND c.relname OPERATOR(pg_catalog.<>) ALL (%3$s)
			          AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS o
			              WHERE o.conindid OPERATOR(pg_catalog.=) i.indexrelid AND o.conrelid OPERATOR(pg_catalog.=) part)
			    ) AS d(command);
			    ALTER TABLE %4$s DETACH PARTITION %5$s;
			    FOREACH command IN ARRAY coalesce(drops, '{}') LOOP
			        EXECUTE command;
			    END LOOP;
			END
			""";

	private final CatalogQuery query;

	private final ObjectFinder finder;

	AttachLookup(CatalogQuery query, ObjectFinder finder) {
		this.query = query;
		this.finder = finder;
	}

	/**
	 * What takes back that a table becomes a partition, or {@code null} if that is to
	 * detach it.
	 * @param whole the partitioned table
	 * @param partition the table
	 */
	@Nullable List<Operation> undo(TableFacts whole, QualifiedName partition) throws SQLException {
		CatalogObject object = this.finder.table(partition);
		if (object == null) {
			return null;
		}
		List<TableFacts> parts = TableFacts.read(this.query, object.scope(),
				new RelationRows(this.query, object.scope()).withPartitions(List.of(object.oid())));
		TableFacts part = parts.get(0);
		List<Object> there = shapes(part, true);
		if (shapes(whole, false).stream().allMatch(there::remove)) {
			return null;
		}
		String known = Stream
			.concat(part.constraints().stream().map(ConstraintRow::name),
					part.indexes().stream().map((index) -> index.name().name()))
			.distinct()
			.map(Literals::text)
			.collect(Collectors.joining(", ", "ARRAY[", "]::pg_catalog.text[]"));
		List<Operation> all = new ArrayList<>();
		all.add(Execute.of("DO " + Clauses.dollarQuoted(
				DETACH.formatted(Literals.text(Identifiers.of(whole.name())), Literals.text(Identifiers.of(partition)),
						known, Identifiers.of(whole.name()), Identifiers.of(partition)),
				"detach")));
		all.addAll(below(parts.subList(1, parts.size())));
		return all;
	}

	/**
	 * What has to match for the server to build nothing: indexes, with what kind of
	 * constraint they are of, and foreign keys.
	 */
	private static List<Object> shapes(TableFacts table, boolean usable) {
		List<Object> all = new ArrayList<>();
		Map<Long, ConstraintRow> constraints = new HashMap<>();
		table.constraints().forEach((row) -> constraints.put(row.oid(), row));
		for (IndexRow row : table.indexes()) {
			Index index = row.index();
			ConstraintRow constraint = constraints.get(row.constraint());
			if (!usable || !index.only()) {
				all.add(List.of((constraint != null) ? constraint.constraint().getClass() : Index.class,
						new Index(null, QualifiedName.of("any"), index.keys(), index.unique(), index.nullsNotDistinct(),
								index.method(), index.include(), index.where(), Map.of(), null, false)));
			}
		}
		for (ConstraintRow row : table.constraints()) {
			if (row.constraint() instanceof ForeignKey key && (!usable || !key.notValid())) {
				all.add(new ForeignKey(null, key.columns(), key.referencedTable(), key.referencedColumns(), key.match(),
						key.onUpdate(), key.onDelete(), key.onDeleteColumns(), key.period(), key.deferrability(),
						key.notValid(), key.notEnforced()));
			}
		}
		return all;
	}

	/**
	 * What partitions of the partition had goes with what the server has built above it.
	 */
	private static List<Operation> below(List<TableFacts> tables) {
		Set<Long> constraints = new HashSet<>();
		Set<Long> indexes = new HashSet<>();
		for (TableFacts table : tables) {
			table.constraints()
				.stream()
				.filter((row) -> row.parent() == 0 && (row.index() != null || row.constraint() instanceof ForeignKey))
				.forEach((row) -> constraints.add(row.oid()));
			table.indexes()
				.stream()
				.filter((row) -> row.parent() == 0 && row.constraint() == 0)
				.forEach((row) -> indexes.add(row.oid()));
		}
		if (constraints.isEmpty() && indexes.isEmpty()) {
			return List.of();
		}
		LostParts lost = new LostParts(tables);
		DroppedParts parts = new DroppedParts(Map.of("pg_constraint", constraints, CatalogObject.RELATION, indexes));
		List<Operation> all = new ArrayList<>(lost.drop(parts));
		all.addAll(lost.restore(parts));
		return all;
	}

}
