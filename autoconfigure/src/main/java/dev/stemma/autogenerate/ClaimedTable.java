package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Identity;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;
import dev.stemma.schema.Unique;

/**
 * A table that a model wants, with what models cannot say of it as it is.
 *
 * @param live the table as it is
 * @param wanted the table as the model wants it
 * @param catalog what is there
 */
record ClaimedTable(Table live, Table wanted, Catalog catalog) {

	/**
	 * The table as it is wanted in full.
	 */
	Table complete() {
		List<Column> columns = this.wanted.columns().stream().map(this::column).toList();
		return new Table(this.wanted.name(), columns, constraints(), this.wanted.comment(), this.live.unlogged(),
				this.live.partitionKey(), this.live.partitionOf(), this.live.inherits(), this.live.parameters(),
				this.live.tablespace());
	}

	private Column column(Column column) {
		Column there = this.live.columns()
			.stream()
			.filter((each) -> each.name().equals(column.name()))
			.findFirst()
			.orElse(null);
		if (there == null) {
			return column;
		}
		boolean serial = isPlainIdentity(column.identity()) && isSerial(there);
		Column values = serial ? there : column;
		return new Column(column.name(), type(column.type(), there.type()), column.nullable(),
				(column.notNullConstraint() != null) ? column.notNullConstraint() : there.notNullConstraint(),
				values.defaultExpression(), values.generated(), identity(values.identity(), there.identity()),
				(column.collation() != null) ? column.collation() : there.collation(), column.comment(),
				there.storage(), there.compression(), there.statistics(), column.constraints());
	}

	/** What counts time has six digits where it is not said how many. */
	private static SqlType type(SqlType wanted, SqlType there) {
		return withoutSixDigits(wanted).equals(withoutSixDigits(there)) ? there : wanted;
	}

	private static String withoutSixDigits(SqlType type) {
		String text = type.toString();
		return (text.startsWith("time") || text.startsWith("interval")) ? text.replace("(6)", "") : text;
	}

	private static boolean isPlainIdentity(@Nullable Identity identity) {
		return identity != null && !identity.always() && identity.options().equals(SequenceOptions.DEFAULTS);
	}

	private boolean isSerial(Column column) {
		return column.defaultExpression() != null && this.catalog.all(Sequence.class)
			.stream()
			.anyMatch((sequence) -> new Sequence.Owner(this.live.name(), column.name()).equals(sequence.ownedBy()));
	}

	/** How a sequence counts is said by models of those that they name, not of these. */
	private static @Nullable Identity identity(@Nullable Identity wanted, @Nullable Identity there) {
		return (isPlainIdentity(wanted) && there != null) ? there : wanted;
	}

	private List<Constraint> constraints() {
		List<Constraint> all = new ArrayList<>();
		for (Constraint constraint : this.wanted.constraints()) {
			all.add(constraint(constraint));
		}
		this.live.constraints()
			.stream()
			.filter((constraint) -> constraint instanceof Exclusion
					&& all.stream().noneMatch((other) -> Objects.equals(other.name(), constraint.name())))
			.forEach(all::add);
		return all;
	}

	private Constraint constraint(Constraint constraint) {
		if (constraint instanceof ForeignKey key) {
			return this.live.constraints()
				.stream()
				.filter((each) -> each instanceof ForeignKey there && isSameKey(key, there))
				.map((each) -> withChecks(key, (ForeignKey) each))
				.findFirst()
				.orElse(key);
		}
		if (this.live.partitionKey() != null && (constraint instanceof PrimaryKey || constraint instanceof Unique)) {
			return this.live.constraints()
				.stream()
				.filter((each) -> each.getClass() == constraint.getClass() && isOnPartitions(each, constraint))
				.findFirst()
				.orElse(constraint);
		}
		return constraint;
	}

	private static boolean isSameKey(ForeignKey key, ForeignKey there) {
		return key.columns().equals(there.columns()) && key.referencedTable().equals(there.referencedTable())
				&& key.referencedColumns().equals(there.referencedColumns());
	}

	/** When a key is checked, and whether it was, models cannot say. */
	private static ForeignKey withChecks(ForeignKey key, ForeignKey there) {
		return new ForeignKey(key.name(), key.columns(), key.referencedTable(), key.referencedColumns(), there.match(),
				key.onUpdate(), key.onDelete(), key.onDeleteColumns(), key.period(), there.deferrability(),
				there.notValid(), there.notEnforced());
	}

	/** On a partitioned table a key has the columns too that it is divided by. */
	private boolean isOnPartitions(Constraint there, Constraint constraint) {
		Set<String> columns = new HashSet<>(constraint.columns());
		Objects.requireNonNull(this.live.partitionKey())
			.keys()
			.stream()
			.map(IndexKey::column)
			.filter(Objects::nonNull)
			.forEach(columns::add);
		return columns.equals(new HashSet<>(there.columns()));
	}

}
