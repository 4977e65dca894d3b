package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.ColumnAlteration;
import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.Operations;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.TableAlteration;
import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Identity;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Storage;
import dev.stemma.schema.TableElement;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.bigserial;
import static dev.stemma.operation.Ddl.bool;
import static dev.stemma.operation.Ddl.bytea;
import static dev.stemma.operation.Ddl.character;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.counting;
import static dev.stemma.operation.Ddl.date;
import static dev.stemma.operation.Ddl.exclude;
import static dev.stemma.operation.Ddl.expression;
import static dev.stemma.operation.Ddl.foreignKey;
import static dev.stemma.operation.Ddl.int4range;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.interval;
import static dev.stemma.operation.Ddl.jsonb;
import static dev.stemma.operation.Ddl.key;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.partition;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.serial;
import static dev.stemma.operation.Ddl.smallserial;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.timestamp;
import static dev.stemma.operation.Ddl.timestamptz;
import static dev.stemma.operation.Ddl.type;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.uuid;
import static dev.stemma.operation.Ddl.varchar;

/**
 * Random changes of tables, columns, constraints, indexes and partitions.
 */
final class RandomTables {

	private final RandomCatalog catalog;

	RandomTables(RandomCatalog catalog) {
		this.catalog = catalog;
	}

	List<Consumer<Operations>> changes() {
		return List.of(this::createTable, this::createTable, this::dropTable, this::alterTable, this::addColumn,
				this::addColumn, this::dropColumn, this::dropColumn, this::dropColumn, this::alterColumn,
				this::alterColumn, this::alterColumn, this::alterColumn, this::rename, this::addConstraint,
				this::addConstraint, this::dropConstraint, this::dropConstraint, this::constraints, this::createIndex,
				this::createIndex, this::dropIndex, this::indexes, this::batch, this::batch, this::partitions,
				this::partitions, this::options, this::identity, this::identity,
				(op) -> op.alterColumn("t3", "id", (c) -> c.identity(true, counting().increment(9).cache(2))),
				(op) -> op.alterColumn("t3", "id", ColumnAlteration::dropIdentity),
				(op) -> op.alterConstraint("t2", "t2_t1_fkey", Deferrability.INITIALLY_DEFERRED));
	}

	private SqlType anyType() {
		return this.catalog.of(integer(), bigint(), text(), varchar(20), numeric(8, 2), timestamptz(), jsonb(), date(),
				bool(), uuid(), integer().array(), int4range(), type("mood"), type("short"), character(3), bytea(),
				interval(), timestamp(3), type("citext"));
	}

	Column anyColumn() {
		String name = this.catalog.name("c");
		Column column = switch (this.catalog.number(9)) {
			case 0 -> Column.of(name, integer()).defaultsTo("7");
			case 1 -> Column.of(name, varchar(20)).defaultsTo("'it''s'").collate("C");
			case 2 -> Column.of(name, bigint())
				.generatedAsIdentity(this.catalog.of(Identity.ALWAYS, Identity.BY_DEFAULT)
					.options(this.catalog.of(SequenceOptions.DEFAULTS, counting().start(5).increment(3).cache(4))));
			case 3 -> Column.of(name, integer()).generatedAlwaysAs("1 + 1");
			case 4 -> Column.of(name, this.catalog.of(serial(), bigserial(), smallserial()));
			case 5 -> Column.of(name, text()).storage(Storage.EXTERNAL).statistics(20).compression("pglz");
			case 6 -> Column.of(name, timestamptz()).defaultsTo("now()");
			default -> Column.of(name, anyType());
		};
		column = this.catalog.chance(30) ? column.comment("about " + name) : column;
		column = this.catalog.chance(10) ? column.notNull(name + "_nn") : column;
		column = this.catalog.chance(15)
				? column.with(this.catalog.of(unique(name), check("\"" + name + "\" IS NOT NULL OR true").over(name)))
				: column;
		return this.catalog.chance(30) ? column.notNull() : column;
	}

	private Constraint constraint(String table) {
		String column = this.catalog.column(table);
		String other = this.catalog.column(table, "atttypid = 'integer'::regtype");
		return switch (this.catalog.number(8)) {
			case 0 -> primaryKey(column);
			case 1 -> unique(column);
			case 2 -> (RoundTrip.VERSION >= 15) ? unique(column).nullsEqual() : unique(column);
			case 3 -> check("\"" + column + "\" IS NOT NULL").over(column).unvalidated();
			case 4 -> {
				Check check = check("\"" + column + "\" IS NOT NULL").named(this.catalog.name("k"));
				yield this.catalog.chance(50) ? check.notInherited() : check;
			}
			case 5 -> foreignKey(other).references("t1").named(this.catalog.name("k"));
			case 6 -> {
				ForeignKey key = foreignKey(other).references("t2", "id")
					.onDelete(this.catalog.of(ForeignKey.Action.values()))
					.onUpdate(ForeignKey.Action.CASCADE)
					.deferrable(this.catalog.of(Deferrability.values()));
				yield this.catalog.chance(50) ? key.unvalidated() : key;
			}
			default -> exclude("btree", IndexKey.column(column), "=").where("true");
		};
	}

	private void createTable(Operations op) {
		List<TableElement> elements = new ArrayList<>(List.of(Column.of("id", integer()).primaryKey()));
		for (int i = this.catalog.number(5); i >= 0; i--) {
			elements.add(anyColumn());
		}
		op.createTable(table(this.catalog.name("t"), elements.toArray(TableElement[]::new)).comment("new"),
				(options) -> this.catalog.chance(20) ? options.ifNotExists() : options);
		if (this.catalog.chance(20)) {
			op.createTable(table(this.catalog.table(), Column.of("x", text())), CreateOptions::ifNotExists);
		}
	}

	private void dropTable(Operations op) {
		op.dropTable(this.catalog.table(), (options) -> this.catalog.chance(30) ? options.cascade() : options);
	}

	private void addColumn(Operations op) {
		op.addColumn(this.catalog.table(), anyColumn(),
				(options) -> this.catalog.chance(20) ? options.ifNotExists() : options);
	}

	private void dropColumn(Operations op) {
		String table = this.catalog.table();
		op.dropColumn(table, this.catalog.column(table),
				(options) -> this.catalog.chance(30) ? options.cascade() : options);
	}

	private ColumnAlteration change(ColumnAlteration column) {
		return switch (this.catalog.number(10)) {
			case 0 -> column.notNull();
			case 1 -> column.nullable();
			case 2 -> column.defaultsTo("NULL");
			case 3 -> column.dropDefault();
			case 4 -> column.statistics(this.catalog.number(1000));
			case 5 -> column.storage(this.catalog.of(Storage.values()));
			case 6 -> column.compression("pglz");
			case 7 -> (RoundTrip.VERSION >= 17) ? column.generatedAlwaysAs("3 + 4") : column.notNull();
			default -> column.type(this.catalog.of(text(), varchar(50), bigint(), numeric()));
		};
	}

	private void alterColumn(Operations op) {
		String table = this.catalog.table();
		String column = this.catalog.column(table);
		op.alterColumn(table, column, (c) -> change(c));
		if (this.catalog.chance(20)) {
			op.commentOnColumn(table, column, this.catalog.of("other", null));
		}
	}

	private void identity(Operations op) {
		String table = this.catalog.table();
		String identity = this.catalog.column(table, "attidentity <> ''");
		switch (this.catalog.number(3)) {
			case 0 -> op.alterColumn(table, identity,
					(c) -> c.identity(this.catalog.of(true, false, null), counting().increment(9).maxValue(30_000)));
			case 1 -> op.alterColumn(table, identity, ColumnAlteration::dropIdentity);
			default -> op.alterColumn(table, this.catalog.column(table, "attnotnull AND atttypid = 'integer'::regtype"),
					(c) -> c.addIdentity(Identity.BY_DEFAULT));
		}
	}

	private void rename(Operations op) {
		String table = this.catalog.table();
		switch (this.catalog.number(5)) {
			case 0 -> op.renameTable(table, this.catalog.name("t"));
			case 1 -> op.renameColumn(table, this.catalog.column(table), this.catalog.name("c"));
			case 2 -> op.renameConstraint(table, this.catalog.constraint(table, "p,u,c,f,x"), this.catalog.name("k"));
			case 3 -> op.renameIndex(this.catalog.relation("i,I"), this.catalog.name("i"));
			default -> op.setTableSchema(table, "other");
		}
	}

	private void addConstraint(Operations op) {
		String table = this.catalog.table();
		op.addConstraint(table, constraint(table));
	}

	private void dropConstraint(Operations op) {
		String table = this.catalog.table();
		op.dropConstraint(table, this.catalog.constraint(table, "p,u,c,f,x,n"),
				(options) -> this.catalog.chance(20) ? options.cascade() : options);
	}

	private void constraints(Operations op) {
		String table = this.catalog.table();
		switch (this.catalog.number(3)) {
			case 0 ->
				op.alterConstraint(table, this.catalog.constraint(table, "f"), this.catalog.of(Deferrability.values()));
			case 1 -> {
				String name = this.catalog.name("k");
				op.addConstraint(table, check("true").named(name).unvalidated());
				op.validateConstraint(table, name);
			}
			default -> {
				String index = this.catalog.name("i");
				String column = this.catalog.column(table);
				op.createIndex(Index.on(QualifiedName.of(table), column).withUnique().named(index));
				op.addConstraintUsingIndex(table, this.catalog.of(primaryKey(column), unique(column)), index);
			}
		}
	}

	private void createIndex(Operations op) {
		String table = this.catalog.relation("r,r,r,p,m");
		String column = this.catalog.column(table);
		Index index = Index.on(QualifiedName.of(table), this.catalog.column(table)).named(this.catalog.name("i"));
		index = switch (this.catalog.number(6)) {
			case 0 -> index.withUnique();
			case 1 -> index.and(key(column).desc());
			case 2 -> index.and(expression("(\"" + column + "\")::text").withNullsFirst()).include(column);
			case 3 -> index.where("\"" + column + "\" IS NOT NULL").with("fillfactor", "60");
			case 4 -> index
				.and(expression("lower((\"" + column + "\")::text)").collate("C").operatorClass("text_pattern_ops"));
			default -> index;
		};
		op.createIndex(index, (options) -> this.catalog.chance(20) ? options.ifNotExists() : options);
	}

	private void dropIndex(Operations op) {
		op.dropIndex(this.catalog.relation("i,I"), (options) -> this.catalog.chance(20) ? options.cascade() : options);
	}

	private void indexes(Operations op) {
		op.reindex(this.catalog.relation("i"));
	}

	private TableAlteration one(TableAlteration alteration, String table) {
		return switch (this.catalog.number(6)) {
			case 0 -> alteration.addColumn(anyColumn());
			case 1 -> alteration.dropColumn(this.catalog.column(table));
			case 2 -> alteration.dropConstraint(this.catalog.constraint(table, "p,u,c,f,x"));
			case 3 -> alteration.addConstraint(constraint(table));
			case 4 -> alteration.parameter("fillfactor", this.catalog.of("50", null));
			default -> alteration.alterColumn(this.catalog.column(table), (c) -> change(c));
		};
	}

	private void batch(Operations op) {
		String table = this.catalog.relation("r");
		op.batchAlterTable(table, (alteration) -> one(one(one(alteration, table), table), table));
	}

	private void alterTable(Operations op) {
		String table = this.catalog.relation("r");
		switch (this.catalog.number(3)) {
			case 0 -> op.batchAlterTable(table, (alteration) -> alteration.logged(false));
			case 1 -> op.batchAlterTable("orphan", (alteration) -> alteration.inherit(QualifiedName.of("ancestor")));
			default -> op.batchAlterTable(table, (alteration) -> alteration.tablespace("pg_default"));
		}
	}

	private void options(Operations op) {
		Map<String, @Nullable String> parameters = new LinkedHashMap<>();
		parameters.put("autovacuum_enabled", this.catalog.of("true", "false", null));
		parameters.put("fillfactor", this.catalog.of("40", null));
		String table = this.catalog.relation("r");
		op.setTableParameters(table, parameters);
		op.commentOnTable(table, this.catalog.of("other", null));
	}

	private void partitions(Operations op) {
		String table = this.catalog.relation("p");
		int from = 10 * (10 + this.catalog.number(50));
		PartitionBound bound = PartitionBound.range(String.valueOf(from), String.valueOf(from + 10));
		switch (this.catalog.number(4)) {
			case 0 -> op.detachPartition(table, this.catalog.partition(table), PartitionChange.Mode.AT_ONCE);
			case 1 -> op.createTable(partition(this.catalog.name("part"), table, bound));
			case 2 -> op.dropTable(this.catalog.partition(table));
			default -> op.attachPartition(table, this.catalog.of("loose", "loose", "bare"), bound);
		}
	}

}
