package dev.stemma.runner;

import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.Revision;
import dev.stemma.script.JavaScript;
import dev.stemma.script.Recording;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.Statement;

/**
 * Shows what a run would do, and refuses what the run would refuse. It looks as a run
 * does at first, takes no lock and writes nothing.
 */
final class Previews {

	private final Installation installation;

	Previews(Installation installation) {
		this.installation = installation;
	}

	/**
	 * Shows a run.
	 */
	Preview ofRun(Run.Planning planning) {
		return ofAll((work, database) -> List.of(planning.plan(work, database)));
	}

	/**
	 * Shows what is taken back and applied again.
	 */
	Preview ofRedo(Redo.Planning planning) {
		return ofAll((work, database) -> {
			RedoPlan plan = planning.plan(work, database);
			return List.of(plan.down(), plan.up());
		});
	}

	private Preview ofAll(Plans plans) {
		return this.installation.look((work) -> {
			DatabaseState database = this.installation.read(work);
			List<RunPlan> runs = plans.of(work, database);
			List<Step> steps = new ArrayList<>();
			for (RunPlan run : runs) {
				if (!run.isEmpty()) {
					this.installation.preflight().checkWritable(database.facts(), run.baseline() != null);
					steps.addAll(this.installation.steps(run, database.facts()));
				}
			}
			for (Step step : steps) {
				refuseHalfDone(work, database, step);
			}
			return preview(database, runs.get(runs.size() - 1), steps);
		});
	}

	private void refuseHalfDone(WorkConnection work, DatabaseState database, Step step) throws SQLException {
		OpenAttempt attempt = database.attempt(step.id());
		if (attempt != null && step.transactional()) {
			NonTransactionalStep.refuseHalfDone(step, attempt,
					this.installation.ledger(work, database.facts(), UUID.randomUUID()).progress(), work.connection());
		}
	}

	private Preview preview(DatabaseState database, RunPlan last, List<Step> steps) {
		Map<String, Set<String>> applied = new LinkedHashMap<>();
		database.applied().values().forEach((row) -> applied.put(row.id(), below(row.parents(), row.dependencies())));
		List<String> baseline = new ArrayList<>();
		if (last.baseline() != null) {
			baseline.addAll(last.baseline().added());
			baseline.forEach((id) -> applied.put(id, Set.copyOf(last.scripts().graph().prerequisites(id))));
		}
		List<PreviewStep> shown = new ArrayList<>();
		for (Step step : steps) {
			Revision revision = step.revision();
			if (step.direction() == Direction.UPGRADE) {
				applied.put(revision.id(),
						below(revision.revises(), last.scripts().graph().dependencies(revision.id())));
			}
			else {
				applied.remove(revision.id());
			}
			shown.add(preview(step, database));
		}
		String schema = database.facts().schema();
		return new Preview(last.direction(), database.facts().database(), (schema != null) ? schema : "",
				database.tips(), tips(applied), baseline, shown, last.excluded());
	}

	private static Set<String> below(List<String> parents, List<String> dependencies) {
		Set<String> below = new HashSet<>(parents);
		below.addAll(dependencies);
		return below;
	}

	private static List<String> tips(Map<String, Set<String>> applied) {
		Set<String> below = new HashSet<>();
		applied.values().forEach(below::addAll);
		return applied.keySet().stream().filter((id) -> !below.contains(id)).toList();
	}

	private PreviewStep preview(Step step, DatabaseState database) {
		SqlMigration text = ScriptExecutor.read(step, this.installation.placeholders());
		if (text != null) {
			return preview(step, new Statements(ScriptExecutor.part(text, step).statements()), halfWay(step, database));
		}
		NamingConvention naming = this.installation.options().naming();
		JavaScript script = (JavaScript) step.script();
		Recording recording = (step.direction() == Direction.UPGRADE) ? script.recordUpgrade(naming)
				: script.recordDowngrade(naming);
		if (recording.problem() != null) {
			return preview(step, List.of(), recording.problem());
		}
		try {
			return preview(step, statements(step, recording, database.facts().version()), halfWay(step, database));
		}
		catch (StemmaException ex) {
			return preview(step, List.of(), ex.problems().get(0));
		}
	}

	private static PreviewStep preview(Step step, List<String> sql, @Nullable Problem problem) {
		return new PreviewStep(step.revision(), step.direction(), step.script().kind(), step.transactional(), sql,
				problem);
	}

	private List<String> statements(Step step, Recording recording, int serverVersion) {
		OperationSql sql = new OperationSql(this.installation.dialect(), serverVersion);
		List<String> statements = new ArrayList<>();
		for (Operation operation : recording.operations()) {
			sql.check(operation, step.transactional());
			sql.written(operation, step.transactional()).forEach((statement) -> {
				try (Reader data = (statement.data() != null) ? statement.data().get() : null) {
					statements.add(shown(statement.sql(), data));
				}
				catch (IOException ex) {
					throw new IllegalStateException("The data is made in memory", ex);
				}
			});
		}
		return statements;
	}

	private @Nullable Problem halfWay(Step step, DatabaseState database) {
		OpenAttempt attempt = database.attempt(step.id());
		JournalEntry last = (attempt != null) ? attempt.last() : null;
		if (last == null) {
			return null;
		}
		return new Problem(
				"The %s of revision %s stopped half way, in statement %d".formatted(step.direction().word(),
						step.name(), last.statement()),
				step.revision().origin(), "A run takes it up there: what is done is not run again.");
	}

	/**
	 * A statement as it is shown.
	 * @param data what is copied by it, or {@code null}
	 */
	private static String shown(String sql, @Nullable Reader data) throws IOException {
		String text = (data != null) ? counted(data) + sql : sql;
		// A semicolon that is put behind must not be part of a comment.
		return text.substring(text.lastIndexOf('\n') + 1).contains("--") ? text + "\n" : text;
	}

	private static String counted(Reader data) throws IOException {
		long lines = 0;
		long bytes = 0;
		char last = '\n';
		char[] buffer = new char[8192];
		for (int count = data.read(buffer); count != -1; count = data.read(buffer)) {
			for (int i = 0; i < count; i++) {
				lines += (buffer[i] == '\n') ? 1 : 0;
				bytes += bytes(buffer[i]);
			}
			last = (count > 0) ? buffer[count - 1] : last;
		}
		lines += (last != '\n') ? 1 : 0;
		return "-- %d %s of data, %d bytes\n".formatted(lines, (lines == 1) ? "line" : "lines", bytes);
	}

	/**
	 * How many bytes a character takes as UTF-8; the halves of a surrogate pair share
	 * four.
	 */
	private static int bytes(char c) {
		if (c < 0x80) {
			return 1;
		}
		return (c < 0x800 || Character.isSurrogate(c)) ? 2 : 3;
	}

	/**
	 * The statements of a script, made when they are asked for.
	 */
	private static final class Statements extends AbstractList<String> {

		private final List<Statement> statements;

		Statements(List<Statement> statements) {
			this.statements = statements;
		}

		@Override
		public String get(int index) {
			Statement statement = this.statements.get(index);
			try (Reader data = statement.data()) {
				return shown(statement.sql(), data);
			}
			catch (IOException ex) {
				throw new IllegalStateException("The data is in memory", ex);
			}
		}

		@Override
		public int size() {
			return this.statements.size();
		}

	}

	/**
	 * Decides on a look what runs would do one after the other.
	 */
	private interface Plans {

		List<RunPlan> of(WorkConnection work, DatabaseState database) throws SQLException;

	}

}
