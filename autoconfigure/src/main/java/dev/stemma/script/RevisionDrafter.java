package dev.stemma.script;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.revision.RevisionGraph;

/**
 * Makes of what is asked for a revision that fits the graph.
 */
final class RevisionDrafter {

	private static final Location ORIGIN = Location.of("the new script");

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+");

	private final RevisionGraph graph;

	private final WritingOptions options;

	RevisionDrafter(RevisionGraph graph, WritingOptions options) {
		this.graph = graph;
		this.options = options;
	}

	/**
	 * The revisions that a new one is to revise.
	 * @throws dev.stemma.revision.IdentifierException if one can't be resolved, or is no
	 * head
	 */
	List<String> parents(List<String> heads, boolean splice) {
		Set<String> parents = new LinkedHashSet<>();
		for (String head : heads) {
			this.graph.parentsForNew(head, splice).forEach((parent) -> parents.add(parent.id()));
		}
		return List.copyOf(parents);
	}

	/**
	 * The revision.
	 * @param details what it is to be
	 * @param parents what it revises
	 * @throws InvalidRevisionException with all that keeps it from being part of the
	 * graph
	 */
	Revision draft(NewRevision details, List<String> parents) {
		List<Problem> problems = new ArrayList<>();
		String id = (details.id() != null) ? details.id() : newId();
		List<String> dependsOn = dependencies(details.dependsOn(), problems);
		String message = SPACE.matcher(details.message()).replaceAll(" ").strip();
		if (Directive.read(message) != null) {
			problems.add(Problem.of("Message '" + message + "' would be read as a directive.",
					"Begin it with a word that has no '@' before it."));
		}
		Revision revision = new Revision(id, parents, dependsOn, new LinkedHashSet<>(details.branchLabels()),
				new LinkedHashSet<>(details.tags()), message,
				this.options.clock().instant().truncatedTo(ChronoUnit.SECONDS), ORIGIN);
		Revision taken = this.graph.find(id);
		if (taken != null) {
			problems.add(new Problem("There is a revision " + id + " already.", taken.origin(), "Choose another id."));
		}
		else {
			List<Revision> all = new ArrayList<>(this.graph.revisions());
			all.add(revision);
			problems.addAll(RevisionGraph.problems(all));
		}
		if (!problems.isEmpty()) {
			throw new InvalidRevisionException(problems);
		}
		return revision;
	}

	private String newId() {
		Set<String> labels = labels().keySet();
		String id = this.options.ids().get();
		while (this.graph.contains(id) || labels.contains(id)) {
			id = this.options.ids().get();
		}
		return id;
	}

	private List<String> dependencies(List<String> given, List<Problem> problems) {
		Map<String, Revision> labels = labels();
		Set<String> dependencies = new LinkedHashSet<>();
		for (String dependency : given) {
			if (this.graph.contains(dependency) || labels.containsKey(dependency)) {
				dependencies.add(dependency);
				continue;
			}
			List<Revision> resolved = this.graph.parentsForNew(dependency, true);
			if (resolved.isEmpty()) {
				problems.add(Problem.of("'" + dependency + "' is no revision to depend on.",
						"Name an id or a branch label."));
			}
			resolved.forEach((revision) -> dependencies.add(revision.id()));
		}
		return List.copyOf(dependencies);
	}

	private Map<String, Revision> labels() {
		Map<String, Revision> labels = new LinkedHashMap<>();
		this.graph.revisions()
			.forEach((revision) -> revision.branchLabels().forEach((label) -> labels.put(label, revision)));
		return labels;
	}

	/**
	 * The revision with other parents.
	 */
	static Revision withParents(Revision revision, List<String> parents) {
		return new Revision(revision.id(), parents, revision.dependsOn(), revision.branchLabels(), revision.tags(),
				revision.message(), revision.created(), revision.origin());
	}

	/**
	 * The same with a message and a template, where it names none.
	 */
	static NewRevision withMessage(NewRevision details, String message, @Nullable String template) {
		return new NewRevision(details.message().isBlank() ? message : details.message(), details.heads(),
				details.splice(), details.branchLabels(), details.dependsOn(), details.tags(), details.id(),
				details.location(), details.kind(), (details.template() != null) ? details.template() : template,
				details.body());
	}

}
