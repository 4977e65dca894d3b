package dev.stemma.runner;

/**
 * Thrown inside a run when its connection is gone: what became of the last statement, a
 * commit perhaps, is to be looked up on a new one.
 */
final class ConnectionLostException extends Exception {

	ConnectionLostException(Throwable cause) {
		super(cause.getMessage(), cause);
	}

}
