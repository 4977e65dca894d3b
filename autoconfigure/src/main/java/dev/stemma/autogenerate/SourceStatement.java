package dev.stemma.autogenerate;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Location;

/**
 * A statement that creates a part of a wanted schema.
 *
 * @param sql the statement, without a semicolon at its end
 * @param where where it stands, or {@code null} if nobody wrote it
 * @param subject what it is about, for people ({@code entity Customer}), or {@code null}
 */
public record SourceStatement(String sql, @Nullable Location where, @Nullable String subject) {

	public static SourceStatement of(String sql) {
		return new SourceStatement(sql, null, null);
	}

}
