package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.AlterTable;
import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.SetComment;
import dev.stemma.operation.TableChange;
import dev.stemma.operation.TableOption;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;

/**
 * Compares what holds for tables as a whole.
 *
 * @param before the table as it is
 * @param after the table as it is wanted
 */
record TableOptionComparison(Table before, Table after) {

	/** Where tables are that say nothing. */
	private static final String DEFAULT_TABLESPACE = "pg_default";

	private ObjectReference reference() {
		return this.before.reference();
	}

	/**
	 * What differs, without partitions.
	 */
	List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		if (this.before.unlogged() != this.after.unlogged()) {
			changes.add(alter(
					reference() + (this.after.unlogged() ? " is written to the log and is not to be"
							: " is not written to the log and is to be"),
					new TableOption.SetLogged(!this.after.unlogged(), !this.before.unlogged())));
		}
		parameters(changes);
		String from = (this.before.tablespace() != null) ? this.before.tablespace() : DEFAULT_TABLESPACE;
		String to = (this.after.tablespace() != null) ? this.after.tablespace() : DEFAULT_TABLESPACE;
		if (!from.equals(to)) {
			changes.add(alter(Words.is(reference(), "in tablespace " + from, "in " + to),
					new TableOption.SetTablespace(to, from)));
		}
		for (QualifiedName parent : this.before.inherits()) {
			if (!this.after.inherits().contains(parent)) {
				changes.add(alter("%s inherits from %s and is not to".formatted(reference(), parent),
						new TableOption.Inherit(parent, false)));
			}
		}
		for (QualifiedName parent : this.after.inherits()) {
			if (!this.before.inherits().contains(parent)) {
				changes.add(alter("%s is to inherit from %s".formatted(reference(), parent),
						new TableOption.Inherit(parent, true)));
			}
		}
		if (!Objects.equals(this.before.comment(), this.after.comment())) {
			changes.add(Changes.of(Change.Kind.ALTER, reference(),
					Words.comment(reference(), this.before.comment(), this.after.comment()),
					new SetComment(reference(), this.after.comment(), new Known<>(this.before.comment()))));
		}
		return changes;
	}

	private void parameters(List<Change> changes) {
		Set<String> names = new LinkedHashSet<>(this.before.parameters().keySet());
		names.addAll(this.after.parameters().keySet());
		names.removeIf((name) -> Objects.equals(this.before.parameters().get(name), this.after.parameters().get(name)));
		if (!names.isEmpty()) {
			Map<String, @Nullable String> from = new LinkedHashMap<>();
			Map<String, @Nullable String> to = new LinkedHashMap<>();
			names.forEach((name) -> from.put(name, this.before.parameters().get(name)));
			names.forEach((name) -> to.put(name, this.after.parameters().get(name)));
			changes.add(alter("%s has other storage parameters: %s".formatted(reference(), String.join(", ", names)),
					new TableOption.SetParameters(to, from)));
		}
	}

	private Change alter(String summary, TableChange change) {
		return Changes.of(Change.Kind.ALTER, reference(), summary, AlterTable.of(this.before.name(), change));
	}

	/**
	 * What differs of the partition that it is.
	 */
	List<Change> partition() {
		PartitionOf from = this.before.partitionOf();
		PartitionOf to = this.after.partitionOf();
		if (Objects.equals(from, to)) {
			return List.of();
		}
		List<Operation> upgrade = new ArrayList<>();
		if (from != null) {
			upgrade.add(AlterTable.of(from.parent(),
					new PartitionChange.Detach(this.before.name(), PartitionChange.Mode.AT_ONCE, from.bound())));
		}
		if (to != null) {
			upgrade.add(AlterTable.of(to.parent(), new PartitionChange.Attach(this.before.name(), to.bound())));
		}
		String summary = (from != null && to != null && from.parent().equals(to.parent()))
				? reference() + " takes other rows of " + to.parent() + " than it is to"
				: Words.is(reference(), words(from), words(to));
		return List.of(Changes.of(Change.Kind.ALTER, reference(), summary, upgrade));
	}

	private static String words(@Nullable PartitionOf of) {
		return (of != null) ? "a partition of " + of.parent() : "no partition";
	}

	/**
	 * What differs and can't be changed.
	 */
	List<Problem> remarks() {
		if (Objects.equals(this.before.partitionKey(), this.after.partitionKey())) {
			return List.of();
		}
		return List.of(Problem.of(
				"%s is divided into partitions otherwise than it is to be".formatted(Words.capital(reference())),
				"PostgreSQL cannot change that: create another table and move the rows."));
	}

}
