package dev.stemma.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Which constraints, or indexes, of a table are the same before and after.
 *
 * @param pairs those that are, by their names or by their definitions
 * @param dropped those that go
 * @param added those that come
 * @param <T> what they are
 */
record Matching<T>(List<Pair<T>> pairs, List<T> dropped, List<T> added) {

	Matching {
		pairs = List.copyOf(pairs);
		dropped = List.copyOf(dropped);
		added = List.copyOf(added);
	}

	/**
	 * Matches by name and definition, then by definition where nobody has chosen the
	 * name, then by name, and then by definition again: one to one, in this order.
	 */
	static <T> Matching<T> of(List<T> before, List<T> after, Kind<T> kind) {
		List<Pair<T>> pairs = new ArrayList<>();
		List<T> dropped = new ArrayList<>(before);
		List<T> added = new ArrayList<>();
		Set<String> chosen = new HashSet<>();
		for (T object : after) {
			if (!kind.isImplicit(object)) {
				chosen.add(kind.name(object));
			}
		}
		BiPredicate<T, T> names = (one, other) -> kind.name(one).equals(kind.name(other));
		BiPredicate<T, T> definitions = (one, other) -> kind.definition(one).equals(kind.definition(other));
		added.addAll(after);
		match(pairs, dropped, added, kind, names.and(definitions), (wanted) -> true);
		match(pairs, dropped, added, kind, definitions.and((there, wanted) -> !chosen.contains(kind.name(there))),
				kind::isImplicit);
		match(pairs, dropped, added, kind, names, (wanted) -> true);
		match(pairs, dropped, added, kind, definitions, (wanted) -> true);
		return new Matching<>(pairs, dropped, free(pairs, added, kind));
	}

	private static <T> void match(List<Pair<T>> pairs, List<T> dropped, List<T> added, Kind<T> kind,
			BiPredicate<T, T> same, Predicate<T> which) {
		for (T wanted : List.copyOf(added)) {
			T there = which.test(wanted) ? first(dropped, (object) -> same.test(object, wanted)) : null;
			if (there != null) {
				dropped.remove(there);
				added.remove(wanted);
				boolean keepsName = kind.isImplicit(wanted) && kind.definition(there).equals(kind.definition(wanted));
				pairs.add(new Pair<>(there, keepsName ? kind.named(wanted, kind.name(there)) : wanted, wanted));
			}
		}
	}

	private static <T> @Nullable T first(List<T> all, Predicate<T> which) {
		return all.stream().filter(which).findFirst().orElse(null);
	}

	/** A name that nobody has chosen may be taken by what keeps its own. */
	private static <T> List<T> free(List<Pair<T>> pairs, List<T> added, Kind<T> kind) {
		Set<String> taken = new HashSet<>();
		pairs.forEach((pair) -> taken.add(kind.name(pair.after())));
		List<T> all = new ArrayList<>();
		for (T object : added) {
			String name = kind.name(object);
			for (int number = 1; !taken.add(name); number++) {
				name = kind.name(object) + number;
			}
			all.add(name.equals(kind.name(object)) ? object : kind.named(object, name));
		}
		return all;
	}

	/**
	 * The pair of what was there before, or {@code null}.
	 */
	@Nullable Pair<T> pairOf(T before) {
		return this.pairs.stream().filter((pair) -> Objects.equals(pair.before(), before)).findFirst().orElse(null);
	}

	/**
	 * The same on the way back.
	 */
	Matching<T> reversed() {
		return new Matching<>(
				this.pairs.stream().map((pair) -> new Pair<>(pair.after(), pair.before(), pair.before())).toList(),
				this.added, this.dropped);
	}

	/**
	 * The same object before and after.
	 *
	 * @param before what is there
	 * @param after what it becomes: where nobody has chosen its name, that which it has
	 * @param wanted what is wanted, by its own name
	 * @param <T> what it is
	 */
	record Pair<T>(T before, T after, T wanted) {

	}

	/**
	 * What is matched.
	 *
	 * @param <T> what it is
	 */
	interface Kind<T> {

		String name(T object);

		T named(T object, String name);

		/**
		 * What has to be equal for two to be the same but for their names.
		 */
		Object definition(T object);

		/**
		 * Whether nobody has chosen the name of what is wanted.
		 */
		boolean isImplicit(T object);

	}

}
