package dev.stemma.runner;

import java.io.Reader;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A statement that is written down.
 *
 * @param sql the statement
 * @param data opens the data that it copies, or {@code null} where it copies none
 */
record OfflineStatement(String sql, @Nullable Supplier<Reader> data) {

	/**
	 * What the journal knows by itself in a step without a transaction.
	 *
	 * @param number its place in the step, from 1
	 * @param checksum what changes whenever it does, or {@code null} where nobody can go
	 * on with it
	 * @param where where it stands
	 * @param statements what it is made of
	 * @param kind what is noted of it
	 */
	record Unit(int number, @Nullable String checksum, String where, List<OfflineStatement> statements, Kind kind) {

		Unit {
			statements = List.copyOf(statements);
		}

		boolean isAtomic() {
			return this.kind == Kind.ATOMIC;
		}

	}

	/**
	 * What is noted of a unit.
	 */
	enum Kind {

		/** A statement of a script, committed by itself. */
		SCRIPT,
		/** A part of an operation that is committed by itself. */
		OPERATION,
		/** A part of an operation that is committed with the journal's word of it. */
		ATOMIC

	}

}
