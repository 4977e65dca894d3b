package dev.stemma.script;

import java.io.Reader;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlStatement;
import dev.stemma.problem.Location;

/**
 * One statement of a part. It is a view of the script's text.
 */
public final class Statement {

	private final SourceText source;

	private final int number;

	private final SqlStatement statement;

	Statement(SourceText source, int number, SqlStatement statement) {
		this.source = source;
		this.number = number;
		this.statement = statement;
	}

	/**
	 * Its place in its part, counted from 1.
	 */
	public int number() {
		return this.number;
	}

	/**
	 * How it has to be treated, its placeholders replaced.
	 */
	public SqlStatement.Kind kind() {
		return this.statement.kind();
	}

	/**
	 * Where it begins.
	 */
	public Location where() {
		return new Location(this.source.name(), this.statement.line(), this.statement.column());
	}

	/**
	 * The statement without its semicolon, placeholders replaced. It is made at each call
	 * and not kept.
	 */
	public String sql() {
		return this.source.replaced(this.statement.start(), this.statement.end());
	}

	/**
	 * The inline data of a {@code COPY … FROM STDIN}, or {@code null} for any other
	 * statement. It reads the script's text and need not be closed.
	 */
	public @Nullable Reader data() {
		if (kind() != SqlStatement.Kind.COPY) {
			return null;
		}
		return new RangeReader(this.source.text(), this.statement.dataStart(), this.statement.dataEnd());
	}

	/**
	 * SHA-256 of its tokens and data, placeholders not replaced, in hexadecimal digits;
	 * to tell after a crash whether a script is still the one that was running.
	 */
	public String checksum() {
		return TokenDigest.ofStatement(this.source.syntax(), this.statement.text(this.source.text()),
				this.source.text(), this.statement.dataStart(), this.statement.dataEnd());
	}

}
