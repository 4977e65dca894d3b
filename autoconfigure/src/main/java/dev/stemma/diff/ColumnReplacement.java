package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.stemma.operation.Operation;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.Index;

/**
 * Drops a column and adds it as it is wanted, with the constraints and indexes that go
 * with it.
 *
 * @param table the table
 * @param before the column as it is
 * @param after the column as it is wanted
 */
record ColumnReplacement(AlteredTable table, Column before, Column after) {

	private Set<String> name() {
		return Set.of(this.before.name());
	}

	private List<Matching.Pair<Constraint>> constraints() {
		return this.table.constraintsOn(name());
	}

	private List<Matching.Pair<Index>> indexes() {
		return this.table.indexesOn(name());
	}

	/**
	 * What drops the column.
	 */
	Operation removal() {
		return new ColumnDefinition(this.table.before(), this.table.after().parts()).drop(this.before,
				constraints().stream().map(Matching.Pair::before).toList(),
				indexes().stream().map(Matching.Pair::before).toList());
	}

	/**
	 * What adds it again.
	 */
	List<Operation> addition() {
		return new ColumnDefinition(this.table.after(), this.table.before().parts()).restoration(this.after,
				constraints().stream().map(Matching.Pair::after).toList(),
				indexes().stream().map(Matching.Pair::after).toList());
	}

	private List<Operation> operations() {
		List<Operation> all = new ArrayList<>();
		all.add(removal());
		all.addAll(addition());
		return all;
	}

	private ColumnReplacement reversed() {
		Column wanted = this.before;
		Column there = this.after;
		return new ColumnReplacement(this.table.reversed(), there, wanted);
	}

	/**
	 * The change.
	 * @param handled gets the constraints and indexes that it sees to
	 */
	Change change(Set<Object> handled) {
		constraints().forEach((pair) -> handled.add(pair.before()));
		indexes().forEach((pair) -> handled.add(pair.before()));
		Change change = Change.of(Change.Kind.ALTER, this.table.before().column(this.before),
				Words.is(this.table.before().column(this.before), words(this.before), words(this.after)), operations(),
				reversed().operations());
		if (this.after.generated() == null || this.before.generated() == null) {
			change = change.destroying("%svalues of %s".formatted((this.before.generated() != null) ? "computed " : "",
					this.table.before().column(this.before)));
		}
		return change.note("%s is dropped and added again, behind the other columns of its table."
			.formatted(Words.capital(this.table.before().column(this.before))));
	}

	private static String words(Column column) {
		if (column.generated() == null) {
			return "a plain " + Words.type(column);
		}
		return "%s, computed%s as %s".formatted(Words.type(column),
				column.generated().stored() ? "" : " when it is read", column.generated().expression());
	}

}
