package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Grant;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Privileges;
import dev.stemma.operation.Revoke;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;

/**
 * Privileges that one statement grants or revokes.
 *
 * @param object on what
 * @param role whose
 * @param column the column that they are limited to, or {@code null}
 * @param grantable whether they come with the right to grant them
 */
record PrivilegeGroups(ObjectReference object, String role, @Nullable String column, boolean grantable) {

	private static Map<PrivilegeGroups, Set<String>> of(Collection<Privilege> privileges) {
		Map<PrivilegeGroups, Set<String>> groups = new LinkedHashMap<>();
		for (Privilege each : privileges) {
			groups
				.computeIfAbsent(new PrivilegeGroups(each.object(), each.role(), each.column(), each.grantable()),
						(key) -> new TreeSet<>())
				.add(each.name());
		}
		return groups;
	}

	private Privileges named(Set<String> names) {
		return new Privileges(List.copyOf(names), (this.column != null) ? List.of(this.column) : List.of(),
				this.grantable);
	}

	/**
	 * What grants and what revokes privileges.
	 */
	static List<Operation> operations(Collection<Privilege> granted, Collection<Privilege> revoked) {
		List<Operation> all = new ArrayList<>(revokes(revoked));
		all.addAll(grants(granted));
		return all;
	}

	/**
	 * What gives a new object the privileges that it has on a side.
	 */
	static List<Operation> operations(Privileged side, ObjectReference object) {
		return operations(side.granted(object), side.revoked(object));
	}

	/**
	 * What gives a new column the privileges that it has on a side.
	 */
	static List<Grant> ofColumn(Privileged side, ObjectReference table, String column) {
		return grants(side.granted(table).stream().filter((privilege) -> column.equals(privilege.column())).toList());
	}

	/**
	 * What grants privileges.
	 */
	static List<Grant> grants(Collection<Privilege> granted) {
		List<Grant> all = new ArrayList<>();
		of(granted).forEach(
				(group, names) -> all.add(new Grant(group.named(names), group.object(), List.of(group.role()), null)));
		return all;
	}

	/**
	 * What revokes privileges that are held.
	 */
	static List<Revoke> revokes(Collection<Privilege> revoked) {
		List<Revoke> all = new ArrayList<>();
		of(revoked).forEach((group, names) -> {
			Privileges privileges = group.named(names);
			all.add(new Revoke(privileges, group.object(), List.of(group.role()), false,
					List.of(new Grant(privileges, group.object(), List.of(group.role()), null))));
		});
		return all;
	}

}
