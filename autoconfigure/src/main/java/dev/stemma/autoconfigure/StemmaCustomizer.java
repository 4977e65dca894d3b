package dev.stemma.autoconfigure;

import dev.stemma.StemmaBuilder;

/**
 * Has the last word on the auto-configured {@link Stemma}: called in order, after
 * properties, migrations and listeners have been set.
 */
@FunctionalInterface
public interface StemmaCustomizer {

	void customize(StemmaBuilder builder);

}
