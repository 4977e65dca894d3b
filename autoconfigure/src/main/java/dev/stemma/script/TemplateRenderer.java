package dev.stemma.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.script.NewRevision.Kind;

/**
 * Fills templates. A line is left out that has tokens of which none has a value;
 * <code>$${name}</code> stands for <code>${name}</code> itself. Lists are comma-separated
 * in SQL and values of annotations in Java. A message can end no comment and no string.
 */
final class TemplateRenderer {

	private static final Pattern TOKEN = Pattern.compile("\\$(\\$)?\\{([^{}]*)}");

	private final Template template;

	private final Map<String, String> values;

	private TemplateRenderer(Template template, Map<String, String> values) {
		this.template = template;
		this.values = values;
	}

	/**
	 * A script in SQL.
	 * @throws ScriptNotWrittenException if the template has an unknown token
	 */
	static String sql(Template template, Revision revision) {
		return new TemplateRenderer(template,
				Map.ofEntries(Map.entry("revision", revision.id()),
						Map.entry("revises", String.join(", ", revision.revises())),
						Map.entry("dependsOn", String.join(", ", revision.dependsOn())),
						Map.entry("branchLabels", String.join(", ", revision.branchLabels())),
						Map.entry("tags", String.join(", ", revision.tags())), Map.entry("message", revision.message()),
						Map.entry("created", created(revision)), Map.entry("upgrade", ""), Map.entry("downgrade", "")))
			.render();
	}

	/**
	 * A script in Java.
	 * @param packageName the package of its class
	 * @param type the simple name of its class
	 * @throws ScriptNotWrittenException if the template has an unknown token
	 */
	static String java(Template template, Revision revision, String packageName, String type) {
		return new TemplateRenderer(template,
				Map.ofEntries(Map.entry("revision", revision.id()),
						Map.entry("revises", MigrationAnnotation.value(revision.revises())),
						Map.entry("dependsOn", MigrationAnnotation.value(revision.dependsOn())),
						Map.entry("branchLabels", MigrationAnnotation.value(revision.branchLabels())),
						Map.entry("tags", MigrationAnnotation.value(revision.tags())),
						Map.entry("message", revision.message()), Map.entry("created", created(revision)),
						Map.entry("migration", MigrationAnnotation.of(revision)), Map.entry("package", packageName),
						Map.entry("class", type), Map.entry("upgrade", ""), Map.entry("downgrade", "")))
			.render();
	}

	private static String created(Revision revision) {
		return String.valueOf(revision.created());
	}

	private String render() {
		checkTokens();
		List<String> lines = new ArrayList<>();
		this.template.text().lines().forEach((line) -> {
			String rendered = render(line);
			if (rendered != null) {
				lines.add(rendered);
			}
		});
		return String.join("\n", lines) + "\n";
	}

	private @Nullable String render(String line) {
		boolean tokens = TOKEN.matcher(line).results().anyMatch((token) -> token.group(1) == null);
		boolean filled = TOKEN.matcher(line).results().anyMatch((token) -> !value(token).isEmpty());
		if (tokens && !filled) {
			return null;
		}
		return TOKEN.matcher(line)
			.replaceAll((token) -> Matcher.quoteReplacement(replacement(token, line.strip())))
			.stripTrailing();
	}

	private String replacement(MatchResult token, String line) {
		if (token.group(1) != null) {
			return token.group().substring(1);
		}
		return token.group(2).equals("message") ? escaped(value(token), line) : value(token);
	}

	private String value(MatchResult token) {
		return (token.group(1) != null) ? token.group() : this.values.getOrDefault(token.group(2), "");
	}

	private String escaped(String message, String line) {
		if (this.template.kind() == Kind.SQL) {
			return line.startsWith("--") ? message : message.replace("*/", "* /").replace("/*", "/ *");
		}
		String text = message.replace("\\", "\\\\");
		boolean comment = line.startsWith("//") || line.startsWith("*") || line.startsWith("/*");
		return comment ? text.replace("*/", "*&#47;") : text.replace("\"", "\\\"");
	}

	private void checkTokens() {
		TreeSet<String> unknown = new TreeSet<>();
		TOKEN.matcher(this.template.text())
			.results()
			.filter((token) -> token.group(1) == null && !this.values.containsKey(token.group(2)))
			.forEach((token) -> unknown.add(token.group()));
		if (!unknown.isEmpty()) {
			String known = String.join("}, ${", new TreeSet<>(this.values.keySet()));
			throw new ScriptNotWrittenException(unknown.stream()
				.map((token) -> Problem.of("%s has %s in it, which stands for nothing."
					.formatted(capitalised(this.template.title()), token),
						"Tokens are ${%s}; write $%s for the text itself.".formatted(known, token)))
				.toList());
		}
	}

	private static String capitalised(String text) {
		return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
	}

}
