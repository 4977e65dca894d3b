package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.Column;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Table;

/**
 * Makes an enum anew: the old one steps aside under another name, the columns go over to
 * the new one by their texts, and the old one goes.
 */
final class EnumRecreation {

	private final Belongings before;

	private final Belongings after;

	private final Needs needs;

	private final TypeNames types;

	private final TypeNames typesAfter;

	EnumRecreation(Belongings before, Belongings after, Needs needs) {
		this.before = before;
		this.after = after;
		this.needs = needs;
		this.types = new TypeNames(before.catalog());
		this.typesAfter = new TypeNames(after.catalog());
	}

	/**
	 * What makes the enum anew. Columns that go, or get another type, have done so by
	 * then.
	 */
	List<Operation> there(EnumType old, EnumType wanted) {
		return recreate(old, wanted, keepingColumns(old.reference()), this.after);
	}

	/**
	 * What takes that back.
	 */
	List<Operation> reverse(EnumType old, EnumType wanted) {
		return recreate(wanted, old, keepingColumns(old.reference()), this.before);
	}

	/**
	 * What takes added values back where nothing else has changed yet, with what depends
	 * on the columns dropped before and created after.
	 */
	List<Operation> back(EnumType wanted, EnumType old) {
		List<ObjectReference> disturbed = new ArrayList<>(List.of(old.reference()));
		Map<Table, List<Column>> columns = columns(old.reference());
		columns.forEach((table, all) -> all
			.forEach((column) -> disturbed.add(ObjectReference.column(table.name(), column.name()))));
		DependentClosure closure = new DependentClosure(this.before, this.needs);
		Restoration restoration = new Restoration(this.before);
		List<ObjectReference> dependents = closure.of(disturbed);
		List<Operation> all = new ArrayList<>();
		dependents.forEach((dependent) -> all.addAll(restoration.drop(dependent)));
		all.addAll(recreate(wanted, old, columns, this.before));
		List<ObjectReference> reversed = new ArrayList<>(dependents);
		Collections.reverse(reversed);
		reversed.forEach((dependent) -> all.addAll(restoration.create(dependent)));
		return all;
	}

	/**
	 * What keeps the enum from being made anew, a sentence each.
	 */
	List<String> problems(EnumType type) {
		List<String> all = new ArrayList<>();
		for (ObjectReference dependent : this.needs.dependentsOf(type.reference())) {
			boolean kept = this.after.catalog().objects().containsKey(dependent);
			if (kept && (dependent.kind() == ObjectKind.DOMAIN || dependent.kind() == ObjectKind.TYPE)) {
				all.add("It fails as long as %s is made of %s.".formatted(dependent, type.name()));
			}
		}
		return all;
	}

	private Map<Table, List<Column>> columns(ObjectReference type) {
		Map<Table, List<Column>> all = new LinkedHashMap<>();
		for (Table table : this.before.catalog().all(Table.class)) {
			List<Column> columns = table.columns()
				.stream()
				.filter((column) -> type.equals(this.types.find(column.type())))
				.toList();
			if (!columns.isEmpty()) {
				all.put(table, columns);
			}
		}
		return all;
	}

	private Map<Table, List<Column>> keepingColumns(ObjectReference type) {
		Map<Table, List<Column>> all = new LinkedHashMap<>();
		columns(type).forEach((table, columns) -> {
			List<Column> keeping = columns.stream().filter((column) -> {
				Column wanted = column(this.after, table.name(), column.name());
				return wanted != null && type.equals(this.typesAfter.find(wanted.type()));
			}).toList();
			if (!keeping.isEmpty()) {
				all.put(table, keeping);
			}
		});
		return all;
	}

	private static @Nullable Column column(Belongings belongings, QualifiedName table, String name) {
		Table found = belongings.catalog().table(table);
		return (found != null)
				? found.columns().stream().filter((column) -> column.name().equals(name)).findFirst().orElse(null)
				: null;
	}

	private List<Operation> recreate(EnumType from, EnumType to, Map<Table, List<Column>> columns, Belongings target) {
		EnumType aside = new EnumType(from.name().sibling(freeName(from.name())), from.values());
		List<Operation> all = new ArrayList<>();
		all.add(new RenameObject(from.reference(), aside.name().name()));
		all.addAll(target.creation(to, (target == this.after) ? this.before : null));
		columns.forEach((table, each) -> {
			List<TableChange> changes = new ArrayList<>();
			each.forEach((column) -> changes.addAll(conversion(column, column(target, table.name(), column.name()))));
			all.add(new AlterTable(table.name(), false, changes));
		});
		all.add(new DropObject(aside.reference(), false, false, false, List.of(CreateObject.of(aside))));
		return all;
	}

	private static List<TableChange> conversion(Column column, @Nullable Column target) {
		List<TableChange> changes = new ArrayList<>();
		if (column.defaultExpression() != null) {
			changes.add(new ColumnChange.SetDefault(column.name(), null, column));
		}
		String type = column.type().toString();
		String using = SqlNames.quoted(column.name()) + (type.endsWith("[]") ? "::text[]::" : "::text::") + type;
		changes.add(new ColumnChange.SetType(column.name(), column.type(), null, using, using, column));
		// One that is to be an array, or none any more, becomes that later.
		Column same = (target != null && target.type().toString().equals(type)) ? target : column;
		String expression = same.defaultExpression();
		if (expression != null) {
			changes.add(new ColumnChange.SetDefault(column.name(), expression, column.defaultsTo((String) null)));
		}
		return changes;
	}

	private String freeName(QualifiedName name) {
		String free = name.name() + "_old";
		for (int i = 2; taken(name.sibling(free)); i++) {
			free = name.name() + "_old" + i;
		}
		return free;
	}

	private boolean taken(QualifiedName name) {
		return taken(this.before, name) || taken(this.after, name);
	}

	private static boolean taken(Belongings belongings, QualifiedName name) {
		Map<ObjectReference, SchemaObject> objects = belongings.catalog().objects();
		return objects.containsKey(ObjectReference.of(ObjectKind.TYPE, name))
				|| objects.containsKey(ObjectReference.of(ObjectKind.DOMAIN, name))
				|| objects.containsKey(belongings.relation(name));
	}

}
