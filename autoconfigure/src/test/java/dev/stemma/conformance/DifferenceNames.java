package dev.stemma.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.stemma.diff.Differences;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.IdentityChange;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.SetComment;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Table;

/**
 * What differs, in the words of the records: a kind of change and an object.
 */
final class DifferenceNames {

	private final Catalog before;

	private final Catalog after;

	private final TreeSet<String> names = new TreeSet<>();

	private DifferenceNames(Catalog before, Catalog after) {
		this.before = before;
		this.after = after;
	}

	/**
	 * The names of what was recorded. Constraints without a name go by their columns.
	 */
	static TreeSet<String> recorded(JsonNode differences) {
		TreeSet<String> names = new TreeSet<>();
		for (JsonNode each : differences) {
			if (each.get(0).isArray()) {
				each.forEach((part) -> names
					.add("%s %s.%s".formatted(part.get(0).asString(), part.get(2).asString(), part.get(3).asString())));
				continue;
			}
			String kind = each.get(0).asString();
			JsonNode what = each.get(each.size() - 1);
			String name = switch (kind) {
				case "add_column", "remove_column" ->
					"%s %s.%s".formatted(kind, each.get(2).asString(), what.get("column").asString());
				case "add_table", "remove_table" -> kind + " " + what.get("table").asString();
				case "add_index", "remove_index" -> kind + " " + what.get("index").asString();
				case "add_fk", "remove_fk" -> "%s %s".formatted(kind, columns(what));
				case "add_constraint", "remove_constraint" ->
					kind + " " + (what.has("check") ? what.get("check").asString() : columns(what));
				case "add_table_comment" -> kind + " " + each.get(1).get("table").asString();
				default -> throw new IllegalArgumentException(kind);
			};
			names.add(name);
		}
		return names;
	}

	private static String columns(JsonNode constraint) {
		return constraint.get("table").asString() + " "
				+ constraint.get("columns").valueStream().map(JsonNode::asString).toList();
	}

	/**
	 * The names of what was found.
	 */
	static TreeSet<String> found(Differences differences, Catalog before, Catalog after) {
		DifferenceNames names = new DifferenceNames(before, after);
		differences.upgrade().forEach(names::add);
		return names.names;
	}

	private void add(Operation operation) {
		if (operation instanceof CreateObject create) {
			object("add_", create.object().reference());
			if (create.object() instanceof Table table) {
				table.allConstraints()
					.stream()
					.filter(ForeignKey.class::isInstance)
					.forEach((key) -> constraint("add_", table, key));
			}
		}
		else if (operation instanceof DropObject drop) {
			object("remove_", drop.object());
		}
		else if (operation instanceof RenameObject rename) {
			object("remove_", rename.object());
			object("add_", rename.object().renamed(rename.newName()));
		}
		else if (operation instanceof SetComment comment) {
			ObjectReference object = comment.object();
			this.names.add((object.kind() == ObjectKind.COLUMN)
					? "modify_comment %s.%s".formatted(object.name().name(), object.part())
					: "add_%s_comment %s".formatted(object.kind().words(), object.name().name()));
		}
		else if (operation instanceof AlterTable alter) {
			alter.changes().forEach((change) -> change(alter.table().name(), change, alter));
		}
	}

	private void object(String verb, ObjectReference object) {
		if (object.kind() == ObjectKind.CONSTRAINT) {
			Table table = (verb.equals("add_") ? this.after : this.before).table(object.name());
			constraint(verb, table, constraint(table, String.valueOf(object.part())));
		}
		else {
			this.names.add(verb + object.kind().words() + " " + object.name().name());
		}
	}

	private static @Nullable Constraint constraint(@Nullable Table table, String name) {
		List<Constraint> all = (table != null) ? table.allConstraints() : List.of();
		return all.stream().filter((each) -> name.equals(each.name())).findFirst().orElse(null);
	}

	private void constraint(String verb, @Nullable Table table, @Nullable Constraint constraint) {
		if (table == null || constraint == null) {
			throw new IllegalStateException("a constraint that neither side has");
		}
		List<String> columns = new ArrayList<>(constraint.columns());
		String kind = (constraint instanceof ForeignKey) ? "fk" : "constraint";
		this.names.add(verb + kind + " "
				+ ((constraint instanceof Check) ? constraint.name() : table.name().name() + " " + columns));
	}

	private void change(String table, TableChange change, AlterTable alter) {
		if (change instanceof ConstraintChange.Add add) {
			constraint("add_", this.after.table(alter.table()), add.constraint());
		}
		else if (change instanceof ConstraintChange.Drop drop) {
			Table there = this.before.table(alter.table());
			constraint("remove_", there, constraint(there, drop.name()));
		}
		else if (change instanceof ConstraintChange.Alter altered) {
			Table there = this.before.table(alter.table());
			Constraint key = constraint(there, altered.name());
			constraint("remove_", there, key);
			constraint("add_", there, key);
		}
		else if (change instanceof ColumnChange column) {
			this.names.add("%s %s.%s".formatted(kind(column), table, column.name()));
		}
		else {
			this.names.add("other " + table + ": " + change.summary());
		}
	}

	private static String kind(ColumnChange change) {
		if (change instanceof ColumnChange.Add) {
			return "add_column";
		}
		if (change instanceof ColumnChange.Drop) {
			return "remove_column";
		}
		if (change instanceof ColumnChange.SetType) {
			return "modify_type";
		}
		if (change instanceof ColumnChange.SetNullable) {
			return "modify_nullable";
		}
		return (change instanceof ColumnChange.SetDefault || change instanceof IdentityChange) ? "modify_default"
				: "modify_" + change.getClass().getSimpleName();
	}

}
