/**
 * What database objects are like: immutable values that know no database and no revision.
 * <p>
 * Names are as the database stores them, without quotes; expressions, conditions and
 * queries are SQL.
 */
@NullMarked
package dev.stemma.schema;

import org.jspecify.annotations.NullMarked;
