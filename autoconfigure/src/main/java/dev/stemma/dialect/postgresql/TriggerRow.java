package dev.stemma.dialect.postgresql;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Trigger;

/**
 * A trigger.
 *
 * @param oid its oid
 * @param table the oid of its table
 * @param trigger the trigger
 * @param enabled the letter by which the server says when it fires
 * @param ofTwoTables whether it names a table that its own refers to
 * @param comment its comment, or {@code null}
 */
record TriggerRow(long oid, long table, Trigger trigger, char enabled, boolean ofTwoTables, @Nullable String comment) {
}
