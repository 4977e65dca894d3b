package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * A trigger, a rule or statistics.
 *
 * @param oid its oid
 * @param table the oid of its table
 * @param kind what it is
 * @param name its name; as SQL writes it for statistics
 * @param definition the statement that creates it
 * @param enabled the letter by which the server says when it fires
 * @param target the target of statistics, or {@code null}
 * @param comment its comment, or {@code null}
 */
record TableExtra(long oid, long table, Kind kind, String name, String definition, char enabled,
		@Nullable String target, @Nullable String comment) {

	/**
	 * What creates it.
	 * @param tableName its table's name
	 */
	List<Operation> restore(QualifiedName tableName) {
		List<Operation> all = new ArrayList<>();
		all.add(Execute.of(this.definition));
		String when = switch (this.enabled) {
			case 'D' -> "DISABLE ";
			case 'R' -> "ENABLE REPLICA ";
			case 'A' -> "ENABLE ALWAYS ";
			default -> "";
		};
		if (!when.isEmpty()) {
			all.add(Execute.of("ALTER TABLE " + Identifiers.of(tableName) + " " + when + this.kind + " "
					+ Identifiers.of(this.name)));
		}
		if (this.target != null) {
			all.add(Execute.of("ALTER STATISTICS " + this.name + " SET STATISTICS " + this.target));
		}
		if (this.comment != null) {
			all.add(comment(tableName, this.comment));
		}
		return all;
	}

	private Operation comment(QualifiedName tableName, String text) {
		return switch (this.kind) {
			case TRIGGER -> new SetComment(ObjectReference.trigger(tableName, this.name), text, null);
			case RULE ->
				TableExtras.comment("RULE " + Identifiers.of(this.name) + " ON " + Identifiers.of(tableName), text);
			case STATISTICS -> TableExtras.comment("STATISTICS " + this.name, text);
		};
	}

	/**
	 * What an extra is.
	 */
	enum Kind {

		TRIGGER, RULE, STATISTICS

	}

}
