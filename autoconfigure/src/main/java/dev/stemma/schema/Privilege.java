package dev.stemma.schema;

import org.jspecify.annotations.Nullable;

/**
 * A privilege that a role holds on an object.
 *
 * @param object the object; a table for one of its columns
 * @param column the column that it is limited to, or {@code null}
 * @param role who holds it; {@code public} for everybody
 * @param name what it is called: {@code SELECT}
 * @param grantable whether it comes with the right to grant it
 */
public record Privilege(ObjectReference object, @Nullable String column, String role, String name, boolean grantable) {

}
