package dev.stemma.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;

/**
 * A SQL script read whole, to be run. It holds the script's text: keep it no longer than
 * it runs.
 */
public final class SqlMigration {

	private final SqlPart upgrade;

	private final @Nullable SqlPart downgrade;

	private final String text;

	private final TextRange downgradeRange;

	private final boolean placeholders;

	private final List<Problem> warnings;

	SqlMigration(SqlPart upgrade, @Nullable SqlPart downgrade, String text, TextRange downgradeRange,
			boolean placeholders, List<Problem> warnings) {
		this.upgrade = upgrade;
		this.downgrade = downgrade;
		this.text = text;
		this.downgradeRange = downgradeRange;
		this.placeholders = placeholders;
		this.warnings = List.copyOf(warnings);
	}

	public SqlPart upgrade() {
		return this.upgrade;
	}

	/**
	 * The downgrade, or {@code null} if the script has none.
	 */
	public @Nullable SqlPart downgrade() {
		return this.downgrade;
	}

	/**
	 * The text of the downgrade as it is written, its placeholders unresolved, to be read
	 * again by a {@link StoredScript}; empty if the script has none. It is made at each
	 * call and not kept.
	 */
	public String downgradeText() {
		String sql = this.text.substring(this.downgradeRange.start(), this.downgradeRange.end()).strip();
		return this.placeholders ? sql : StoredScript.withoutPlaceholders(sql);
	}

	/**
	 * What looks like a mistake and need not be one: a placeholder where none is
	 * replaced, say.
	 */
	public List<Problem> warnings() {
		return this.warnings;
	}

}
