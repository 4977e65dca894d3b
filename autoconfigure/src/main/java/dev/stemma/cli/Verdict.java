package dev.stemma.cli;

import java.util.List;

import dev.stemma.HistoryEntry;
import dev.stemma.Status;
import dev.stemma.runner.RunnerAtWork;
import dev.stemma.runner.StoppedRevision;

/**
 * How a database stands, in one line.
 *
 * @param status the same at length
 */
record Verdict(Status status) {

	String in(Style style) {
		String words = words();
		String coloured = switch (this.status.state()) {
			case REACHED -> style.green(words);
			case PENDING, AHEAD, RUNNING -> style.yellow(words);
			case DIVERGED, INCONSISTENT, UNRESOLVED -> style.red(words);
		};
		return style.bold("Database \"%s\", schema \"%s\"".formatted(this.status.database(), this.status.schema()))
				+ ": " + coloured + excluded() + ".";
	}

	private String words() {
		return switch (this.status.state()) {
			case REACHED -> "up to date";
			case PENDING -> pending();
			case AHEAD -> "ahead of this build, which does not know " + unknown();
			case DIVERGED -> "diverged from this build: " + pending() + ", and it holds " + unknown()
					+ " that this build does not know";
			case INCONSISTENT ->
				"inconsistent with this build: " + Words.count(this.status.problems().size(), "problem");
			case UNRESOLVED -> "unresolved: " + stopped() + " stopped half way";
			case RUNNING -> "a runner is at work" + runner() + ", " + pending();
		};
	}

	private String pending() {
		return Words.count(this.status.pending().size(), "revision") + " pending";
	}

	private String unknown() {
		long count = this.status.history()
			.stream()
			.filter((entry) -> entry.state() == HistoryEntry.State.UNKNOWN)
			.count();
		return Words.count(count, "applied revision");
	}

	private String stopped() {
		List<String> ids = this.status.stopped().stream().map(StoppedRevision::revision).toList();
		return "revision" + ((ids.size() != 1) ? "s " : " ") + String.join(", ", ids);
	}

	private String runner() {
		RunnerAtWork runner = this.status.runner();
		if (runner == null) {
			return "";
		}
		StringBuilder text = new StringBuilder(" for ").append(Times.rough(runner.age())).append(" (");
		text.append(runner.application().isEmpty() ? "unnamed application" : runner.application());
		text.append(", user ").append(runner.user());
		if (runner.client() != null) {
			text.append(", from ").append(runner.client());
		}
		return text.append(", server process ").append(runner.pid()).append(')').toString();
	}

	private String excluded() {
		int count = this.status.excluded().size();
		return (count > 0) ? " (%d excluded by tags)".formatted(count) : "";
	}

}
