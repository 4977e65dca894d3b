package dev.stemma.autoconfigure;

/**
 * What is done when the application starts.
 */
enum StartupMode {

	/** Apply what is pending. */
	UPGRADE,

	/** Fail unless the target has been reached. */
	VALIDATE,

	/** Wait until another process has reached the target. */
	WAIT,

	/**
	 * Take back what this checkout does not have, then apply what is pending: for a
	 * developer who switches branches. Refused on anything but a local server.
	 */
	DEV_SYNC,

	/** Nothing. */
	NONE

}
