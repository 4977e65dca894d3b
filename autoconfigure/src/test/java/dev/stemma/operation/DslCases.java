package dev.stemma.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject.Existence;
import dev.stemma.schema.Cast;
import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.Extension;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Identity;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Storage;
import dev.stemma.schema.Table;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.Unique;
import dev.stemma.schema.View;

import static dev.stemma.operation.Ddl.AFTER;
import static dev.stemma.operation.Ddl.BEFORE;
import static dev.stemma.operation.Ddl.CASCADE;
import static dev.stemma.operation.Ddl.CONCURRENTLY;
import static dev.stemma.operation.Ddl.EXTERNAL;
import static dev.stemma.operation.Ddl.FINALIZE;
import static dev.stemma.operation.Ddl.FULL;
import static dev.stemma.operation.Ddl.INITIALLY_DEFERRED;
import static dev.stemma.operation.Ddl.INITIALLY_IMMEDIATE;
import static dev.stemma.operation.Ddl.INSTEAD_OF;
import static dev.stemma.operation.Ddl.NOT_DEFERRABLE;
import static dev.stemma.operation.Ddl.RESTRICT;
import static dev.stemma.operation.Ddl.SET_NULL;
import static dev.stemma.operation.Ddl.allPrivileges;
import static dev.stemma.operation.Ddl.attribute;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.byHash;
import static dev.stemma.operation.Ddl.byList;
import static dev.stemma.operation.Ddl.byRange;
import static dev.stemma.operation.Ddl.castInout;
import static dev.stemma.operation.Ddl.castWithFunction;
import static dev.stemma.operation.Ddl.castWithoutFunction;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.columns;
import static dev.stemma.operation.Ddl.compositeType;
import static dev.stemma.operation.Ddl.counting;
import static dev.stemma.operation.Ddl.date;
import static dev.stemma.operation.Ddl.defaultPartition;
import static dev.stemma.operation.Ddl.domain;
import static dev.stemma.operation.Ddl.enumType;
import static dev.stemma.operation.Ddl.exclude;
import static dev.stemma.operation.Ddl.existing;
import static dev.stemma.operation.Ddl.expression;
import static dev.stemma.operation.Ddl.extension;
import static dev.stemma.operation.Ddl.foreignKey;
import static dev.stemma.operation.Ddl.from;
import static dev.stemma.operation.Ddl.function;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.key;
import static dev.stemma.operation.Ddl.materializedView;
import static dev.stemma.operation.Ddl.notNull;
import static dev.stemma.operation.Ddl.nothingToUndo;
import static dev.stemma.operation.Ddl.on;
import static dev.stemma.operation.Ddl.onCast;
import static dev.stemma.operation.Ddl.onColumn;
import static dev.stemma.operation.Ddl.onConstraint;
import static dev.stemma.operation.Ddl.onDomain;
import static dev.stemma.operation.Ddl.onExtension;
import static dev.stemma.operation.Ddl.onFunction;
import static dev.stemma.operation.Ddl.onIndex;
import static dev.stemma.operation.Ddl.onMaterializedView;
import static dev.stemma.operation.Ddl.onProcedure;
import static dev.stemma.operation.Ddl.onSchema;
import static dev.stemma.operation.Ddl.onSequence;
import static dev.stemma.operation.Ddl.onTable;
import static dev.stemma.operation.Ddl.onTrigger;
import static dev.stemma.operation.Ddl.onType;
import static dev.stemma.operation.Ddl.onView;
import static dev.stemma.operation.Ddl.partition;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.privileges;
import static dev.stemma.operation.Ddl.procedure;
import static dev.stemma.operation.Ddl.qualified;
import static dev.stemma.operation.Ddl.row;
import static dev.stemma.operation.Ddl.schema;
import static dev.stemma.operation.Ddl.sequence;
import static dev.stemma.operation.Ddl.smallint;
import static dev.stemma.operation.Ddl.table;
import static dev.stemma.operation.Ddl.tableInheriting;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.trigger;
import static dev.stemma.operation.Ddl.type;
import static dev.stemma.operation.Ddl.undo;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.uniqueIndex;
import static dev.stemma.operation.Ddl.valuesIn;
import static dev.stemma.operation.Ddl.valuesWith;
import static dev.stemma.operation.Ddl.view;

/**
 * Every call of the language in which migrations are written, and the operations that it
 * makes.
 *
 * @param call the call
 * @param operations what it makes
 */
record DslCases(Consumer<Operations> call, List<Operation> operations) {

	private static final QualifiedName MEMBERS = QualifiedName.of("members");

	private static DslCases of(Consumer<Operations> call, Operation... operations) {
		return new DslCases(call, List.of(operations));
	}

	private static QualifiedName q(String name) {
		return QualifiedName.of(name);
	}

	private static CreateObject created(SchemaObject object) {
		return new CreateObject(object, Existence.REFUSED, false, null);
	}

	private static CreateObject kept(SchemaObject object) {
		return new CreateObject(object, Existence.KEPT, false, null);
	}

	private static CreateObject replaced(SchemaObject object) {
		return new CreateObject(object, Existence.REPLACED, false, null);
	}

	private static DropObject dropped(ObjectReference object) {
		return new DropObject(object, false, false, false, null);
	}

	private static DropObject droppedIfThere(ObjectReference object) {
		return new DropObject(object, true, true, false, null);
	}

	private static ObjectReference ref(ObjectKind kind, String name) {
		return ObjectReference.of(kind, q(name));
	}

	private static AlterTable altered(TableChange... changes) {
		return new AlterTable(MEMBERS, false, List.of(changes));
	}

	private static DropOptions thereAndAll(DropOptions options) {
		return options.ifExists().cascade();
	}

	static List<DslCases> all() {
		List<DslCases> all = new ArrayList<>();
		all.addAll(tables());
		all.addAll(partitions());
		all.addAll(columns());
		all.addAll(alteredColumns());
		all.addAll(constraints());
		all.addAll(indexes());
		all.addAll(batches());
		all.addAll(types());
		all.addAll(sequences());
		all.addAll(views());
		all.addAll(routines());
		all.addAll(objects());
		all.addAll(data());
		return all;
	}

	private static List<DslCases> tables() {
		Column id = Column.of("id", new SqlType.Written("bigint"));
		Table plain = Table.of(MEMBERS, id);
		return List.of(
				of((op) -> op.createTable("members",
						column("id", bigint())), created(
								plain)),
				of((op) -> op.createTable(table("members", column("id", bigint())).comment("People")),
						created(plain.comment("People"))),
				of((op) -> op
					.createTable(table("members", column("id", bigint()).primaryKey(), positiveId()).asUnlogged()
						.tablespace("fast")
						.with("fillfactor", "70"), CreateOptions::ifNotExists),
						kept(new Table(MEMBERS, List.of(id.with(PrimaryKey.of("id").named("members_pkey"))),
								List.of(Check.of("id > 0").named("members_check")), null, true, null, null, List.of(),
								Map.of("fillfactor", "70"), "fast"))),
				of((op) -> op.createTable(table(qualified("audit", "log"), column("id", bigint()))),
						created(Table.of(QualifiedName.of("audit", "log"), id))),
				of((op) -> op.createTable(tableInheriting("members", "people")),
						created(new Table(MEMBERS, List.of(), List.of(), null, false, null, null, List.of(q("people")),
								Map.of(), null))),
				of((op) -> op.dropTable("members"), dropped(ObjectReference.table(MEMBERS))),
				of((op) -> op.dropTable("members", DslCases::thereAndAll),
						droppedIfThere(ObjectReference.table(MEMBERS))),
				of((op) -> op.dropTable("members",
						existing(table("members", column("id", bigint())), index("members", "id"))),
						dropped(ObjectReference.table(MEMBERS))
							.undo(List.of(created(plain), created(Index.on(MEMBERS, "id").named("members_id_idx"))))),
				of((op) -> op.renameTable("members", "people"),
						new RenameObject(ObjectReference.table(MEMBERS), "people")),
				of((op) -> op.setTableSchema("members", "app"),
						new SetSchema(ObjectReference.table(MEMBERS), "app", null)),
				of((op) -> op.commentOnTable("members", "People"),
						new SetComment(ObjectReference.table(MEMBERS), "People", null)),
				of((op) -> op.commentOnTable("members", "People", "Members"),
						new SetComment(ObjectReference.table(MEMBERS), "People", new Known<>("Members"))),
				of((op) -> op.setTableParameters("members", Map.of("fillfactor", "70")),
						altered(new TableOption.SetParameters(Map.of("fillfactor", "70"), null))));
	}

	private static Check positiveId() {
		return check("id > 0");
	}

	private static List<DslCases> partitions() {
		QualifiedName readings = q("readings");
		Column at = Column.of("at", new SqlType.Written("date"));
		PartitionBound year = new PartitionBound.Range(List.of("'2026-01-01'"), List.of("'2027-01-01'"));
		Table whole = Table.of(readings, at);
		return List.of(
				of((op) -> op.createTable(table("readings", column("at", date())).partitionBy(byRange("at"))),
						created(whole.partitionBy(
								new PartitionKey(PartitionKey.Strategy.RANGE, List.of(IndexKey.column("at")))))),
				of((op) -> op.createTable(table("readings", column("at", date())).partitionBy(byList("at"))),
						created(whole.partitionBy(
								new PartitionKey(PartitionKey.Strategy.LIST, List.of(IndexKey.column("at")))))),
				of((op) -> op.createTable(table("readings", column("at", date())).partitionBy(byHash("at"))),
						created(whole.partitionBy(
								new PartitionKey(PartitionKey.Strategy.HASH, List.of(IndexKey.column("at")))))),
				of((op) -> op.createTable(partition("r2026", "readings", from("'2026-01-01'").to("'2027-01-01'"),
						check("at IS NOT NULL").over("at"))),
						created(new Table(q("r2026"), List.of(),
								List.of(Check.of("at IS NOT NULL").over("at").named("r2026_at_check")), null, false,
								null, new PartitionOf(readings, year), List.of(), Map.of(), null))),
				of((op) -> op.attachPartition("readings", "a", valuesIn("'a'", "'b'")),
						AlterTable.of(readings,
								new PartitionChange.Attach(q("a"), new PartitionBound.Values(List.of("'a'", "'b'"))))),
				of((op) -> op.attachPartition("readings", "h", valuesWith(4, 3)),
						AlterTable.of(readings, new PartitionChange.Attach(q("h"), new PartitionBound.Hash(4, 3)))),
				of((op) -> op.attachPartition("readings", "rest", defaultPartition()),
						AlterTable.of(readings, new PartitionChange.Attach(q("rest"), new PartitionBound.Default()))),
				of((op) -> op.detachPartition("readings", "r2026"),
						AlterTable.of(readings,
								new PartitionChange.Detach(q("r2026"), PartitionChange.Mode.AT_ONCE, null))),
				of((op) -> op.detachPartition("readings", "r2026", CONCURRENTLY),
						AlterTable.of(readings,
								new PartitionChange.Detach(q("r2026"), PartitionChange.Mode.CONCURRENTLY, null))),
				of((op) -> op.detachPartition("readings", "r2026", FINALIZE, from("'2026-01-01'").to("'2027-01-01'")),
						AlterTable.of(readings,
								new PartitionChange.Detach(q("r2026"), PartitionChange.Mode.FINALIZE, year))));
	}

	private static List<DslCases> columns() {
		Column status = Column.of("status", new SqlType.Written("text"));
		ForeignKey teams = new ForeignKey("members_status_fkey", List.of("status"), q("teams"), List.of("name"),
				ForeignKey.Match.SIMPLE, ForeignKey.Action.NO_ACTION, ForeignKey.Action.CASCADE, List.of(), false,
				Deferrability.NOT_DEFERRABLE, false, false);
		return List.of(
				of((op) -> op.addColumn("members", column("status", text())),
						altered(new ColumnChange.Add(status, false, null))),
				of((op) -> op.addColumn("members", column("status", text()), CreateOptions::ifNotExists),
						altered(new ColumnChange.Add(status, true, null))),
				of((op) -> op.addColumn("members",
						column("status", text()).notNull()
							.defaultsTo("'new'")
							.collate("C")
							.references("teams", "name", (key) -> key.onDelete(CASCADE))
							.check("status <> ''")),
						altered(new ColumnChange.Add(
								new Column("status", new SqlType.Written("text"), false, null, "'new'", null, null,
										q("C"), null, null, null, null,
										List.of(teams,
												Check.of("status <> ''").over("status").named("members_status_check"))),
								false, null))),
				of((op) -> op.dropColumn("members", "status"),
						altered(new ColumnChange.Drop("status", false, false, null))),
				of((op) -> op.dropColumn("members", "status", DslCases::thereAndAll),
						altered(new ColumnChange.Drop("status", true, true, null))),
				of((op) -> op.dropColumn("members", "status", existing(column("status", text()), unique("status"))),
						altered(new ColumnChange.Drop("status", false, false,
								List.of(altered(new ColumnChange.Add(status, false, null)),
										altered(new ConstraintChange.Add(
												Unique.of("status").named("members_status_key"), null, null)))))),
				of((op) -> op.renameColumn("members", "status", "state"),
						new RenameObject(ObjectReference.column(MEMBERS, "status"), "state")),
				of((op) -> op.commentOnColumn("members", "status", null),
						new SetComment(ObjectReference.column(MEMBERS, "status"), null, null)),
				of((op) -> op.commentOnColumn("members", "status", null, "Old"),
						new SetComment(ObjectReference.column(MEMBERS, "status"), null, new Known<>("Old"))),
				of((op) -> op.continueIdentity("members", "id"), new ContinueIdentity(MEMBERS, "id")));
	}

	private static DslCases ofColumn(UnaryOperator<ColumnAlteration> alteration, TableChange... changes) {
		return of((op) -> op.alterColumn("members", "c", alteration), altered(changes));
	}

	private static List<DslCases> alteredColumns() {
		SqlType text = new SqlType.Written("text");
		Column before = Column.of("c", text).notNull();
		SequenceOptions tens = SequenceOptions.DEFAULTS.increment(10);
		return List.of(ofColumn((c) -> c.type(text()), new ColumnChange.SetType("c", text, null, null, null, null)),
				ofColumn((c) -> c.type(text(), "c::text"),
						new ColumnChange.SetType("c", text, null, "c::text", null, null)),
				ofColumn((c) -> c.type(text(), (to) -> to.collate("C").using("c::text").usingBack("c::integer")),
						new ColumnChange.SetType("c", text, q("C"), "c::text", "c::integer", null)),
				ofColumn((c) -> c.notNull(), new ColumnChange.SetNullable("c", false, null, null)),
				ofColumn((c) -> c.notNull("c_there"), new ColumnChange.SetNullable("c", false, "c_there", null)),
				ofColumn((c) -> c.nullable().existing(column("c", text()).notNull()),
						new ColumnChange.SetNullable("c", true, null, before)),
				ofColumn((c) -> c.defaultsTo("'x'").existing(column("c", text()).notNull()),
						new ColumnChange.SetDefault("c", "'x'", before)),
				ofColumn((c) -> c.dropDefault(), new ColumnChange.SetDefault("c", null, null)),
				ofColumn((c) -> c.generatedAlwaysAs("a + 1"), new ColumnChange.SetExpression("c", "a + 1", null)),
				ofColumn((c) -> c.dropExpression(), new ColumnChange.DropExpression("c", false)),
				ofColumn((c) -> c.dropExpressionIfExists(), new ColumnChange.DropExpression("c", true)),
				ofColumn((c) -> c.addGeneratedAlwaysAsIdentity(), new IdentityChange.Add("c", Identity.ALWAYS)),
				ofColumn((c) -> c.addGeneratedByDefaultAsIdentity(), new IdentityChange.Add("c", Identity.BY_DEFAULT)),
				ofColumn((c) -> c.addIdentity(Identity.ALWAYS.options(counting().increment(10))),
						new IdentityChange.Add("c", new Identity(true, tens, null))),
				ofColumn((c) -> c.setGeneratedAlways(),
						new IdentityChange.Set("c", true, SequenceOptions.DEFAULTS, null, null)),
				ofColumn((c) -> c.setGeneratedByDefault(),
						new IdentityChange.Set("c", false, SequenceOptions.DEFAULTS, null, null)),
				ofColumn((c) -> c.identity(counting().increment(10)),
						new IdentityChange.Set("c", null, tens, null, null)),
				ofColumn((c) -> c.identity(true, counting().increment(10)),
						new IdentityChange.Set("c", true, tens, null, null)),
				ofColumn((c) -> c.restartIdentity(7),
						new IdentityChange.Set("c", null, SequenceOptions.DEFAULTS, 7L, null)),
				ofColumn((c) -> c.dropIdentity().existing(column("c", smallint()).generatedAlwaysAsIdentity()),
						new IdentityChange.Drop("c", false,
								new Identity(true, new SequenceOptions(1L, 1L, 1L, 32767L, 1L, false), null))),
				ofColumn((c) -> c.dropIdentityIfExists(), new IdentityChange.Drop("c", true, null)),
				ofColumn((c) -> c.statistics(500), new ColumnSetting.SetStatistics("c", 500, null)),
				ofColumn((c) -> c.storage(EXTERNAL), new ColumnSetting.SetStorage("c", Storage.EXTERNAL, null)),
				ofColumn((c) -> c.compression("lz4"), new ColumnSetting.SetCompression("c", "lz4", null)),
				of((op) -> op.alterColumn("members", "c",
						(c) -> c.rename("d").notNull().comment("New").type(text()).existing(column("c", text()))),
						altered(new ColumnChange.SetNullable("c", false, null, Column.of("c", text)),
								new ColumnChange.SetType("c", text, null, null, null, Column.of("c", text))),
						new SetComment(ObjectReference.column(MEMBERS, "c"), "New", new Known<>(null)),
						new RenameObject(ObjectReference.column(MEMBERS, "c"), "d")));
	}

	private static AlterTable added(Constraint constraint) {
		return altered(new ConstraintChange.Add(constraint, null, null));
	}

	private static List<DslCases> constraints() {
		ForeignKey key = new ForeignKey("fk", List.of("a", "b"), q("places"), List.of("x", "y"), ForeignKey.Match.FULL,
				ForeignKey.Action.RESTRICT, ForeignKey.Action.SET_NULL, List.of("b"), false,
				Deferrability.INITIALLY_DEFERRED, true, false);
		return List.of(
				of((op) -> op.addConstraint("members", primaryKey("id").include("name")),
						added(new PrimaryKey("members_pkey", List.of("id"), List.of("name"), false,
								Deferrability.NOT_DEFERRABLE))),
				of((op) -> op.addConstraint("members", unique("email").nullsEqual().deferrable(INITIALLY_IMMEDIATE)),
						added(new Unique("members_email_key", List.of("email"), List.of(), true, false,
								Deferrability.INITIALLY_IMMEDIATE))),
				of((op) -> op.addConstraint("members", check("age > 0").over("age").notInherited().unvalidated()),
						added(new Check("members_age_check", "age > 0", List.of("age"), true, true, false))),
				of((op) -> op.addConstraint("members",
						foreignKey("a", "b").references("places", "x", "y")
							.named("fk")
							.match(FULL)
							.onUpdate(RESTRICT)
							.onDelete(SET_NULL, "b")
							.deferrable(INITIALLY_DEFERRED)
							.unvalidated()),
						added(key)),
				of((op) -> op.addConstraint("members", exclude("gist", key("room"), "=").and(key("during"), "&&")),
						added(new Exclusion("members_room_during_excl", "gist",
								List.of(new Exclusion.Element(IndexKey.column("room"), "="),
										new Exclusion.Element(IndexKey.column("during"), "&&")),
								List.of(), null, Deferrability.NOT_DEFERRABLE))),
				of((op) -> op.addConstraint("members", notNull("email")),
						added(new NotNull("members_email_not_null", "email", false, false))),
				of((op) -> op.addConstraintUsingIndex("members", unique("email"), "email_idx"),
						altered(new ConstraintChange.Add(Unique.of("email").named("members_email_key"), "email_idx",
								null))),
				of((op) -> op.dropConstraint("members", "ck"),
						altered(new ConstraintChange.Drop("ck", false, false, null))),
				of((op) -> op.dropConstraint("members", "ck", DslCases::thereAndAll),
						altered(new ConstraintChange.Drop("ck", true, true, null))),
				of((op) -> op.dropConstraint("members", unique("email")),
						altered(new ConstraintChange.Drop("members_email_key", false, false,
								List.of(added(Unique.of("email").named("members_email_key")))))),
				of((op) -> op.renameConstraint("members", "ck", "check_age"),
						new RenameObject(ObjectReference.constraint(MEMBERS, "ck"), "check_age")),
				of((op) -> op.alterConstraint("members", "fk", NOT_DEFERRABLE),
						altered(new ConstraintChange.Alter("fk", Deferrability.NOT_DEFERRABLE, null))),
				of((op) -> op.alterConstraint("members", key, NOT_DEFERRABLE),
						altered(new ConstraintChange.Alter("fk", Deferrability.NOT_DEFERRABLE, key))),
				of((op) -> op.validateConstraint("members", "fk"), altered(new ConstraintChange.Validate("fk"))));
	}

	private static List<DslCases> indexes() {
		ObjectReference idx = ref(ObjectKind.INDEX, "idx");
		Index plain = Index.on(MEMBERS, "email").named("idx");
		IndexKey lower = new IndexKey(null, "lower(email)", q("C"), "text_pattern_ops", true, false);
		return List.of(of((op) -> op.createIndex("idx", "members", "email"), created(plain)),
				of((op) -> op.createIndex(index("members", "email")),
						created(Index.on(MEMBERS, "email").named("members_email_idx"))),
				of((op) -> op.createIndex(index(qualified("app", "members"), "email")),
						created(Index.on(QualifiedName.of("app", "members"), "email").named("members_email_idx"))),
				of((op) -> op.createIndex(uniqueIndex("members", "email").named("idx"),
						(create) -> create.ifNotExists().concurrently()),
						new CreateObject(plain.withUnique(), Existence.KEPT, true, null)),
				of((op) -> op.createIndex(index("members",
						expression("lower(email)").collate("C")
							.operatorClass("text_pattern_ops")
							.desc()
							.withNullsLast())
					.withUniqueNulls()
					.using("btree")
					.include("name")
					.where("active")
					.with("fillfactor", "70")
					.tablespace("fast")
					.onOnly()),
						created(new Index("members_expr_idx", MEMBERS, List.of(lower), true, true, "btree",
								List.of("name"), "active", Map.of("fillfactor", "70"), "fast", true))),
				of((op) -> op.dropIndex("idx"), dropped(idx)),
				of((op) -> op.dropIndex("idx", DropOptions::concurrently),
						new DropObject(idx, false, false, true, null)),
				of((op) -> op.dropIndex(index("members", "email").named("idx")),
						dropped(idx).undo(List.of(created(plain)))),
				of((op) -> op.dropIndex(index("members", "email").named("idx"), DropOptions::ifExists),
						new DropObject(idx, true, false, false, List.of(created(plain)))),
				of((op) -> op.renameIndex("idx", "email_idx"), new RenameObject(idx, "email_idx")),
				of((op) -> op.reindex("idx"), new Reindex(idx, false)),
				of((op) -> op.reindexConcurrently("idx"), new Reindex(idx, true)),
				of((op) -> op.reindexTable("members"), new Reindex(ObjectReference.table(MEMBERS), false)),
				of((op) -> op.reindexTableConcurrently("members"), new Reindex(ObjectReference.table(MEMBERS), true)),
				of((op) -> op.attachIndex("whole_idx", "part_idx"), new AttachIndex(q("whole_idx"), q("part_idx"))));
	}

	private static DslCases ofBatch(UnaryOperator<TableAlteration> alteration, TableChange... changes) {
		return of((op) -> op.batchAlterTable("members", alteration), altered(changes));
	}

	private static Map<String, @Nullable String> fillfactor(@Nullable String value) {
		return Collections.singletonMap("fillfactor", value);
	}

	private static List<DslCases> batches() {
		Column age = Column.of("age", new SqlType.Written("integer"));
		ForeignKey key = ForeignKey.of("a").references("b").named("fk");
		Unique email = Unique.of("email").named("members_email_key");
		return List.of(ofBatch(
				(t) -> t.addColumn(column("age", integer()))
					.addColumn(column("b", integer()), CreateOptions::ifNotExists)
					.dropColumn("old")
					.dropColumn("older", DropOptions::cascade)
					.alterColumn("name", (c) -> c.notNull().dropDefault()),
				new ColumnChange.Add(age, false, null),
				new ColumnChange.Add(Column.of("b", new SqlType.Written("integer")), true, null),
				new ColumnChange.Drop("old", false, false, null), new ColumnChange.Drop("older", false, true, null),
				new ColumnChange.SetNullable("name", false, null, null),
				new ColumnChange.SetDefault("name", null, null)),
				ofBatch((t) -> t.addConstraint(unique("email"))
					.addConstraintUsingIndex(unique("a").named("a_key"), "a_idx")
					.dropConstraint("c")
					.dropConstraint("d", DropOptions::ifExists)
					.dropConstraint(unique("email"))
					.validateConstraint("v")
					.alterConstraint("fk", INITIALLY_DEFERRED)
					.alterConstraint(key, INITIALLY_IMMEDIATE), new ConstraintChange.Add(email, null, null),
						new ConstraintChange.Add(Unique.of("a").named("a_key"), "a_idx", null),
						new ConstraintChange.Drop("c", false, false, null),
						new ConstraintChange.Drop("d", true, false, null),
						new ConstraintChange.Drop("members_email_key", false, false, List.of(added(email))),
						new ConstraintChange.Validate("v"),
						new ConstraintChange.Alter("fk", Deferrability.INITIALLY_DEFERRED, null),
						new ConstraintChange.Alter("fk", Deferrability.INITIALLY_IMMEDIATE, key)),
				ofBatch((t) -> t.logged(false)
					.tablespace("fast")
					.tablespace("fast", "slow")
					.parameter("fillfactor", "70")
					.parameter("fillfactor", null, "70"), new TableOption.SetLogged(false, null),
						new TableOption.SetTablespace("fast", null), new TableOption.SetTablespace("fast", "slow"),
						new TableOption.SetParameters(fillfactor("70"), null),
						new TableOption.SetParameters(fillfactor(null), fillfactor("70"))),
				ofBatch((t) -> t.inherit("people")
					.noInherit("people")
					.inherit(qualified("app", "people"))
					.noInherit(qualified("app", "people"))
					.with(new ConstraintChange.Validate("v")), new TableOption.Inherit(q("people"), true),
						new TableOption.Inherit(q("people"), false),
						new TableOption.Inherit(QualifiedName.of("app", "people"), true),
						new TableOption.Inherit(QualifiedName.of("app", "people"), false),
						new ConstraintChange.Validate("v")),
				of((op) -> op.batchAlterTable("members", (t) -> t.only().validateConstraint("v")),
						new AlterTable(MEMBERS, true, List.of(new ConstraintChange.Validate("v")))));
	}

	private static List<DslCases> types() {
		EnumType mood = new EnumType(q("mood"), List.of("sad", "happy"));
		CompositeType pair = new CompositeType(q("pair"),
				List.of(new CompositeType.Attribute("a", new SqlType.Written("integer"), null)));
		Cast byText = new Cast(new SqlType.Written("text"), new SqlType.Written("mood"), Cast.Method.INOUT, null,
				Cast.Context.ASSIGNMENT);
		ObjectReference function = ObjectReference.function(q("mood_of"), List.of(new SqlType.Written("text")));
		return List.of(of((op) -> op.createEnum("mood", "sad", "happy"), created(mood)),
				of((op) -> op.create(enumType("mood", "sad", "happy")), created(mood)),
				of((op) -> op.addEnumValue("mood", "glad"), new AddEnumValue(q("mood"), "glad", null, null, false)),
				of((op) -> op.addEnumValue("mood", "glad", (value) -> value.before("happy").unlessThere()),
						new AddEnumValue(q("mood"), "glad", "happy", null, true)),
				of((op) -> op.addEnumValue("mood", "glad", (value) -> value.after("sad")),
						new AddEnumValue(q("mood"), "glad", null, "sad", false)),
				of((op) -> op.renameEnumValue("mood", "glad", "merry"),
						new RenameEnumValue(q("mood"), "glad", "merry")),
				of((op) -> op.createType("pair", attribute("a", integer())), created(pair)),
				of((op) -> op.create(compositeType("pair", attribute("a", integer()))), created(pair)),
				of((op) -> op.dropType("pair"), dropped(ref(ObjectKind.TYPE, "pair"))),
				of((op) -> op.dropType("pair", DslCases::thereAndAll), droppedIfThere(ref(ObjectKind.TYPE, "pair"))),
				of((op) -> op
					.createDomain(domain("email", text()).notNull().defaultsTo("''").check("VALUE LIKE '%@%'")),
						created(new Domain(q("email"), new SqlType.Written("text"), false, "''", null,
								List.of(Check.of("VALUE LIKE '%@%'").named("email_check"))))),
				of((op) -> op.dropDomain("email"), dropped(ref(ObjectKind.DOMAIN, "email"))),
				of((op) -> op.dropDomain("email", DslCases::thereAndAll),
						droppedIfThere(ref(ObjectKind.DOMAIN, "email"))),
				of((op) -> op.createCast(castInout(text(), type("mood")).asAssignment()), created(byText)),
				of((op) -> op.createCast(castWithoutFunction(text(), type("mood"))),
						created(new Cast(byText.source(), byText.target(), Cast.Method.NONE, null,
								Cast.Context.EXPLICIT))),
				of((op) -> op
					.createCast(castWithFunction(text(), type("mood"), onFunction("mood_of", text())).asImplicit()),
						created(new Cast(byText.source(), byText.target(), Cast.Method.FUNCTION, function,
								Cast.Context.IMPLICIT))),
				of((op) -> op.dropCast(text(), type("mood")),
						dropped(ObjectReference.cast(byText.source(), byText.target()))),
				of((op) -> op.dropCast(text(), type("mood"), DropOptions::ifExists), new DropObject(
						ObjectReference.cast(byText.source(), byText.target()), true, false, false, null)));
	}

	private static List<DslCases> sequences() {
		Sequence plain = new Sequence(q("s"), null, SequenceOptions.DEFAULTS, null, false);
		SequenceOptions options = new SequenceOptions(5L, 5L, 0L, 100L, 10L, true);
		Sequence full = new Sequence(q("s"), new SqlType.Written("integer"), options, new Sequence.Owner(MEMBERS, "id"),
				true);
		return List.of(of((op) -> op.createSequence("s"), created(plain)),
				of((op) -> op.createSequence(sequence("s").as(integer())
					.options(counting().start(5).increment(5).minValue(0).maxValue(100).cache(10).cycle(true))
					.ownedBy("members", "id")
					.asUnlogged()), created(full)),
				of((op) -> op.createSequence(sequence("s"), CreateOptions::ifNotExists), kept(plain)),
				of((op) -> op.alterSequence("s", (s) -> s.as(bigint()).options(counting().cache(3)).restart(9)),
						new AlterSequence(q("s"), new SqlType.Written("bigint"), SequenceOptions.DEFAULTS.cache(3), 9L,
								null, null)),
				of((op) -> op.alterSequence("s", (s) -> s.ownedBy("members", "id").existing(sequence("s"))),
						new AlterSequence(q("s"), null, SequenceOptions.DEFAULTS, null,
								new Known<>(new Sequence.Owner(MEMBERS, "id")), plain)),
				of((op) -> op.alterSequence("s", (s) -> s.ownedByNone()),
						new AlterSequence(q("s"), null, SequenceOptions.DEFAULTS, null, new Known<>(null), null)),
				of((op) -> op.dropSequence("s"), dropped(ref(ObjectKind.SEQUENCE, "s"))),
				of((op) -> op.dropSequence("s", DslCases::thereAndAll), droppedIfThere(ref(ObjectKind.SEQUENCE, "s"))));
	}

	private static List<DslCases> views() {
		View one = new View(q("v"), List.of(), "SELECT 1", Map.of(), false);
		View two = new View(q("v"), List.of("a"), "SELECT 2", Map.of("security_barrier", "true"), true);
		MaterializedView rows = new MaterializedView(q("m"), List.of(), "SELECT 1", Map.of(), null, true);
		ObjectReference v = ref(ObjectKind.VIEW, "v");
		ObjectReference m = ref(ObjectKind.MATERIALIZED_VIEW, "m");
		return List.of(of((op) -> op.createView("v", "SELECT 1"), created(one)),
				of((op) -> op
					.createView(view("v", "SELECT 2").columns("a").with("security_barrier", "true").asRecursive()),
						created(two)),
				of((op) -> op.createOrReplaceView("v", "SELECT 1"), replaced(one)),
				of((op) -> op.createView(view("v", "SELECT 1"), (create) -> create.orReplace(two)),
						replaced(one).undo(List.of(dropped(v).undo(List.of(created(one))), created(two)))),
				of((op) -> op.dropView("v"), dropped(v)),
				of((op) -> op.dropView("v", DslCases::thereAndAll), droppedIfThere(v)),
				of((op) -> op.createMaterializedView("m", "SELECT 1"), created(rows)),
				of((op) -> op.createMaterializedView(materializedView("m", "SELECT 1").columns("a")
					.tablespace("fast")
					.with("fillfactor", "70")
					.withNoData()),
						created(new MaterializedView(q("m"), List.of("a"), "SELECT 1", Map.of("fillfactor", "70"),
								"fast", false))),
				of((op) -> op.createMaterializedView(materializedView("m", "SELECT 1"), CreateOptions::ifNotExists),
						kept(rows)),
				of((op) -> op.dropMaterializedView("m"), dropped(m)),
				of((op) -> op.dropMaterializedView("m", DslCases::thereAndAll), droppedIfThere(m)),
				of((op) -> op.refreshMaterializedView("m"), new RefreshView(q("m"), false, true)),
				of((op) -> op.refreshMaterializedView("m", RefreshView::whileRead),
						new RefreshView(q("m"), true, true)),
				of((op) -> op.refreshMaterializedView("m", RefreshView::withNoData),
						new RefreshView(q("m"), false, false)));
	}

	private static List<DslCases> routines() {
		Routine f = new Routine(q("f"), false,
				List.of(new Routine.Argument(Routine.Argument.Mode.IN, "a", new SqlType.Written("integer"), null)),
				"integer", "plpgsql", List.of("IMMUTABLE"), "BEGIN RETURN a; END", false);
		Routine p = new Routine(q("p"), true, List.of(), null, "sql", List.of(), "SELECT 1", false);
		Trigger t = new Trigger("t", MEMBERS, Trigger.Timing.BEFORE, List.of("INSERT", "UPDATE OF a"), true,
				"NEW.a > 0", null, null, q("f"), List.of("x"), null);
		return List.of(
				of((op) -> op.createFunction(function("f", "integer", "BEGIN RETURN a; END").argument("a", integer())
					.language("plpgsql")
					.with("IMMUTABLE")), created(f)),
				of((op) -> op.createOrReplaceFunction(f), replaced(f)),
				of((op) -> op.createFunction(f, CreateOptions::orReplace), replaced(f)),
				of((op) -> op.createProcedure(procedure("p", "SELECT 1")), created(p)),
				of((op) -> op.createOrReplaceProcedure(p), replaced(p)),
				of((op) -> op.createProcedure(p, (create) -> create.orReplace(p)),
						replaced(p).undo(List.of(replaced(p).undo(List.of(replaced(p)))))),
				of((op) -> op.dropFunction("f", integer()),
						dropped(ObjectReference.function(q("f"), List.of(new SqlType.Written("integer"))))),
				of((op) -> op.dropProcedure("p"), dropped(ObjectReference.procedure(q("p"), List.of()))),
				of((op) -> op.createTrigger(
						trigger("t", "members", BEFORE, "f", "INSERT", "UPDATE OF a").when("NEW.a > 0").arguments("x")),
						created(t)),
				of((op) -> op.createOrReplaceTrigger(t), replaced(t)),
				of((op) -> op.createTrigger(
						trigger("t", "members", AFTER, "f", "UPDATE").forEachStatement().referencing("old", "new")),
						created(new Trigger("t", MEMBERS, Trigger.Timing.AFTER, List.of("UPDATE"), false, null, "old",
								"new", q("f"), List.of(), null))),
				of((op) -> op.createTrigger(trigger("t", "v", INSTEAD_OF, "f", "DELETE")),
						created(new Trigger("t", q("v"), Trigger.Timing.INSTEAD_OF, List.of("DELETE"), true, null, null,
								null, q("f"), List.of(), null))),
				of((op) -> op.dropTrigger("members", "t"), dropped(ObjectReference.trigger(MEMBERS, "t"))),
				of((op) -> op.dropTrigger("members", "t", DslCases::thereAndAll),
						droppedIfThere(ObjectReference.trigger(MEMBERS, "t"))));
	}

	private static List<DslCases> objects() {
		Sequence s = Sequence.of(q("s"));
		Privileges select = new Privileges(List.of("SELECT"), List.of(), false);
		Privileges columns = new Privileges(List.of("SELECT", "UPDATE"), List.of("name"), true);
		List<DslCases> all = new ArrayList<>(List.of(of((op) -> op.create(sequence("s")), created(s)),
				of((op) -> op.create(sequence("s"), CreateOptions::ifNotExists), kept(s)),
				of((op) -> op.drop(onSequence("s")), dropped(s.reference())),
				of((op) -> op.drop(onSequence("s"), DslCases::thereAndAll), droppedIfThere(s.reference())),
				of((op) -> op.drop(sequence("s")), dropped(s.reference()).undo(List.of(created(s)))),
				of((op) -> op.drop(sequence("s"), DropOptions::ifExists),
						new DropObject(s.reference(), true, false, false, List.of(created(s)))),
				of((op) -> op.rename(onView("v"), "w"), new RenameObject(ref(ObjectKind.VIEW, "v"), "w")),
				of((op) -> op.setSchema(onSequence("s"), "app"), new SetSchema(s.reference(), "app", null)),
				of((op) -> op.comment(onTrigger("members", "t"), "Why", "Old"),
						new SetComment(ObjectReference.trigger(MEMBERS, "t"), "Why", new Known<>("Old"))),
				of((op) -> op.grant(privileges("SELECT"), onSchema("app"), "public"),
						new Grant(select, ref(ObjectKind.SCHEMA, "app"), List.of("public"), null)),
				of((op) -> op.grant(privileges("SELECT", "UPDATE").columns("name").withGrantOption(),
						onTable("members"), "a", "b"),
						new Grant(columns, ObjectReference.table(MEMBERS), List.of("a", "b"), null)),
				of((op) -> op.revoke(allPrivileges(), onProcedure("p", integer()), "a"),
						new Revoke(new Privileges(List.of(), List.of(), false),
								ObjectReference.procedure(q("p"), List.of(new SqlType.Written("integer"))),
								List.of("a"), false, null)),
				of((op) -> op.revokeCascade(privileges("SELECT"), onTable("members"), "a"),
						new Revoke(select, ObjectReference.table(MEMBERS), List.of("a"), true, null)),
				of((op) -> op.revokeExisting(privileges("SELECT"), onTable("members"), "a"),
						new Revoke(select, ObjectReference.table(MEMBERS), List.of("a"), false,
								List.of(new Grant(select, ObjectReference.table(MEMBERS), List.of("a"), null)))),
				of((op) -> op.createExtension("citext"), created(new Extension("citext", null, null, false))),
				of((op) -> op.createExtension(extension("citext").in("app").version("1.6").withCascade()),
						created(new Extension("citext", "app", "1.6", true))),
				of((op) -> op.createExtensionIfNotExists("citext"), kept(Extension.of("citext"))),
				of((op) -> op.dropExtension("citext"), dropped(ref(ObjectKind.EXTENSION, "citext"))),
				of((op) -> op.dropExtension("citext", DslCases::thereAndAll),
						droppedIfThere(ref(ObjectKind.EXTENSION, "citext"))),
				of((op) -> op.createSchema("app"), created(new Namespace("app", null))),
				of((op) -> op.create(schema("app").ownedBy("me")), created(new Namespace("app", "me"))),
				of((op) -> op.createSchemaIfNotExists("app"), kept(new Namespace("app", null))),
				of((op) -> op.dropSchema("app"), dropped(ref(ObjectKind.SCHEMA, "app"))),
				of((op) -> op.dropSchema("app", DslCases::thereAndAll),
						droppedIfThere(ref(ObjectKind.SCHEMA, "app")))));
		Map<ObjectReference, ObjectReference> references = Map.of(onIndex("x"), ref(ObjectKind.INDEX, "x"), onType("x"),
				ref(ObjectKind.TYPE, "x"), onDomain("x"), ref(ObjectKind.DOMAIN, "x"), onMaterializedView("x"),
				ref(ObjectKind.MATERIALIZED_VIEW, "x"), onExtension("x"), ref(ObjectKind.EXTENSION, "x"),
				onCast(text(), integer()),
				ObjectReference.cast(new SqlType.Written("text"), new SqlType.Written("integer")),
				onColumn("members", "x"), ObjectReference.column(MEMBERS, "x"), onConstraint("members", "x"),
				ObjectReference.constraint(MEMBERS, "x"), on(ObjectKind.VIEW, "x"), ref(ObjectKind.VIEW, "x"),
				on(ObjectKind.VIEW, qualified("app", "x")),
				ObjectReference.of(ObjectKind.VIEW, QualifiedName.of("app", "x")));
		references.forEach((said, meant) -> all
			.add(of((op) -> op.comment(said, "What it is for"), new SetComment(meant, "What it is for", null))));
		return all;
	}

	private static List<DslCases> data() {
		Row row = new Row(Arrays.asList(1, null));
		Undo undo = new Undo(List.of(new Execute("DELETE FROM t", null, null)));
		return List.of(of((op) -> op.execute("SELECT 1"), new Execute("SELECT 1", null, null)),
				of((op) -> op.execute("INSERT INTO t DEFAULT VALUES", undo("DELETE FROM t")),
						new Execute("INSERT INTO t DEFAULT VALUES", null, undo)),
				of((op) -> op.execute("ANALYZE t", nothingToUndo()),
						new Execute("ANALYZE t", null, new Undo(List.of()))),
				of((op) -> op.execute("UPDATE t SET a = ?, b = ?", 1, null),
						new Execute("UPDATE t SET a = ?, b = ?", Arrays.asList(1, null), null)),
				of((op) -> op.bulkInsert("t", columnNames("a", "b"), row(1, null)),
						new BulkInsert(q("t"), List.of("a", "b"), List.of(row), null)),
				of((op) -> op.bulkInsert("t", columnNames("a", "b"), List.of(row(1, null))),
						new BulkInsert(q("t"), List.of("a", "b"), List.of(row), null)),
				of((op) -> op.bulkInsert("t", columnNames("a", "b"), List.of(row(1, null)), undo("DELETE FROM t")),
						new BulkInsert(q("t"), List.of("a", "b"), List.of(row), undo)),
				of((op) -> op.insertFrom("t", columnNames("a"), "SELECT a FROM u"),
						new InsertFrom(q("t"), List.of("a"), "SELECT a FROM u", null)),
				of((op) -> op.insertFrom("t", columnNames("a"), "SELECT a FROM u", undo("DELETE FROM t")),
						new InsertFrom(q("t"), List.of("a"), "SELECT a FROM u", undo)),
				of((op) -> op.updateInBatches("t", (update) -> update.set("a = 1")),
						new UpdateInBatches(q("t"), List.of("id"), "a = 1", null, 10_000, Duration.ZERO, null)),
				of((op) -> op.updateInBatches("t",
						(update) -> update.by("x", "y")
							.set("a = 1")
							.where("a IS NULL")
							.size(500)
							.pause(Duration.ofMillis(20))
							.undo(undo("DELETE FROM t"))),
						new UpdateInBatches(q("t"), List.of("x", "y"), "a = 1", "a IS NULL", 500, Duration.ofMillis(20),
								undo)));
	}

	private static List<String> columnNames(String... names) {
		return Ddl.columns(names);
	}

}
