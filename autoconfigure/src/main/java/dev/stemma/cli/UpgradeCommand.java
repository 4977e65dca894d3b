package dev.stemma.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.stemma.Stemma;
import dev.stemma.runner.Direction;
import dev.stemma.runner.RunResult;

/**
 * Applies what is pending.
 */
@Command(name = "upgrade",
		description = { "Apply pending revisions, up to a target and in the order of the graph.",
				"Revisions on other lines are left alone. What is done stays done when a later one fails." },
		footer = { "", "Examples:", "  migrations upgrade                 up to the configured target",
				"  migrations upgrade +1              one revision",
				"  migrations upgrade heads --plan    what that would run",
				"  migrations upgrade a1b2c3:heads --sql > upgrade.sql" })
final class UpgradeCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(arity = "0..*", paramLabel = "TARGET",
			description = "Up to where: an id or the first four or more characters of one, a branch label, head, heads, "
					+ "+1. With --sql also a range from:to. Default: stemma.target.")
	List<String> targets = new ArrayList<>();

	@Mixin
	final TagOptions tags = new TagOptions();

	@ArgGroup
	final Rehearsal rehearsal = new Rehearsal();

	@Spec
	CommandSpec spec = CommandSpec.create();

	UpgradeCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		if (this.rehearsal.sql) {
			Stemma stemma = this.tags.of(this.session.stemma());
			this.session.answer(new SqlReport(Direction.UPGRADE, stemma.sql(range(stemma))));
			return ExitCode.DONE;
		}
		Work work = Work.of(this.session, this.tags::of);
		Stemma stemma = work.stemma();
		List<String> targets = this.targets.isEmpty() ? List.of(stemma.target()) : this.targets;
		if (this.rehearsal.plan) {
			this.session.answer(new PlanReport(stemma.previewUpgrade(targets, stemma.tags())));
			return ExitCode.DONE;
		}
		RunResult result = work.run(() -> stemma.upgrade(targets, stemma.tags()));
		this.session.confirm(new RunReport(result));
		return ExitCode.DONE;
	}

	private String range(Stemma stemma) {
		if (this.targets.size() > 1) {
			throw new ParameterException(this.spec.commandLine(),
					"--sql writes one script up to one target or for one range from:to");
		}
		return this.targets.isEmpty() ? stemma.target() : this.targets.get(0);
	}

}
