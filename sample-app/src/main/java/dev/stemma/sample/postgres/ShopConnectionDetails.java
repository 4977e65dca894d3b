package dev.stemma.sample.postgres;

import java.nio.file.Path;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Where the shop's database is: where {@code spring.datasource.url} says, or else on a
 * PostgreSQL that the shop brings along and starts when somebody asks for the first time.
 * Its files are in {@code postgres} beside the application's jar or classes, which is the
 * module's {@code target} however it was started; {@code shop.postgres.directory} puts
 * them elsewhere.
 */
@Component
class ShopConnectionDetails implements JdbcConnectionDetails, DisposableBean {

	private final DataSourceProperties properties;

	private final EmbeddedServer server;

	private @Nullable Membership membership;

	ShopConnectionDetails(DataSourceProperties properties, @Value("${shop.postgres.directory:}") String directory) {
		this.properties = properties;
		this.server = new EmbeddedServer(StringUtils.hasText(directory) ? Path.of(directory) : besideTheApplication(),
				LogFactory.getLog(EmbeddedServer.class));
	}

	private static Path besideTheApplication() {
		ApplicationHome application = new ApplicationHome(ShopConnectionDetails.class);
		Path source = (application.getSource() != null) ? application.getSource().toPath()
				: application.getDir().toPath().resolve("target/classes");
		return source.resolveSibling("postgres");
	}

	@Override
	public String getJdbcUrl() {
		String url = this.properties.getUrl();
		return (url != null && isConfigured()) ? url : membership().url();
	}

	@Override
	public @Nullable String getUsername() {
		return isConfigured() ? this.properties.getUsername() : membership().user();
	}

	@Override
	public @Nullable String getPassword() {
		return isConfigured() ? this.properties.getPassword() : membership().password();
	}

	private boolean isConfigured() {
		return StringUtils.hasText(this.properties.getUrl());
	}

	private Membership membership() {
		if (this.membership == null) {
			this.membership = this.server.join();
		}
		return this.membership;
	}

	/**
	 * Comes after the end of those that use the database.
	 */
	@Override
	public void destroy() {
		if (this.membership != null) {
			this.server.leave(this.membership);
		}
	}

}
