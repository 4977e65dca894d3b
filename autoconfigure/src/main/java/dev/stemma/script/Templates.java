package dev.stemma.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.script.NewRevision.Kind;

/**
 * The templates: those that are built in, and the files {@code <name>.sql} and
 * {@code <name>.java} of a directory. One of the same name and kind takes the place of
 * the built-in one.
 */
final class Templates {

	private final ScriptSources sources;

	private final @Nullable String directory;

	Templates(ScriptSources sources, @Nullable String directory) {
		this.sources = sources;
		this.directory = directory;
	}

	/**
	 * All templates, the built-in ones first, others by their names.
	 * @throws ScriptNotWrittenException if the directory can't be read
	 */
	List<Template> all() {
		Map<String, Template> templates = new LinkedHashMap<>();
		Template.ALL_BUILT_IN.forEach((template) -> templates.put(key(template), template));
		if (this.directory != null) {
			read(this.directory).forEach((template) -> templates.put(key(template), template));
		}
		return List.copyOf(templates.values());
	}

	private static String key(Template template) {
		return template.name() + "." + template.kind().extension();
	}

	/**
	 * One template.
	 * @param name its name, or {@code null} for the usual one of the kind
	 * @param kind its kind, or {@code null} for that of the template, SQL if there are
	 * both
	 * @throws InvalidRevisionException if there is none
	 */
	Template find(@Nullable String name, @Nullable Kind kind) {
		List<Template> all = all();
		Kind usual = (kind != null) ? kind : Kind.SQL;
		String wanted = (name != null) ? name : usual.extension();
		return all.stream()
			.filter((template) -> template.name().equals(wanted))
			.filter((template) -> kind == null || template.kind() == kind)
			.min(Comparator.comparing(Template::kind))
			.orElseThrow(() -> unknown(wanted, kind, all));
	}

	private static InvalidRevisionException unknown(String name, @Nullable Kind kind, List<Template> all) {
		TreeSet<String> names = new TreeSet<>();
		all.stream()
			.filter((template) -> kind == null || template.kind() == kind)
			.forEach((template) -> names.add(template.name()));
		String which = (kind != null) ? " for ." + kind.extension() + " files" : "";
		return new InvalidRevisionException(Problem.of("There is no template '" + name + "'" + which + ".",
				"Name one of " + String.join(", ", names) + ", or add one to the directory stemma.templates."));
	}

	private List<Template> read(String configured) {
		ScriptLocation location = ScriptLocation.parse(configured);
		try {
			List<Resource> roots = location.isConcrete()
					? location.roots(this.sources.resources(), this.sources.sourceTree()) : List.of();
			if (roots.isEmpty()) {
				throw new ScriptNotWrittenException(
						Problem.of("The directory of templates '" + configured + "' does not exist.",
								"Create it, or correct stemma.templates."));
			}
			List<Template> templates = new ArrayList<>();
			for (Resource root : roots) {
				templates.addAll(read(root));
			}
			return templates;
		}
		catch (IOException ex) {
			throw new ScriptNotWrittenException(Problem.of(
					"The directory of templates '" + configured + "' could not be read: " + NewFile.reason(ex) + ".",
					"Make sure that it can be read."), ex);
		}
	}

	private List<Template> read(Resource root) throws IOException {
		String url = root.getURL().toString();
		List<Template> templates = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			Resource[] files = this.sources.resources()
				.getResources(url + (url.endsWith("/") ? "" : "/") + "*." + kind.extension());
			Arrays.sort(files, Comparator.comparing((file) -> String.valueOf(file.getFilename())));
			for (Resource file : files) {
				templates.add(read(file, kind));
			}
		}
		return templates;
	}

	private static Template read(Resource file, Kind kind) throws IOException {
		String fileName = String.valueOf(file.getFilename());
		String origin = Urls.withoutScheme(Urls.readable(file.getURL().toString()));
		try (InputStream bytes = file.getInputStream()) {
			ScriptText text = ScriptText.read(bytes, origin);
			if (!text.problems().isEmpty()) {
				throw new ScriptNotWrittenException(text.problems()
					.stream()
					.map((problem) -> new Problem(
							"A template can't be read: " + problem.what().replaceFirst("^The script", "it"),
							(problem.where() != null) ? problem.where() : Location.of(origin), problem.advice()))
					.toList());
			}
			String name = fileName.substring(0, fileName.length() - kind.extension().length() - 1);
			return Template.of(name, kind, origin, text.text());
		}
	}

}
