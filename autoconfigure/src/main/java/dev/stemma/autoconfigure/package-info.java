/**
 * Stemma in a Spring Boot application: beans, properties, the run at startup and what is
 * said when it fails.
 */
@NullMarked
package dev.stemma.autoconfigure;

import org.jspecify.annotations.NullMarked;
