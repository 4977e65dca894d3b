package dev.stemma.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.stemma.Stemma;
import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.diff.Rename;
import dev.stemma.diff.RenameSuspect;
import dev.stemma.problem.Problem;
import dev.stemma.script.NewRevision;
import dev.stemma.script.WrittenScript;

/**
 * Writes the script of a new revision: an empty one, or what has changed in the models.
 */
@Command(name = "revision",
		description = { "Write the script of a new revision into the source tree.",
				"It revises the head unless --head says otherwise. An empty one needs no database; with "
						+ "--autogenerate the models are compared with one, and a script is written if they differ." },
		footerHeading = "%nExamples:%n",
		footer = { "  migrations revision -m \"Add status to members\"",
				"  migrations revision -m \"Fill in the status\" --java --tag members",
				"  migrations revision -m \"Begin billing\" --head base --branch-label billing",
				"  migrations revision -m \"Add brands\" --autogenerate",
				"  migrations revision -m \"Call titles names\" --autogenerate --rename products.title:name" })
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

	@ArgGroup(exclusive = false)
	@Nullable GenerationOptions generation;

	RevisionCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		Stemma stemma = this.session.stemma();
		Guard.refuseIfProtected(stemma, "revision");
		NewRevision details = this.script.revision(this.message, this.heads, this.dependsOn);
		if (this.generation != null) {
			generate(stemma, details, this.generation.request());
		}
		else {
			WrittenReport.answer(this.session, stemma.workspace().create(details));
		}
		return ExitCode.DONE;
	}

	private void generate(Stemma stemma, NewRevision details, AutogenerateRequest given) {
		// What it can't revise is said before anything is compared and asked
		stemma.workspace().parents(details);
		AutogenerateRequest request = given;
		ModelComparison comparison = stemma.compareModels(request);
		comparison.sources().forEach((source) -> this.session.note(source.toString()));
		ChangeLines.remarks(comparison).stream().map(Problem::toString).forEach(this.session::note);
		RenameQuestions questions = new RenameQuestions(this.session);
		List<Rename> accepted = questions.ask(comparison.differences().suspects());
		while (!accepted.isEmpty()) {
			request = request.with(accepted);
			comparison = stemma.compareModels(request);
			accepted = questions.ask(comparison.differences().suspects());
		}
		List<RenameSuspect> declined = comparison.differences()
			.suspects()
			.stream()
			.filter(questions::isDeclined)
			.toList();
		comparison = comparison.without(declined);
		ChangeLines.of(comparison.differences().changes(), this.session.style()).forEach(this.session::note);
		comparison.differences()
			.suspects()
			.stream()
			.map(RenameSuspect::rename)
			.map(RenameQuestions::hint)
			.forEach(this.session::note);
		List<WrittenScript> written = stemma.workspace().autogenerate(details, comparison, request);
		written.forEach((script) -> WrittenReport.notes(this.session, script));
		this.session.confirm(new GeneratedReport(comparison, written));
	}

}
