package dev.stemma.dialect.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.stemma.operation.Grant;
import dev.stemma.operation.Privileges;
import dev.stemma.operation.Revoke;
import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * Writes grants and revokes.
 */
final class PrivilegeWriter {

	private PrivilegeWriter() {
	}

	static String grant(Grant grant) {
		return "GRANT " + privileges(grant.privileges(), grant.object()) + " TO " + roles(grant.roles())
				+ (grant.privileges().grantable() ? " WITH GRANT OPTION" : "");
	}

	static String revoke(Revoke revoke) {
		return "REVOKE " + privileges(revoke.privileges(), revoke.object()) + " FROM " + roles(revoke.roles())
				+ (revoke.cascade() ? " CASCADE" : "");
	}

	private static String privileges(Privileges privileges, ObjectReference object) {
		String columns = columns(privileges, object);
		String names = privileges.names().isEmpty() ? "ALL PRIVILEGES" + columns
				: privileges.names()
					.stream()
					.map((name) -> name.toUpperCase(Locale.ROOT) + columns)
					.collect(Collectors.joining(", "));
		return names + " ON " + object(object);
	}

	private static String columns(Privileges privileges, ObjectReference object) {
		if (object.kind() == ObjectKind.COLUMN) {
			return " (" + Identifiers.part(object) + ")";
		}
		return privileges.columns().isEmpty() ? "" : " " + Identifiers.list(privileges.columns());
	}

	private static String object(ObjectReference object) {
		return switch (object.kind()) {
			case TABLE, COLUMN, VIEW, MATERIALIZED_VIEW -> "TABLE " + Identifiers.of(object.name());
			case SEQUENCE, TYPE, DOMAIN, FUNCTION, PROCEDURE, SCHEMA -> ObjectNames.of(object);
			case CONSTRAINT, INDEX, TRIGGER, EXTENSION, CAST ->
				throw new InvalidDefinitionException("PostgreSQL has no privileges on a " + object,
						"Grant on a table, column, view, sequence, type, domain, function, procedure or schema.");
		};
	}

	private static String roles(List<String> roles) {
		return roles.stream().map(Identifiers::role).collect(Collectors.joining(", "));
	}

}
