package dev.stemma.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.schema.Column;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Extension;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Identity;
import dev.stemma.schema.Index;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Storage;
import dev.stemma.schema.Table;
import dev.stemma.schema.Unique;
import dev.stemma.schema.View;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What takes each operation back, and why nothing takes back some.
 */
class InverseTests {

	private static final QualifiedName MEMBERS = QualifiedName.of("members");

	private static final SqlType TEXT = new SqlType.Written("text");

	private static final SqlType INTEGER = new SqlType.Written("integer");

	private static final Column C = Column.of("c", TEXT);

	private static AlterTable altered(TableChange... changes) {
		return AlterTable.of(MEMBERS, changes);
	}

	private static List<Operation> inverse(Operation operation) {
		assertThat(operation.inverse()).isInstanceOf(Inverse.Known.class);
		return ((Inverse.Known) operation.inverse()).operations();
	}

	private static Arguments inverts(Operation operation, Operation... inverse) {
		return Arguments.of(operation, List.of(inverse));
	}

	private static Arguments lost(String why, Operation operation) {
		return Arguments.of(why, operation);
	}

	/** Operations that are the inverse of their inverse. */
	static List<Arguments> both() {
		PartitionBound bound = PartitionBound.range("1", "9");
		ForeignKey key = ForeignKey.of("a").references("b").named("fk");
		Identity identity = Identity.ALWAYS.options(SequenceOptions.DEFAULTS.completed(INTEGER));
		Sequence sequence = Sequence.of(QualifiedName.of("s")).options(SequenceOptions.DEFAULTS.completed(null));
		Index index = Index.on(MEMBERS, "a").named("idx");
		return List.of(
				inverts(CreateObject.of(Table.of(MEMBERS, C)),
						new DropObject(ObjectReference.table(MEMBERS), false, false, false,
								List.of(CreateObject.of(Table.of(MEMBERS, C))))),
				inverts(new CreateObject(index, CreateObject.Existence.REFUSED, true, null),
						new DropObject(index.reference(), false, false, true,
								List.of(new CreateObject(index, CreateObject.Existence.REFUSED, true, null)))),
				inverts(new RenameObject(ObjectReference.column(MEMBERS, "a"), "b"),
						new RenameObject(ObjectReference.column(MEMBERS, "b"), "a")),
				inverts(new RenameObject(ObjectReference.table(QualifiedName.of("app", "a")), "b"),
						new RenameObject(ObjectReference.table(QualifiedName.of("app", "b")), "a")),
				inverts(new SetSchema(ObjectReference.table(QualifiedName.of("a", "t")), "b", null),
						new SetSchema(ObjectReference.table(QualifiedName.of("b", "t")), "a", "b")),
				inverts(new SetSchema(Extension.of("citext").reference(), "b", "a"),
						new SetSchema(Extension.of("citext").reference(), "a", "b")),
				inverts(new SetComment(ObjectReference.table(MEMBERS), "new", new Known<>(null)),
						new SetComment(ObjectReference.table(MEMBERS), null, new Known<>("new"))),
				inverts(new Grant(Privileges.of("SELECT"), ObjectReference.table(MEMBERS), List.of("a"), null),
						new Revoke(Privileges.of("SELECT"), ObjectReference.table(MEMBERS), List.of("a"), false,
								List.of(new Grant(Privileges.of("SELECT"), ObjectReference.table(MEMBERS), List.of("a"),
										null)))),
				inverts(new RenameEnumValue(QualifiedName.of("mood"), "a", "b"),
						new RenameEnumValue(QualifiedName.of("mood"), "b", "a")),
				inverts(altered(ColumnChange.Add.of(C)),
						altered(new ColumnChange.Drop("c", false, false, List.of(altered(ColumnChange.Add.of(C)))))),
				inverts(altered(new ColumnChange.SetType("c", INTEGER, null, "c::integer", "c::text", C)),
						altered(new ColumnChange.SetType("c", TEXT, null, "c::text", "c::integer",
								Column.of("c", INTEGER)))),
				inverts(altered(new ColumnChange.SetNullable("c", false, "c_there", C)),
						altered(new ColumnChange.SetNullable("c", true, null, C.notNull("c_there")))),
				inverts(altered(new ColumnChange.SetDefault("c", "'x'", C.defaultsTo("'y'"))),
						altered(new ColumnChange.SetDefault("c", "'y'", C.defaultsTo("'x'")))),
				inverts(altered(new ColumnChange.SetExpression("c", "a", C.generatedAlwaysAsVirtual("b"))),
						altered(new ColumnChange.SetExpression("c", "b", C.generatedAlwaysAsVirtual("a")))),
				inverts(altered(
						new IdentityChange.Set("c", false, SequenceOptions.DEFAULTS.increment(5), null, identity)),
						altered(new IdentityChange.Set("c", true, SequenceOptions.DEFAULTS.increment(1), null,
								new Identity(false, identity.options().increment(5), null)))),
				inverts(altered(new ColumnSetting.SetStatistics("c", 100, C)),
						altered(new ColumnSetting.SetStatistics("c", null, C.statistics(100)))),
				inverts(altered(new ColumnSetting.SetStorage("c", Storage.EXTERNAL, C)),
						altered(new ColumnSetting.SetStorage("c", null, C.storage(Storage.EXTERNAL)))),
				inverts(altered(new ColumnSetting.SetCompression("c", "lz4", C)),
						altered(new ColumnSetting.SetCompression("c", null, C.compression("lz4")))),
				inverts(altered(ConstraintChange.Add.of(key)),
						altered(new ConstraintChange.Drop("fk", false, false,
								List.of(altered(ConstraintChange.Add.of(key)))))),
				inverts(altered(new ConstraintChange.Alter("fk", Deferrability.INITIALLY_DEFERRED, key)),
						altered(new ConstraintChange.Alter("fk", Deferrability.NOT_DEFERRABLE,
								key.deferrable(Deferrability.INITIALLY_DEFERRED)))),
				inverts(altered(new PartitionChange.Attach(QualifiedName.of("p"), bound)),
						altered(new PartitionChange.Detach(QualifiedName.of("p"), PartitionChange.Mode.AT_ONCE,
								bound))),
				inverts(altered(new TableOption.SetLogged(false, true)),
						altered(new TableOption.SetLogged(true, false))),
				inverts(altered(new TableOption.SetTablespace("a", "b")),
						altered(new TableOption.SetTablespace("b", "a"))),
				inverts(altered(new TableOption.SetParameters(Map.of("fillfactor", "70"), Map.of("fillfactor", "80"))),
						altered(new TableOption.SetParameters(Map.of("fillfactor", "80"), Map.of("fillfactor", "70")))),
				inverts(altered(new TableOption.Inherit(QualifiedName.of("p"), true)),
						altered(new TableOption.Inherit(QualifiedName.of("p"), false))),
				inverts(new AlterSequence(sequence.name(), null, SequenceOptions.DEFAULTS.increment(5), null,
						new Known<>(new Sequence.Owner(MEMBERS, "c")), sequence),
						new AlterSequence(sequence.name(), null, SequenceOptions.DEFAULTS.increment(1), null,
								new Known<>(null),
								sequence.options(sequence.options().increment(5)).ownedBy(MEMBERS, "c"))));
	}

	@ParameterizedTest
	@MethodSource("both")
	void theInverseOfTheInverseIsTheOperation(Operation operation, List<Operation> expected) {
		assertThat(inverse(operation)).isEqualTo(expected);
		assertThat(inverse(expected.get(0))).containsExactly(operation);
	}

	static List<Arguments> forward() {
		QualifiedName s = QualifiedName.of("s");
		Undo undo = Undo.of("DELETE FROM members");
		View view = View.of(QualifiedName.of("v"), "SELECT 1");
		return List.of(inverts(new CreateObject(view, CreateObject.Existence.REPLACED, false, List.of())),
				inverts(altered(new ColumnChange.Add(C, true, true))),
				inverts(altered(new ColumnChange.Add(C, true, false)),
						altered(new ColumnChange.Drop("c", false, false, List.of(altered(ColumnChange.Add.of(C)))))),
				inverts(altered(
						new ColumnChange.SetType("c", TEXT, null, null, null, Column.of("c", INTEGER).defaultsTo(0))),
						altered(new ColumnChange.SetDefault("c", null, C.defaultsTo(0)),
								new ColumnChange.SetType("c", INTEGER, null, null, null, C.defaultsTo(0)),
								new ColumnChange.SetDefault("c", "0", Column.of("c", INTEGER)))),
				inverts(altered(new ColumnChange.SetType("c", INTEGER, null, null, null,
						C.storage(Storage.EXTERNAL).compression("lz4"))),
						altered(new ColumnChange.SetType("c", TEXT, null, null, null, Column.of("c", INTEGER)),
								new ColumnSetting.SetStorage("c", Storage.EXTERNAL, Column.of("c", INTEGER)),
								new ColumnSetting.SetCompression("c", "lz4", Column.of("c", INTEGER)))),
				inverts(altered(new ColumnChange.SetNullable("c", true, null, C))),
				inverts(altered(new ColumnChange.SetDefault("c", null, C))),
				inverts(altered(new ColumnChange.SetDefault("c", "1", C.generatedAlwaysAsIdentity())),
						altered(new ColumnChange.SetDefault("c", null, C.defaultsTo("1")))),
				inverts(altered(new IdentityChange.Add("c", Identity.ALWAYS)),
						altered(new IdentityChange.Drop("c", false, Identity.ALWAYS))),
				inverts(altered(new IdentityChange.Drop("c", false, Identity.ALWAYS)),
						altered(new IdentityChange.Add("c", Identity.ALWAYS)), new ContinueIdentity(MEMBERS, "c")),
				inverts(altered(new ColumnSetting.SetStatistics("c", 5, C.statistics(5)))),
				inverts(altered(new ConstraintChange.Validate("fk"))),
				inverts(altered(new ConstraintChange.Add(Unique.of("a").named("u"), "idx",
						List.of(CreateObject.of(Index.on(MEMBERS, "a").named("idx"))))),
						altered(new ConstraintChange.Drop("u", false, false,
								List.of(altered(ConstraintChange.Add.of(Unique.of("a").named("u")))))),
						CreateObject.of(Index.on(MEMBERS, "a").named("idx"))),
				inverts(new SetComment(ObjectReference.table(MEMBERS), "x", new Known<>("x"))),
				inverts(new AlterSequence(s, null, SequenceOptions.DEFAULTS.cache(9), null, null, Sequence.of(s)),
						new AlterSequence(s, null, SequenceOptions.DEFAULTS.cache(1), null, null,
								Sequence.of(s).options(SequenceOptions.DEFAULTS.cache(9)))),
				inverts(new AlterSequence(s, INTEGER, SequenceOptions.DEFAULTS, null, null, Sequence.of(s)),
						new AlterSequence(s, new SqlType.Written("bigint"),
								SequenceOptions.DEFAULTS.minValue(1).maxValue(Long.MAX_VALUE), null, null,
								Sequence.of(s).as(INTEGER))),
				inverts(new RefreshView(QualifiedName.of("m"), false, true)),
				inverts(new Reindex(ObjectReference.table(MEMBERS), false)),
				inverts(new ContinueIdentity(MEMBERS, "c")),
				inverts(new Execute("INSERT INTO members DEFAULT VALUES", null, undo),
						Execute.of("DELETE FROM members")),
				inverts(new Execute("ANALYZE", null, Undo.NOTHING)),
				inverts(new BulkInsert(MEMBERS, List.of("c"), List.of(), undo), Execute.of("DELETE FROM members")));
	}

	@ParameterizedTest
	@MethodSource("forward")
	void anOperationIsTakenBack(Operation operation, List<Operation> expected) {
		assertThat(inverse(operation)).isEqualTo(expected);
	}

	static List<Arguments> missing() {
		QualifiedName s = QualifiedName.of("s");
		return List.of(
				lost("what the dropped table members was like is not known",
						new DropObject(ObjectReference.table(MEMBERS), false, false, false, null)),
				lost("whether the table members was there before is not known",
						new CreateObject(Table.of(MEMBERS, C), CreateObject.Existence.KEPT, false, null)),
				lost("what the dropped column c of members was like is not known",
						altered(new ColumnChange.Drop("c", false, false, null))),
				lost("whether column c of members was there before is not known",
						altered(new ColumnChange.Add(C, true, null))),
				lost("the type that column c of members had is not known",
						altered(new ColumnChange.SetType("c", TEXT, null, null, null, null))),
				lost("whether column c of members took nulls is not known",
						altered(new ColumnChange.SetNullable("c", true, null, null))),
				lost("the default that column c of members had is not known",
						altered(new ColumnChange.SetDefault("c", null, null))),
				lost("the expression that column c of members had is not known",
						altered(new ColumnChange.SetExpression("c", "a", C))),
				lost("PostgreSQL cannot make the plain column c of members a generated one again",
						altered(new ColumnChange.DropExpression("c", false))),
				lost("where the sequence of column c of members was is not known",
						altered(new IdentityChange.Set("c", null, SequenceOptions.DEFAULTS, 5L, null))),
				lost("how column c of members counted is not known",
						altered(new IdentityChange.Set("c", true, SequenceOptions.DEFAULTS, null, null))),
				lost("how column c of members counted is not known",
						altered(new IdentityChange.Set("c", null, SequenceOptions.DEFAULTS.cache(5), null,
								Identity.ALWAYS))),
				lost("how column c of members counted is not known",
						altered(new IdentityChange.Drop("c", false, null))),
				lost("the statistics target that column c of members had is not known",
						altered(new ColumnSetting.SetStatistics("c", 5, null))),
				lost("the storage that column c of members had is not known",
						altered(new ColumnSetting.SetStorage("c", Storage.MAIN, null))),
				lost("the compression that column c of members had is not known",
						altered(new ColumnSetting.SetCompression("c", "lz4", null))),
				lost("what the dropped constraint ck of members was like is not known",
						altered(new ConstraintChange.Drop("ck", false, false, null))),
				lost("what the index idx was like, which constraint u of members took, is not known",
						altered(new ConstraintChange.Add(Unique.of("a").named("u"), "idx", null))),
				lost("when foreign key fk of members was looked at is not known",
						altered(new ConstraintChange.Alter("fk", Deferrability.NOT_DEFERRABLE, null))),
				lost("the rows that partition p of members took are not known",
						altered(new PartitionChange.Detach(QualifiedName.of("p"), PartitionChange.Mode.AT_ONCE, null))),
				lost("whether members was written to the log is not known",
						altered(new TableOption.SetLogged(true, null))),
				lost("the tablespace where members was is not known",
						altered(new TableOption.SetTablespace("fast", null))),
				lost("the storage parameters that members had are not known",
						altered(new TableOption.SetParameters(Map.of("fillfactor", "70"), null))),
				lost("the schema from which the table members comes is not known",
						new SetSchema(ObjectReference.table(MEMBERS), "app", null)),
				lost("the comment that the table members had is not known",
						new SetComment(ObjectReference.table(MEMBERS), "x", null)),
				lost("which privileges on table members were held is not known",
						new Revoke(Privileges.all(), ObjectReference.table(MEMBERS), List.of("a"), false, null)),
				lost("PostgreSQL cannot take value 'x' out of enum s", new AddEnumValue(s, "x", null, null, false)),
				lost("what sequence s was like is not known",
						new AlterSequence(s, null, SequenceOptions.DEFAULTS.cache(5), null, null, null)),
				lost("where sequence s was is not known",
						new AlterSequence(s, null, SequenceOptions.DEFAULTS, 5L, null, Sequence.of(s))),
				lost("PostgreSQL cannot detach index i from s", new AttachIndex(s, QualifiedName.of("i"))),
				lost("what takes back this SQL is not known: DELETE FROM members",
						Execute.of("DELETE\n  FROM members")),
				lost("which rows of members were there before is not known",
						new InsertFrom(MEMBERS, List.of("c"), "SELECT 1", null)));
	}

	@ParameterizedTest
	@MethodSource("missing")
	void whatCannotBeTakenBackSaysWhy(String why, Operation operation) {
		assertThat(operation.inverse()).isEqualTo(new Inverse.Missing(why));
	}

	@Test
	void severalChangesOfOneColumnGoBackInOneStatement() {
		Column before = Column.of("c", INTEGER).defaultsTo(0);
		assertThat(inverse(altered(new ColumnChange.SetDefault("c", null, before),
				new ColumnChange.SetNullable("c", false, null, before))))
			.containsExactly(altered(new ColumnChange.SetNullable("c", true, null, before.notNull()),
					new ColumnChange.SetDefault("c", "0", Column.of("c", INTEGER))));
	}

	@Test
	void whatANewColumnIsGoesWithIt() {
		assertThat(inverse(altered(ColumnChange.Add.of(C), new ColumnChange.SetDefault("c", "'x'", null),
				ConstraintChange.Add.of(Unique.of("c").named("u")))))
			.extracting(Operation::summary)
			.containsExactly("drop constraint u, drop column c of table members");
	}

	@Test
	void whatBringsBackOtherObjectsStandsByItself() {
		CreateObject index = CreateObject.of(Index.on(MEMBERS, "c").named("idx"));
		assertThat(inverse(altered(new ColumnChange.Drop("a", false, false, List.of(altered(ColumnChange.Add.of(C)))),
				new ColumnChange.Drop("c", false, false, List.of(altered(ColumnChange.Add.of(C)), index)))))
			.containsExactly(altered(ColumnChange.Add.of(C)), index, altered(ColumnChange.Add.of(C)));
	}

	@Test
	void changesWithNothingToTakeBackMakeNoStatement() {
		assertThat(
				inverse(altered(new ConstraintChange.Validate("a"), new ColumnChange.SetNullable("c", true, null, C))))
			.isEmpty();
	}

	static List<Arguments> badOperations() {
		return List.of(
				Arguments.of("Table members is altered and nothing is changed. Name at least one.",
						(ThrowingCallable) () -> altered()),
				Arguments.of("Table members gets two columns called c. Leave one of them out.",
						(ThrowingCallable) () -> altered(ColumnChange.Add.of(C), ColumnChange.Add.of(C))),
				Arguments.of("Table members gets two primary keys. Keep one; a unique constraint may be another.",
						(ThrowingCallable) () -> altered(ColumnChange.Add.of(C.primaryKey()),
								ConstraintChange.Add.of(PrimaryKey.of("a").named("pk")))),
				Arguments.of("A column has an empty name. Give it a name.",
						(ThrowingCallable) () -> new ColumnChange.Drop("", false, false, null)),
				Arguments.of("The table members is renamed to what it is called. Give it another name.",
						(ThrowingCallable) () -> new RenameObject(ObjectReference.table(MEMBERS), "members")),
				Arguments.of(
						"PostgreSQL has no CREATE OR REPLACE TABLE, as it is said of table members. "
								+ "Drop it with IF EXISTS before, and create it.",
						(ThrowingCallable) () -> new CreateObject(Table.of(MEMBERS, C), CreateObject.Existence.REPLACED,
								false, null)),
				Arguments.of(
						"PostgreSQL has no CREATE VIEW IF NOT EXISTS, as it is said of view v. "
								+ "Create it where it is not there, or drop it with IF EXISTS before.",
						(ThrowingCallable) () -> new CreateObject(View.of(QualifiedName.of("v"), "SELECT 1"),
								CreateObject.Existence.KEPT, false, null)),
				Arguments.of("Only an index is created concurrently, and this is a table members. Leave that out.",
						(ThrowingCallable) () -> new CreateObject(Table.of(MEMBERS, C), CreateObject.Existence.REFUSED,
								true, null)),
				Arguments.of(
						"Row 2 for members has 1 values and there are 2 columns (a, b). "
								+ "Give one value for each column; null is one.",
						(ThrowingCallable) () -> new BulkInsert(MEMBERS, List.of("a", "b"),
								List.of(Row.of(1, 2), Row.of(3)), null)),
				Arguments.of("The batched update of members has batches of 0 rows. Give it a positive number.",
						(ThrowingCallable) () -> new UpdateInBatches(MEMBERS, List.of("id"), "a = 1", null, 0,
								Duration.ZERO, null)),
				Arguments.of("Privileges are meant, and none is named. Name at least one.",
						(ThrowingCallable) () -> Privileges.of()),
				Arguments.of("PostgreSQL has no privileges on a trigger t of members. "
						+ "Grant on a table, column, view, sequence, type, domain, function, procedure or schema.",
						(ThrowingCallable) () -> new Grant(Privileges.all(), ObjectReference.trigger(MEMBERS, "t"),
								List.of("a"), null)),
				Arguments.of(
						"Privileges on the schema app are limited to columns (c). "
								+ "Only tables and views have columns.",
						(ThrowingCallable) () -> new Grant(Privileges.all().columns("c"),
								ObjectReference.of(ObjectKind.SCHEMA, QualifiedName.of("app")), List.of("a"), null)));
	}

	@ParameterizedTest
	@MethodSource("badOperations")
	void whatMakesNoSenseIsRefused(String message, ThrowingCallable call) {
		assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(call).withMessage(message);
	}

}
