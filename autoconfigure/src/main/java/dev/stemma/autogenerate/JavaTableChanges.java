package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.DropOptions;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.TableAlteration;
import dev.stemma.operation.TableChange;
import dev.stemma.operation.TableOption;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.QualifiedName;

/**
 * The call that changes a table: one of its own for what has one, else several changes
 * together.
 */
final class JavaTableChanges {

	private final JavaNames names;

	private final JavaColumns columns;

	private final JavaConstraints constraints;

	private final JavaColumnChanges columnChanges;

	private final JavaCreation creation;

	JavaTableChanges(JavaNames names) {
		this.names = names;
		this.columns = new JavaColumns(names);
		this.constraints = new JavaConstraints(names);
		this.columnChanges = new JavaColumnChanges(names);
		this.creation = new JavaCreation(names);
	}

	JavaCall of(AlterTable operation) {
		if (operation.changes().get(0) instanceof PartitionChange change) {
			return partition(operation.table(), change);
		}
		List<Change> changes = changes(operation.changes());
		String table = operation.table().name();
		JavaCode code = JavaCode.word("table");
		UnaryOperator<TableAlteration> all = (alteration) -> operation.only() ? alteration.only() : alteration;
		code = operation.only() ? code.then("only") : code;
		for (Change change : changes) {
			code = code.then(change.method(), change.arguments());
			UnaryOperator<TableAlteration> before = all;
			all = (alteration) -> change.effect().apply(before.apply(alteration));
		}
		UnaryOperator<TableAlteration> effect = all;
		List<JavaCode> arguments = new ArrayList<>(List.of(JavaCode.text(table)));
		boolean single = changes.size() == 1 && !operation.only() && changes.get(0).single();
		arguments.addAll(single ? changes.get(0).arguments() : List.of(code.from("table")));
		return JavaOperations.call(operation.table(), single ? changes.get(0).method() : "batchAlterTable", arguments,
				(op) -> op.batchAlterTable(table, effect));
	}

	private JavaCall partition(QualifiedName table, PartitionChange change) {
		if (change instanceof PartitionChange.Attach attach) {
			String partition = attach.partition().name();
			return JavaOperations.call(table, "attachPartition",
					List.of(JavaCode.text(table.name()), JavaCode.text(partition),
							new JavaTables(this.names).of(attach.bound())),
					(op) -> op.attachPartition(table.name(), partition, attach.bound()));
		}
		if (change instanceof PartitionChange.Detach detach) {
			String partition = detach.partition().name();
			List<JavaCode> arguments = new ArrayList<>(JavaNames.texts(List.of(table.name(), partition)));
			if (detach.mode() != PartitionChange.Mode.AT_ONCE) {
				arguments.add(this.names.constant(detach.mode()));
			}
			return JavaOperations.call(table, "detachPartition", arguments,
					(op) -> op.detachPartition(table.name(), partition, detach.mode()));
		}
		return JavaCall.NONE;
	}

	private List<Change> changes(List<TableChange> changes) {
		List<Change> all = new ArrayList<>();
		for (int i = 0; i < changes.size(); i++) {
			TableChange change = changes.get(i);
			if (change instanceof ColumnChange.Add add) {
				all.add(add(add));
			}
			else if (change instanceof ColumnChange.Drop drop) {
				all.add(drop("dropColumn", drop.name(), drop.ifExists(), drop.cascade()));
			}
			else if (change instanceof ConstraintChange constraint) {
				all.add(constraint(constraint));
			}
			else if (change instanceof TableOption option) {
				all.add(option(option));
			}
			else if (change instanceof ColumnChange column) {
				List<ColumnChange> same = sameColumn(column.name(), changes.subList(i, changes.size()));
				all.add(this.columnChanges.of(column.name(), same));
				i += same.size() - 1;
			}
		}
		return all;
	}

	/** What is altered of one column in one go. */
	private static List<ColumnChange> sameColumn(String name, List<TableChange> changes) {
		List<ColumnChange> same = new ArrayList<>();
		for (TableChange change : changes) {
			if (!(change instanceof ColumnChange column) || !column.name().equals(name)
					|| column instanceof ColumnChange.Add || column instanceof ColumnChange.Drop) {
				break;
			}
			same.add(column);
		}
		return same;
	}

	private Change add(ColumnChange.Add add) {
		JavaDraft<Column> column = this.columns.of(add.column());
		JavaCode options = add.ifNotExists() ? this.creation.options(CreateOptions.class, List.of("ifNotExists"))
				: null;
		List<JavaCode> arguments = new ArrayList<>(List.of(column.code()));
		if (options != null) {
			arguments.add(options);
		}
		return new Change("addColumn", arguments, (table) -> table.addColumn(column.value(),
				(chosen) -> add.ifNotExists() ? chosen.ifNotExists() : chosen), true);
	}

	private Change drop(String method, String name, boolean ifExists, boolean cascade) {
		List<String> calls = new ArrayList<>();
		if (ifExists) {
			calls.add("ifExists");
		}
		if (cascade) {
			calls.add("cascade");
		}
		JavaCode options = this.creation.options(DropOptions.class, calls);
		List<JavaCode> arguments = new ArrayList<>(List.of(JavaCode.text(name)));
		if (options != null) {
			arguments.add(options);
		}
		UnaryOperator<DropOptions> chosen = (each) -> new DropOptions(ifExists, cascade, false, null);
		return new Change(method, arguments, (table) -> method.equals("dropColumn") ? table.dropColumn(name, chosen)
				: table.dropConstraint(name, chosen), true);
	}

	private Change constraint(ConstraintChange change) {
		JavaCode name = JavaCode.text(change.name());
		if (change instanceof ConstraintChange.Add add) {
			JavaDraft<Constraint> constraint = this.constraints.of(add.constraint());
			String index = add.usingIndex();
			return (index != null)
					? new Change("addConstraintUsingIndex", List.of(constraint.code(), JavaCode.text(index)),
							(table) -> table.addConstraintUsingIndex(constraint.value(), index), true)
					: new Change("addConstraint", List.of(constraint.code()),
							(table) -> table.addConstraint(constraint.value()), true);
		}
		if (change instanceof ConstraintChange.Drop drop) {
			return drop("dropConstraint", drop.name(), drop.ifExists(), drop.cascade());
		}
		if (change instanceof ConstraintChange.Alter alter) {
			return new Change("alterConstraint", List.of(name, this.names.constant(alter.deferrability())),
					(table) -> table.alterConstraint(alter.name(), alter.deferrability()), true);
		}
		return new Change("validateConstraint", List.of(name), (table) -> table.validateConstraint(change.name()),
				true);
	}

	private Change option(TableOption option) {
		if (option instanceof TableOption.SetLogged logged) {
			return new Change("logged", List.of(JavaCode.word(String.valueOf(logged.logged()))),
					(table) -> table.logged(logged.logged()), false);
		}
		if (option instanceof TableOption.SetTablespace moved) {
			return new Change("tablespace", List.of(JavaCode.text(moved.tablespace())),
					(table) -> table.tablespace(moved.tablespace()), false);
		}
		if (option instanceof TableOption.SetParameters set) {
			Map.Entry<String, @Nullable String> first = set.parameters().entrySet().iterator().next();
			return new Change("parameter",
					List.of(JavaCode.text(first.getKey()), JavaObjects.textOrNull(first.getValue())),
					(table) -> table.parameter(first.getKey(), first.getValue()), false);
		}
		TableOption.Inherit inherit = (TableOption.Inherit) option;
		JavaCode parent = (inherit.parent().schema() != null) ? this.names.name(inherit.parent())
				: JavaCode.call(this.names.type(QualifiedName.class) + ".of", JavaCode.text(inherit.parent().name()));
		return new Change(inherit.inherits() ? "inherit" : "noInherit", List.of(parent),
				(table) -> inherit.inherits() ? table.inherit(inherit.parent()) : table.noInherit(inherit.parent()),
				false);
	}

	/**
	 * A change among others of a table.
	 *
	 * @param method the method that makes it
	 * @param arguments what that is called with
	 * @param effect what it does
	 * @param single whether operations have a method of that name that takes the table
	 * before the other arguments
	 */
	record Change(String method, List<JavaCode> arguments, UnaryOperator<TableAlteration> effect, boolean single) {

	}

}
