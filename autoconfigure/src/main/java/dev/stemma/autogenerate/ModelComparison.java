package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.diff.Differences;
import dev.stemma.diff.RenameSuspect;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Catalog;

/**
 * How the models differ from the database.
 *
 * @param sources what the models were read from
 * @param differences what it takes to make the database what the models say
 * @param remarks what was seen beside that and is left alone, a sentence each
 * @param before what is in the database
 */
public record ModelComparison(List<SourceSummary> sources, Differences differences, List<Problem> remarks,
		Catalog before) {

	public ModelComparison {
		sources = List.copyOf(sources);
		remarks = List.copyOf(remarks);
	}

	/**
	 * Whether there is nothing to be written.
	 */
	public boolean isEmpty() {
		return this.differences.isEmpty();
	}

	/**
	 * The same where somebody has said of some suspects that they are no renames.
	 * @param declined the suspects
	 */
	public ModelComparison without(List<RenameSuspect> declined) {
		List<RenameSuspect> left = this.differences.suspects()
			.stream()
			.filter((suspect) -> !declined.contains(suspect))
			.toList();
		return new ModelComparison(this.sources,
				new Differences(this.differences.changes(), this.differences.remarks(), left), this.remarks,
				this.before);
	}

}
