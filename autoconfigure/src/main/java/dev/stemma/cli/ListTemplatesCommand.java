package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

import dev.stemma.script.Template;

/**
 * What new scripts can be made from.
 */
@Command(name = "list-templates", aliases = "list_templates",
		description = { "List what new scripts can be made from. Needs no database.",
				"The files NAME.sql and NAME.java of the directory stemma.templates are added, "
						+ "and take the place of built-in templates of their names." },
		footerHeading = "%nIn a template stand:%n",
		footer = { "  $${revision} $${revises} $${dependsOn} $${branchLabels} $${tags}",
				"  $${message} $${created} $${upgrade} $${downgrade}",
				"  and in SQL $${transaction} $${placeholders} ('none' or nothing)",
				"  and in Java $${migration} (the whole annotation) $${imports} $${package} $${class}",
				"A line of which nothing has a value is left out; $$$${name} stands for",
				"$${name} itself. A first line '-- template: TEXT' or '// template: TEXT'",
				"tells what the template is for, and is not written." })
final class ListTemplatesCommand implements Callable<Integer> {

	private final Session session;

	ListTemplatesCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		this.session.answer(new Listing(this.session.stemma().workspace().templates()));
		return ExitCode.DONE;
	}

	/**
	 * The templates.
	 */
	private record Listing(List<Template> templates) implements Report {

		@Override
		public void write(PrintWriter out, Style style) {
			int name = width(this.templates.stream().map(Template::name).toList());
			int origin = width(this.templates.stream().map(Template::origin).toList());
			for (Template template : this.templates) {
				String line = style.bold(template.name()) + " ".repeat(name - template.name().length())
						+ "%-4s  ".formatted(template.kind().extension())
						+ ("%-" + origin + "s").formatted(template.origin()) + template.description();
				out.println(line.stripTrailing());
			}
		}

		private static int width(List<String> texts) {
			return texts.stream().mapToInt(String::length).max().orElse(0) + 2;
		}

		@Override
		public Object json() {
			List<Object> all = new ArrayList<>();
			for (Template template : this.templates) {
				Map<String, @Nullable Object> shape = new LinkedHashMap<>();
				shape.put("name", template.name());
				shape.put("kind", template.kind().extension());
				shape.put("origin", template.origin());
				shape.put("description", template.description());
				all.add(shape);
			}
			return Map.of("templates", all);
		}

	}

}
