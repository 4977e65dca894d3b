package dev.stemma.runner;

import org.jspecify.annotations.Nullable;

/**
 * What the database has stored to take a revision back.
 *
 * @param revision the revision
 * @param sql its SQL, placeholders unresolved, or {@code null} if there is none
 * @param transactional whether it runs in a transaction
 * @param missing why there is none, or {@code null}
 * @param signature what it was signed with, or {@code null} if it was not
 */
record StoredRow(String revision, @Nullable String sql, boolean transactional, @Nullable String missing,
		@Nullable String signature) {

}
