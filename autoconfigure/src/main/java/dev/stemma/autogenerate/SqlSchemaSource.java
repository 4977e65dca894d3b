package dev.stemma.autogenerate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.AntPathMatcher;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.script.ScriptText;

/**
 * SQL files that say how the schema is to be: written by hand, or by {@code pg_dump
 * --schema-only}. They speak of everything that is in the schema. What names no schema
 * stands in the home schema.
 */
public final class SqlSchemaSource implements SchemaSource {

	private final ResourcePatternResolver resources;

	private final List<String> locations;

	private final SqlSyntax syntax;

	private SqlSchemaSource(ResourcePatternResolver resources, List<String> locations, SqlSyntax syntax) {
		this.resources = resources;
		this.locations = List.copyOf(locations);
		this.syntax = syntax;
	}

	/**
	 * A source that reads files.
	 * @param resources finds the files
	 * @param locations the files in their order, as {@code classpath:schema.sql}; with
	 * wildcards several, in the order of their paths
	 * @param syntax how they are read
	 */
	public static SqlSchemaSource of(ResourcePatternResolver resources, List<String> locations, SqlSyntax syntax) {
		return new SqlSchemaSource(resources, locations, syntax);
	}

	@Override
	public String description() {
		return String.join(", ", this.locations);
	}

	@Override
	public WantedSchema read() {
		DefinitionReader reader = new DefinitionReader(this.syntax);
		Set<String> seen = new HashSet<>();
		for (String location : this.locations) {
			for (SchemaFile file : files(location, reader)) {
				if (seen.add(file.url())) {
					read(file, reader);
				}
			}
		}
		WantedDefinitions wanted = reader.wanted(null);
		if (wanted.definitions().isEmpty()) {
			throw new InvalidSchemaSourceException(
					List.of(new Problem("There is no statement that says how the schema is to be.",
							Location.of(description()), "Write some; an empty schema would mean to drop everything.")));
		}
		return wanted;
	}

	private List<SchemaFile> files(String location, DefinitionReader reader) {
		List<SchemaFile> files = new ArrayList<>();
		try {
			boolean pattern = new AntPathMatcher().isPattern(location.substring(location.indexOf(':') + 1));
			Resource[] found = (pattern || location.startsWith(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX))
					? this.resources.getResources(location) : new Resource[] { this.resources.getResource(location) };
			for (Resource resource : found) {
				if (resource.exists()) {
					String url = resource.getURL().toString();
					files.add(new SchemaFile(resource, url, pattern ? SchemaFile.name(location, url) : location));
				}
			}
		}
		catch (FileNotFoundException ex) {
			// The root of a pattern is missing, and with it every file
			files.clear();
		}
		catch (IOException ex) {
			reader.report(unreadable(location, ex));
			return List.of();
		}
		if (files.isEmpty()) {
			reader.report(new Problem("There is no file " + location + " to say how the schema is to be.", null,
					"Write it, or correct stemma.schema-source."));
		}
		files.sort(Comparator.comparing(SchemaFile::url));
		return files;
	}

	private void read(SchemaFile file, DefinitionReader reader) {
		try (InputStream in = file.resource().getInputStream()) {
			ScriptText text = ScriptText.read(in, file.name());
			text.problems().forEach(reader::report);
			reader.read(text.text(), file.name(), null);
		}
		catch (IOException ex) {
			reader.report(unreadable(file.name(), ex));
		}
	}

	private static Problem unreadable(String name, IOException ex) {
		return new Problem("File " + name + " cannot be read: " + ex.getMessage() + ".", null,
				"Make sure that it can be read.");
	}

	/**
	 * A file.
	 *
	 * @param resource its bytes
	 * @param url where it is
	 * @param name what people call it
	 */
	private record SchemaFile(Resource resource, String url, String name) {

		/** The directories of the pattern, and what stands behind them in the URL. */
		static String name(String pattern, String url) {
			int path = pattern.indexOf(':') + 1;
			String directory = pattern.substring(path).replaceFirst("[^/]*[*?{].*", "");
			int start = directory.isEmpty() ? -1 : url.lastIndexOf(directory);
			return pattern.substring(0, path)
					+ ((start >= 0) ? url.substring(start) : url.substring(url.lastIndexOf('/') + 1));
		}

	}

}
