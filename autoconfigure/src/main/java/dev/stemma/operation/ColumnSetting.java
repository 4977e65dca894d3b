package dev.stemma.operation;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;
import dev.stemma.schema.Storage;

/**
 * A change of how the server keeps the values of a column, which nobody sees who reads
 * them.
 */
public sealed interface ColumnSetting extends ColumnChange {

	/**
	 * The column as it was, or {@code null} if that is not known.
	 */
	@Nullable Column existing();

	private static Inverse inverse(QualifiedName table, ColumnSetting setting, String what, @Nullable Object value,
			Function<Column, @Nullable Object> valueOf, Function<Column, ColumnSetting> back) {
		Column before = setting.existing();
		if (before == null) {
			return Inverse.none("%s that column %s of %s had is not known".formatted(what, setting.name(), table));
		}
		return Objects.equals(valueOf.apply(before), value) ? Inverse.of()
				: Inverse.of(AlterTable.of(table, back.apply(before)));
	}

	/**
	 * Has the planner keep more or fewer values of a column.
	 *
	 * @param name the column
	 * @param target how many, or {@code null} for the server's number
	 * @param existing the column as it was, or {@code null} if that is not known
	 */
	record SetStatistics(String name, @Nullable Integer target, @Nullable Column existing) implements ColumnSetting {

		public SetStatistics {
			Require.name("A column", name);
			Require.that(target == null || (target >= 0 && target <= 10_000),
					"Column %s has a statistics target of %s".formatted(name, target), "PostgreSQL takes 0 to 10000.");
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return ColumnSetting.inverse(table, this, "the statistics target", this.target, Column::statistics,
					(before) -> new SetStatistics(this.name, before.statistics(), before.statistics(this.target)));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setStatistics(this);
		}

		@Override
		public String summary() {
			return "set statistics of column " + this.name;
		}

	}

	/**
	 * Keeps long values of a column otherwise; the rows that are there stay as they are.
	 *
	 * @param name the column
	 * @param storage how, or {@code null} for its type's way, which can be said from
	 * PostgreSQL 16 on
	 * @param existing the column as it was, or {@code null} if that is not known
	 */
	record SetStorage(String name, @Nullable Storage storage, @Nullable Column existing) implements ColumnSetting {

		public SetStorage {
			Require.name("A column", name);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return ColumnSetting.inverse(table, this, "the storage", this.storage, Column::storage,
					(before) -> new SetStorage(this.name, before.storage(), before.storage(this.storage)));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setStorage(this);
		}

		@Override
		public String summary() {
			return "set storage of column " + this.name;
		}

	}

	/**
	 * Compresses long values of a column otherwise; the rows that are there stay as they
	 * are.
	 *
	 * @param name the column
	 * @param method {@code pglz} or {@code lz4}, or {@code null} for the server's way
	 * @param existing the column as it was, or {@code null} if that is not known
	 */
	record SetCompression(String name, @Nullable String method, @Nullable Column existing) implements ColumnSetting {

		public SetCompression {
			Require.name("A column", name);
			Require.nameIfSaid("The compression of column " + name, method);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return ColumnSetting.inverse(table, this, "the compression", this.method, Column::compression,
					(before) -> new SetCompression(this.name, before.compression(), before.compression(this.method)));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.setCompression(this);
		}

		@Override
		public String summary() {
			return "set compression of column " + this.name;
		}

	}

}
