package dev.stemma.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;

/**
 * Revokes privileges.
 *
 * @param privileges the privileges; those that are called grantable are revoked with the
 * right to grant them, as all are
 * @param object on what
 * @param roles from whom; {@code public} for everybody
 * @param cascade whether those to whom they have granted them lose them, too
 * @param undo what grants those that were held, or {@code null} if that is not known
 */
public record Revoke(Privileges privileges, ObjectReference object, List<String> roles, boolean cascade,
		@Nullable List<Operation> undo) implements Operation {

	public Revoke {
		roles = List.copyOf(roles);
		undo = (undo != null) ? List.copyOf(undo) : null;
		Require.some("Privileges on " + object + " are revoked from nobody", roles);
		privileges.requireOn(object);
		roles.forEach((role) -> Require.name("A role", role));
	}

	/**
	 * The same operation that knows what takes it back.
	 */
	public Revoke undo(List<Operation> undo) {
		return new Revoke(this.privileges, this.object, this.roles, this.cascade, undo);
	}

	@Override
	public Inverse inverse() {
		return Inverse.known(this.undo, "which privileges on " + this.object + " were held is not known");
	}

	@Override
	public @Nullable ObjectReference within() {
		return this.cascade ? null : this.object;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.revoke(this);
	}

	@Override
	public String summary() {
		return "revoke " + this.privileges + " on " + this.object;
	}

}
