package dev.stemma.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.stemma.Stemma;
import dev.stemma.script.NewRevision;

/**
 * Writes the script of a revision that joins lines.
 */
@Command(name = "merge",
		description = { "Write the script of a revision that joins lines and does nothing else.",
				"Needs no database." },
		footerHeading = "%nExamples:%n",
		footer = { "  migrations merge", "  migrations merge 3ac1 7d0f -m \"Merge billing and catalog\"" })
final class MergeCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(arity = "0..*", paramLabel = "ID", defaultValue = "heads",
			description = "What to join: ids, beginnings of ids, branch labels. Default: all ${DEFAULT-VALUE}.")
	List<String> ids = List.of();

	@Option(names = { "-m", "--message" }, order = 1, paramLabel = "TEXT",
			description = "What the revision does, in one line. Default: which revisions it merges.")
	String message = "";

	@Mixin
	ScriptOptions script = new ScriptOptions();

	MergeCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Stemma stemma = this.session.stemma();
		Guard.refuseIfProtected(stemma, "merge");
		NewRevision details = this.script.revision(this.message, List.of(), List.of());
		WrittenReport.answer(this.session, stemma.workspace().merge(this.ids, details));
		return ExitCode.DONE;
	}

}
