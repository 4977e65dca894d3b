package dev.stemma.operation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Constraint;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;
import dev.stemma.schema.Unique;

/**
 * A change of a table that is about one constraint.
 */
public sealed interface ConstraintChange extends TableChange {

	/**
	 * The constraint's name.
	 */
	String name();

	/**
	 * Adds a constraint.
	 *
	 * @param constraint the constraint, with a name
	 * @param usingIndex the index that becomes the one of a primary key or a unique
	 * constraint, and takes its name, or {@code null} to build one
	 * @param undo what brings back what the constraint changes besides: the index that it
	 * takes, the nulls that columns of a primary key took; {@code null} if that is not
	 * known
	 */
	record Add(Constraint constraint, @Nullable String usingIndex,
			@Nullable List<Operation> undo) implements ConstraintChange {

		public Add {
			Require.name("A constraint that is added", constraint.name());
			Require.nameIfSaid("The index of constraint " + constraint.name(), usingIndex);
			undo = (undo != null) ? List.copyOf(undo) : null;
			Require.that(usingIndex == null || constraint instanceof PrimaryKey || constraint instanceof Unique,
					"Constraint " + constraint.name() + " takes index " + usingIndex + " and has none",
					"Only a primary key and a unique constraint take an index.");
		}

		public static Add of(Constraint constraint) {
			return new Add(constraint, null, null);
		}

		/**
		 * The same change that knows what else to bring back.
		 */
		public Add undo(List<Operation> undo) {
			return new Add(this.constraint, this.usingIndex, undo);
		}

		@Override
		public String name() {
			return String.valueOf(this.constraint.name());
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			if (this.usingIndex != null && this.undo == null) {
				return Inverse.none("what the index %s was like, which constraint %s of %s took, is not known"
					.formatted(this.usingIndex, name(), table));
			}
			List<Operation> all = new ArrayList<>();
			all.add(AlterTable.of(table,
					new Drop(name(), false, false, List.of(AlterTable.of(table, of(this.constraint))))));
			if (this.undo != null) {
				all.addAll(this.undo);
			}
			return Inverse.of(all);
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.addConstraint(this);
		}

		@Override
		public String summary() {
			return "add constraint " + name();
		}

	}

	/**
	 * Drops a constraint.
	 *
	 * @param name the constraint
	 * @param ifExists whether it need not be there
	 * @param cascade whether what depends on it goes, too
	 * @param undo what brings it back, or {@code null} if that is not known
	 */
	record Drop(String name, boolean ifExists, boolean cascade,
			@Nullable List<Operation> undo) implements ConstraintChange {

		public Drop {
			Require.name("A constraint", name);
			undo = (undo != null) ? List.copyOf(undo) : null;
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return Inverse.known(this.undo,
					"what the dropped constraint %s of %s was like is not known".formatted(this.name, table));
		}

		@Override
		public boolean isWithin() {
			return !this.cascade;
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.dropConstraint(this);
		}

		@Override
		public String summary() {
			return "drop constraint " + this.name;
		}

	}

	/**
	 * Changes when a foreign key is looked at.
	 *
	 * @param name the foreign key
	 * @param deferrability when
	 * @param existing the foreign key as it was, or {@code null} if that is not known
	 */
	record Alter(String name, Deferrability deferrability, @Nullable ForeignKey existing) implements ConstraintChange {

		public Alter {
			Require.name("A constraint", name);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			ForeignKey before = this.existing;
			if (before != null && before.deferrability() == this.deferrability) {
				return Inverse.of();
			}
			return (before != null)
					? Inverse.of(AlterTable.of(table,
							new Alter(this.name, before.deferrability(), before.deferrable(this.deferrability))))
					: Inverse.none("when foreign key %s of %s was looked at is not known".formatted(this.name, table));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.alterConstraint(this);
		}

		@Override
		public String summary() {
			return "alter constraint " + this.name;
		}

	}

	/**
	 * Has a constraint hold for the rows that were there before it. There is nothing to
	 * take back: what has been looked at stays so.
	 *
	 * @param name the constraint
	 */
	record Validate(String name) implements ConstraintChange {

		public Validate {
			Require.name("A constraint", name);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return Inverse.of();
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.validateConstraint(this);
		}

		@Override
		public String summary() {
			return "validate constraint " + this.name;
		}

	}

}
