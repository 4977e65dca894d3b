package dev.stemma.script;

import dev.stemma.operation.Inverse;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.OperationRecorder;
import dev.stemma.operation.Operations;
import dev.stemma.operation.Reversal;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.Revision;

/**
 * Writes down what a migration in Java would do.
 */
final class MigrationRecorder {

	private final JavaScript script;

	private final NamingConvention naming;

	MigrationRecorder(JavaScript script, NamingConvention naming) {
		this.script = script;
		this.naming = naming;
	}

	Recording upgrade() {
		return record((operations) -> this.script.migration().upgrade(operations));
	}

	/**
	 * The downgrade as it is written, or else the upgrade reversed.
	 */
	Recording downgrade() {
		String irreversible = this.script.irreversible();
		Revision revision = this.script.revision();
		if (irreversible != null) {
			return Recording
				.missing(new Problem("Revision " + revision.id() + " " + irreversible, revision.origin(), null));
		}
		if (this.script.hasDowngrade()) {
			return record((operations) -> this.script.migration().downgrade(operations));
		}
		Recording upgrade = upgrade();
		if (upgrade.problem() != null) {
			return upgrade;
		}
		Inverse inverse = Reversal.of(upgrade.operations());
		if (inverse instanceof Inverse.Missing missing) {
			return Recording.missing(new Problem(
					"Revision " + revision.id() + " has no downgrade method, and " + missing.why(), revision.origin(),
					"Write the method, or tell the operation what was there before (existing, undo)."));
		}
		return Recording.of(((Inverse.Known) inverse).operations());
	}

	private Recording record(Part part) {
		OperationRecorder recorder = new OperationRecorder(this.naming, this.script.transactional());
		try {
			part.run(recorder);
			return Recording.of(recorder.operations());
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Exception | Error ex) {
			if (ex instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			return Recording.missing(problem(ex));
		}
	}

	private Problem problem(Throwable ex) {
		Location line = this.script.lineOf(ex);
		Location where = (line != null) ? line : this.script.revision().origin();
		String id = this.script.revision().id();
		if (ex instanceof StemmaException stemma) {
			Problem first = stemma.problems().get(0);
			return new Problem("Revision " + id + ": " + first.what(), where, first.advice());
		}
		return new Problem("The operations of revision " + id + " could not be recorded: " + ex, where,
				"Keep what the migration does to its operations.");
	}

	/**
	 * One way of a migration.
	 */
	private interface Part {

		void run(Operations operations) throws Exception;

	}

}
