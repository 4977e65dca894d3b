package dev.stemma.operation;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;

/**
 * Updates rows in ranges of a key, one transaction a range, so that no lock is held for
 * long. It takes no transaction of its own.
 *
 * @param table the table
 * @param key the columns by which it goes forward; together unique, never null, best
 * those of the primary key
 * @param set what is set, as SQL writes it: {@code status = 'active'}
 * @param where the condition of the rows that are updated, or {@code null} for all
 * @param size how many rows of the table a range has
 * @param pause how long to rest between two ranges
 * @param undo what takes it back, or {@code null} if that is not known
 */
public record UpdateInBatches(QualifiedName table, List<String> key, String set, @Nullable String where, int size,
		Duration pause, @Nullable Undo undo) implements DataOperation {

	public UpdateInBatches {
		key = List.copyOf(key);
		Require.some("The batched update of " + table + " goes by no column", key);
		Require.names("A column that the batched update of " + table + " goes by", key);
		Require.sql("What the batched update of " + table + " sets", set);
		if (where != null) {
			Require.sql("The condition of the batched update of " + table, where);
		}
		Require.that(size > 0, "The batched update of %s has batches of %d rows".formatted(table, size),
				"Give it a positive number.");
		Require.that(!pause.isNegative(), "The batched update of %s pauses for %s".formatted(table, pause),
				"Give it a positive duration.");
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.updateInBatches(this);
	}

	@Override
	public String summary() {
		return "update " + this.table + " in batches";
	}

	/**
	 * What is to be updated. Every method returns another draft.
	 *
	 * @param key the columns by which it goes forward
	 * @param set what is set, or {@code null}
	 * @param where the condition, or {@code null} for all rows
	 * @param size how many rows a range has
	 * @param pause how long to rest between two ranges
	 * @param undo what takes it back, or {@code null}
	 */
	public record Draft(List<String> key, @Nullable String set, @Nullable String where, int size, Duration pause,
			@Nullable Undo undo) {

		static final Draft BEGIN = new Draft(List.of("id"), null, null, 10_000, Duration.ZERO, null);

		/**
		 * Goes forward by these columns; {@code id} unless it is said.
		 */
		public Draft by(String... key) {
			return new Draft(List.of(key), this.set, this.where, this.size, this.pause, this.undo);
		}

		/**
		 * What is set: {@code status = 'active'}.
		 */
		public Draft set(String assignments) {
			return new Draft(this.key, assignments, this.where, this.size, this.pause, this.undo);
		}

		/**
		 * Which rows.
		 */
		public Draft where(String condition) {
			return new Draft(this.key, this.set, condition, this.size, this.pause, this.undo);
		}

		/**
		 * How many rows of the table a range has; 10,000 unless it is said.
		 */
		public Draft size(int rows) {
			return new Draft(this.key, this.set, this.where, rows, this.pause, this.undo);
		}

		/**
		 * How long to rest between two ranges.
		 */
		public Draft pause(Duration pause) {
			return new Draft(this.key, this.set, this.where, this.size, pause, this.undo);
		}

		/**
		 * What takes it back.
		 */
		public Draft undo(Undo undo) {
			return new Draft(this.key, this.set, this.where, this.size, this.pause, undo);
		}

		UpdateInBatches operation(QualifiedName table) {
			return new UpdateInBatches(table, this.key,
					Require.sql("What the batched update of " + table + " sets", this.set), this.where, this.size,
					this.pause, this.undo);
		}

	}

}
