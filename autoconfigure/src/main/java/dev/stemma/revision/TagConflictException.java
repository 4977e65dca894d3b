package dev.stemma.revision;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A selected revision can't go without one that carries an excluded tag: it needs it for
 * an upgrade, or is needed by it at a downgrade.
 */
public final class TagConflictException extends StemmaException {

	private final transient Revision selected;

	private final transient Revision excluded;

	private final String tag;

	private TagConflictException(Revision selected, Revision excluded, String tag, Problem problem) {
		super(problem);
		this.selected = selected;
		this.excluded = excluded;
		this.tag = tag;
	}

	static TagConflictException upgrade(Revision selected, Revision excluded, TagFilter filter) {
		String tag = tag(excluded, filter);
		return new TagConflictException(selected, excluded, tag, new Problem(
				"Revision " + selected.id() + " needs revision " + excluded.id() + " (" + excluded.origin()
						+ "), which carries the excluded tag '" + tag + "'.",
				selected.origin(),
				"Tag " + selected.id() + " with it too, remove it from " + excluded.id() + ", or do not exclude it."));
	}

	static TagConflictException downgrade(Revision selected, Revision excluded, TagFilter filter) {
		String tag = tag(excluded, filter);
		return new TagConflictException(selected, excluded, tag,
				new Problem(
						"Revision " + selected.id() + " can't be taken down: the applied revision " + excluded.id()
								+ " (" + excluded.origin() + ") needs it and carries the excluded tag '" + tag + "'.",
						selected.origin(), "Do not exclude the tag, or take another target."));
	}

	private static String tag(Revision excluded, TagFilter filter) {
		return excluded.tags().stream().filter(filter.exclude()::contains).findFirst().orElseThrow();
	}

	/**
	 * The revision that the command is about.
	 */
	public Revision selected() {
		return this.selected;
	}

	/**
	 * The revision that must not run and without which {@link #selected()} can't.
	 */
	public Revision excluded() {
		return this.excluded;
	}

	/**
	 * The excluded tag that it carries.
	 */
	public String tag() {
		return this.tag;
	}

}
