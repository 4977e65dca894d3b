package dev.stemma.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

import dev.stemma.problem.Problem;

/**
 * Finds SQL scripts, in load order: locations as they are given, each with its
 * directories sorted by their path and the files sorted within each, whatever class path
 * entry they are in.
 */
final class SqlScriptFinder {

	/** As Alembic sorts: the paths of directories as strings, then the names in each. */
	private static final Comparator<Found> LOAD_ORDER = Comparator.comparing(Found::directory)
		.thenComparing(Found::fileName);

	private final ResourcePatternResolver resources;

	private final SourceTree sourceTree;

	private final List<Problem> problems = new ArrayList<>();

	private final List<Problem> notes = new ArrayList<>();

	SqlScriptFinder(ResourcePatternResolver resources, SourceTree sourceTree) {
		this.resources = resources;
		this.sourceTree = sourceTree;
	}

	/**
	 * What keeps a location from being searched.
	 */
	List<Problem> problems() {
		return this.problems;
	}

	/**
	 * What is no problem and worth saying.
	 */
	List<Problem> notes() {
		return this.notes;
	}

	List<ScriptSource> find(List<String> locations) {
		Map<String, Found> found = new LinkedHashMap<>();
		for (String location : locations) {
			search(location).forEach((script) -> found.putIfAbsent(script.url(), script));
		}
		Set<String> paths = new HashSet<>();
		Set<String> namesakes = new HashSet<>();
		for (Found script : found.values()) {
			if (!paths.add(script.path())) {
				namesakes.add(script.path());
			}
		}
		return found.values()
			.stream()
			.map((script) -> new ScriptSource(script.resource(), script.name(namesakes)))
			.toList();
	}

	private List<Found> search(String configured) {
		ScriptLocation location = ScriptLocation.parse(configured);
		if (!location.isConcrete()) {
			this.problems.add(Problem.of("Location '" + configured + "' is no directory's name.",
					"Name a directory as in '" + ScriptLoader.DEFAULT_LOCATION
							+ "', without wildcards; all directories below it are searched."));
			return List.of();
		}
		try {
			List<Resource> roots = location.roots(this.resources, this.sourceTree);
			if (roots.isEmpty()) {
				reportMissing(configured, location);
			}
			List<Found> found = new ArrayList<>();
			for (Resource root : roots) {
				search(location, root, found);
			}
			found.sort(LOAD_ORDER);
			return found;
		}
		catch (IOException ex) {
			this.problems
				.add(Problem.of("Location '" + configured + "' could not be searched: " + ex.getMessage() + ".",
						"Make sure that it can be read."));
			return List.of();
		}
	}

	private void search(ScriptLocation location, Resource root, List<Found> found) throws IOException {
		String rootUrl = root.getURL().toString();
		if (!rootUrl.endsWith("/")) {
			rootUrl += "/";
		}
		for (Resource script : this.resources.getResources(rootUrl + "**/*.sql")) {
			found.add(Found.of(location, rootUrl, script));
		}
	}

	private void reportMissing(String configured, ScriptLocation location) {
		if (location.equals(ScriptLocation.parse(ScriptLoader.DEFAULT_LOCATION))) {
			this.notes.add(Problem.of("The default location " + ScriptLoader.DEFAULT_LOCATION
					+ " does not exist, so there are no SQL scripts in it."));
		}
		else {
			this.problems
				.add(Problem.of("Location '" + configured + "' does not exist.", "Create it, or correct the setting."));
		}
	}

	/**
	 * A script that was found.
	 *
	 * @param resource its bytes
	 * @param url where it is
	 * @param path its path, that of the location included
	 */
	private record Found(Resource resource, String url, String path) {

		static Found of(ScriptLocation location, String rootUrl, Resource script) throws IOException {
			String root = Urls.readable(rootUrl);
			String url = Urls.readable(script.getURL().toString());
			String relative = url.startsWith(root) ? url.substring(root.length()) : url;
			return new Found(script, url, location.path() + "/" + relative);
		}

		String name(Set<String> namesakes) {
			return namesakes.contains(this.path) ? Urls.withoutScheme(this.url) : this.path;
		}

		String directory() {
			return this.path.substring(0, this.path.lastIndexOf('/'));
		}

		String fileName() {
			return this.path.substring(this.path.lastIndexOf('/') + 1);
		}

	}

}
