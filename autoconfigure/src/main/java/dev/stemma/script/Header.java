package dev.stemma.script;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;

/**
 * What the leading comment block of a script says.
 *
 * @param revision the revision, or {@code null} where the block names none
 * @param transaction whether the migration runs in a transaction
 * @param placeholders whether placeholders are replaced
 * @param irreversible whether it is meant that there is no way back
 * @param ddlLockTimeout how long a statement may wait for a lock
 * @param statementTimeout how long a statement may take
 */
record Header(@Nullable Revision revision, TransactionMode transaction, boolean placeholders, boolean irreversible,
		@Nullable Duration ddlLockTimeout, @Nullable Duration statementTimeout) {

}
