package dev.stemma.autogenerate;

/**
 * Where wanted schemas are created to be looked at.
 */
public enum ScratchMode {

	/** In schemas of a transaction that is rolled back, where that can serve. */
	TRANSACTION,

	/** In a temporary database. */
	DATABASE

}
