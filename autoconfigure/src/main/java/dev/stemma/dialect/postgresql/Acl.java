package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Grant;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Privileges;
import dev.stemma.operation.Revoke;
import dev.stemma.schema.ObjectReference;

/**
 * The privileges on an object.
 *
 * @param held those that are held
 * @param expected those that are held after the current user has created the same object
 * and has given it to its owner
 */
record Acl(List<AclItem> held, List<AclItem> expected) {

	static final Acl EMPTY = new Acl(List.of(), List.of());

	Acl {
		held = List.copyOf(held);
		expected = List.copyOf(expected);
	}

	/**
	 * What gives a new object the privileges that this one has. Whoever granted them, its
	 * owner grants them then.
	 */
	List<Operation> restore(ObjectReference object) {
		List<AclItem> excess = this.expected.stream().filter((item) -> !this.held.contains(item)).toList();
		List<AclItem> missing = this.held.stream()
			.filter((item) -> !this.expected.contains(item) || excess.stream().anyMatch(item::isSamePrivilege))
			.toList();
		List<Operation> all = new ArrayList<>(revoke(object, excess));
		all.addAll(grant(object, missing));
		return all;
	}

	/**
	 * Grants of privileges.
	 */
	static List<Operation> grant(ObjectReference object, List<AclItem> items) {
		List<Operation> all = new ArrayList<>();
		grouped(items).forEach(
				(group, names) -> all.add(new Grant(group.privileges(names), object, List.of(group.grantee()), null)));
		return all;
	}

	/**
	 * Revocations of privileges.
	 */
	static List<Operation> revoke(ObjectReference object, List<AclItem> items) {
		List<Operation> all = new ArrayList<>();
		List<AclItem> plain = items.stream().map((item) -> item.grantable(false)).distinct().toList();
		grouped(plain).forEach((group, names) -> all
			.add(new Revoke(group.privileges(names), object, List.of(group.grantee()), false, null)));
		return all;
	}

	private static Map<Group, List<String>> grouped(List<AclItem> items) {
		Map<Group, List<String>> all = new LinkedHashMap<>();
		for (AclItem item : items) {
			all.computeIfAbsent(new Group(item.grantee(), item.column(), item.grantable()),
					(group) -> new ArrayList<>())
				.add(item.privilege());
		}
		return all;
	}

	/** What one statement grants. */
	private record Group(String grantee, @Nullable String column, boolean grantable) {

		Privileges privileges(List<String> names) {
			return new Privileges(names, (this.column != null) ? List.of(this.column) : List.of(), this.grantable);
		}

	}

}
