package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.diff.Rename;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * Which renames hold between a database and its models: those that somebody has asked for
 * have to, those that models carry with them do as long as they have not been made.
 */
final class Renames {

	private final CatalogNames live;

	private final CatalogNames wanted;

	/** By the new references, tables before columns. */
	private final Map<ObjectReference, Rename> chosen = new LinkedHashMap<>();

	private final List<Problem> problems = new ArrayList<>();

	Renames(CatalogPair catalogs) {
		this.live = new CatalogNames(catalogs.live());
		this.wanted = new CatalogNames(catalogs.wanted());
	}

	/**
	 * The renames that hold.
	 * @param asked what somebody has asked for
	 * @param agreed what somebody has agreed to
	 * @param hints what models say, in the order in which they say it
	 * @throws InvalidRenameException if something was asked for that can't be
	 */
	List<Rename> choose(List<AskedRename> asked, List<Rename> agreed, List<Rename> hints) {
		agreed.forEach(this::choose);
		List<AskedRename> columns = new ArrayList<>();
		for (AskedRename each : asked) {
			if (this.live.find(each.old()).stream().anyMatch((object) -> !object.kind().isPart())) {
				ask(each);
			}
			else {
				columns.add(each);
			}
		}
		hints.stream().filter((hint) -> !hint.object().kind().isPart()).forEach(this::hint);
		columns.forEach(this::ask);
		hints.stream().filter((hint) -> hint.object().kind().isPart()).forEach(this::hint);
		if (!this.problems.isEmpty()) {
			throw new InvalidRenameException(this.problems);
		}
		return List.copyOf(this.chosen.values());
	}

	private void choose(Rename rename) {
		this.chosen.putIfAbsent(rename.renamed(), rename);
	}

	private void ask(AskedRename asked) {
		List<ObjectReference> found = this.live.find(asked.old());
		if (found.size() > 1) {
			this.problems.add(Problem.of(
					"'" + asked + "' may mean "
							+ found.stream().map(ObjectReference::toString).collect(Collectors.joining(" or ")) + ".",
					"Rename one of them in a migration of its own."));
			return;
		}
		if (found.isEmpty()) {
			String name = String.join(".", asked.old());
			this.problems.add(Problem.of("'" + asked + "' is to rename what the database does not have: " + name + ".",
					didYouMean(CatalogNames.nearest(name, this.live.all()),
							"Write the old name as the database has it.")));
			return;
		}
		Rename rename = new Rename(found.get(0), asked.newName());
		Problem problem = problem(asked, rename);
		if (problem != null) {
			this.problems.add(problem);
			return;
		}
		choose(rename);
	}

	private @Nullable Problem problem(AskedRename asked, Rename rename) {
		if (this.live.has(rename.renamed())) {
			return Problem.of("'" + asked + "' can't be followed: the database has a " + rename.renamed() + " already.",
					"Leave it out.");
		}
		ObjectReference wanted = inWanted(rename);
		if (!this.wanted.has(wanted)) {
			List<ObjectReference> others = this.wanted.all()
				.stream()
				.filter((object) -> object.kind() == wanted.kind() && !this.live.has(object))
				.toList();
			List<String> nearest = CatalogNames.nearest(
					(wanted.part() != null) ? wanted.name() + "." + wanted.part() : wanted.name().toString(), others);
			return Problem.of("'" + asked + "' can't be followed: the models have no " + wanted + ".",
					didYouMean(nearest, "The new name has to be in the models."));
		}
		return null;
	}

	private static String didYouMean(List<String> nearest, String otherwise) {
		return nearest.isEmpty() ? otherwise : "Did you mean " + String.join(" or ", nearest) + "?";
	}

	/**
	 * What is renamed, by the name that models give it: its table may be renamed too.
	 */
	private ObjectReference inWanted(Rename rename) {
		ObjectReference renamed = rename.renamed();
		if (renamed.part() == null) {
			return renamed;
		}
		for (Rename other : this.chosen.values()) {
			if (other.object().equals(ObjectReference.table(renamed.name()))) {
				return ObjectReference.column(other.renamed().name(), renamed.part());
			}
		}
		return renamed;
	}

	/**
	 * Passed over where it has been followed, or does not apply: the old name is not
	 * there, or the models mean another object by it.
	 */
	private void hint(Rename hint) {
		Rename rename = hint;
		if (hint.object().kind() == ObjectKind.COLUMN) {
			rename = new Rename(ObjectReference.column(tableInLive(hint.object().name()), part(hint)), hint.newName());
		}
		boolean applies = this.live.has(rename.object()) && !this.live.has(rename.renamed())
				&& this.wanted.has(inWanted(rename))
				&& !this.wanted.has(inWanted(new Rename(rename.object(), last(rename.object()))));
		if (applies && !this.chosen.containsKey(rename.renamed())
				&& this.chosen.values().stream().map(Rename::object).noneMatch(rename.object()::equals)) {
			choose(rename);
		}
	}

	private static String part(Rename hint) {
		return last(hint.object());
	}

	private static String last(ObjectReference object) {
		return (object.part() != null) ? object.part() : object.name().name();
	}

	/**
	 * A table by the name that it has in the database, whichever of its names is said.
	 */
	private QualifiedName tableInLive(QualifiedName table) {
		Rename rename = this.chosen.get(ObjectReference.table(table));
		return (rename != null) ? rename.object().name() : table;
	}

}
