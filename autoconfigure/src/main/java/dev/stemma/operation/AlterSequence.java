package dev.stemma.operation;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.SqlTypes;

/**
 * Changes a sequence.
 *
 * @param sequence the sequence
 * @param type the type of its values, or {@code null} for as it is
 * @param options how it counts
 * @param restart where it goes on, or {@code null} for where it is
 * @param owner the column that it goes with, known to be none for no longer any, or
 * {@code null} for as it is
 * @param existing the sequence as it was, or {@code null} if that is not known
 */
public record AlterSequence(QualifiedName sequence, @Nullable SqlType type, SequenceOptions options,
		@Nullable Long restart, @Nullable Known<Sequence.Owner> owner,
		@Nullable Sequence existing) implements Operation {

	/** Says something of what changes with the type. */
	private static final SequenceOptions LIMITS = SequenceOptions.DEFAULTS.minValue(1).maxValue(2);

	public AlterSequence {
		Require.that(type != null || restart != null || owner != null || !options.isEmpty(),
				"Sequence " + sequence + " is altered and nothing is changed", "Say what.");
	}

	/**
	 * A change that does not say yet what it changes, for a fluent beginning.
	 */
	static Draft of(QualifiedName sequence) {
		return new Draft(sequence, null, SequenceOptions.DEFAULTS, null, null, null);
	}

	/**
	 * The same operation that knows what was there.
	 */
	public AlterSequence existing(Sequence existing) {
		return new AlterSequence(this.sequence, this.type, this.options, this.restart, this.owner, existing);
	}

	@Override
	public Inverse inverse() {
		Sequence before = this.existing;
		if (this.restart != null) {
			return Inverse.none("where sequence " + this.sequence + " was is not known");
		}
		if (before == null) {
			return Inverse.none("what sequence " + this.sequence + " was like is not known");
		}
		SequenceOptions past = before.options().completed(before.type());
		SequenceOptions back = (this.type != null) ? past.whereSaid(this.options.or(LIMITS))
				: past.whereSaid(this.options);
		Sequence now = new Sequence(this.sequence, (this.type != null) ? this.type : before.type(),
				this.options.or(before.options()), (this.owner != null) ? this.owner.value() : before.ownedBy(),
				before.unlogged());
		return Inverse.of(new AlterSequence(this.sequence, (this.type != null) ? typeOf(before) : null, back, null,
				(this.owner != null) ? new Known<>(before.ownedBy()) : null, now));
	}

	private static SqlType typeOf(Sequence sequence) {
		return (sequence.type() != null) ? sequence.type() : SqlTypes.bigint();
	}

	@Override
	public ObjectReference within() {
		return ObjectReference.of(ObjectKind.SEQUENCE, this.sequence);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.alterSequence(this);
	}

	@Override
	public String summary() {
		return "alter sequence " + this.sequence;
	}

	/**
	 * What is to be changed of a sequence. Every method returns another draft.
	 *
	 * @param sequence the sequence
	 * @param type the type of its values, or {@code null} for as it is
	 * @param options how it counts
	 * @param restart where it goes on, or {@code null} for where it is
	 * @param owner the column that it goes with, or {@code null} for as it is
	 * @param existing the sequence as it was, or {@code null} if that is not known
	 */
	public record Draft(QualifiedName sequence, @Nullable SqlType type, SequenceOptions options, @Nullable Long restart,
			@Nullable Known<Sequence.Owner> owner, @Nullable Sequence existing) {

		public Draft as(SqlType type) {
			return new Draft(this.sequence, type, this.options, this.restart, this.owner, this.existing);
		}

		public Draft options(SequenceOptions options) {
			return new Draft(this.sequence, this.type, options, this.restart, this.owner, this.existing);
		}

		/**
		 * Goes on with a value.
		 */
		public Draft restart(long value) {
			return new Draft(this.sequence, this.type, this.options, value, this.owner, this.existing);
		}

		/**
		 * Goes when a column goes.
		 */
		public Draft ownedBy(QualifiedName table, String column) {
			return new Draft(this.sequence, this.type, this.options, this.restart,
					new Known<>(new Sequence.Owner(table, column)), this.existing);
		}

		/**
		 * Goes when a column goes, of a table in the sequence's schema.
		 */
		public Draft ownedBy(String table, String column) {
			return ownedBy(this.sequence.sibling(table), column);
		}

		/**
		 * Goes with no column any more.
		 */
		public Draft ownedByNone() {
			return new Draft(this.sequence, this.type, this.options, this.restart, new Known<>(null), this.existing);
		}

		/**
		 * Says what the sequence was like.
		 */
		public Draft existing(Sequence existing) {
			return new Draft(this.sequence, this.type, this.options, this.restart, this.owner, existing);
		}

		AlterSequence operation() {
			return new AlterSequence(this.sequence, this.type, this.options, this.restart, this.owner, this.existing);
		}

	}

}
