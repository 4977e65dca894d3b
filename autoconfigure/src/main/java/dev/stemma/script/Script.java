package dev.stemma.script;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;

/**
 * What carries a revision: a file, a class, or the database itself.
 */
public sealed interface Script permits SqlScript, JavaScript, StoredScript {

	/**
	 * The revision that the script declares.
	 */
	Revision revision();

	/**
	 * What the script is compared by with what was applied, or {@code null} where nothing
	 * is compared.
	 */
	@Nullable Checksum checksum();

	/**
	 * {@code sql}, {@code java} or {@code stored}.
	 */
	String kind();

	/**
	 * Why the revision cannot be taken back, as the end of a sentence that begins with
	 * its id ("is marked @irreversible"), or {@code null} when it can.
	 */
	@Nullable String irreversible();

}
