package dev.stemma.sample.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The embedded server could not be started or joined.
 */
class EmbeddedServerException extends RuntimeException {

	EmbeddedServerException(String message, @Nullable Throwable cause) {
		super(message + " To use a server of your own, set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
				+ " SPRING_DATASOURCE_PASSWORD.", cause);
	}

}
