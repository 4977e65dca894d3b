package dev.stemma.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Grant;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Privileges;
import dev.stemma.operation.Revoke;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;

/**
 * Reads which privileges were held before some are granted or revoked.
 */
final class PrivilegeLookup {

	private static final List<String> OF_COLUMNS = List.of("SELECT", "INSERT", "UPDATE", "REFERENCES");

	private final CatalogQuery query;

	private final ObjectFinder finder;

	PrivilegeLookup(CatalogQuery query, ObjectFinder finder) {
		this.query = query;
		this.finder = finder;
	}

	/**
	 * What takes back a grant, or {@code null} if the object is not there.
	 */
	@Nullable List<Operation> undo(Grant operation) throws SQLException {
		Acl acl = acl(operation.object());
		if (acl == null) {
			return null;
		}
		List<AclItem> revoked = new ArrayList<>();
		List<AclItem> granted = new ArrayList<>();
		for (AclItem item : items(operation.privileges(), operation.object(), operation.roles())) {
			AclItem before = acl.held().stream().filter(item::isSamePrivilege).findFirst().orElse(null);
			boolean gains = before == null || (operation.privileges().grantable() && !before.grantable());
			if (gains) {
				revoked.add(item);
				if (before != null) {
					granted.add(before);
				}
				granted.addAll(ofColumns(acl, item));
			}
		}
		ObjectReference object = whole(operation.object());
		List<Operation> all = new ArrayList<>(Acl.revoke(object, revoked));
		all.addAll(Acl.grant(object, granted));
		return all;
	}

	/**
	 * What takes back a revocation, or {@code null} if that is not known: the object is
	 * not there, or others may lose what they have been granted by those who lose it.
	 */
	@Nullable List<Operation> undo(Revoke operation) throws SQLException {
		Acl acl = acl(operation.object());
		if (acl == null) {
			return null;
		}
		List<AclItem> lost = new ArrayList<>();
		for (AclItem item : items(operation.privileges(), operation.object(), operation.roles())) {
			acl.held().stream().filter(item::isSamePrivilege).forEach(lost::add);
			lost.addAll(ofColumns(acl, item));
		}
		return (operation.cascade() && lost.stream().anyMatch(AclItem::grantable)) ? null
				: Acl.grant(whole(operation.object()), lost);
	}

	private @Nullable Acl acl(ObjectReference reference) throws SQLException {
		CatalogObject object = this.finder.find(reference);
		return (object != null)
				? new AclRows(this.query).read(object.catalog(), List.of(object.oid())).get(object.oid()) : null;
	}

	/** What is revoked of a table is revoked of its columns, too. */
	private static List<AclItem> ofColumns(Acl acl, AclItem item) {
		return (item.column() != null) ? List.of()
				: acl.held()
					.stream()
					.filter((held) -> held.column() != null && held.grantee().equals(item.grantee())
							&& held.privilege().equals(item.privilege()))
					.toList();
	}

	private List<AclItem> items(Privileges privileges, ObjectReference object, List<String> roles) throws SQLException {
		List<@Nullable String> columns = new ArrayList<>(privileges.columns());
		if (object.kind() == ObjectKind.COLUMN) {
			columns = new ArrayList<>();
			columns.add(object.part());
		}
		List<String> names = privileges.names().isEmpty() ? all(object.kind(), !columns.isEmpty())
				: privileges.names().stream().map((name) -> name.toUpperCase(Locale.ROOT)).toList();
		if (columns.isEmpty()) {
			columns.add(null);
		}
		List<AclItem> all = new ArrayList<>();
		for (String role : roles) {
			for (String column : columns) {
				for (String name : names) {
					all.add(new AclItem(role.equalsIgnoreCase("public") ? "public" : role, column, name,
							privileges.grantable()));
				}
			}
		}
		return all;
	}

	/** All privileges that there are for a kind of object: those of an owner. */
	private List<String> all(ObjectKind kind, boolean columns) throws SQLException {
		if (columns) {
			return OF_COLUMNS;
		}
		String letter = switch (kind) {
			case SEQUENCE -> "s";
			case FUNCTION, PROCEDURE -> "f";
			case TYPE, DOMAIN -> "T";
			case SCHEMA -> "n";
			default -> "r";
		};
		return this.query.list("""
				SELECT g.privilege_type FROM pg_catalog.aclexplode(
				    pg_catalog.acldefault(?::pg_catalog."char", 10::pg_catalog.oid)) AS g
				WHERE g.grantee = 10::pg_catalog.oid""", (row) -> row.text("privilege_type"), letter);
	}

	private static ObjectReference whole(ObjectReference object) {
		return (object.kind() == ObjectKind.COLUMN) ? ObjectReference.table(object.name()) : object;
	}

}
