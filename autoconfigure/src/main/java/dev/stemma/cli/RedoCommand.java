package dev.stemma.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.stemma.runner.Preview;
import dev.stemma.runner.Redone;

/**
 * Takes a revision back and applies it again.
 */
@Command(name = "redo",
		description = { "Take a revision back, with all that stands on it, and apply it again.",
				"For a script that is still being written. Data goes with it, so it is asked for confirmation first." },
		footer = { "", "Examples:", "  migrations redo           the newest revision", "  migrations redo a1b2c3" })
final class RedoCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(arity = "0..1", paramLabel = "ID", defaultValue = "current",
			description = "The revision: its id or the first four or more characters of it. Default: the newest, where "
					+ "one is.")
	String id = "current";

	@Option(names = "--plan", description = "Print what would be run, with its SQL, and run nothing.")
	boolean plan;

	@Mixin
	final Confirmation confirmation = new Confirmation();

	RedoCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Work work = Work.of(this.session);
		if (!this.plan) {
			Guard.refuseIfProtected(work.stemma(), "redo");
		}
		Preview preview = work.stemma().previewRedo(this.id);
		if (this.plan) {
			this.session.answer(new PlanReport(preview));
			return ExitCode.DONE;
		}
		Loss loss = new Losses(this.session.terminal()).ofRedo("This takes back %s of %s", preview);
		if (!Losses.takenBack(preview).isEmpty() && !this.confirmation.of(loss, this.session)) {
			return ExitCode.FAILED;
		}
		work.agreed(preview);
		Redone redone = work.run(() -> work.stemma().redo(this.id));
		this.session.confirm(new RedoneReport(redone));
		return ExitCode.DONE;
	}

}
