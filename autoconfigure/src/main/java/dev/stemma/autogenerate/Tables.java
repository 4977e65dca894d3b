package dev.stemma.autogenerate;

import java.util.Set;
import java.util.regex.Pattern;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.SetSchema;
import dev.stemma.operation.TableChange;
import dev.stemma.schema.QualifiedName;

/**
 * What operations do to tables that others speak of.
 */
final class Tables {

	private Tables() {
	}

	/**
	 * Whether an operation renames, moves or drops one of the tables or something of
	 * them, or changes the type of a column.
	 */
	static boolean isReshaped(Operation operation, Set<QualifiedName> tables) {
		if (operation instanceof RenameObject rename) {
			return tables.contains(rename.object().name());
		}
		if (operation instanceof SetSchema move) {
			return tables.contains(move.object().name());
		}
		if (operation instanceof DropObject drop) {
			return drop.cascade() || tables.contains(drop.object().name());
		}
		return operation instanceof AlterTable alter && tables.contains(alter.table())
				&& alter.changes().stream().anyMatch(Tables::reshapes);
	}

	private static boolean reshapes(TableChange change) {
		return change instanceof ColumnChange.Drop || change instanceof ColumnChange.SetType
				|| (change instanceof ConstraintChange.Drop drop && drop.cascade());
	}

	/**
	 * Whether a name stands in SQL, as a word of its own.
	 */
	static boolean mentions(String sql, String name) {
		return Pattern.compile("(?<![\\w$])" + Pattern.quote(name.replace("\"", "\"\"")) + "(?![\\w$])")
			.matcher(sql)
			.find();
	}

}
