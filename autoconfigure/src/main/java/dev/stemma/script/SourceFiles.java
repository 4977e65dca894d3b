package dev.stemma.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;

/**
 * The files that scripts are written in.
 */
public final class SourceFiles {

	private final SourceTree sourceTree;

	/**
	 * Creates it.
	 * @param sourceTree where the sources of classes are
	 */
	public SourceFiles(SourceTree sourceTree) {
		this.sourceTree = sourceTree;
	}

	/**
	 * The file of a script, absolute.
	 * @throws NoSourceFileException if there is none that could be edited: it is in a
	 * library, or the application does not know its sources
	 */
	public Path of(Script script) {
		Path file = (script instanceof SqlScript sql) ? sql.file() : null;
		if (script instanceof JavaScript java) {
			file = ofClass(java.revision().origin().source());
		}
		if (file != null) {
			return file;
		}
		throw new NoSourceFileException(
				new Problem("The script of revision " + script.revision().id() + " is no file of a source tree.",
						script.revision().origin(), advice()));
	}

	private String advice() {
		return (this.sourceTree.module() != null) ? "It comes from a library; change it there."
				: "Start the application from its module: ./mvnw spring-boot:run, ./gradlew bootRun, target/*.jar, build/libs/*.jar.";
	}

	private @Nullable Path ofClass(String name) {
		Path java = this.sourceTree.java();
		if (java == null) {
			return null;
		}
		int nested = name.indexOf('$');
		String path = ((nested > 0) ? name.substring(0, nested) : name).replace('.', '/');
		return List.of(java.resolve(path + ".java"), java.resolveSibling("kotlin").resolve(path + ".kt"))
			.stream()
			.filter(Files::isRegularFile)
			.findFirst()
			.orElse(null);
	}

}
