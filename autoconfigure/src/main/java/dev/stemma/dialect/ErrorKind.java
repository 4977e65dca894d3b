package dev.stemma.dialect;

/**
 * What a failure means for the one who has to decide whether to try again.
 */
public enum ErrorKind {

	/** A lock was not to be had in time. */
	LOCK_NOT_AVAILABLE,
	/** Sessions waited for each other and this one was chosen to give way. */
	DEADLOCK,
	/** Concurrent transactions got in each other's way. */
	SERIALIZATION,
	/** The connection is gone; what became of the last statement is not known. */
	CONNECTION_LOST,
	/** The statement was cancelled, by a time limit or by somebody. */
	CANCELED,
	/** A privilege is missing. */
	PRIVILEGE,
	/** The server takes no writes. */
	READ_ONLY,
	/** An earlier failure in the transaction was swallowed. */
	TRANSACTION_ABORTED,
	/** Anything else: trying again would end the same way. */
	OTHER;

	/**
	 * Whether the whole transaction can be tried again with hope.
	 */
	public boolean isRetryable() {
		return this == LOCK_NOT_AVAILABLE || this == DEADLOCK || this == SERIALIZATION;
	}

}
