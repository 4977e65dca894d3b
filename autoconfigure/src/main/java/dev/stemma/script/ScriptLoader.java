package dev.stemma.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.core.io.support.ResourcePatternResolver;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.problem.Problem;

/**
 * Finds the scripts and reads of them what makes the revision graph: headers and
 * checksums.
 */
public final class ScriptLoader {

	/** Where SQL scripts are looked for unless something else is said. */
	public static final String DEFAULT_LOCATION = "classpath:db/revisions";

	/** The package that is searched for Java migrations unless something else is said. */
	public static final String DEFAULT_PACKAGE = "db.revisions";

	private final ResourcePatternResolver resources;

	private final SqlSyntax syntax;

	private final SourceTree sourceTree;

	/**
	 * Creates a loader that knows no source tree.
	 * @param resources where locations and packages are resolved
	 * @param syntax how SQL is read
	 */
	public ScriptLoader(ResourcePatternResolver resources, SqlSyntax syntax) {
		this(resources, syntax, SourceTree.NONE);
	}

	/**
	 * Creates a loader.
	 * @param resources where locations and packages are resolved
	 * @param syntax how SQL is read
	 * @param sourceTree what to read in place of what was built from it
	 */
	public ScriptLoader(ResourcePatternResolver resources, SqlSyntax syntax, SourceTree sourceTree) {
		this.resources = resources;
		this.syntax = syntax;
		this.sourceTree = sourceTree;
	}

	/**
	 * Finds and reads all scripts.
	 * @param locations directories of SQL scripts, {@code classpath:} or {@code file:}
	 * @param packages packages to search for Java migrations
	 * @param beans Java migrations that somebody else has made
	 * @throws InvalidScriptsException with everything that is wrong with the scripts and
	 * with the graph
	 */
	public LoadedScripts load(List<String> locations, List<String> packages,
			Collection<? extends JavaMigration> beans) {
		ScriptCollector collector = new ScriptCollector(this.syntax);
		SqlScriptFinder sqlScripts = new SqlScriptFinder(this.resources, this.sourceTree);
		sqlScripts.find(locations).forEach(collector::add);
		JavaMigrationFinder javaMigrations = new JavaMigrationFinder(this.resources);
		javaMigrations.find(packages, beans).forEach(collector::add);
		List<Problem> problems = new ArrayList<>(sqlScripts.problems());
		problems.addAll(javaMigrations.problems());
		problems.addAll(collector.problems());
		if (!problems.isEmpty()) {
			throw new InvalidScriptsException(problems);
		}
		return collector.toScripts(sqlScripts.notes());
	}

}
