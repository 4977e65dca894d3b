package dev.stemma.script;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * A script in SQL. It knows what the header says and the checksum; the text is read again
 * when it is needed, so that memory is bounded by the largest script and not by their
 * sum.
 */
public final class SqlScript implements Script {

	private final ScriptSource source;

	private final SqlSyntax syntax;

	private final Revision revision;

	private final Header header;

	private final Checksum checksum;

	private final boolean hasDowngrade;

	SqlScript(ScriptSource source, SqlSyntax syntax, Revision revision, ScriptOutline outline) {
		this.source = source;
		this.syntax = syntax;
		this.revision = revision;
		this.header = outline.header();
		this.checksum = outline.checksum();
		this.hasDowngrade = outline.hasDowngrade();
	}

	@Override
	public Revision revision() {
		return this.revision;
	}

	@Override
	public Checksum checksum() {
		return this.checksum;
	}

	@Override
	public String kind() {
		return "sql";
	}

	@Override
	public @Nullable String irreversible() {
		if (this.header.irreversible()) {
			return "is marked @irreversible";
		}
		return this.hasDowngrade ? null : "has no '-- @downgrade'";
	}

	/**
	 * How long a statement may wait for a lock, where the script says so itself.
	 */
	public @Nullable Duration ddlLockTimeout() {
		return this.header.ddlLockTimeout();
	}

	/**
	 * How long a statement may take, where the script says so itself.
	 */
	public @Nullable Duration statementTimeout() {
		return this.header.statementTimeout();
	}

	/**
	 * Reads the whole script and returns everything that is wrong with it.
	 * @param placeholders what to replace
	 */
	public List<Problem> check(Placeholders placeholders) {
		try {
			read(placeholders);
			return List.of();
		}
		catch (InvalidScriptException | ScriptChangedException ex) {
			return ex.problems();
		}
	}

	/**
	 * Reads the whole script to be run.
	 * @param placeholders what to replace
	 * @throws InvalidScriptException with everything that is wrong with it
	 * @throws ScriptChangedException if it is no longer what was loaded
	 */
	public SqlMigration read(Placeholders placeholders) {
		String text = text();
		ScriptOutline outline = OutlineReader.read(text, this.source.name(), this.syntax);
		boolean unchanged = outline.problems().isEmpty() && outline.checksum().equals(this.checksum)
				&& outline.header().equals(this.header) && outline.hasDowngrade() == this.hasDowngrade;
		if (!unchanged) {
			throw new ScriptChangedException(this.revision);
		}
		return MigrationReader.read(text, this.source.name(), outline, this.syntax,
				this.header.placeholders() ? placeholders : Placeholders.NONE);
	}

	/**
	 * The file, absolute, or {@code null} where it is in an archive.
	 */
	@Nullable Path file() {
		return this.source.file();
	}

	/**
	 * Reads the script's text: as it stands in the file, with line feeds alone as line
	 * ends and without a byte order mark.
	 * @throws InvalidScriptException if it can't be read
	 * @throws ScriptChangedException if it is no longer what was loaded
	 */
	public String text() {
		ScriptText text;
		try {
			text = this.source.read();
		}
		catch (IOException ex) {
			throw new InvalidScriptException(new Problem(
					"The script of revision " + this.revision.id() + " could not be read: " + ex.getMessage() + ".",
					this.revision.origin(), "Make sure that it is still there."), ex);
		}
		if (!text.problems().isEmpty()) {
			throw new ScriptChangedException(this.revision);
		}
		return text.text();
	}

}
