package dev.stemma.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Connection details from {@code stemma.url} and its neighbours.
 */
final class PropertiesStemmaConnectionDetails implements StemmaConnectionDetails {

	private final StemmaProperties properties;

	PropertiesStemmaConnectionDetails(StemmaProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable String getUsername() {
		return this.properties.user();
	}

	@Override
	public @Nullable String getPassword() {
		return this.properties.password();
	}

	@Override
	public @Nullable String getJdbcUrl() {
		return this.properties.url();
	}

	@Override
	public @Nullable String getDriverClassName() {
		String driver = this.properties.driverClassName();
		return (driver != null) ? driver : StemmaConnectionDetails.super.getDriverClassName();
	}

}
