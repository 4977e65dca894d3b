package dev.stemma.runner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.operation.Inverse;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Reversal;
import dev.stemma.problem.Problem;
import dev.stemma.runner.RevisionRow.StoredDowngrade;
import dev.stemma.script.JavaScript;
import dev.stemma.script.Recording;
import dev.stemma.script.Script;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.SqlPart;
import dev.stemma.script.StoredScript;

/**
 * Writes the downgrades that are stored with applied revisions. Whatever goes wrong means
 * that none is stored, and why; it keeps no revision from being applied.
 */
final class DowngradeWriter {

	private static final Set<SqlStatement.Kind> STORABLE = EnumSet.of(SqlStatement.Kind.TRANSACTIONAL,
			SqlStatement.Kind.NON_TRANSACTIONAL);

	private final Dialect dialect;

	private final NamingConvention naming;

	DowngradeWriter(Dialect dialect, NamingConvention naming) {
		this.dialect = dialect;
		this.naming = naming;
	}

	/**
	 * The downgrade to be stored with what a step applies, as it is known before; none of
	 * a step that takes something back.
	 * @param text the text of its script, or {@code null} if it is written in Java
	 */
	StoredDowngrade of(Step step, @Nullable SqlMigration text) {
		return (step.direction() == Direction.UPGRADE) ? of(step.script(), text)
				: StoredDowngrade.none("The revision is taken back");
	}

	/**
	 * The downgrade to be stored, as it is known before the revision is applied.
	 * @param text the text of the script, or {@code null} if it is written in Java
	 */
	StoredDowngrade of(Script script, @Nullable SqlMigration text) {
		String irreversible = script.irreversible();
		if (irreversible != null) {
			return StoredDowngrade.none("The revision " + irreversible);
		}
		if (text != null) {
			SqlPart downgrade = text.downgrade();
			return (downgrade != null) ? StoredDowngrade.of(text.downgradeText(), downgrade.transactional())
					: StoredDowngrade.none("The script has no downgrade");
		}
		return (script instanceof JavaScript java) ? of(java, java.recordDowngrade(this.naming))
				: StoredDowngrade.none("The script has no downgrade");
	}

	/**
	 * The downgrade to be stored after a migration in Java was applied. Where its
	 * downgrade is not written, what was done is known better now: the catalog told what
	 * was there before.
	 * @param before what was known before
	 * @param done what was done, in order
	 */
	StoredDowngrade of(Step step, StoredDowngrade before, List<Operation> done) {
		Script script = step.script();
		if (!step.derivesDowngrade()) {
			return before;
		}
		try {
			Inverse inverse = Reversal.of(done);
			if (inverse instanceof Inverse.Known known) {
				return write((JavaScript) script, known.operations());
			}
			return StoredDowngrade.none(noInverse(script, ((Inverse.Missing) inverse).why()).toString());
		}
		catch (RuntimeException ex) {
			return StoredDowngrade.none(notWritten(script, ex).toString());
		}
	}

	/**
	 * Why a migration in Java whose downgrade is not written cannot be reversed, or
	 * {@code null} if it can. Runs its upgrade on a recorder.
	 */
	@Nullable Problem problemOfReversal(JavaScript script) {
		Recording recording = script.recordDowngrade(this.naming);
		if (recording.problem() != null) {
			return recording.problem();
		}
		try {
			statements(recording.operations());
			return null;
		}
		catch (RuntimeException ex) {
			return notWritten(script, ex);
		}
	}

	private StoredDowngrade of(JavaScript script, Recording recording) {
		Problem problem = recording.problem();
		return (problem != null) ? StoredDowngrade.none(problem.toString()) : write(script, recording.operations());
	}

	private StoredDowngrade write(JavaScript script, List<Operation> operations) {
		try {
			List<String> statements = statements(operations);
			String sql = String.join(";\n", statements);
			List<SqlStatement> read = split(sql);
			if (!read.stream().map((statement) -> statement.text(sql)).toList().equals(statements)) {
				return StoredDowngrade.none("Its statements would not be read as they were written");
			}
			for (SqlStatement statement : read) {
				if (!STORABLE.contains(statement.kind())) {
					return StoredDowngrade
						.none("Nothing of this kind can be stored: " + Failures.shortened(statement.text(sql)));
				}
			}
			boolean transactional = script.transactional()
					&& operations.stream().noneMatch(this.dialect.ddl()::needsAutocommit)
					&& read.stream().allMatch((statement) -> statement.kind() == SqlStatement.Kind.TRANSACTIONAL);
			return StoredDowngrade.of(StoredScript.withoutPlaceholders(sql), transactional);
		}
		catch (RuntimeException ex) {
			return StoredDowngrade.none(notWritten(script, ex).toString());
		}
	}

	/**
	 * The statements of operations, one by one: what a migration executes may be several.
	 */
	private List<String> statements(List<Operation> operations) {
		List<String> statements = new ArrayList<>();
		for (Operation operation : operations) {
			for (String sql : this.dialect.ddl().statements(operation)) {
				split(sql).forEach((statement) -> statements.add(statement.text(sql)));
			}
		}
		return statements;
	}

	private List<SqlStatement> split(String sql) {
		return this.dialect.syntax().statements(sql, 0, sql.length(), PlaceholderSyntax.NONE);
	}

	private static Problem noInverse(Script script, String why) {
		return new Problem("Revision " + script.revision().id() + " has no downgrade method, and " + why,
				script.revision().origin(), null);
	}

	private static Problem notWritten(Script script, RuntimeException ex) {
		return new Problem(
				"The downgrade of revision %s could not be written as SQL: %s".formatted(script.revision().id(), ex),
				script.revision().origin(), null);
	}

}
