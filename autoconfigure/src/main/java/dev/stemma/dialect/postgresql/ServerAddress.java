package dev.stemma.dialect.postgresql;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Where a server is. Neither side knows it alone: the driver sees the near end of a
 * tunnel, the server nothing of a proxy.
 */
final class ServerAddress {

	private ServerAddress() {
	}

	/**
	 * The address of a server that is on another machine, or {@code null}.
	 */
	static @Nullable String remote(Connection connection) throws SQLException {
		String host = connection.unwrap(BaseConnection.class).getQueryExecutor().getHostSpec().getHost();
		if (!isLoopback(host)) {
			return "the connection goes to " + host;
		}
		try (Statement select = connection.createStatement();
				ResultSet row = select.executeQuery("SELECT pg_catalog.host(pg_catalog.inet_server_addr())")) {
			row.next();
			String own = row.getString(1);
			return (own == null || isLoopback(own)) ? null : "the server's own address is " + own;
		}
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
