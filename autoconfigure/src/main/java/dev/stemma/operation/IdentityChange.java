package dev.stemma.operation;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Identity;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;
import dev.stemma.schema.SequenceOptions;

/**
 * A change of how a column counts by itself.
 */
public sealed interface IdentityChange extends ColumnChange {

	private static Inverse unknown(String column, QualifiedName table) {
		return Inverse.none("how column %s of %s counted is not known".formatted(column, table));
	}

	/**
	 * Has a column count by itself.
	 *
	 * @param name the column
	 * @param identity how
	 */
	record Add(String name, Identity identity) implements IdentityChange {

		public Add {
			Require.name("A column", name);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return Inverse.of(AlterTable.of(table, new Drop(this.name, false, this.identity)));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.addIdentity(this);
		}

		@Override
		public String summary() {
			return "add identity to column " + this.name;
		}

	}

	/**
	 * Has a column count otherwise.
	 *
	 * @param name the column
	 * @param always whether rows may not bring values of their own, or {@code null} for
	 * as it is
	 * @param options how its sequence counts
	 * @param restart where its sequence goes on, or {@code null} for where it is
	 * @param existing how it counted, or {@code null} if that is not known
	 */
	record Set(String name, @Nullable Boolean always, SequenceOptions options, @Nullable Long restart,
			@Nullable Identity existing) implements IdentityChange {

		public Set {
			Require.name("A column", name);
			Require.that(always != null || restart != null || !options.isEmpty(),
					"The identity of column " + name + " is altered and nothing is changed", "Say what.");
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			Identity before = this.existing;
			if (this.restart != null) {
				return Inverse
					.none("where the sequence of column %s of %s was is not known".formatted(this.name, table));
			}
			if (before == null) {
				return IdentityChange.unknown(this.name, table);
			}
			SequenceOptions back = before.options().whereSaid(this.options);
			if (!this.options.whereSaid(back).equals(this.options)) {
				return IdentityChange.unknown(this.name, table);
			}
			return Inverse.of(AlterTable.of(table,
					new Set(this.name, (this.always != null) ? before.always() : null, back, null,
							new Identity((this.always != null) ? this.always : before.always(),
									this.options.or(before.options()), before.sequence()))));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setIdentity(this);
		}

		@Override
		public String summary() {
			return "set identity of column " + this.name;
		}

	}

	/**
	 * Has a column no longer count by itself.
	 *
	 * @param name the column
	 * @param ifExists whether it need not count
	 * @param existing how it counted, or {@code null} if that is not known
	 */
	record Drop(String name, boolean ifExists, @Nullable Identity existing) implements IdentityChange {

		public Drop {
			Require.name("A column", name);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			Identity before = this.existing;
			return (before != null) ? Inverse.of(AlterTable.of(table, new Add(this.name, before)),
					new ContinueIdentity(table, this.name)) : IdentityChange.unknown(this.name, table);
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.dropIdentity(this);
		}

		@Override
		public String summary() {
			return "drop identity of column " + this.name;
		}

	}

}
