/**
 * The revisions of the shop that SQL would say badly.
 */
@NullMarked
package db.revisions;

import org.jspecify.annotations.NullMarked;
