package dev.stemma.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.stemma.Stemma;
import dev.stemma.script.NewRevision;

/**
 * Writes the script of a new revision.
 */
@Command(name = "revision",
		description = { "Write the script of a new revision into the source tree.",
				"It revises the head unless --head says otherwise. Needs no database." },
		footerHeading = "%nExamples:%n",
		footer = { "  migrations revision -m \"Add status to members\"",
				"  migrations revision -m \"Fill in the status\" --java --tag members",
				"  migrations revision -m \"Begin billing\" --head base --branch-label billing" })
final class RevisionCommand implements Callable<Integer> {

	private final Session session;

	@Option(names = { "-m", "--message" }, order = 1, required = true, paramLabel = "TEXT",
			description = "What the revision does, in one line. The file's name is made of it.")
	String message = "";

	@Option(names = "--head", order = 2, paramLabel = "ID", defaultValue = "head",
			description = "What the new revision revises: an id, the beginning of one, a branch label's line as in "
					+ "LABEL@head, or base for nothing. Several make a merge. Default: ${DEFAULT-VALUE}.")
	List<String> heads = List.of();

	@Option(names = "--depends-on", order = 5, paramLabel = "ID", split = ",",
			description = "An id or a branch label that must be applied first without being what is revised.")
	List<String> dependsOn = List.of();

	@Mixin
	ScriptOptions script = new ScriptOptions();

	RevisionCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Stemma stemma = this.session.stemma();
		Guard.refuseIfProtected(stemma, "revision");
		NewRevision details = this.script.revision(this.message, this.heads, this.dependsOn);
		WrittenReport.answer(this.session, stemma.workspace().create(details));
		return ExitCode.DONE;
	}

}
