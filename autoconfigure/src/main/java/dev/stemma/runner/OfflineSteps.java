package dev.stemma.runner;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.OfflineStart;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.script.JavaScript;
import dev.stemma.script.Recording;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.Statement;

/**
 * What the steps of a range do, as statements. Migrations in Java are recorded all at
 * once, so that everything that can't be written down is found before anything is.
 */
final class OfflineSteps {

	private static final int OLDEST = 140000;

	private static final int NEWEST = 180000;

	private static final int MAJOR = 10000;

	private final Dialect dialect;

	private final NamingConvention naming;

	private final OperationSql sql;

	private final Map<String, List<OfflineStatement.Unit>> recorded = new HashMap<>();

	private final List<Problem> problems = new ArrayList<>();

	private OfflineStart.@Nullable Server server;

	OfflineSteps(Dialect dialect, NamingConvention naming) {
		this.dialect = dialect;
		this.naming = naming;
		this.sql = new OperationSql(dialect, NEWEST);
	}

	/**
	 * Records what is written in Java.
	 * @throws OfflineSqlException with all that can't be written down
	 */
	void record(List<Step> steps) {
		for (Step step : steps) {
			if (step.script() instanceof JavaScript java) {
				Recording recording = (step.direction() == Direction.UPGRADE) ? java.recordUpgrade(this.naming)
						: java.recordDowngrade(this.naming);
				if (recording.problem() != null) {
					this.problems.add(recording.problem());
				}
				else {
					this.recorded.put(step.id(), units(step, recording.operations()));
				}
			}
		}
		if (!this.problems.isEmpty()) {
			throw new OfflineSqlException(this.problems);
		}
	}

	/**
	 * What the server has to be, or {@code null} if any will do.
	 */
	OfflineStart.@Nullable Server server() {
		return this.server;
	}

	private List<OfflineStatement.Unit> units(Step step, List<Operation> operations) {
		List<OfflineStatement.Unit> units = new ArrayList<>();
		for (Operation operation : operations) {
			try {
				this.sql.check(operation, step.transactional());
				needServer(step, operation);
				if (operation instanceof UpdateInBatches) {
					String statement = this.dialect.ddl().statements(operation).get(0);
					units.add(unit(step, units.size() + 1, null, List.of(new OfflineStatement(statement, null)),
							OfflineStatement.Kind.OPERATION));
					continue;
				}
				for (OperationSql.Part part : this.sql.parts(operation, step.transactional())) {
					if (!step.transactional()) {
						JournalledOperations.refuseRole(part);
					}
					units.add(unit(step, units.size() + 1, part.checksum(), this.sql.written(operation, part),
							part.atomic() ? OfflineStatement.Kind.ATOMIC : OfflineStatement.Kind.OPERATION));
				}
			}
			catch (StemmaException ex) {
				ex.problems()
					.forEach(
							(problem) -> this.problems
								.add(new Problem(
										"The %s of revision %s can't be written down: %s"
											.formatted(step.direction().word(), step.name(), problem.what()),
										step.revision().origin(), problem.advice())));
			}
		}
		return units;
	}

	private static OfflineStatement.Unit unit(Step step, int number, @Nullable String checksum,
			List<OfflineStatement> statements, OfflineStatement.Kind kind) {
		return new OfflineStatement.Unit(number, checksum, step.revision().origin().toString(), statements, kind);
	}

	private void needServer(Step step, Operation operation) {
		DdlWriter ddl = this.dialect.ddl();
		int version = OLDEST;
		List<Problem> lacking = ddl.lacking(operation, version);
		String why = null;
		while (!lacking.isEmpty() && version < NEWEST) {
			why = lacking.get(0).what();
			version += MAJOR;
			lacking = ddl.lacking(operation, version);
		}
		if (why != null && (this.server == null || version > this.server.version())) {
			this.server = new OfflineStart.Server(version, "Revision " + step.name() + ": " + why);
		}
	}

	/**
	 * What a step does.
	 * @param text the text of its script, or {@code null} if it is written in Java
	 */
	Iterable<OfflineStatement.Unit> units(Step step, @Nullable SqlMigration text) {
		if (text == null) {
			return Objects.requireNonNull(this.recorded.get(step.id()));
		}
		return () -> ScriptExecutor.part(text, step).statements().stream().map(OfflineSteps::unit).iterator();
	}

	private static OfflineStatement.Unit unit(Statement statement) {
		return new OfflineStatement.Unit(statement.number(), statement.checksum(), statement.where().toString(),
				List.of(new OfflineStatement(statement.sql(),
						(statement.kind() == SqlStatement.Kind.COPY) ? () -> data(statement) : null)),
				OfflineStatement.Kind.SCRIPT);
	}

	private static Reader data(Statement statement) {
		return Objects.requireNonNull(statement.data());
	}

}
