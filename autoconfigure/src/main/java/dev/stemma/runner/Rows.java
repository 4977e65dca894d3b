package dev.stemma.runner;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.RevisionGraph;
import dev.stemma.runner.RevisionRow.StoredDowngrade;
import dev.stemma.script.Script;

/**
 * Makes of scripts what is remembered of them.
 */
final class Rows {

	private Rows() {
	}

	static RevisionRow of(Script script, RevisionGraph graph, StoredDowngrade downgrade, @Nullable Duration duration) {
		return new RevisionRow(script.revision(), List.copyOf(graph.dependencies(script.revision().id())),
				script.checksum(), script.kind(), downgrade, duration);
	}

}
