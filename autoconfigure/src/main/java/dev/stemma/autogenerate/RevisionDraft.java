package dev.stemma.autogenerate;

import java.util.List;

/**
 * A revision to be, before it has a language.
 *
 * @param message what is to be said beside the message of the whole, or an empty text
 * @param comments what is said at the top of the upgrade, a paragraph each
 * @param upgrade what is done, in order
 * @param downgrade what takes it back, in order
 * @param transactional whether it runs in a transaction
 */
record RevisionDraft(String message, List<String> comments, List<Step> upgrade, List<Step> downgrade,
		boolean transactional) {

	RevisionDraft {
		comments = List.copyOf(comments);
		upgrade = upgrade.stream().filter((step) -> !step.isEmpty()).toList();
		downgrade = downgrade.stream().filter((step) -> !step.isEmpty()).toList();
	}

}
