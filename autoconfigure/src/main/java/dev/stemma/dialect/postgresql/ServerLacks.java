package dev.stemma.dialect.postgresql;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.Grant;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Privileges;
import dev.stemma.operation.Revoke;
import dev.stemma.operation.TableChange;
import dev.stemma.operation.TableOption;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * What of an operation a server lacks, by PostgreSQL's release notes from version 15 on.
 * What brings an operation back is not looked at: it is an operation of its own.
 */
final class ServerLacks {

	/** Storage parameters of tables that version 18 brought. */
	private static final Set<String> PARAMETERS = Set.of("autovacuum_vacuum_max_threshold",
			"vacuum_max_eager_freeze_failure_rate");

	private final Needs needs;

	private ServerLacks(Needs needs) {
		this.needs = needs;
	}

	/**
	 * One problem for each thing that the server lacks.
	 * @param version the server's version as a number, 180001 for 18.1
	 */
	static List<Problem> of(Operation operation, int version) {
		Needs needs = new Needs(version);
		new ServerLacks(needs).look(operation);
		return needs.problems();
	}

	private void look(Operation operation) {
		if (operation instanceof CreateObject create) {
			create.object().accept(new ObjectNeeds(this.needs));
		}
		else if (operation instanceof AlterTable alter) {
			alter.changes().forEach((change) -> look(alter.table(), change));
		}
		else if (operation instanceof AlterSequence alter) {
			TypeNeeds.look(this.needs, "Sequence " + alter.sequence(), alter.type());
		}
		else if (operation instanceof Grant grant) {
			look("The grant on", grant.object(), grant.privileges());
		}
		else if (operation instanceof Revoke revoke) {
			look("The revocation on", revoke.object(), revoke.privileges());
		}
	}

	private void look(String what, ObjectReference object, Privileges privileges) {
		this.needs.add(privileges.names().stream().anyMatch((name) -> name.strip().equalsIgnoreCase("MAINTAIN")), 17,
				what + " " + object, "the privilege MAINTAIN");
	}

	private void look(QualifiedName table, TableChange change) {
		if (change instanceof ColumnChange column) {
			look("Column %s of %s".formatted(column.name(), table), table, column);
		}
		else if (change instanceof ConstraintChange.Add add) {
			Constraint constraint = add.constraint();
			constraint.accept(new ConstraintNeeds(this.needs, table, false));
		}
		else if (change instanceof TableOption.SetParameters set) {
			parameters(this.needs, "Table " + table, set.parameters());
		}
	}

	private void look(String what, QualifiedName table, ColumnChange change) {
		if (change instanceof ColumnChange.Add add) {
			new ObjectNeeds(this.needs).column(table, add.column());
		}
		else if (change instanceof ColumnChange.SetType set) {
			TypeNeeds.look(this.needs, what, set.type());
		}
		else if (change instanceof ColumnChange.SetNullable set) {
			this.needs.add(!set.nullable() && set.constraint() != null, 18, what,
					"a constraint with a name that refuses nulls");
		}
		else if (change instanceof ColumnChange.SetExpression) {
			this.needs.add(true, 17, what, "SET EXPRESSION");
		}
		else if (change instanceof ColumnSetting.SetStorage set) {
			this.needs.add(set.storage() == null, 16, what, "SET STORAGE DEFAULT");
		}
	}

	/**
	 * The storage parameters of a table, those of its TOAST table included.
	 */
	static void parameters(Needs needs, String what, Map<String, ? extends @Nullable String> parameters) {
		for (String name : parameters.keySet()) {
			String own = name.startsWith("toast.") ? name.substring("toast.".length()) : name;
			needs.add(PARAMETERS.contains(own), 18, what, "the storage parameter " + own);
		}
	}

}
