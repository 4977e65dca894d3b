package dev.stemma.script;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.revision.Revision;

/**
 * The downgrade of an applied revision as the database has it, to be run where this build
 * has no script for it, or none that knows the way back. There is no upgrade in it.
 */
public final class StoredScript implements Script {

	/** Stands alone on the first line where nothing is replaced in the text. */
	private static final String NO_PLACEHOLDERS = "-- @placeholders none";

	private final Revision revision;

	private final @Nullable String sql;

	private final boolean transactional;

	private final @Nullable String missing;

	private final SqlSyntax syntax;

	private StoredScript(Revision revision, @Nullable String sql, boolean transactional, @Nullable String missing,
			SqlSyntax syntax) {
		this.revision = revision;
		this.sql = sql;
		this.transactional = transactional;
		this.missing = missing;
		this.syntax = syntax;
	}

	/**
	 * A downgrade that is there.
	 * @param revision the revision as it was applied
	 * @param sql its SQL, placeholders unresolved
	 * @param transactional whether it runs in a transaction
	 * @param syntax how it is read
	 */
	public static StoredScript of(Revision revision, String sql, boolean transactional, SqlSyntax syntax) {
		return new StoredScript(revision, sql, transactional, null, syntax);
	}

	/**
	 * A revision without a stored downgrade.
	 * @param revision the revision as it was applied
	 * @param why why there is none
	 * @param syntax how SQL is read
	 */
	public static StoredScript missing(Revision revision, String why, SqlSyntax syntax) {
		return new StoredScript(revision, null, true, why, syntax);
	}

	/**
	 * The text to be stored of SQL in which nothing is to be replaced, whatever looks
	 * like a placeholder.
	 * @param sql the SQL
	 */
	public static String withoutPlaceholders(String sql) {
		return sql.isEmpty() ? sql : NO_PLACEHOLDERS + "\n" + sql;
	}

	@Override
	public Revision revision() {
		return this.revision;
	}

	@Override
	public @Nullable Checksum checksum() {
		return null;
	}

	@Override
	public String kind() {
		return "stored";
	}

	@Override
	public @Nullable String irreversible() {
		return (this.missing != null) ? "has no stored downgrade (" + this.missing + ")" : null;
	}

	/**
	 * The SQL as it is stored, or {@code null} if there is none.
	 */
	public @Nullable String sql() {
		return this.sql;
	}

	/**
	 * Whether it runs in a transaction.
	 */
	public boolean transactional() {
		return this.transactional;
	}

	/**
	 * Reads the downgrade to be run. The upgrade of what is returned is empty.
	 * @param placeholders what to replace
	 * @throws InvalidScriptException with everything that is wrong with it
	 * @throws IllegalStateException if none is stored
	 */
	public SqlMigration read(Placeholders placeholders) {
		String text = this.sql;
		if (text == null) {
			throw new IllegalStateException("Revision " + this.revision.id() + " has no stored downgrade");
		}
		return MigrationReader.readDowngrade(text, this.revision.origin().source(),
				this.transactional ? TransactionMode.AUTO : TransactionMode.NONE, this.syntax,
				replacesNothing(text) ? Placeholders.NONE : placeholders);
	}

	private static boolean replacesNothing(String text) {
		return text.equals(NO_PLACEHOLDERS) || text.startsWith(NO_PLACEHOLDERS + "\n");
	}

}
