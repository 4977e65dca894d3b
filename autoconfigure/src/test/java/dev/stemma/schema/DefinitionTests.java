package dev.stemma.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What no database could have is refused where it is said.
 */
class DefinitionTests {

	private static final QualifiedName MEMBERS = QualifiedName.of("members");

	private static final SqlType TEXT = SqlTypes.text();

	private static Arguments refused(String message, ThrowingCallable call) {
		return Arguments.of(message, call);
	}

	private static Column column(String name) {
		return Column.of(name, TEXT);
	}

	static List<Arguments> badCalls() {
		List<Arguments> all = new ArrayList<>();
		all.addAll(names());
		all.addAll(tables());
		all.addAll(constraints());
		all.addAll(numbers());
		all.addAll(others());
		return all;
	}

	private static List<Arguments> names() {
		return List.of(refused("A database object has an empty name. Give it a name.", () -> QualifiedName.of("")),
				refused("A schema has an empty name. Give it a name.", () -> QualifiedName.of("", "members")),
				refused("A column has a NUL character in its name: a\\0b. Take it out.", () -> column("a\0b")),
				refused("A column has an empty name. Give it a name.", () -> ObjectReference.column(MEMBERS, "")),
				refused("A constraint has an empty name. Give it a name.",
						() -> ObjectReference.constraint(MEMBERS, "")),
				refused("A primary key has an empty name. Give it a name.", () -> PrimaryKey.of("id").named("")),
				refused("An index has an empty name. Give it a name.", () -> Index.on(MEMBERS, "a").named("")),
				refused("A tablespace has an empty name. Give it a name.", () -> Index.on(MEMBERS, "a").tablespace("")),
				refused("A column of an index has an empty name. Give it a name.", () -> Index.on(MEMBERS, "")),
				refused("A value of enum mood has an empty name. Give it a name.",
						() -> EnumType.of(QualifiedName.of("mood"), "")),
				refused("The owner of schema app has an empty name. Give it a name.",
						() -> Namespace.of("app").ownedBy("")),
				refused("The schema of extension citext has an empty name. Give it a name.",
						() -> Extension.of("citext").in("")));
	}

	private static List<Arguments> tables() {
		return List.of(refused("Table members has no columns. Name at least one.", () -> Table.of(MEMBERS)),
				refused("Table members has two columns called a. Leave one of them out.",
						() -> Table.of(MEMBERS, column("a"), column("a"))),
				refused("Table members has two primary keys. Keep one; a unique constraint may be another.",
						() -> Table.of(MEMBERS, column("a").primaryKey(), PrimaryKey.of("a"))),
				refused("Table members has two constraints called x. Leave one of them out.",
						() -> Table.of(MEMBERS, column("a"), Unique.of("a").named("x"), Check.of("a > 0").named("x"))),
				refused("A constraint of table members is on column b, which the table does not have. "
						+ "Its columns are a.", () -> Table.of(MEMBERS, column("a"), Unique.of("b"))),
				refused("Constraint pk of table members is on column b, which the table does not have. "
						+ "Its columns are a, c.",
						() -> Table.of(MEMBERS, column("a"), column("c"), PrimaryKey.of("a").include("b").named("pk"))),
				refused("The partition key of table members is on column b, which the table does not have. "
						+ "Its columns are a.",
						() -> Table.of(MEMBERS, column("a")).partitionBy(PartitionKey.range("b"))),
				refused("Table members inherits, and is partitioned or a partition. PostgreSQL takes one of them.",
						() -> Table.of(MEMBERS, column("a")).partitionBy(PartitionKey.range("a")).inherits("people")),
				refused("Column a gets its values in two ways. A default, an identity or a generated expression: "
						+ "keep one.", () -> column("a").defaultsTo("1").generatedAlwaysAsIdentity()),
				refused("Column a is the primary key twice. Say it once.", () -> column("a").primaryKey().primaryKey()),
				refused("The default of column a is empty. Write it as SQL.", () -> column("a").defaultsTo(" ")),
				refused("The default of column a has a NUL character. Take it out.",
						() -> column("a").defaultsTo("'\0'")),
				refused("A partition has no lower bound. Name at least one.", () -> PartitionBound.from().to("1")),
				refused("A partition reaches from 1 values to 2. Name as many on either side.",
						() -> PartitionBound.from("1").to("2", "3")),
				refused("A partition takes no values. Name at least one.", () -> PartitionBound.values()),
				refused("A table is partitioned by a list of 2 columns. PostgreSQL takes one.",
						() -> new PartitionKey(PartitionKey.Strategy.LIST,
								List.of(IndexKey.column("a"), IndexKey.column("b")))),
				refused("A partition key has an order: a. PostgreSQL takes a collation and an operator class there.",
						() -> new PartitionKey(PartitionKey.Strategy.RANGE, List.of(IndexKey.column("a").desc()))));
	}

	private static List<Arguments> constraints() {
		return List.of(refused("A primary key has no columns. Name at least one.", PrimaryKey::of),
				refused("A column of a primary key is named twice, called a. Leave one of them out.",
						() -> PrimaryKey.of("a", "a")),
				refused("A primary key is without overlaps and has one column, a. "
						+ "PostgreSQL wants another one before the range.", () -> PrimaryKey.of("a").noOverlaps()),
				refused("A unique constraint has no columns. Name at least one.", Unique::of),
				refused("Unique constraint u is without overlaps and has one column, a. "
						+ "PostgreSQL wants another one before the range.",
						() -> Unique.of("a").named("u").noOverlaps()),
				refused("The condition of a check is empty. Write it as SQL.", () -> Check.of("")),
				refused("A foreign key to teams has no columns. Name at least one.",
						() -> ForeignKey.of().references("teams")),
				refused("A foreign key to teams has 2 columns (a, b) and refers to 1 (x). Name as many on either side.",
						() -> ForeignKey.of("a", "b").references("teams", "x")),
				refused("A column of a foreign key to teams is named twice, called a. Leave one of them out.",
						() -> ForeignKey.of("a", "a").references("teams")),
				refused("A foreign key to teams names columns to set on delete and does not set any. "
						+ "Only SET NULL and SET DEFAULT take columns.",
						() -> ForeignKey.of("a").references("teams").onDelete(ForeignKey.Action.CASCADE, "a")),
				refused("A foreign key to teams sets columns on delete that it does not have: b. "
						+ "Name some of its own.",
						() -> ForeignKey.of("a").references("teams").onDelete(ForeignKey.Action.SET_NULL, "b")),
				refused("The operator of an exclusion constraint is empty. Write it as SQL.",
						() -> Exclusion.of("gist", IndexKey.column("a"), "")),
				refused("A constraint that is written with column a is on other columns: "
						+ "PrimaryKey[name=null, columns=[b], include=[], withoutOverlaps=false, "
						+ "deferrability=NOT_DEFERRABLE]. Write it with the table.",
						() -> column("a").with(PrimaryKey.of("b"))),
				refused("An index on members has no columns. Name at least one.", () -> Index.on(MEMBERS)),
				refused("An index on members has nulls that are equal and is not unique. "
						+ "Make it unique, or leave that out.",
						() -> new Index(null, MEMBERS, List.of(IndexKey.column("a")), false, true, "btree", List.of(),
								null, Map.of(), null, false)),
				refused("An index key is either a column or an expression. Say one of them.",
						() -> new IndexKey("a", "b", null, null, false, null)));
	}

	private static List<Arguments> numbers() {
		return List.of(
				refused("The length of varchar is -1, and PostgreSQL takes 1 to 10485760. Correct the number.",
						() -> SqlTypes.varchar(-1)),
				refused("The length of char is 0, and PostgreSQL takes 1 to 10485760. Correct the number.",
						() -> SqlTypes.character(0)),
				refused("The length of bit is 0, and PostgreSQL takes 1 to 83886080. Correct the number.",
						() -> SqlTypes.bit(0)),
				refused("The precision of numeric is 1001, and PostgreSQL takes 1 to 1000. Correct the number.",
						() -> SqlTypes.numeric(1001, 2)),
				refused("The scale of numeric is -1001, and PostgreSQL takes -1000 to 1000. Correct the number.",
						() -> SqlTypes.numeric(5, -1001)),
				refused("The precision of timestamp is 7, and PostgreSQL takes 0 to 6. Correct the number.",
						() -> SqlTypes.timestamptz(7)),
				refused("The precision of float is 54, and PostgreSQL takes 1 to 53. Correct the number.",
						() -> SqlTypes.floating(54)),
				refused("Column a has a statistics target of -5. PostgreSQL takes 0 to 10000.",
						() -> column("a").statistics(-5)),
				refused("A sequence has an increment of 0. Give it another number.",
						() -> SequenceOptions.DEFAULTS.increment(0)),
				refused("A sequence has a cache of 0. Give it a positive number.",
						() -> SequenceOptions.DEFAULTS.cache(0)),
				refused("A sequence has a smallest value of 5 and a greatest of 4. Make the first the smaller one.",
						() -> SequenceOptions.DEFAULTS.minValue(5).maxValue(4)),
				refused("A sequence starts with 1, which is not between 5 and its greatest value. "
						+ "Start it between them.", () -> SequenceOptions.DEFAULTS.minValue(5).start(1)),
				refused("A partition takes remainder 4 of modulus 4. "
						+ "A remainder is at least 0 and less than its modulus.", () -> PartitionBound.hash(4, 4)));
	}

	private static List<Arguments> others() {
		QualifiedName f = QualifiedName.of("f");
		return List.of(refused("A type is empty. Write it as SQL.", () -> SqlTypes.type("")),
				refused("A column of view f is named twice, called a. Leave one of them out.",
						() -> View.of(f, "SELECT 1, 2").columns("a", "a")),
				refused("The query of view f is empty. Write it as SQL.", () -> MaterializedView.of(f, "")),
				refused("The recursive view f does not name its columns. PostgreSQL wants their names.",
						() -> View.of(f, "SELECT 1").asRecursive()),
				refused("The body of f is empty. Write it as SQL.", () -> Routine.procedure(f, "")),
				refused("Trigger t of members fires on nothing. Name at least one.",
						() -> Trigger.of("t", MEMBERS, Trigger.Timing.AFTER, f)),
				refused("The constraint trigger t of members does not fire after each row. PostgreSQL takes no other.",
						() -> Trigger.of("t", MEMBERS, Trigger.Timing.BEFORE, f, "INSERT")
							.asConstraint(Deferrability.INITIALLY_DEFERRED)),
				refused("Trigger t of members fires instead, and not for each row or under a condition. "
						+ "PostgreSQL takes neither.",
						() -> Trigger.of("t", MEMBERS, Trigger.Timing.INSTEAD_OF, f, "INSERT").when("true")),
				refused("Trigger t of members sees the changed rows as tables and does not fire after the change. "
						+ "Have it fire after.",
						() -> Trigger.of("t", MEMBERS, Trigger.Timing.BEFORE, f, "INSERT").referencing(null, "new")),
				refused("Domain f has two checks called c. Leave one of them out.",
						() -> Domain.of(f, TEXT)
							.check(Check.of("VALUE > 'a'").named("c"))
							.check(Check.of("VALUE < 'b'").named("c"))),
				refused("Type f has two attributes called a. Leave one of them out.",
						() -> CompositeType.of(f, new CompositeType.Attribute("a", TEXT, null),
								new CompositeType.Attribute("a", TEXT, null))),
				refused("The cast of text to integer has no function. "
						+ "Name a function, or convert by text or not at all.",
						() -> new Cast(TEXT, SqlTypes.integer(), Cast.Method.FUNCTION, null, Cast.Context.EXPLICIT)),
				refused("The extension app.citext stands in no schema. Name it alone.",
						() -> ObjectReference.of(ObjectKind.EXTENSION, QualifiedName.of("app", "citext"))),
				refused("A cast has a source and a target type. Name both.",
						() -> ObjectReference.of(ObjectKind.CAST, f)));
	}

	@ParameterizedTest
	@MethodSource("badCalls")
	void whatCannotBeIsRefusedWithASentence(String message, ThrowingCallable call) {
		assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(call).withMessage(message);
	}

	@Test
	void whatInheritsNeedsNoColumnsOfItsOwn() {
		Table heir = Table.inheriting(MEMBERS, QualifiedName.of("people"));
		Table partition = Table.partition(MEMBERS, QualifiedName.of("people"), PartitionBound.others(),
				Check.of("age > 0").over("age"), column("name").notNull());
		assertThat(heir.columns()).isEmpty();
		assertThat(partition.columns()).hasSize(1);
		assertThat(partition.constraints()).hasSize(1);
	}

	@Test
	void whatASequenceIsNotToldIsWhatPostgresTakes() {
		assertThat(SequenceOptions.DEFAULTS.completed(null))
			.isEqualTo(new SequenceOptions(1L, 1L, 1L, Long.MAX_VALUE, 1L, false));
		assertThat(SequenceOptions.DEFAULTS.increment(-2).completed(SqlTypes.smallint()))
			.isEqualTo(new SequenceOptions(-1L, -2L, -32768L, -1L, 1L, false));
		assertThat(SequenceOptions.DEFAULTS.minValue(5).completed(SqlTypes.integer()))
			.isEqualTo(new SequenceOptions(5L, 1L, 5L, 2147483647L, 1L, false));
	}

	@Test
	void theTypesAreThoseOfPostgres() {
		assertThat(List.of(SqlTypes.numeric(10, 2), SqlTypes.numeric(5), SqlTypes.varchar(20), SqlTypes.character(3),
				SqlTypes.timestamptz(3), SqlTypes.timetz(), SqlTypes.time(0), SqlTypes.interval("day to second", 3),
				SqlTypes.interval(2), SqlTypes.varbit(8), SqlTypes.doublePrecision(), SqlTypes.bool(),
				SqlTypes.floating(24), SqlTypes.integer().array().array(),
				SqlTypes.type(QualifiedName.of("app", "mood")).array()))
			.extracting(Object::toString)
			.containsExactly("numeric(10,2)", "numeric(5)", "varchar(20)", "char(3)", "timestamp(3) with time zone",
					"time with time zone", "time(0)", "interval day to second(3)", "interval(2)", "bit varying(8)",
					"double precision", "boolean", "float(24)", "integer[][]", "app.mood[]");
	}

}
