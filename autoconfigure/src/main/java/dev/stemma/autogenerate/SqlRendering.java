package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.diff.Differences;
import dev.stemma.operation.Operation;
import dev.stemma.operation.RenameObject;
import dev.stemma.schema.Catalog;

/**
 * Writes differences as SQL.
 */
final class SqlRendering implements Rendering {

	private static final String COMMENT = "-- ";

	private final DdlWriter ddl;

	private final SqlStatementText text;

	private final RevisionPlan plan;

	/**
	 * Creates a rendering.
	 * @param before what is in the database: tables that are there have rows, and are
	 * changed with care
	 */
	SqlRendering(DdlWriter ddl, SqlSyntax syntax, Catalog before) {
		this.ddl = ddl;
		this.text = new SqlStatementText(syntax);
		this.plan = new RevisionPlan(ddl, before, this::renaming);
	}

	private String renaming(RenameObject rename) {
		return String.join("; ", this.ddl.statements(rename));
	}

	@Override
	public List<RenderedRevision> render(Differences differences, boolean online) {
		return this.plan.revisions(differences, online).stream().map(this::render).toList();
	}

	private RenderedRevision render(RevisionDraft draft) {
		String upgrade = part(draft.comments(), draft.upgrade());
		String downgrade = part(List.of(), draft.downgrade());
		boolean placeholders = !hasPlaceholder(upgrade) && !hasPlaceholder(downgrade);
		return new RenderedRevision(draft.message(), upgrade, downgrade, draft.transactional(), placeholders,
				List.of());
	}

	private String part(List<String> comments, List<Step> steps) {
		List<String> paragraphs = new ArrayList<>();
		if (!comments.isEmpty()) {
			paragraphs.add(String.join("\n", comments(comments)));
		}
		for (Step step : steps) {
			List<String> lines = comments(step.comments());
			for (Operation operation : step.operations()) {
				this.ddl.statements(operation).forEach((statement) -> lines.add(this.text.terminated(statement)));
			}
			paragraphs.add(String.join("\n", lines));
		}
		return String.join("\n\n", paragraphs);
	}

	private static List<String> comments(List<String> comments) {
		List<String> lines = new ArrayList<>();
		comments.forEach((comment) -> lines.addAll(Paragraph.lines(COMMENT, comment)));
		return lines;
	}

	private static boolean hasPlaceholder(String sql) {
		String prefix = PlaceholderSyntax.DEFAULT.prefix();
		for (int at = sql.indexOf(prefix); at >= 0; at = sql.indexOf(prefix, at + 1)) {
			if (PlaceholderSyntax.DEFAULT.end(sql, at, sql.length()) >= 0) {
				return true;
			}
		}
		return false;
	}

}
