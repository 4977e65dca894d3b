package dev.stemma.runner;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * A statement of an operation, with what goes to the server beside it.
 *
 * @param sql the statement
 * @param parameters what is bound to it, or {@code null} where it is run as it stands
 * @param data opens the data that it copies, or {@code null} where it copies none
 */
record SqlWork(String sql, @Nullable List<@Nullable Object> parameters, @Nullable Supplier<Reader> data) {

	static SqlWork of(String sql) {
		return new SqlWork(sql, null, null);
	}

	/**
	 * Runs it.
	 * @return the number of rows that it changed; 0 where it changes none
	 */
	int run(Connection connection, ScriptExecutor executor) throws SQLException {
		if (this.data != null) {
			return Math.toIntExact(executor.copy(connection, this.sql, this.data.get()));
		}
		if (this.parameters == null) {
			return executor.execute(connection, this.sql);
		}
		executor.log(this.sql);
		try (PreparedStatement statement = connection.prepareStatement(this.sql)) {
			for (int i = 0; i < this.parameters.size(); i++) {
				StatementCreatorUtils.setParameterValue(statement, i + 1, SqlTypeValue.TYPE_UNKNOWN,
						bound(this.parameters.get(i)));
			}
			statement.execute();
			return Math.max(0, statement.getUpdateCount());
		}
	}

	/**
	 * The driver knows points in time only with their offset.
	 */
	private static @Nullable Object bound(@Nullable Object parameter) {
		return (parameter instanceof Instant instant) ? instant.atOffset(ZoneOffset.UTC) : parameter;
	}

	/**
	 * What changes whenever the statement, its parameters or its data do: SHA-256 in
	 * hexadecimal digits.
	 */
	String checksum() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(this.sql.getBytes(StandardCharsets.UTF_8));
			if (this.parameters != null) {
				String text = Arrays.deepToString(this.parameters.toArray());
				digest.update(text.getBytes(StandardCharsets.UTF_8));
			}
			if (this.data != null) {
				update(digest, this.data.get());
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static void update(MessageDigest digest, Reader reader) {
		try (Reader data = reader) {
			CharBuffer buffer = CharBuffer.allocate(8192);
			while (data.read(buffer) != -1) {
				buffer.flip();
				ByteBuffer bytes = StandardCharsets.UTF_16BE.encode(buffer);
				digest.update(bytes);
				buffer.clear();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The data is made in memory", ex);
		}
	}

}
