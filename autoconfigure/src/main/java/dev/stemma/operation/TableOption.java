package dev.stemma.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * A change of what holds for a table as a whole.
 */
public sealed interface TableOption extends TableChange {

	/**
	 * Writes a table to the log, or no longer. It is rewritten.
	 *
	 * @param logged whether it is
	 * @param existing whether it was, or {@code null} if that is not known
	 */
	record SetLogged(boolean logged, @Nullable Boolean existing) implements TableOption {

		@Override
		public Inverse inverse(QualifiedName table) {
			Boolean before = this.existing;
			if (before == null) {
				return Inverse.none("whether " + table + " was written to the log is not known");
			}
			return (before == this.logged) ? Inverse.of()
					: Inverse.of(AlterTable.of(table, new SetLogged(before, this.logged)));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setLogged(this);
		}

		@Override
		public String summary() {
			return this.logged ? "set logged" : "set unlogged";
		}

	}

	/**
	 * Moves a table to another tablespace. It is rewritten.
	 *
	 * @param tablespace the tablespace
	 * @param existing the one where it was, or {@code null} if that is not known
	 */
	record SetTablespace(String tablespace, @Nullable String existing) implements TableOption {

		public SetTablespace {
			Require.name("A tablespace", tablespace);
			Require.nameIfSaid("A tablespace", existing);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			if (this.tablespace.equals(this.existing)) {
				return Inverse.of();
			}
			return (this.existing != null)
					? Inverse.of(AlterTable.of(table, new SetTablespace(this.existing, this.tablespace)))
					: Inverse.none("the tablespace where " + table + " was is not known");
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setTablespace(this);
		}

		@Override
		public String summary() {
			return "set tablespace";
		}

	}

	/**
	 * Sets or resets storage parameters.
	 *
	 * @param parameters names and values; {@code null} resets one
	 * @param existing the values of the same parameters before, {@code null} for those
	 * that were not set; {@code null} if that is not known
	 */
	record SetParameters(Map<String, @Nullable String> parameters,
			@Nullable Map<String, @Nullable String> existing) implements TableOption {

		public SetParameters {
			Require.some("Storage parameters are set and none is named", parameters.keySet());
			Require.names("A storage parameter", parameters.keySet());
			Require.that(existing == null || existing.keySet().equals(parameters.keySet()),
					"Storage parameters are set, and others are said to have been there", "Say the same ones.");
			parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
			existing = (existing != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(existing)) : null;
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			if (this.parameters.equals(this.existing)) {
				return Inverse.of();
			}
			return (this.existing != null)
					? Inverse.of(AlterTable.of(table, new SetParameters(this.existing, this.parameters)))
					: Inverse.none("the storage parameters that " + table + " had are not known");
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setParameters(this);
		}

		@Override
		public String summary() {
			return "set parameters";
		}

	}

	/**
	 * Has a table inherit from another, or no longer.
	 *
	 * @param parent the other table
	 * @param inherits whether it does
	 */
	record Inherit(QualifiedName parent, boolean inherits) implements TableOption {

		@Override
		public Inverse inverse(QualifiedName table) {
			return Inverse.of(AlterTable.of(table, new Inherit(this.parent, !this.inherits)));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.inherit(this);
		}

		@Override
		public String summary() {
			return (this.inherits ? "inherit from " : "no longer inherit from ") + this.parent;
		}

	}

}
