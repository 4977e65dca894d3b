package dev.stemma.dialect.postgresql;

import java.util.stream.Collectors;

import dev.stemma.schema.Routine;
import dev.stemma.schema.Trigger;

/**
 * Writes the statements that create functions, procedures and triggers.
 */
final class RoutineWriter {

	private RoutineWriter() {
	}

	static String create(Routine routine, boolean orReplace) {
		StringBuilder sql = new StringBuilder("CREATE ").append(orReplace ? "OR REPLACE " : "")
			.append(routine.procedure() ? "PROCEDURE " : "FUNCTION ")
			.append(Identifiers.of(routine.name()))
			.append(routine.arguments()
				.stream()
				.filter((argument) -> argument.mode() != Routine.Argument.Mode.TABLE)
				.map(RoutineWriter::argument)
				.collect(Collectors.joining(", ", "(", ")")));
		if (routine.returns() != null) {
			sql.append("\nRETURNS ").append(routine.returns().strip());
		}
		sql.append("\nLANGUAGE ").append(Identifiers.of(routine.language()));
		routine.attributes().forEach((attribute) -> sql.append('\n').append(attribute.strip()));
		if (routine.standard()) {
			return sql.append('\n').append(Clauses.query(routine.body())).toString();
		}
		return sql.append("\nAS ")
			.append(Clauses.dollarQuoted(routine.body(), routine.procedure() ? "procedure" : "function"))
			.toString();
	}

	private static String argument(Routine.Argument argument) {
		return ((argument.mode() != Routine.Argument.Mode.IN) ? argument.mode() + " " : "")
				+ ((argument.name() != null) ? Identifiers.of(argument.name()) + " " : "")
				+ TypeWriter.of(argument.type()) + ((argument.defaultExpression() != null)
						? " DEFAULT " + Clauses.closed(argument.defaultExpression()) : "");
	}

	static String create(Trigger trigger, boolean orReplace) {
		StringBuilder sql = new StringBuilder("CREATE ").append(orReplace ? "OR REPLACE " : "")
			.append((trigger.constraint() != null) ? "CONSTRAINT " : "")
			.append("TRIGGER ")
			.append(Identifiers.of(trigger.name()))
			.append("\n    ")
			.append(trigger.timing().name().replace('_', ' '))
			.append(' ')
			.append(String.join(" OR ", trigger.events()))
			.append(" ON ")
			.append(Identifiers.of(trigger.table()));
		if (trigger.constraint() != null) {
			sql.append(indented(Clauses.deferrability(trigger.constraint())));
		}
		if (trigger.oldTable() != null || trigger.newTable() != null) {
			sql.append("\n    REFERENCING")
				.append((trigger.oldTable() != null) ? " OLD TABLE AS " + Identifiers.of(trigger.oldTable()) : "")
				.append((trigger.newTable() != null) ? " NEW TABLE AS " + Identifiers.of(trigger.newTable()) : "");
		}
		sql.append(trigger.forEachRow() ? "\n    FOR EACH ROW" : "\n    FOR EACH STATEMENT");
		if (trigger.when() != null) {
			sql.append("\n    WHEN ").append(Clauses.parenthesised(trigger.when()));
		}
		return sql.append("\n    EXECUTE FUNCTION ")
			.append(Identifiers.of(trigger.function()))
			.append(trigger.arguments().stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")")))
			.toString();
	}

	private static String indented(String clause) {
		return clause.isEmpty() ? "" : "\n    " + clause.strip();
	}

}
