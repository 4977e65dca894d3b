package dev.stemma.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stemma.script.NewRevision.Body;
import dev.stemma.script.NewRevision.Kind;

/**
 * The lines of a template, with those that a generated revision needs and that somebody's
 * own template does not provide for.
 */
final class TemplateLines {

	private static final Pattern REVISION = Pattern.compile("^(.*)@revision(\\s).*\\$\\{revision}.*$");

	private TemplateLines() {
	}

	/**
	 * Whether a token stands in a template.
	 * @param name the token without its brackets
	 */
	static boolean has(Template template, String name) {
		return Pattern.compile("(?<!\\$)\\$\\{" + name + "}").matcher(template.text()).find();
	}

	/**
	 * The lines.
	 * @param body what is to be written
	 */
	static List<String> complete(Template template, Body body) {
		List<String> lines = new ArrayList<>(template.text().lines().toList());
		if (template.kind() == Kind.JAVA) {
			if (!has(template, "imports")) {
				lines.addAll(behindImports(lines), JavaImports.furtherLines(body));
			}
			return lines;
		}
		if (!body.placeholders() && !has(template, "placeholders")) {
			addDirective(lines, "@placeholders none");
		}
		if (!body.transactional() && !has(template, "transaction")) {
			addDirective(lines, "@transaction none");
		}
		return lines;
	}

	private static int behindImports(List<String> lines) {
		int behind = 0;
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).startsWith("import ") || (behind == 0 && lines.get(i).startsWith("package "))) {
				behind = i + 1;
			}
		}
		return behind;
	}

	private static void addDirective(List<String> lines, String directive) {
		for (int i = 0; i < lines.size(); i++) {
			Matcher revision = REVISION.matcher(lines.get(i));
			if (revision.matches()) {
				lines.add(i + 1, revision.group(1) + directive);
				return;
			}
		}
	}

}
