package dev.stemma.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * Reads the outline of a script in one pass over its tokens. Placeholders are taken to
 * look like <code>${name}</code> whatever is configured, as the checksum asks for.
 */
final class OutlineReader {

	private final String text;

	private final String source;

	private final List<Problem> problems = new ArrayList<>();

	private final List<CommentLine> header = new ArrayList<>();

	private final TokenDigest digest = new TokenDigest();

	private boolean inHeader = true;

	private @Nullable SqlToken stray;

	private @Nullable SqlToken upgrade;

	private @Nullable SqlToken downgrade;

	private @Nullable SqlToken unterminated;

	private boolean upgradeMistyped;

	private OutlineReader(String text, String source) {
		this.text = text;
		this.source = source;
	}

	static ScriptOutline read(String text, String source, SqlSyntax syntax) {
		return new OutlineReader(text, source).read(syntax.tokens(text, PlaceholderSyntax.DEFAULT));
	}

	private ScriptOutline read(Iterator<SqlToken> tokens) {
		while (tokens.hasNext()) {
			SqlToken token = tokens.next();
			if (token.isSignificant()) {
				addSql(token);
			}
			else if (token.kind() != SqlToken.Kind.WHITESPACE) {
				addComment(token);
			}
			if (!token.terminated()) {
				this.unterminated = token;
			}
		}
		HeaderParser parser = new HeaderParser(this.source, this.problems::add);
		Header parsed = parser.parse(this.header);
		this.upgradeMistyped |= parser.isUpgradeMistyped();
		checkParts(parsed);
		this.problems.sort(Comparator.comparingInt(OutlineReader::line));
		return new ScriptOutline(parsed, upgradeRange(), range(this.downgrade, this.text.length()),
				this.downgrade != null, new Checksum(Checksum.SHA_256, this.digest.hex()), this.problems);
	}

	private static int line(Problem problem) {
		return (problem.where() != null) ? problem.where().line() : 0;
	}

	private void addSql(SqlToken token) {
		this.inHeader = false;
		if (this.downgrade == null && this.upgrade != null) {
			this.digest.add(token, this.text);
		}
		else if (this.upgrade == null && this.downgrade == null && this.stray == null) {
			this.stray = token;
		}
	}

	private void addComment(SqlToken comment) {
		Directive.Use use = null;
		List<CommentLine> lines = List.of();
		if (this.inHeader || comment.kind() == SqlToken.Kind.LINE_COMMENT) {
			lines = CommentLine.of(comment, this.text);
		}
		if (comment.kind() == SqlToken.Kind.LINE_COMMENT) {
			use = Directive.read(lines.get(0).text());
		}
		if (use != null && use.isPart()) {
			this.inHeader = false;
			addMarker(comment, use);
		}
		else if (this.inHeader) {
			this.header.addAll(lines);
		}
		else if (use != null && comment.topLevel() && isAloneOnLine(comment)) {
			checkBelowHeader(comment, use);
		}
	}

	private void addMarker(SqlToken marker, Directive.Use use) {
		String name = "'-- @" + use.word() + "'";
		if (!use.rest().isBlank() || !isAloneOnLine(marker)) {
			report(name + " does not stand alone on its line.", marker, "Move what stands beside it to another line.");
		}
		if (!marker.topLevel()) {
			report(name + " stands inside of parentheses or of a function body.", marker,
					"Close what is open above it.");
		}
		else if (use.word().equals(Directive.UPGRADE)) {
			beginUpgrade(marker, name);
		}
		else if (this.downgrade != null) {
			reportRepeated(name, this.downgrade, marker);
		}
		else {
			this.downgrade = marker;
		}
	}

	private void beginUpgrade(SqlToken marker, String name) {
		if (this.upgrade != null) {
			reportRepeated(name, this.upgrade, marker);
			return;
		}
		if (this.downgrade != null) {
			report(name + " stands below '-- @downgrade'.", marker, "Write the upgrade first.");
		}
		this.upgrade = marker;
	}

	private void checkBelowHeader(SqlToken comment, Directive.Use use) {
		if (Directive.of(use.word()) != null) {
			report("Directive '@" + use.word() + "' stands below the header and has no effect.", comment,
					"Move it into the comment at the top of the script.");
			return;
		}
		String likely = Directive.likelyPart(use.word());
		if (likely != null) {
			this.upgradeMistyped |= likely.equals(Directive.UPGRADE);
			report("Unknown directive '@" + use.word() + "'.", comment, "Did you mean '-- @" + likely + "'?");
		}
	}

	private void checkParts(Header parsed) {
		if (this.upgrade == null && this.unterminated != null) {
			this.problems.add(Unterminated.problem(this.unterminated, this.source));
		}
		else if (this.upgrade == null && !this.upgradeMistyped) {
			this.problems.add(new Problem("The script has no '-- @upgrade'.", Location.of(this.source),
					"Put it on a line of its own above the statements; nothing needs to stand below it."));
		}
		if (this.upgrade != null && this.stray != null) {
			report("A statement stands above '-- @upgrade'.", this.stray, "Move it below.");
		}
		if (this.downgrade != null && parsed.irreversible()) {
			report("The script is marked @irreversible and has a downgrade.", this.downgrade, "Remove one of them.");
		}
	}

	private TextRange upgradeRange() {
		int end = (this.downgrade != null) ? this.downgrade.start() : this.text.length();
		return range(this.upgrade, end);
	}

	private static TextRange range(@Nullable SqlToken marker, int end) {
		return new TextRange((marker != null) ? Math.min(marker.end(), end) : end, end);
	}

	private boolean isAloneOnLine(SqlToken token) {
		for (int i = token.start() - 1; i >= 0 && this.text.charAt(i) != '\n'; i--) {
			if (!Character.isWhitespace(this.text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private void reportRepeated(String name, SqlToken first, SqlToken marker) {
		report(name + " is repeated; it stands on line " + first.line() + " already.", marker, "Keep one of them.");
	}

	private void report(String what, SqlToken where, String advice) {
		this.problems.add(new Problem(what, new Location(this.source, where.line(), where.column()), advice));
	}

}
