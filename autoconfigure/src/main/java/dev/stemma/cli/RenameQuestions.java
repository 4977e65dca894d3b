package dev.stemma.cli;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.diff.Rename;
import dev.stemma.diff.RenameSuspect;
import dev.stemma.schema.ObjectReference;

/**
 * Asks whether what goes and what comes is the same under another name. Nobody is asked
 * the same twice.
 */
final class RenameQuestions {

	private final Session session;

	private final List<Rename> declined = new ArrayList<>();

	RenameQuestions(Session session) {
		this.session = session;
	}

	/**
	 * Asks about those that nobody was asked about yet.
	 * @return what is the same
	 */
	List<Rename> ask(List<RenameSuspect> suspects) {
		List<Rename> accepted = new ArrayList<>();
		if (this.session.isJson() || !this.session.terminal().isInteractive()) {
			return accepted;
		}
		for (RenameSuspect suspect : suspects) {
			Rename rename = suspect.rename();
			boolean taken = accepted.stream()
				.anyMatch(
						(other) -> other.object().equals(rename.object()) || other.renamed().equals(rename.renamed()));
			if (taken || this.declined.contains(rename)) {
				continue;
			}
			if (Confirmation.isYes(this.session.terminal().ask(question(rename)))) {
				accepted.add(rename);
			}
			else {
				this.declined.add(rename);
			}
		}
		return accepted;
	}

	/**
	 * Whether somebody has said that it is not the same.
	 */
	boolean isDeclined(RenameSuspect suspect) {
		return this.declined.contains(suspect.rename());
	}

	/**
	 * What is said where nobody can be asked.
	 */
	static String hint(Rename rename) {
		return "If %s %s is the former %s: --rename %s:%s".formatted(rename.object().kind().words(),
				name(rename.renamed()), name(rename.object()), name(rename.object()), rename.newName());
	}

	private static String question(Rename rename) {
		return "Is %s %s the former %s? [y/N] ".formatted(rename.object().kind().words(), name(rename.renamed()),
				name(rename.object()));
	}

	private static String name(ObjectReference object) {
		return (object.part() != null) ? object.name() + "." + object.part() : object.name().toString();
	}

}
