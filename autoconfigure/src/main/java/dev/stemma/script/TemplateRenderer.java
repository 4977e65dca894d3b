package dev.stemma.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;
import dev.stemma.script.NewRevision.Body;
import dev.stemma.script.NewRevision.Kind;

/**
 * Fills templates. A line is left out that has tokens of which none has a value;
 * <code>$${name}</code> stands for <code>${name}</code> itself. Lists are comma-separated
 * in SQL and values of annotations in Java. A message can end no comment and no string.
 * The lines of a value in Java begin where its token stands; those of one in SQL stay as
 * they are, because they may be lines of a string.
 */
final class TemplateRenderer {

	private static final Pattern TOKEN = Pattern.compile("\\$(\\$)?\\{([^{}]*)}");

	private final Template template;

	private final Map<String, String> values;

	private final Body body;

	private TemplateRenderer(Template template, Map<String, String> values, @Nullable Body body) {
		this.template = template;
		this.values = values;
		this.body = (body != null) ? body : Body.EMPTY;
		values.put("upgrade", this.body.upgrade());
		values.put("downgrade", this.body.downgrade());
	}

	/**
	 * A script in SQL.
	 * @param body what it does, or {@code null} for nothing yet
	 * @throws ScriptNotWrittenException if the template has an unknown token, or no place
	 * for what the script does
	 */
	static String sql(Template template, Revision revision, @Nullable Body body) {
		Map<String, String> values = new HashMap<>();
		values.put("revision", revision.id());
		values.put("revises", String.join(", ", revision.revises()));
		values.put("dependsOn", String.join(", ", revision.dependsOn()));
		values.put("branchLabels", String.join(", ", revision.branchLabels()));
		values.put("tags", String.join(", ", revision.tags()));
		values.put("message", revision.message());
		values.put("created", created(revision));
		values.put("transaction", (body != null && !body.transactional()) ? "none" : "");
		values.put("placeholders", (body != null && !body.placeholders()) ? "none" : "");
		return new TemplateRenderer(template, values, body).render();
	}

	/**
	 * A script in Java.
	 * @param packageName the package of its class
	 * @param type the simple name of its class
	 * @param body what it does, or {@code null} for nothing yet
	 * @throws ScriptNotWrittenException if the template has an unknown token, or no place
	 * for what the script does
	 */
	static String java(Template template, Revision revision, String packageName, String type, @Nullable Body body) {
		Map<String, String> values = new HashMap<>();
		values.put("revision", revision.id());
		values.put("revises", MigrationAnnotation.value(revision.revises()));
		values.put("dependsOn", MigrationAnnotation.value(revision.dependsOn()));
		values.put("branchLabels", MigrationAnnotation.value(revision.branchLabels()));
		values.put("tags", MigrationAnnotation.value(revision.tags()));
		values.put("message", revision.message());
		values.put("created", created(revision));
		values.put("migration", MigrationAnnotation.of(revision, body == null || body.transactional()));
		values.put("package", packageName);
		values.put("class", type);
		values.put("imports", JavaImports.all((body != null) ? body : Body.EMPTY));
		return new TemplateRenderer(template, values, body).render();
	}

	private static String created(Revision revision) {
		return String.valueOf(revision.created());
	}

	private String render() {
		checkTokens();
		checkPlaces();
		List<String> lines = new ArrayList<>();
		TemplateLines.complete(this.template, this.body).forEach((line) -> {
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
		String indented = indented(line);
		if (indented != null) {
			return indented;
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

	/** What stands on lines of its own in Java begins where the first of them begins. */
	private @Nullable String indented(String line) {
		Matcher alone = TOKEN.matcher(line.strip());
		if (this.template.kind() != Kind.JAVA || !alone.matches() || alone.group(1) != null) {
			return null;
		}
		String indentation = line.substring(0, line.indexOf('$'));
		return value(alone.toMatchResult()).lines()
			.map((each) -> each.isEmpty() ? each : indentation + each)
			.collect(Collectors.joining("\n"));
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

	private void checkPlaces() {
		List<Problem> lost = Stream.of("upgrade", "downgrade")
			.filter((part) -> !this.values.getOrDefault(part, "").isEmpty() && !TemplateLines.has(this.template, part))
			.map((part) -> Problem.of(
					"Nothing was written: %s has no place for the %s that is to be written."
						.formatted(this.template.title(), part),
					"Put ${%s} on a line of its own in it, or name another template.".formatted(part)))
			.toList();
		if (!lost.isEmpty()) {
			throw new ScriptNotWrittenException(lost);
		}
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
