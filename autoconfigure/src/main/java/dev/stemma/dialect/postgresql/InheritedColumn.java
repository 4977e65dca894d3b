package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Generated;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Storage;

/**
 * A column that a table has of another.
 *
 * @param row the column in the table
 * @param parent the column in the other table, or {@code null} if that one is not read
 * @param key whether it is part of the table's primary key, which refuses nulls by itself
 */
record InheritedColumn(ColumnRow row, @Nullable ColumnRow parent, boolean key) {

	/**
	 * What holds for it in this table alone, or {@code null} if nothing does.
	 */
	@Nullable Column difference() {
		Column own = new Column(this.row.name(), this.row.column().type(), !refusesNulls(),
				refusesNulls() ? this.row.column().notNullConstraint() : null, defaultExpression(), generated(), null,
				null, this.row.column().comment(), storage(), compression(), this.row.column().statistics(), List.of());
		return own.equals(Column.of(own.name(), own.type())) ? null : own;
	}

	/**
	 * What makes it so in a table that has it just as the other has it.
	 * @param table the table
	 */
	List<String> statements(QualifiedName table) {
		return (this.parent != null) ? settings(table, this.parent.column(), this.row, true) : List.of();
	}

	/**
	 * What makes it again as the other table has it.
	 * @param table the table
	 */
	List<String> reversal(QualifiedName table) {
		return (this.parent != null) ? settings(table, this.row.column(), this.parent, false) : List.of();
	}

	/** Tables that inherit from this one have settings of their own. */
	private List<String> settings(QualifiedName table, Column from, ColumnRow wanted, boolean makes) {
		Column to = wanted.column();
		String column = " ALTER COLUMN " + Identifiers.of(to.name()) + " ";
		String only = "ALTER TABLE ONLY " + Identifiers.of(table) + column;
		// What is taken back reaches those that are as they are because of it
		String reaching = makes ? only : "ALTER TABLE " + Identifiers.of(table) + column;
		List<String> all = new ArrayList<>();
		if (from.nullable() != to.nullable() && !this.key) {
			// The server does not let those that inherit from it differ in this
			all.add("ALTER TABLE " + Identifiers.of(table)
					+ (to.nullable() ? column + "DROP NOT NULL" : notNull(column, to)));
		}
		if (!Objects.equals(from.defaultExpression(), to.defaultExpression())) {
			all.add(reaching
					+ ((to.defaultExpression() != null) ? "SET DEFAULT " + to.defaultExpression() : "DROP DEFAULT"));
		}
		if (!Objects.equals(from.generated(), to.generated()) && to.generated() != null) {
			all.add(only + "SET EXPRESSION AS (" + to.generated().expression() + ")");
		}
		if (this.parent != null && this.parent.storage() != this.row.storage() && wanted.storage() != null) {
			all.add(only + "SET STORAGE " + wanted.storage());
		}
		if (!Objects.equals(from.compression(), to.compression())) {
			all.add(only + "SET COMPRESSION "
					+ ((to.compression() != null) ? Identifiers.of(to.compression()) : "DEFAULT"));
		}
		all.addAll(inThisTable(table, only, makes));
		return all;
	}

	private static String notNull(String alter, Column column) {
		return (column.notNullConstraint() != null) ? " ADD CONSTRAINT " + Identifiers.of(column.notNullConstraint())
				+ " NOT NULL " + Identifiers.of(column.name()) : alter + "SET NOT NULL";
	}

	/** What is not inherited. */
	private List<String> inThisTable(QualifiedName table, String only, boolean wanted) {
		Column column = this.row.column();
		List<String> all = new ArrayList<>();
		if (column.statistics() != null) {
			all.add(only + "SET STATISTICS " + (wanted ? column.statistics() : Integer.valueOf(-1)));
		}
		if (column.comment() != null) {
			all.add("COMMENT ON COLUMN " + Identifiers.of(table) + "." + Identifiers.of(column.name()) + " IS "
					+ (wanted ? Literals.text(column.comment()) : "NULL"));
		}
		return all;
	}

	/**
	 * The column where the table says it again, and refuses nulls only if this is said
	 * again, too.
	 */
	static Column local(ColumnRow row) {
		Column column = row.definition();
		if (row.localNotNull() || column.identity() != null) {
			return column;
		}
		return new Column(column.name(), column.type(), true, null, column.defaultExpression(), column.generated(),
				null, column.collation(), column.comment(), column.storage(), column.compression(), column.statistics(),
				column.constraints());
	}

	/** Servers that keep no constraint do not say whether it is the table's own. */
	private boolean refusesNulls() {
		if (this.row.column().nullable() || !this.row.localNotNull()) {
			return false;
		}
		return this.row.notNullName() != null || (this.parent != null && this.parent.column().nullable());
	}

	private @Nullable String defaultExpression() {
		String own = this.row.column().defaultExpression();
		if (this.parent == null || Objects.equals(own, this.parent.column().defaultExpression())) {
			return null;
		}
		return (own != null) ? own : "NULL";
	}

	private @Nullable Generated generated() {
		Generated own = this.row.column().generated();
		return (this.parent == null || Objects.equals(own, this.parent.column().generated())) ? null : own;
	}

	private @Nullable Storage storage() {
		return (this.parent == null || this.row.storage() == this.parent.storage()) ? null : this.row.storage();
	}

	private @Nullable String compression() {
		String own = this.row.column().compression();
		return (this.parent == null || Objects.equals(own, this.parent.column().compression())) ? null : own;
	}

}
