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

	/** Nothing. */
	NONE

}
