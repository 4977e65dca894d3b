package dev.stemma.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.problem.Problem;
import dev.stemma.runner.Direction;
import dev.stemma.runner.Preview;
import dev.stemma.runner.PreviewStep;

/**
 * Says what is lost by what a command is about to do.
 */
final class Losses {

	/** What does not fit a screen is not read. */
	private static final int SHOWN = 12;

	private final Terminal terminal;

	Losses(Terminal terminal) {
		this.terminal = terminal;
	}

	/**
	 * What a run takes back.
	 * @param what how the sentence goes on behind "This": {@code takes back}
	 * @param preview what it would do
	 */
	Loss of(String what, Preview preview) {
		List<PreviewStep> steps = takenBack(preview);
		List<String> details = new ArrayList<>();
		List<String> names = steps.stream()
			.map((step) -> Words.named(step.revision().id(), step.revision().message()))
			.toList();
		details.addAll(shortened(names));
		List<String> statements = statements(steps);
		if (!statements.isEmpty()) {
			details.add("");
			details.add("It drops or deletes:");
			shortened(statements).forEach((line) -> details.add("  " + line));
		}
		return new Loss(what.formatted(Words.count(steps.size(), "revision"),
				Sentences.database(preview.database(), preview.schema())), details);
	}

	/**
	 * What a run takes back that applies revisions again afterwards: all of them, or
	 * those that its target and its tags leave.
	 * @param what how the sentence begins, as for {@link #of(String, Preview)}
	 * @param preview what it would do
	 */
	Loss ofRedo(String what, Preview preview) {
		Set<String> again = new HashSet<>();
		preview.steps()
			.stream()
			.filter((step) -> step.direction() == Direction.UPGRADE)
			.forEach((step) -> again.add(step.revision().id()));
		List<String> gone = takenBack(preview).stream()
			.map((step) -> step.revision().id())
			.filter((id) -> !again.contains(id))
			.toList();
		if (gone.isEmpty()) {
			return of(what + ", and applies them again empty", preview);
		}
		Loss loss = of(what + ", and applies again, empty, what target and tags leave", preview);
		List<String> details = new ArrayList<>(loss.details());
		details.add("");
		details.add("Not applied again: " + String.join(", ", shortened(gone)));
		return new Loss(loss.what(), details);
	}

	/**
	 * The steps that take something back, in their order.
	 */
	static List<PreviewStep> takenBack(Preview preview) {
		return preview.steps().stream().filter((step) -> step.direction() == Direction.DOWNGRADE).toList();
	}

	private static List<String> statements(List<PreviewStep> steps) {
		List<String> statements = new ArrayList<>();
		for (PreviewStep step : steps) {
			step.sql().stream().filter(DestructiveSql::matches).map(DestructiveSql::line).forEach(statements::add);
			Problem problem = step.problem();
			if (problem != null) {
				statements.add("%s: %s".formatted(step.revision().id(), problem.what()));
			}
		}
		return statements;
	}

	private List<String> shortened(List<String> lines) {
		List<String> shortened = new ArrayList<>();
		for (String line : lines) {
			if (shortened.size() == SHOWN - 1 && lines.size() > SHOWN) {
				shortened.add("and %d more, which --plan shows".formatted(lines.size() - shortened.size()));
				break;
			}
			shortened.add(Columns.cut(line, this.terminal.width() - 6, this.terminal.isUnicode() ? "…" : "..."));
		}
		return shortened;
	}

}
