package dev.stemma.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.QualifiedName;

/**
 * A change of a partitioned table that is about one partition.
 */
public sealed interface PartitionChange extends TableChange {

	@Override
	default boolean isWithin() {
		return false;
	}

	/**
	 * Makes a table a partition.
	 *
	 * @param partition the table
	 * @param bound the rows that it takes
	 * @param undo what takes it back where the server builds what the table lacks, such
	 * as indexes, which a detached partition keeps; or {@code null} where it is detached
	 * and that is all
	 */
	record Attach(QualifiedName partition, PartitionBound bound,
			@Nullable List<Operation> undo) implements PartitionChange {

		public Attach {
			undo = (undo != null) ? List.copyOf(undo) : null;
		}

		/**
		 * A change that is taken back by detaching the partition.
		 */
		public Attach(QualifiedName partition, PartitionBound bound) {
			this(partition, bound, null);
		}

		@Override
		public Inverse inverse(QualifiedName table) {
			return (this.undo != null) ? Inverse.of(this.undo)
					: Inverse.of(AlterTable.of(table, new Detach(this.partition, Mode.AT_ONCE, this.bound)));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.attachPartition(this);
		}

		@Override
		public String summary() {
			return "attach partition " + this.partition;
		}

	}

	/**
	 * Makes a partition a table of its own.
	 *
	 * @param partition the partition
	 * @param mode how
	 * @param existing the rows that it took, or {@code null} if that is not known
	 */
	record Detach(QualifiedName partition, Mode mode, @Nullable PartitionBound existing) implements PartitionChange {

		@Override
		public Inverse inverse(QualifiedName table) {
			return (this.existing != null) ? Inverse.of(AlterTable.of(table, new Attach(this.partition, this.existing)))
					: Inverse
						.none("the rows that partition %s of %s took are not known".formatted(this.partition, table));
		}

		@Override
		public <R> R accept(TableChangeVisitor<R> visitor) {
			return visitor.detachPartition(this);
		}

		@Override
		public String summary() {
			return "detach partition " + this.partition;
		}

	}

	/**
	 * How a partition is detached.
	 */
	enum Mode {

		/** At once, with a lock that nobody else may have. */
		AT_ONCE,
		/** While the table is used, which takes no transaction. */
		CONCURRENTLY,
		/** To the end, after a concurrent one was interrupted. */
		FINALIZE

	}

}
