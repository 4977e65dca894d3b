package dev.stemma.script;

import java.io.IOException;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.ResourcePatternResolver;

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
	 * The directories of that name: one of each class path entry that has it.
	 */
	List<Resource> roots(ResourcePatternResolver resources) throws IOException {
		if (this.prefix.equals(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX)) {
			return List.of(resources.getResources(this.prefix + this.path + "/"));
		}
		Resource root = resources.getResource(this.prefix + this.path + "/");
		if (!root.exists()) {
			return List.of();
		}
		return List.of(this.prefix.equals(FILE) ? absolute(root) : root);
	}

	/**
	 * What is found below a directory has an absolute URL, so the directory needs one.
	 */
	private static Resource absolute(Resource directory) throws IOException {
		return UrlResource.from(directory.getFile().toPath().toAbsolutePath().normalize().toUri());
	}

}
