package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.ObjectReference;

/**
 * Writes comments on objects.
 */
final class CommentWriter {

	private CommentWriter() {
	}

	/**
	 * The statement that sets a comment.
	 * @param comment the comment, or {@code null} to remove it
	 */
	static String comment(ObjectReference object, @Nullable String comment) {
		return "COMMENT ON " + ObjectNames.of(object) + " IS " + ((comment != null) ? Literals.text(comment) : "NULL");
	}

}
