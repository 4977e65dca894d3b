package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.diff.Differences;
import dev.stemma.operation.RenameObject;
import dev.stemma.schema.Catalog;

/**
 * Writes differences as the methods of migrations in Java.
 */
final class JavaRendering implements Rendering {

	private static final String COMMENT = "// ";

	private final DdlWriter ddl;

	private final RevisionPlan plan;

	/**
	 * Creates a rendering.
	 * @param before what is in the database: tables that are there have rows, and are
	 * changed with care
	 */
	JavaRendering(DdlWriter ddl, Catalog before) {
		this.ddl = ddl;
		this.plan = new RevisionPlan(ddl, before, this::renaming);
	}

	private String renaming(RenameObject rename) {
		return String.join(" ", new JavaStatements(this.ddl, new JavaNames()).of(rename));
	}

	@Override
	public List<RenderedRevision> render(Differences differences, boolean online) {
		return this.plan.revisions(differences, online).stream().map(this::render).toList();
	}

	private RenderedRevision render(RevisionDraft draft) {
		JavaNames names = new JavaNames();
		JavaStatements statements = new JavaStatements(this.ddl, names);
		String upgrade = part(draft.comments(), draft.upgrade(), statements);
		String downgrade = part(List.of(), draft.downgrade(), statements);
		List<String> imports = names.imports()
			.stream()
			.filter((name) -> isUsed(name.substring(name.lastIndexOf('.') + 1), upgrade + "\n" + downgrade))
			.toList();
		return new RenderedRevision(draft.message(), upgrade, downgrade, draft.transactional(), true, imports);
	}

	/** Some names were for calls that did not say all. */
	private static boolean isUsed(String name, String code) {
		return Pattern.compile("(?<![\\w.\"])" + name + "\\b").matcher(code).find();
	}

	private static String part(List<String> comments, List<Step> steps, JavaStatements statements) {
		List<String> paragraphs = new ArrayList<>();
		if (!comments.isEmpty()) {
			paragraphs.add(String.join("\n", comments(comments)));
		}
		for (Step step : steps) {
			List<String> lines = comments(step.comments());
			step.operations().forEach((operation) -> lines.addAll(statements.of(operation)));
			paragraphs.add(String.join("\n", lines));
		}
		return String.join("\n\n", paragraphs);
	}

	/** A backslash could begin an escape, which Java reads in comments too. */
	private static List<String> comments(List<String> comments) {
		List<String> lines = new ArrayList<>();
		comments.forEach((comment) -> lines.addAll(Paragraph.lines(COMMENT, comment.replace("\\", "\\\\"))));
		return lines;
	}

}
