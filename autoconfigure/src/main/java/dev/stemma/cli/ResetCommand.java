package dev.stemma.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.stemma.runner.Preview;
import dev.stemma.runner.Redone;

/**
 * Takes everything back and applies it again.
 */
@Command(name = "reset", description = { "Take everything back and apply it again, for development.",
		"That is up to the configured target. All data that the revisions hold is lost, so it is asked for confirmation first. Refused on a server "
				+ "that is not on this machine, unless stemma.dev-sync.allow-remote is true." })
final class ResetCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = "--plan", description = "Print what would be run, with its SQL, and run nothing.")
	boolean plan;

	@Mixin
	final Confirmation confirmation = new Confirmation();

	ResetCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Work work = Work.of(this.session);
		if (!this.plan) {
			Guard.refuseIfProtected(work.stemma(), "reset");
		}
		Preview preview = work.stemma().previewReset();
		if (this.plan) {
			this.session.answer(new PlanReport(preview));
			return ExitCode.DONE;
		}
		Loss loss = new Losses(this.session.terminal()).ofRedo("This takes back all %s of %s", preview);
		if (!Losses.takenBack(preview).isEmpty() && !this.confirmation.of(loss, this.session)) {
			return ExitCode.FAILED;
		}
		work.agreed(preview);
		Redone redone = work.run(() -> work.stemma().reset());
		this.session.confirm(new RedoneReport(redone));
		return ExitCode.DONE;
	}

}
