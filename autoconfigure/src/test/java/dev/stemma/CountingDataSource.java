package dev.stemma;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what goes to the server: connections, executions, commits and rollbacks. Each of
 * the latter three is a round trip.
 */
final class CountingDataSource extends DelegatingDataSource {

	private final AtomicInteger connections = new AtomicInteger();

	private final List<String> trips = new ArrayList<>();

	CountingDataSource(DataSource target) {
		super(target);
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.connections.incrementAndGet();
		return proxy(Connection.class, super.getConnection(), "");
	}

	int connections() {
		return this.connections.get();
	}

	/**
	 * What went to the server, the SQL where there is one.
	 */
	List<String> trips() {
		return this.trips;
	}

	void reset() {
		this.connections.set(0);
		this.trips.clear();
	}

	private <T> T proxy(Class<T> type, Object target, String sql) {
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, method, arguments, sql)));
	}

	private Object invoke(Object target, Method method, Object[] arguments, String sql) throws Throwable {
		String text = (arguments != null && arguments.length > 0 && arguments[0] instanceof String first) ? first : sql;
		if (method.getName().startsWith("execute")) {
			this.trips.add(text);
		}
		if (method.getName().equals("commit") || method.getName().equals("rollback")) {
			this.trips.add(method.getName());
		}
		try {
			Object result = method.invoke(target, arguments);
			if (result instanceof CallableStatement) {
				return proxy(CallableStatement.class, result, text);
			}
			if (result instanceof PreparedStatement) {
				return proxy(PreparedStatement.class, result, text);
			}
			return (result instanceof Statement) ? proxy(Statement.class, result, text) : result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
