package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.Nullable;

/**
 * A privilege.
 *
 * @param grantee the role that has it; {@code public} for everybody
 * @param column the column that it is limited to, or {@code null}
 * @param privilege its name
 * @param grantable whether it comes with the right to grant it
 */
record AclItem(String grantee, @Nullable String column, String privilege, boolean grantable) {

	AclItem grantable(boolean grantable) {
		return new AclItem(this.grantee, this.column, this.privilege, grantable);
	}

	/**
	 * Whether another is the same apart from the right to grant it.
	 */
	boolean isSamePrivilege(AclItem other) {
		return grantable(false).equals(other.grantable(false));
	}

}
