package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.stemma.operation.Grant;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Privileges;
import dev.stemma.operation.Revoke;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;

/**
 * Compares privileges. Those that somebody holds and that are not spoken of are left to
 * them, and those that were revoked are not given back.
 *
 * @param before what is there
 * @param after what is wanted
 */
record MissingPrivileges(Privileged before, Privileged after) {

	/**
	 * What is lacking on an object.
	 */
	List<Change> compare(ObjectReference object) {
		Collection<Privilege> held = this.before.granted(object);
		Collection<Privilege> gone = this.before.revoked(object);
		List<Change> changes = new ArrayList<>();
		List<Privilege> revoked = this.after.revoked(object).stream().filter((each) -> !gone.contains(each)).toList();
		for (Revoke revoke : PrivilegeGroups.revokes(revoked)) {
			changes.add(Change.of(Change.Kind.ALTER, object,
					"%s has %s on %s".formatted(revoke.roles().get(0), revoke.privileges(),
							place(object, revoke.privileges())),
					List.of(revoke), (revoke.undo() != null) ? revoke.undo() : List.of()));
		}
		List<Privilege> granted = this.after.granted(object)
			.stream()
			.filter((each) -> !held.contains(each) && !held.contains(grantable(each, true)))
			.toList();
		for (Grant grant : PrivilegeGroups.grants(granted)) {
			Privileges privileges = grant.privileges();
			List<Operation> back = new ArrayList<>();
			back.add(new Revoke(privileges, object, grant.roles(), false, List.of(grant)));
			List<Privilege> kept = granted.stream()
				.filter((each) -> each.role().equals(grant.roles().get(0))
						&& privileges.columns().equals((each.column() != null) ? List.of(each.column()) : List.of()))
				.map((each) -> grantable(each, false))
				.filter(held::contains)
				.toList();
			back.addAll(PrivilegeGroups.grants(kept));
			changes.add(Change.of(Change.Kind.ALTER, object,
					"%s lacks %s on %s".formatted(grant.roles().get(0), privileges, place(object, privileges)),
					List.of(grant.undo(back)), back));
		}
		return changes;
	}

	private static ObjectReference place(ObjectReference object, Privileges privileges) {
		return privileges.columns().isEmpty() ? object
				: ObjectReference.column(object.name(), privileges.columns().get(0));
	}

	private static Privilege grantable(Privilege privilege, boolean grantable) {
		return new Privilege(privilege.object(), privilege.column(), privilege.role(), privilege.name(), grantable);
	}

}
