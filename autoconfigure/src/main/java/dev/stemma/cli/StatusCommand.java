package dev.stemma.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.stemma.Status;
import dev.stemma.Stemma;

/**
 * How the database stands to this build and its target.
 */
@Command(name = "status",
		description = "Tell where the database is, what is pending and what is wrong. Nothing is changed.",
		footer = { "", "The exit code tells a script the same: 0 the target is reached, 3 something is",
				"pending, 4 the database and this build contradict each other, 5 a revision",
				"stopped half way, 75 the database is not there." })
final class StatusCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	TagOptions tags = new TagOptions();

	StatusCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Stemma stemma = this.tags.of(this.session.stemma());
		Status status = stemma.status();
		this.session.answer(new StatusReport(this.session, status, stemma.graph(), stemma.sourceTree()));
		return ExitCode.of(status);
	}

}
