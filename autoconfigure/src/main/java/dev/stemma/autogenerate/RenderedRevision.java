package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.script.NewRevision;

/**
 * The text of a generated revision.
 *
 * @param message what is to be said beside the message of the whole ({@code indexes}), or
 * an empty text for the one that carries it alone
 * @param upgrade the text of the upgrade, without a line break at its end
 * @param downgrade the text of the downgrade
 * @param transactional whether it runs in a transaction
 * @param placeholders whether placeholders may be replaced in it: {@code false} where a
 * text of the schema looks like one
 * @param imports what a class in Java imports; none in SQL
 */
record RenderedRevision(String message, String upgrade, String downgrade, boolean transactional, boolean placeholders,
		List<String> imports) {

	RenderedRevision {
		imports = List.copyOf(imports);
	}

	/**
	 * What a new script is to do.
	 */
	NewRevision.Body body() {
		return new NewRevision.Body(this.upgrade, this.downgrade, this.transactional, this.placeholders, this.imports);
	}

}
