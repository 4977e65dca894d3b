package dev.stemma.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import org.jspecify.annotations.Nullable;

import dev.stemma.HistoryEntry;
import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.script.NoSourceFileException;
import dev.stemma.script.Script;
import dev.stemma.script.SqlScript;

/**
 * A revision and all that can be known of it.
 *
 * @param id its id
 * @param script its script, or {@code null} if this build has none
 * @param entry what the database knows of it, or {@code null} if it was not asked
 * @param text the script's text, or {@code null} where it is not at hand
 */
record ShownRevision(String id, @Nullable Script script, @Nullable HistoryEntry entry, @Nullable String text) {

	static ShownRevision of(String id, Stemma stemma, @Nullable Status status) {
		Script script = stemma.graph().contains(id) ? stemma.script(id) : null;
		HistoryEntry entry = (status != null)
				? status.history().stream().filter((each) -> each.revision().equals(id)).findFirst().orElse(null)
				: null;
		return new ShownRevision(id, script, entry, (script != null) ? text(script, stemma) : null);
	}

	private static @Nullable String text(Script script, Stemma stemma) {
		if (script instanceof SqlScript sql) {
			return sql.text();
		}
		try {
			// Whatever it is written in, most of it can be read
			return new String(Files.readAllBytes(stemma.workspace().fileOf(script.revision().id())),
					StandardCharsets.UTF_8);
		}
		catch (NoSourceFileException ex) {
			// The class was built elsewhere
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
