package dev.stemma.test;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.Stemma;
import dev.stemma.diff.Change;
import dev.stemma.diff.DiffOptions;
import dev.stemma.diff.SchemaDiff;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.Revision;
import dev.stemma.runner.Direction;
import dev.stemma.runner.IrreversibleRevisionException;
import dev.stemma.runner.PreviewStep;
import dev.stemma.schema.Catalog;

/**
 * Applies each revision, takes it back and applies it again.
 */
final class DownAndUp {

	private final Stemma stemma;

	private final List<String> wrong = new ArrayList<>();

	DownAndUp(Stemma stemma) {
		this.stemma = stemma;
	}

	/**
	 * What is not as it should be, a line each.
	 */
	List<String> run() {
		if (!begin()) {
			return this.wrong;
		}
		for (Revision revision : this.stemma.plan("heads", this.stemma.tags()).steps()) {
			if (!run(revision)) {
				break;
			}
		}
		return this.wrong;
	}

	/**
	 * Goes to the base. Looking first refuses what is nobody's test database.
	 */
	private boolean begin() {
		try {
			this.stemma.previewReset();
		}
		catch (IrreversibleRevisionException ex) {
			ex.problems().stream().map(Problem::toString).forEach(this.wrong::add);
			this.wrong.add("The database has to be empty to begin with: set stemma.startup to none for this test.");
			return false;
		}
		if (!this.stemma.current().isEmpty()) {
			this.stemma.downgrade("base");
		}
		return true;
	}

	/**
	 * Whether it makes sense to go on.
	 */
	private boolean run(Revision revision) {
		String name = (revision.id() + " " + revision.message()).strip();
		try {
			Catalog before = this.stemma.catalog();
			this.stemma.upgrade(revision.id(), this.stemma.tags());
			if (this.stemma.script(revision.id()).irreversible() != null && isMeant(revision)) {
				return true;
			}
			Catalog upgraded = this.stemma.catalog();
			this.stemma.downgrade(way(revision));
			boolean clean = compare("Revision " + name + " leaves something behind when it is taken back:", before);
			this.stemma.upgrade(revision.id(), this.stemma.tags());
			return compare("Revision " + name + " makes something else when it is applied again:", upgraded) && clean;
		}
		catch (StemmaException ex) {
			this.wrong.add("Revision " + name + " stops here:");
			ex.problems().forEach((problem) -> this.wrong.add("  " + problem));
			return false;
		}
	}

	/**
	 * A revision that merely lacks its downgrade was forgotten.
	 */
	private boolean isMeant(Revision revision) {
		return String.valueOf(this.stemma.script(revision.id()).irreversible()).startsWith("is marked");
	}

	/**
	 * The identifier of a downgrade that takes back this revision and no other, which
	 * nothing stands on yet.
	 */
	private String way(Revision revision) {
		String below = revision.revises().isEmpty() ? "base" : revision.revises().get(0);
		String way = revision.id() + "@" + below;
		List<String> steps = this.stemma.preview(Direction.DOWNGRADE, way, this.stemma.tags())
			.steps()
			.stream()
			.map(PreviewStep::revision)
			.map(Revision::id)
			.toList();
		if (!steps.equals(List.of(revision.id()))) {
			throw new IllegalStateException("A downgrade to " + way + " takes back " + String.join(", ", steps));
		}
		return way;
	}

	private boolean compare(String headline, Catalog expected) {
		List<Change> changes = SchemaDiff.between(expected, this.stemma.catalog(), DiffOptions.DEFAULTS).changes();
		if (!changes.isEmpty()) {
			this.wrong.add(headline);
			StemmaAssert.lines(changes).forEach((line) -> this.wrong.add("  " + line));
		}
		return changes.isEmpty();
	}

}
