package dev.stemma.runner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;
import dev.stemma.revision.TagFilter;

/**
 * Plans to take revisions back and to apply them again. No I/O.
 */
final class RedoPlanner {

	private final Installation installation;

	private final RevisionGraph graph;

	RedoPlanner(Installation installation) {
		this.installation = installation;
		this.graph = installation.scripts().graph();
	}

	/**
	 * A revision and all that is applied above it: back, and exactly these again.
	 * @throws NotAppliedException if the identifier names no applied revision
	 */
	RedoPlan redo(DatabaseState database, String identifier) {
		Set<String> known = this.installation.known(database);
		List<Revision> back = this.graph.planRemoval(List.of(applied(database, identifier, known)), known);
		List<Revision> again = new ArrayList<>(back);
		Collections.reverse(again);
		Planner planner = this.installation.planner();
		return new RedoPlan(planner.downgrade(database, back), planner.again(without(database, back), again));
	}

	/**
	 * Everything back, and what is then pending up to a target applied.
	 * @throws DivergedHistoryException if this build does not know all that is applied
	 */
	RedoPlan reset(DatabaseState database, String target, TagFilter filter) {
		List<String> unknown = database.applied().keySet().stream().filter((id) -> !this.graph.contains(id)).toList();
		if (!unknown.isEmpty()) {
			throw new DivergedHistoryException(List.of(Problem.of(
					"The database holds revisions that this build does not know, so it can't take everything back: "
							+ String.join(", ", unknown),
					"Take them back as the database has them stored, with migrations downgrade TARGET --from-database; then reset again.")));
		}
		Set<String> all = database.applied().keySet();
		List<Revision> back = this.graph.planRemoval(all, all);
		Planner planner = this.installation.planner();
		return new RedoPlan(planner.downgrade(database, back),
				planner.upgrade(without(database, back), List.of(target), filter));
	}

	private static DatabaseState without(DatabaseState database, List<Revision> revisions) {
		return database.without(revisions.stream().map(Revision::id).toList());
	}

	private String applied(DatabaseState database, String identifier, Set<String> known) {
		if (database.applied().containsKey(identifier) && !this.graph.contains(identifier)) {
			throw new DivergedHistoryException(
					List.of(Problem.of("Revision %s is applied, and this build does not know it".formatted(identifier),
							"Redo it with the build that brought it.")));
		}
		Revision revision = this.graph.resolveOne(identifier, known);
		if (revision == null) {
			throw new NotAppliedException(Problem.of("'%s' stands for no applied revision".formatted(identifier),
					"Name one: migrations current says what is applied last."));
		}
		if (!known.contains(revision.id())) {
			throw new NotAppliedException(
					new Problem("Revision %s is not applied, so it can't be redone".formatted(revision.id()),
							revision.origin(), "Apply it with migrations upgrade %s.".formatted(revision.id())));
		}
		return revision.id();
	}

}
