package dev.stemma.operation;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectReference;

/**
 * Sets or removes the comment of an object.
 *
 * @param object the object
 * @param comment the comment, or {@code null} for none
 * @param existing the comment that it had, or {@code null} if that is not known
 */
public record SetComment(ObjectReference object, @Nullable String comment,
		@Nullable Known<String> existing) implements Operation {

	/**
	 * The same operation that knows what was there.
	 */
	public SetComment existing(@Nullable String comment) {
		return new SetComment(this.object, this.comment, new Known<>(comment));
	}

	@Override
	public Inverse inverse() {
		Known<String> before = this.existing;
		if (before != null && Objects.equals(before.value(), this.comment)) {
			return Inverse.of();
		}
		return (before != null) ? Inverse.of(new SetComment(this.object, before.value(), new Known<>(this.comment)))
				: Inverse.none("the comment that the " + this.object + " had is not known");
	}

	@Override
	public ObjectReference within() {
		return this.object.whole();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.setComment(this);
	}

	@Override
	public String summary() {
		return "comment on " + this.object;
	}

}
