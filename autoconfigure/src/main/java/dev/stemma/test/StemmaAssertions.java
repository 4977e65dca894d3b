package dev.stemma.test;

import dev.stemma.Stemma;

/**
 * Where assertions about migrations begin:
 * {@code assertThat(stemma).hasSingleHead().modelsMatchMigrations().downgradesCleanly()}.
 * They need AssertJ.
 */
public final class StemmaAssertions {

	private StemmaAssertions() {
	}

	/**
	 * Begins assertions about an application's migrations.
	 * @param stemma the bean, with the database of the test
	 */
	public static StemmaAssert assertThat(Stemma stemma) {
		return new StemmaAssert(stemma);
	}

}
