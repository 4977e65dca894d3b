package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Generated;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

/**
 * A table of which a mapping says the columns and the primary key, with all else as it
 * is. A source that says no primary key leaves the one that is there.
 *
 * @param live the table as it is
 * @param wanted the table as the mapping wants it
 * @param stays whether a table will have columns
 */
record ClaimedColumns(Table live, Table wanted, BiPredicate<QualifiedName, List<String>> stays) {

	/**
	 * The table as it is wanted in full.
	 */
	Table complete() {
		List<Constraint> constraints = constraints();
		List<Column> columns = this.wanted.columns().stream().map((column) -> column(column, constraints)).toList();
		return this.wanted.elements(columns, constraints).comment(this.live.comment());
	}

	private Column column(Column column, List<Constraint> constraints) {
		Column there = this.live.columns()
			.stream()
			.filter((each) -> each.name().equals(column.name()))
			.findFirst()
			.orElse(null);
		if (there == null) {
			return column;
		}
		Column kept = column.comment(there.comment());
		if (column.nullable() && isKey(column, constraints)) {
			String name = there.notNullConstraint();
			kept = (name != null) ? kept.notNull(name) : kept.notNull();
		}
		if (column.defaultExpression() != null || column.generated() != null || column.identity() != null) {
			return kept;
		}
		Generated generated = there.generated();
		return (generated != null) ? kept.generatedAs(generated) : kept.defaultsTo(there.defaultExpression());
	}

	private static boolean isKey(Column column, List<Constraint> constraints) {
		return constraints.stream()
			.anyMatch((each) -> each instanceof PrimaryKey && each.columns().contains(column.name()));
	}

	private List<Constraint> constraints() {
		List<Constraint> all = new ArrayList<>();
		for (Constraint constraint : this.wanted.constraints()) {
			all.add(Objects.requireNonNullElse(same(constraint), constraint));
		}
		for (Constraint there : this.live.constraints()) {
			if (isKept(there) && all.stream().noneMatch((other) -> Objects.equals(other.name(), there.name()))) {
				all.add(there);
			}
		}
		return all;
	}

	/** What is there for the same purpose, however it is called. */
	private @Nullable Constraint same(Constraint constraint) {
		return this.live.constraints().stream().filter((there) -> isSame(there, constraint)).findFirst().orElse(null);
	}

	private static boolean isSame(Constraint there, Constraint constraint) {
		if (there instanceof ForeignKey key && constraint instanceof ForeignKey other) {
			return key.columns().equals(other.columns()) && key.referencedTable().equals(other.referencedTable())
					&& key.referencedColumns().equals(other.referencedColumns());
		}
		return there instanceof PrimaryKey && constraint instanceof PrimaryKey
				&& there.columns().equals(constraint.columns());
	}

	private boolean isKept(Constraint there) {
		if (there instanceof NotNull) {
			return false;
		}
		if (there instanceof PrimaryKey
				&& this.wanted.constraints().stream().anyMatch((each) -> each instanceof PrimaryKey)) {
			return false;
		}
		return hasColumns(there.columns()) && hasColumns(there.includedColumns()) && (!(there instanceof ForeignKey key)
				|| this.stays.test(key.referencedTable(), key.referencedColumns()));
	}

	private boolean hasColumns(List<String> columns) {
		return this.wanted.columns().stream().map(Column::name).toList().containsAll(columns);
	}

}
