package dev.stemma.runner;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.RevisionGraph;
import dev.stemma.runner.RevisionRow.StoredDowngrade;
import dev.stemma.script.Script;
import dev.stemma.script.SqlMigration;
import dev.stemma.script.SqlPart;

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

	/**
	 * The downgrade to be stored.
	 * @param text the text of the script, or {@code null} if it is written in Java
	 */
	static StoredDowngrade downgrade(Script script, @Nullable SqlMigration text) {
		String irreversible = script.irreversible();
		if (irreversible != null) {
			return new StoredDowngrade(null, null, "The revision " + irreversible);
		}
		if (text == null) {
			return new StoredDowngrade(null, null, "The downgrade is written in Java");
		}
		SqlPart downgrade = text.downgrade();
		return (downgrade != null) ? new StoredDowngrade(text.downgradeText(), downgrade.transactional(), null)
				: new StoredDowngrade(null, null, "The script has no downgrade");
	}

}
