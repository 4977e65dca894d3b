package dev.stemma.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * How Stemma reaches the database that it migrates. What is not said here comes from the
 * application's DataSource.
 */
public interface StemmaConnectionDetails extends ConnectionDetails {

	/**
	 * The login user, or {@code null}.
	 */
	@Nullable String getUsername();

	/**
	 * The login password, or {@code null}.
	 */
	@Nullable String getPassword();

	/**
	 * The URL, or {@code null} to use the one of the application's DataSource. User and
	 * password of the application are never sent to a URL of our own.
	 */
	@Nullable String getJdbcUrl();

	/**
	 * The name of the driver's class, from the URL unless it says another, or
	 * {@code null} where there is no URL.
	 */
	default @Nullable String getDriverClassName() {
		String url = getJdbcUrl();
		return (url != null) ? DatabaseDriver.fromJdbcUrl(url).getDriverClassName() : null;
	}

}
