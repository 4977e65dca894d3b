package dev.stemma.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;

/**
 * Takes revisions back and applies them again, as two runs. Both are planned and checked
 * before the first of them begins.
 */
final class Redo {

	private final Installation installation;

	private final Planning planning;

	private @Nullable RedoPlan planned;

	Redo(Installation installation, Planning planning) {
		this.installation = installation;
		this.planning = planning;
	}

	/**
	 * A revision and all that is applied above it.
	 */
	static Planning redo(Installation installation, String identifier) {
		return (work, database) -> new RedoPlanner(installation).redo(database, identifier);
	}

	/**
	 * Everything.
	 * @throws ResetRefusedException if the database is not a developer's own
	 */
	static Planning reset(Installation installation, String target, TagFilter filter) {
		DeveloperDatabase developers = DeveloperDatabase.forReset(installation);
		developers.refuseProtected();
		return (work, database) -> {
			developers.refuseRemote(work, database);
			return new RedoPlanner(installation).reset(database, target, filter);
		};
	}

	/**
	 * Runs it.
	 * @param runner does a run
	 */
	Redone run(Function<Run, RunResult> runner) {
		Run down = new Run(this.installation, Direction.DOWNGRADE, this::down);
		Run up = new Run(this.installation, Direction.UPGRADE, this::up);
		try {
			RunResult takenBack = runner.apply(down);
			return new Redone(takenBack, runner.apply(up));
		}
		catch (StemmaException ex) {
			throw tellingWhatIsMissing(ex, down.done(), up.done());
		}
	}

	private RunPlan down(WorkConnection work, DatabaseState database) throws SQLException {
		RedoPlan plan = this.planning.plan(work, database);
		if (!plan.up().isEmpty()) {
			this.installation.preflight().checkWritable(database.facts(), plan.up().baseline() != null);
			this.installation.steps(plan.up(), database.facts());
		}
		this.planned = plan;
		return plan.down();
	}

	private RunPlan up(WorkConnection work, DatabaseState database) {
		RedoPlan plan = this.planned;
		if (plan == null) {
			throw new IllegalStateException("The way up was begun before the way down");
		}
		return this.installation.planner().remaining(database, plan.up());
	}

	private static StemmaException tellingWhatIsMissing(StemmaException cause, List<Revision> down, List<Revision> up) {
		List<Revision> missing = new ArrayList<>(down);
		missing.removeAll(up);
		if (missing.isEmpty()) {
			return cause;
		}
		StemmaException ex = (cause instanceof RunInterruptedException interrupted) ? interrupted.asPart() : cause;
		Set<String> below = new HashSet<>();
		missing.forEach((revision) -> {
			below.addAll(revision.revises());
			below.addAll(revision.dependsOn());
		});
		List<String> tips = missing.stream().map(Revision::id).filter((id) -> !below.contains(id)).toList();
		ex.add(Problem.of(
				"It stopped with revisions taken back that are not applied again: %s%s".formatted(Planner.ids(missing),
						up.isEmpty() ? "" : "; these are: " + Planner.ids(up)),
				"What is done stays done. Once the cause is corrected, migrations upgrade %s goes on with it."
					.formatted((tips.size() == 1) ? tips.get(0) : "heads")));
		return ex;
	}

	/**
	 * Decides on the first look what is taken back and applied again.
	 */
	interface Planning {

		RedoPlan plan(WorkConnection work, DatabaseState database) throws SQLException;

	}

}
