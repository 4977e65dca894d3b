package dev.stemma.script;

import java.util.List;

import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Where scripts are.
 *
 * @param resources where locations and packages are resolved
 * @param sourceTree the sources of what is on the class path
 * @param locations directories of SQL scripts
 * @param packages packages of Java migrations
 */
public record ScriptSources(ResourcePatternResolver resources, SourceTree sourceTree, List<String> locations,
		List<String> packages) {

	public ScriptSources {
		locations = List.copyOf(locations);
		packages = List.copyOf(packages);
	}

}
