package dev.stemma.schema;

/**
 * How long values of a column are kept.
 */
public enum Storage {

	/** In the row, uncompressed. */
	PLAIN,
	/** Outside of the row, uncompressed. */
	EXTERNAL,
	/** Outside of the row, compressed. */
	EXTENDED,
	/** In the row as long as possible, compressed. */
	MAIN

}
