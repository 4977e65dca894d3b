package dev.stemma.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.stemma.Stemma;
import dev.stemma.Workspace;
import dev.stemma.problem.Problem;
import dev.stemma.script.InvalidScriptsException;

/**
 * Opens the script of a revision.
 */
@Command(name = "edit",
		description = { "Open the script of a revision in an editor.", "It is that of $VISUAL or $EDITOR, else vi.",
				"The scripts are read again afterwards, and what is wrong with them is said. Needs no database." },
		footerHeading = "%nExample:%n", footer = "  migrations edit 3ac1")
final class EditCommand implements Callable<Integer> {

	private final Session session;

	@Spec
	CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "ID", description = "The revision: an id, the beginning of one, a branch label, or head.")
	String id = "";

	EditCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws InterruptedException {
		Stemma stemma = this.session.stemma();
		Guard.refuseIfProtected(stemma, "edit");
		Workspace workspace = stemma.workspace();
		Path file = workspace.fileOf(this.id);
		if (!this.session.terminal().isInteractive()) {
			throw new ParameterException(this.spec.commandLine(), "An editor needs a terminal, and there is none. "
					+ "The script is " + WorkingDirectory.relative(file) + ".");
		}
		Editor.of(this.session.host()).open(file);
		List<Problem> problems = workspace.problems();
		if (!problems.isEmpty()) {
			throw new InvalidScriptsException(problems);
		}
		return ExitCode.DONE;
	}

}
