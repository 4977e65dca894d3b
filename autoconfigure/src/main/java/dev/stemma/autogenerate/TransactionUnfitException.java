package dev.stemma.autogenerate;

/**
 * A schema cannot be created in a transaction beside the live one; in a database of its
 * own it can.
 */
final class TransactionUnfitException extends Exception {

	/**
	 * Creates the exception.
	 * @param reason why, as a clause: {@code it creates an index concurrently}
	 */
	TransactionUnfitException(String reason) {
		super(reason);
	}

	/**
	 * Why, as a clause.
	 */
	String reason() {
		return String.valueOf(getMessage());
	}

}
