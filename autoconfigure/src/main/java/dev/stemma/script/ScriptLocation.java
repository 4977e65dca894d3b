package dev.stemma.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ResourceUtils;

/**
 * A directory of SQL scripts.
 *
 * @param prefix what resolves it, {@code classpath*:} or {@code file:}, say
 * @param path its path, without a slash at its end
 */
record ScriptLocation(String prefix, String path) {

	private static final String FILE = "file:";

	/**
	 * A location as it is configured: without a prefix, it is on the class path.
	 */
	static ScriptLocation parse(String configured) {
		String location = withoutSlashes(configured.strip());
		for (String classPath : List.of("classpath*:", "classpath:")) {
			if (location.startsWith(classPath)) {
				return onClassPath(location.substring(classPath.length()));
			}
		}
		int colon = location.indexOf(':');
		return (colon < 0) ? onClassPath(location)
				: new ScriptLocation(location.substring(0, colon + 1), location.substring(colon + 1));
	}

	private static ScriptLocation onClassPath(String path) {
		return new ScriptLocation(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX, path.replaceFirst("^/+", ""));
	}

	private static String withoutSlashes(String location) {
		int end = location.length();
		while (end > 0 && location.charAt(end - 1) == '/') {
			end--;
		}
		return location.substring(0, end);
	}

	/**
	 * Whether it names a directory: a search of the whole class path would be slow and
	 * find everything in a repackaged jar twice.
	 */
	boolean isConcrete() {
		return !this.path.isEmpty() && this.path.chars().noneMatch((c) -> "*?{}".indexOf(c) >= 0);
	}

	/**
	 * Whether it is looked for on the class path.
	 */
	boolean isOnClassPath() {
		return this.prefix.equals(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX);
	}

	/**
	 * Whether it is looked for among files.
	 */
	boolean isFile() {
		return this.prefix.equals(FILE);
	}

	/**
	 * The directory of that name where new scripts go: in the source tree for what is on
	 * the class path. It may not exist yet; {@code null} where it is not known.
	 */
	@Nullable Path sources(SourceTree sourceTree) throws IOException {
		if (isFile()) {
			return ResourceUtils.getFile(this.prefix + this.path).toPath().toAbsolutePath().normalize();
		}
		return isOnClassPath() ? sourceTree.resources(this.path) : null;
	}

	/**
	 * The directories of that name: one of each class path entry that has it.
	 * @param resources where it is resolved
	 * @param sourceTree what to read in place of what was built from it
	 */
	List<Resource> roots(ResourcePatternResolver resources, SourceTree sourceTree) throws IOException {
		if (isOnClassPath()) {
			return sourceTree.inPlaceOf(List.of(resources.getResources(this.prefix + this.path + "/")), this.path);
		}
		Resource root = resources.getResource(this.prefix + this.path + "/");
		if (!root.exists()) {
			return List.of();
		}
		return List.of(isFile() ? absolute(root) : root);
	}

	/**
	 * What is found below a directory has an absolute URL, so the directory needs one.
	 */
	private static Resource absolute(Resource directory) throws IOException {
		return UrlResource.from(directory.getFile().toPath().toAbsolutePath().normalize().toUri());
	}

}
