package dev.stemma.dialect.postgresql;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Identity;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.Storage;

/**
 * A column.
 *
 * @param table the oid of its table
 * @param number its number
 * @param column the column; everything is said of how an identity counts
 * @param notNull the constraint by which it refuses nulls where that does not go with the
 * column: it is not inherited or not valid; or {@code null}
 * @param local whether it is the table's own, and not only inherited
 * @param localNotNull whether it refuses nulls by itself, and not only by inheritance
 * @param notNullName the name of the constraint by which it refuses nulls, or
 * {@code null} if it has none or the server keeps none
 * @param storage how its long values are kept, be it its type's way or another
 * @param options its options: {@code n_distinct}
 */
record ColumnRow(long table, int number, Column column, @Nullable NotNull notNull, boolean local, boolean localNotNull,
		@Nullable String notNullName, @Nullable Storage storage, Map<String, String> options) {

	String name() {
		return this.column.name();
	}

	/**
	 * The constraint by which it refuses nulls.
	 */
	NotNull notNullConstraint() {
		return (this.notNull != null) ? this.notNull : new NotNull(this.notNullName, name(), false, false);
	}

	/**
	 * The column as it is created, with what goes without saying left out.
	 */
	Column definition() {
		Identity identity = this.column.identity();
		if (identity == null) {
			return this.column;
		}
		SequenceOptions options = SequenceRows.shortest(this.column.type().toString(), identity.options());
		return this.column.generatedAsIdentity(new Identity(identity.always(), options, identity.sequence()));
	}

}
