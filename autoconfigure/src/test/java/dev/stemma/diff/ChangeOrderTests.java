package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableElement;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.View;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order of changes, and what they are folded into.
 */
class ChangeOrderTests {

	private static final SqlType BIGINT = new SqlType.Written("bigint");

	private final Map<ObjectReference, Set<ObjectReference>> dependencies = new LinkedHashMap<>();

	private Catalog catalog(SchemaObject... objects) {
		Map<ObjectReference, SchemaObject> all = new LinkedHashMap<>();
		Arrays.stream(objects).forEach((object) -> all.put(object.reference(), object));
		return new Catalog(all, Map.of(), Set.of(), Set.of(), Set.of(), this.dependencies, List.of());
	}

	private void needs(SchemaObject object, ObjectReference... needed) {
		this.dependencies.put(object.reference(), new LinkedHashSet<>(List.of(needed)));
	}

	private static Table table(String name, TableElement... elements) {
		List<TableElement> all = new ArrayList<>(List.of(Column.of("id", BIGINT), Column.of("other", BIGINT),
				PrimaryKey.of("id").named(name + "_pkey")));
		all.addAll(List.of(elements));
		return Table.of(QualifiedName.of(name), all.toArray(TableElement[]::new));
	}

	private static ForeignKey key(String name, String table) {
		return ForeignKey.of("other").references(table, "id").named(name);
	}

	private static View view(String name, String query) {
		return View.of(QualifiedName.of(name), query);
	}

	/** A table without its foreign keys, and those. */
	private static List<Change> creation(Table table) {
		List<Change> changes = new ArrayList<>();
		Table alone = table.elements(table.columns(),
				table.constraints().stream().filter((each) -> !(each instanceof ForeignKey)).toList());
		changes.add(creation((SchemaObject) alone));
		table.constraints().stream().filter(ForeignKey.class::isInstance).forEach((each) -> {
			String name = String.valueOf(each.name());
			List<Operation> add = List.of(AlterTable.of(table.name(), ConstraintChange.Add.of(each)));
			changes.add(Change.of(Change.Kind.ADD, ObjectReference.constraint(table.name(), name), name, add,
					List.of(dropKey(table, name, add))));
		});
		Collections.reverse(changes);
		return changes;
	}

	private static Operation dropKey(Table table, String name, List<Operation> undo) {
		return AlterTable.of(table.name(), new ConstraintChange.Drop(name, false, false, undo));
	}

	private static Change creation(SchemaObject object) {
		List<Operation> create = List.of(CreateObject.of(object));
		return Change.of(Change.Kind.ADD, object.reference(), object.reference().toString(), create,
				List.of(new DropObject(object.reference(), false, false, false, create)));
	}

	/** A way back has the operations of the way there. */
	private static List<Change> drop(List<Change> creation) {
		return creation.stream()
			.map((change) -> Change.of(Change.Kind.DROP, change.object(), change.summary(), change.downgrade(),
					change.upgrade()))
			.toList();
	}

	private static List<String> order(Catalog before, Catalog after, List<Change> changes) {
		Belongings there = new Belongings(before);
		Belongings wanted = new Belongings(after);
		List<Change> ordered = ChangeOrder.of(changes, there, wanted, new Needs(before, there),
				new Needs(after, wanted));
		return ordered.stream().flatMap((change) -> change.upgrade().stream()).map(ChangeOrderTests::words).toList();
	}

	private static String words(Operation operation) {
		String keys = (operation instanceof CreateObject create && create.object() instanceof Table table)
				? table.constraints()
					.stream()
					.filter(ForeignKey.class::isInstance)
					.map((each) -> " with " + each.name())
					.reduce("", String::concat)
				: "";
		return operation.summary() + keys;
	}

	private static List<Change> all(List<Change> one, List<Change> other) {
		List<Change> all = new ArrayList<>(one);
		all.addAll(other);
		return all;
	}

	private static List<Change> all(List<Change> one, List<Change> other, List<Change> third) {
		return all(all(one, other), third);
	}

	@Test
	void aTableIsCreatedWithItsForeignKeyBehindTheTableThatItRefersTo() {
		Table a = table("a", key("a_b", "b"));
		Table b = table("b", key("b_c", "c"), key("b_b", "b"));
		Table c = table("c");
		assertThat(order(Catalog.EMPTY, catalog(a, b, c), all(creation(a), creation(b), creation(c))))
			.containsExactly("create table c", "create table b with b_b with b_c", "create table a with a_b");
	}

	@Test
	void aCycleOfForeignKeysIsClosedWhenAllTablesAreThere() {
		Table a = table("a", key("a_b", "b"));
		Table b = table("b", key("b_a", "a"));
		Table c = table("c", key("c_a", "a"));
		assertThat(order(Catalog.EMPTY, catalog(a, b, c), all(creation(c), creation(a), creation(b)))).containsExactly(
				"create table b", "create table a with a_b", "add constraint b_a of table b",
				"create table c with c_a");
	}

	@Test
	void aForeignKeyToATableThatIsThereIsPartOfTheNewTable() {
		Table a = table("a", key("a_b", "b"));
		Table b = table("b");
		assertThat(order(catalog(b), catalog(a, b), creation(a))).containsExactly("create table a with a_b");
	}

	@Test
	void aForeignKeyToAKeyThatIsAddedComesBehindTheKey() {
		Table a = table("a", key("a_b", "b"));
		Table b = Table.of(QualifiedName.of("b"), Column.of("id", BIGINT));
		PrimaryKey added = PrimaryKey.of("id").named("b_pkey");
		Table keyed = b.elements(b.columns(), List.of(added));
		List<Operation> add = List.of(AlterTable.of(b.name(), ConstraintChange.Add.of(added)));
		Change key = Change.of(Change.Kind.ADD, ObjectReference.constraint(b.name(), "b_pkey"), "key", add,
				List.of(dropKey(b, "b_pkey", add)));
		assertThat(order(catalog(b), catalog(a, keyed), all(creation(a), List.of(key))))
			.containsExactly("create table a", "add constraint b_pkey of table b", "add constraint a_b of table a");
	}

	@Test
	void tablesInACycleAreDroppedBehindOneOfTheirForeignKeys() {
		Table a = table("a", key("a_b", "b"));
		Table b = table("b", key("b_a", "a"));
		assertThat(order(catalog(a, b), Catalog.EMPTY, all(drop(creation(a)), drop(creation(b)))))
			.containsExactly("drop constraint b_a of table b", "drop table a", "drop table b");
	}

	@Test
	void aDroppedTableTakesItsForeignKeyAlongAndBringsItBack() {
		Table a = table("a", key("a_b", "b"));
		Table b = table("b");
		Belongings there = new Belongings(catalog(a, b));
		Belongings wanted = new Belongings(Catalog.EMPTY);
		List<Change> ordered = ChangeOrder.of(all(drop(creation(b)), drop(creation(a))), there, wanted,
				new Needs(there.catalog(), there), new Needs(Catalog.EMPTY, wanted));
		assertThat(ordered).extracting((change) -> change.object().toString()).containsExactly("table a", "table b");
		assertThat(ordered.get(0).downgrade()).extracting(Operation::summary)
			.containsExactly("create table a", "add constraint a_b of table a");
	}

	@Test
	void indexesAndCommentsComeRightBehindTheirTable() {
		Table a = table("a", key("a_z", "z"));
		Table z = table("z");
		Index index = Index.on(z.name(), "other").named("z_other");
		Change comment = Change.of(Change.Kind.ALTER, z.reference(), "comment",
				List.of(new SetComment(z.reference(), "Z", new Known<>(null))), List.of());
		assertThat(order(Catalog.EMPTY, catalog(a, z, index),
				all(creation(a), creation(z), List.of(creation((SchemaObject) index), comment))))
			.containsExactly("create table z", "create index z_other", "comment on table z", "create table a with a_z");
	}

	@Test
	void kindsComeInTheirOrderAndDropsLast() {
		EnumType mood = EnumType.of(QualifiedName.of("mood"), "sad");
		Table a = Table.of(QualifiedName.of("a"), Column.of("mood", new SqlType.Written("mood[]")));
		View view = view("v", "SELECT");
		Routine routine = Routine.function(QualifiedName.of("a_function"), "integer", "SELECT 1");
		View gone = view("gone", "SELECT");
		Table old = table("old");
		needs(gone, old.reference());
		assertThat(order(catalog(gone, old), catalog(mood, a, view, routine),
				all(drop(all(creation(old), List.of(creation(gone)))),
						List.of(creation(routine), creation(view), creation(mood)), creation(a))))
			.containsExactly("create type mood", "create table a", "create view v", "create function a_function()",
					"drop view gone", "drop table old");
	}

	@Test
	void aFunctionThatATableNeedsComesBeforeIt() {
		Table a = table("a");
		Routine routine = Routine.function(QualifiedName.of("z"), "bigint", "SELECT 1");
		needs(a, routine.reference());
		assertThat(order(Catalog.EMPTY, catalog(a, routine), all(creation(a), List.of(creation(routine)))))
			.containsExactly("create function z()", "create table a");
	}

	@Test
	void aFunctionComesBehindTheTableThatItsTextNamesAndATriggerBehindBoth() {
		Table a = table("a");
		View view = view("v", "SELECT");
		Routine routine = Routine.function(QualifiedName.of("f"), "bigint", "SELECT count(*) FROM \"a\"");
		Trigger trigger = Trigger.of("t", a.name(), Trigger.Timing.AFTER, routine.name(), "INSERT");
		needs(view, routine.reference());
		assertThat(order(Catalog.EMPTY, catalog(trigger, view, routine, a),
				all(List.of(creation(trigger), creation(view), creation(routine)), creation(a))))
			.containsExactly("create table a", "create function f()", "create view v", "create trigger t of a");
	}

	@Test
	void functionsThatNameEachOtherAreCreatedUnseen() {
		Routine one = Routine.function(QualifiedName.of("one"), "bigint", "SELECT two()");
		Routine two = Routine.function(QualifiedName.of("two"), "bigint", "SELECT one()");
		assertThat(order(Catalog.EMPTY, catalog(one, two), List.of(creation(one), creation(two)))).containsExactly(
				"execute SET LOCAL check_function_bodies = off", "create function two()", "create function one()");
	}

	@Test
	void aDroppedTableTakesItsTriggersAlong() {
		Table a = table("a");
		Routine routine = Routine.function(QualifiedName.of("f"), "trigger", "SELECT 1");
		Trigger trigger = Trigger.of("t", a.name(), Trigger.Timing.AFTER, routine.name(), "INSERT");
		assertThat(order(catalog(a, routine, trigger), Catalog.EMPTY,
				drop(all(creation(a), List.of(creation(routine), creation(trigger))))))
			.containsExactly("drop table a", "drop function f()");
	}

	@Test
	void aNameIsTakenWhenItIsFree() {
		Table table = table("things");
		View view = view("things", "SELECT");
		assertThat(order(catalog(table), catalog(view), all(List.of(creation(view)), drop(creation(table)))))
			.containsExactly("drop table things", "create view things");
	}

	@Test
	void aViewGoesRightBeforeTheColumnGetsAnotherTypeAndComesAgainBehindIt() {
		Table a = table("a");
		Table z = table("z");
		View view = view("v", "SELECT");
		needs(view, ObjectReference.column(z.name(), "other"));
		Catalog there = catalog(a, z, view);
		Column text = Column.of("other", new SqlType.Written("text"));
		Change type = Change.of(Change.Kind.ALTER, ObjectReference.column(z.name(), "other"), "type", List
			.of(AlterTable.of(z.name(), new ColumnChange.SetType("other", text.type(), null, null, null, text))),
				List.of());
		Belongings side = new Belongings(there);
		Needs needs = new Needs(there, side);
		List<Change> around = new Recreation(side, side, needs, needs, ObjectFilter.ALL).around(List.of(type));
		assertThat(order(there, there, around)).containsExactly("drop view v", "set type of column other of table z",
				"create view v");
	}

	@Test
	void aConstraintComesBehindItsColumnAndTheOldKeyGoesFirst() {
		Table a = table("a");
		ObjectReference old = ObjectReference.constraint(a.name(), "a_pkey");
		ObjectReference key = ObjectReference.constraint(a.name(), "a_key");
		Table wanted = Table.of(a.name(), Column.of("id", BIGINT), Column.of("more", BIGINT),
				PrimaryKey.of("more").named("a_key"));
		List<Operation> add = List
			.of(AlterTable.of(a.name(), ConstraintChange.Add.of(PrimaryKey.of("more").named("a_key"))));
		Change added = Change.of(Change.Kind.ADD, key, "key", add, List.of());
		Change dropped = Change.of(Change.Kind.DROP, old, "old key",
				List.of(AlterTable.of(a.name(), new ConstraintChange.Drop("a_pkey", false, false, List.of()))),
				List.of());
		Change column = Change.of(Change.Kind.ADD, ObjectReference.column(a.name(), "more"), "column",
				List.of(AlterTable.of(a.name(), ColumnChange.Add.of(Column.of("more", BIGINT)))), List.of());
		Change gone = Change.of(Change.Kind.DROP, ObjectReference.column(a.name(), "other"), "gone",
				List.of(AlterTable.of(a.name(), new ColumnChange.Drop("other", false, false, List.of()))), List.of());
		assertThat(order(catalog(a), catalog(wanted), List.of(added, dropped, column, gone))).containsExactly(
				"drop constraint a_pkey of table a", "add column more of table a", "drop column other of table a",
				"add constraint a_key of table a");
	}

}
