package dev.stemma.dialect.postgresql;

import dev.stemma.schema.QualifiedName;

/**
 * A table from which another inherits.
 *
 * @param oid its oid
 * @param name its name
 */
record TableParent(long oid, QualifiedName name) {

}
