/**
 * What operators see of Stemma: endpoint, health, info and meters. They look through the
 * facade and never change a database.
 */
@NullMarked
package dev.stemma.actuate;

import org.jspecify.annotations.NullMarked;
