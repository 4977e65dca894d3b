package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.schema.Column;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.TableFeature;

/**
 * What a table or view has that has no definition of its own, as SQL.
 */
final class TableFeatures {

	private final TableFacts table;

	private final ObjectReference reference;

	private final List<TableFeature> all = new ArrayList<>();

	private TableFeatures(TableFacts table) {
		this.table = table;
		ObjectKind kind = switch (table.relation().kind()) {
			case 'v' -> ObjectKind.VIEW;
			case 'm' -> ObjectKind.MATERIALIZED_VIEW;
			default -> ObjectKind.TABLE;
		};
		this.reference = ObjectReference.of(kind, table.name());
	}

	/**
	 * The features of a table or view, apart from the states of its triggers.
	 * @param inherited the columns that it has of other tables, and does not name itself
	 */
	static List<TableFeature> of(TableFacts table, List<InheritedColumn> inherited) {
		TableFeatures features = new TableFeatures(table);
		table.statistics()
			.forEach((extra) -> features.add(TableFeature.Kind.STATISTICS, extra.name(), extra.restore(table.name()),
					"DROP STATISTICS " + extra.name()));
		Map<ColumnRow, InheritedColumn> others = inherited.stream()
			.collect(Collectors.toMap(InheritedColumn::row, Function.identity()));
		table.columns().forEach((column) -> features.addOptions(column, others.get(column)));
		table.indexes().forEach(features::addIndex);
		features.addReplicaIdentity();
		String on = " ON " + Identifiers.of(table.name());
		table.rules()
			.forEach((extra) -> features.add(TableFeature.Kind.RULE, extra.name(), extra.restore(table.name()),
					"DROP RULE " + Identifiers.of(extra.name()) + on));
		table.policies()
			.forEach((policy) -> features.add(TableFeature.Kind.POLICY, policy.name(), policy.restore(table.name()),
					"DROP POLICY " + Identifiers.of(policy.name()) + on));
		features.addRowSecurity();
		return features.all;
	}

	/**
	 * When a trigger fires, where that is not when a new one does.
	 * @param enabled the letter by which the server says it
	 */
	static List<TableFeature> ofTrigger(QualifiedName table, String trigger, char enabled) {
		String when = switch (enabled) {
			case 'D' -> "DISABLE";
			case 'R' -> "ENABLE REPLICA";
			case 'A' -> "ENABLE ALWAYS";
			default -> "";
		};
		String alter = "ALTER TABLE " + Identifiers.of(table) + " ";
		String name = " TRIGGER " + Identifiers.of(trigger);
		return when.isEmpty() ? List.of() : List.of(new TableFeature(table, TableFeature.Kind.TRIGGER_STATE, trigger,
				List.of(alter + when + name), List.of(alter + "ENABLE" + name)));
	}

	private void add(TableFeature.Kind kind, String name, List<Operation> create, String drop) {
		List<String> statements = create.stream()
			.map((operation) -> Clauses.query(((Execute) operation).sql()))
			.toList();
		this.all.add(new TableFeature(this.table.name(), kind, name, statements, List.of(drop)));
	}

	private void addOptions(ColumnRow row, @Nullable InheritedColumn inherited) {
		String alter = "ALTER " + ObjectNames.of(this.reference) + " ALTER COLUMN " + Identifiers.of(row.name()) + " ";
		List<String> create = new ArrayList<>();
		List<String> drop = new ArrayList<>();
		if (!row.options().isEmpty()) {
			create.add(alter + "SET " + Clauses.assignments(row.options()));
			drop.add(alter + "RESET " + names(row.options()));
		}
		if (this.reference.kind() != ObjectKind.TABLE) {
			addViewColumn(row.column(), alter, create, drop);
		}
		if (inherited != null) {
			create.addAll(inherited.statements(this.table.name()));
			drop.addAll(inherited.reversal(this.table.name()));
		}
		if (!create.isEmpty()) {
			this.all
				.add(new TableFeature(this.table.name(), TableFeature.Kind.COLUMN_OPTIONS, row.name(), create, drop));
		}
	}

	/** What the definition of a table's column says by itself. */
	private static void addViewColumn(Column column, String alter, List<String> create, List<String> drop) {
		if (column.defaultExpression() != null) {
			create.add(alter + "SET DEFAULT " + column.defaultExpression());
			drop.add(alter + "DROP DEFAULT");
		}
		if (column.statistics() != null) {
			create.add(alter + "SET STATISTICS " + column.statistics());
			drop.add(alter + "SET STATISTICS -1");
		}
		if (column.compression() != null) {
			create.add(alter + "SET COMPRESSION " + Identifiers.of(column.compression()));
			drop.add(alter + "SET COMPRESSION DEFAULT");
		}
	}

	private static String names(Map<String, String> parameters) {
		return parameters.keySet().stream().map(Identifiers::parameter).collect(Collectors.joining(", ", "(", ")"));
	}

	private void addIndex(IndexRow row) {
		String index = "ALTER INDEX " + Identifiers.of(row.name()) + " ";
		List<String> create = new ArrayList<>();
		List<String> drop = new ArrayList<>();
		row.statistics().forEach((number, target) -> {
			create.add(index + "ALTER COLUMN " + number + " SET STATISTICS " + target);
			drop.add(index + "ALTER COLUMN " + number + " SET STATISTICS -1");
		});
		// A constraint does not say how its index is kept.
		if (row.constraint() != 0 && !row.index().parameters().isEmpty()) {
			create.add(index + "SET " + Clauses.assignments(row.index().parameters()));
			drop.add(index + "RESET " + names(row.index().parameters()));
		}
		if (row.constraint() != 0 && row.index().tablespace() != null) {
			create.add(index + "SET" + Clauses.tablespace(row.index().tablespace()));
			drop.add(index + "SET TABLESPACE pg_default");
		}
		String name = row.name().name();
		if (!create.isEmpty()) {
			this.all.add(new TableFeature(this.table.name(), TableFeature.Kind.INDEX_STATISTICS, name, create, drop));
		}
		String alter = "ALTER " + ObjectNames.of(this.reference) + " ";
		if (row.clustered()) {
			addSingle(TableFeature.Kind.CLUSTERING, List.of(alter + "CLUSTER ON " + Identifiers.of(name)),
					List.of(alter + "SET WITHOUT CLUSTER"));
		}
		if (row.replicaIdentity()) {
			addSingle(TableFeature.Kind.REPLICA_IDENTITY,
					List.of(alter + "REPLICA IDENTITY USING INDEX " + Identifiers.of(name)),
					List.of(alter + "REPLICA IDENTITY DEFAULT"));
		}
	}

	private void addReplicaIdentity() {
		String what = switch (this.table.relation().replicaIdentity()) {
			case 'f' -> "FULL";
			case 'n' -> (this.reference.kind() == ObjectKind.TABLE) ? "NOTHING" : "";
			default -> "";
		};
		if (!what.isEmpty()) {
			String alter = "ALTER " + ObjectNames.of(this.reference) + " REPLICA IDENTITY ";
			addSingle(TableFeature.Kind.REPLICA_IDENTITY, List.of(alter + what), List.of(alter + "DEFAULT"));
		}
	}

	private void addRowSecurity() {
		String alter = "ALTER TABLE " + Identifiers.of(this.table.name()) + " ";
		List<String> create = new ArrayList<>();
		List<String> drop = new ArrayList<>();
		if (this.table.relation().rowSecurity()) {
			create.add(alter + "ENABLE ROW LEVEL SECURITY");
			drop.add(alter + "DISABLE ROW LEVEL SECURITY");
		}
		if (this.table.relation().forcedRowSecurity()) {
			create.add(alter + "FORCE ROW LEVEL SECURITY");
			drop.add(0, alter + "NO FORCE ROW LEVEL SECURITY");
		}
		if (!create.isEmpty()) {
			addSingle(TableFeature.Kind.ROW_SECURITY, create, drop);
		}
	}

	private void addSingle(TableFeature.Kind kind, List<String> create, List<String> drop) {
		this.all.add(new TableFeature(this.table.name(), kind, kind.name(), create, drop));
	}

}
