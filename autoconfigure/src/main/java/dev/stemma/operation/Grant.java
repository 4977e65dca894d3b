package dev.stemma.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Require;

/**
 * Grants privileges.
 *
 * @param privileges the privileges
 * @param object on what
 * @param roles to whom; {@code public} for everybody
 * @param undo what takes back those that were not held before, or {@code null} for all of
 * them
 */
public record Grant(Privileges privileges, ObjectReference object, List<String> roles,
		@Nullable List<Operation> undo) implements Operation {

	public Grant {
		roles = List.copyOf(roles);
		undo = (undo != null) ? List.copyOf(undo) : null;
		Require.some("Privileges on " + object + " are granted to nobody", roles);
		privileges.requireOn(object);
		roles.forEach((role) -> Require.name("A role", role));
	}

	/**
	 * The same operation that knows what takes it back.
	 */
	public Grant undo(List<Operation> undo) {
		return new Grant(this.privileges, this.object, this.roles, undo);
	}

	@Override
	public Inverse inverse() {
		return (this.undo != null) ? Inverse.of(this.undo)
				: Inverse.of(new Revoke(this.privileges, this.object, this.roles, false, List.of(this)));
	}

	@Override
	public ObjectReference within() {
		return this.object;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.grant(this);
	}

	@Override
	public String summary() {
		return "grant " + this.privileges + " on " + this.object;
	}

}
