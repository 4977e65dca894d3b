package dev.stemma.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.stemma.problem.EditDistance;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Table;

/**
 * Looks for what goes under one name and comes under another: tables by their columns,
 * columns by their type and name, enums by their values.
 */
final class RenameSuspects {

	/** Two that are less alike than that are two. */
	private static final double LEAST = 0.5;

	private final Catalog before;

	private final Catalog after;

	private final ObjectFilter filter;

	private RenameSuspects(Catalog before, Catalog after, ObjectFilter filter) {
		this.before = before;
		this.after = after;
		this.filter = filter;
	}

	/**
	 * The suspects, each object in one of them at most, the surest first.
	 * @param before what is there, after the renames that are known
	 * @param after what is wanted
	 */
	static List<RenameSuspect> of(Catalog before, Catalog after, ObjectFilter filter) {
		return new RenameSuspects(before, after, filter).find();
	}

	private List<RenameSuspect> find() {
		List<RenameSuspect> all = new ArrayList<>();
		for (Table gone : gone(Table.class, this.before, this.after)) {
			for (Table come : gone(Table.class, this.after, this.before)) {
				add(all, gone.reference(), come.name(), gone.name(), similarity(gone, come));
			}
		}
		for (EnumType gone : gone(EnumType.class, this.before, this.after)) {
			for (EnumType come : gone(EnumType.class, this.after, this.before)) {
				add(all, gone.reference(), come.name(), gone.name(), gone.values().equals(come.values()) ? 1 : 0);
			}
		}
		for (Table table : this.before.all(Table.class)) {
			Table other = this.after.table(table.name());
			if (other != null) {
				columns(all, table, other);
			}
		}
		return best(all);
	}

	private <T extends SchemaObject> List<T> gone(Class<T> type, Catalog here, Catalog there) {
		return here.all(type)
			.stream()
			.filter((object) -> !there.objects().containsKey(object.reference())
					&& this.filter.includes(object.reference()))
			.toList();
	}

	/** What moves to another schema is not renamed. */
	private static void add(List<RenameSuspect> all, ObjectReference gone, QualifiedName come, QualifiedName name,
			double similarity) {
		if (similarity >= LEAST && Objects.equals(come.schema(), name.schema())) {
			all.add(new RenameSuspect(new Rename(gone, come.name()), similarity));
		}
	}

	private void columns(List<RenameSuspect> all, Table before, Table after) {
		List<Column> gone = only(before, after);
		List<Column> come = only(after, before);
		for (Column one : gone) {
			for (Column other : come) {
				double similarity = similarity(one, other);
				if (similarity >= LEAST) {
					all.add(new RenameSuspect(
							new Rename(ObjectReference.column(before.name(), one.name()), other.name()), similarity));
				}
			}
		}
	}

	private List<Column> only(Table here, Table there) {
		Set<String> names = new HashSet<>(there.columns().stream().map(Column::name).toList());
		return here.columns()
			.stream()
			.filter((column) -> !names.contains(column.name())
					&& this.filter.includes(ObjectReference.column(here.name(), column.name())))
			.toList();
	}

	/** How many of all their columns two tables share. */
	private static double similarity(Table one, Table other) {
		Map<String, String> types = new LinkedHashMap<>();
		one.columns().forEach((column) -> types.put(column.name(), column.type().toString()));
		long shared = other.columns()
			.stream()
			.filter((column) -> column.type().toString().equals(types.get(column.name())))
			.count();
		long total = one.columns().size() + other.columns().size() - shared;
		return (double) shared / total;
	}

	/** Another type is another column, another length may be the same one. */
	private static double similarity(Column one, Column other) {
		if (!base(one).equals(base(other))) {
			return 0;
		}
		double alike = 0.4;
		alike += one.type().equals(other.type()) ? 0.2 : 0;
		alike += (one.nullable() == other.nullable()) ? 0.1 : 0;
		alike += Objects.equals(one.defaultExpression(), other.defaultExpression()) ? 0.1 : 0;
		int longer = Math.max(one.name().length(), other.name().length());
		return alike + 0.2 * (longer - EditDistance.between(one.name(), other.name())) / longer;
	}

	private static String base(Column column) {
		return column.type().toString().replaceAll("\\(.*\\)", "");
	}

	private static List<RenameSuspect> best(List<RenameSuspect> all) {
		Set<ObjectReference> taken = new HashSet<>();
		List<RenameSuspect> best = new ArrayList<>();
		all.stream()
			.sorted(Comparator.comparingDouble(RenameSuspect::similarity).reversed())
			.filter((suspect) -> !taken.contains(suspect.rename().object())
					&& !taken.contains(suspect.rename().renamed()))
			.forEach((suspect) -> {
				taken.add(suspect.rename().object());
				taken.add(suspect.rename().renamed());
				best.add(suspect);
			});
		return best;
	}

}
