package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.diff.Differences;

/**
 * Writes differences as the texts of revisions.
 */
interface Rendering {

	/**
	 * The revisions, each of which revises the one before.
	 * @param differences what is to be written; at least one change
	 * @param online whether indexes are built, and constraints checked, while tables are
	 * written to, in a revision of its own
	 */
	List<RenderedRevision> render(Differences differences, boolean online);

}
