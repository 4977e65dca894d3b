package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.runner.Direction;

/**
 * A script for the database's own command line client.
 *
 * @param direction which way it goes, or {@code null} if it runs no migration
 * @param sql its text
 */
record SqlReport(@Nullable Direction direction, String sql) implements Report {

	@Override
	public void write(PrintWriter out, Style style) {
		out.print(this.sql);
	}

	@Override
	public boolean isFile() {
		return true;
	}

	@Override
	public Object json() {
		Map<String, @Nullable Object> shape = new LinkedHashMap<>();
		shape.put("direction", (this.direction != null) ? this.direction.word() : null);
		shape.put("sql", this.sql);
		return shape;
	}

}
