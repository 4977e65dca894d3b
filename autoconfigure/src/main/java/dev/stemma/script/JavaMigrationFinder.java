package dev.stemma.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.DecoratingProxy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * Finds Java migrations, by their qualified names: beans, and the classes of packages. A
 * class that is no migration is read and not loaded.
 */
final class JavaMigrationFinder {

	private static final TypeFilter IS_MIGRATION = new AssignableTypeFilter(JavaMigration.class);

	private final ResourcePatternResolver resources;

	private final MetadataReaderFactory readers;

	private final List<Problem> problems = new ArrayList<>();

	/** Several instances of one class are as many declarations of one revision. */
	private final Map<String, List<JavaMigrationReader.Candidate>> candidates = new TreeMap<>();

	JavaMigrationFinder(ResourcePatternResolver resources) {
		this.resources = resources;
		this.readers = new CachingMetadataReaderFactory(resources);
	}

	/**
	 * What keeps a package from being searched, and what is wrong with classes in it.
	 */
	List<Problem> problems() {
		return this.problems;
	}

	/**
	 * All candidates, a class that is bean and scanned as the bean.
	 */
	List<JavaMigrationReader.Candidate> find(List<String> packages, Collection<? extends JavaMigration> beans) {
		for (JavaMigration bean : beans) {
			Class<?> type = type(bean);
			this.candidates.computeIfAbsent(type.getName(), (name) -> new ArrayList<>())
				.add(new JavaMigrationReader.Candidate(type, bean));
		}
		packages.forEach(this::scan);
		return this.candidates.values().stream().flatMap(List::stream).toList();
	}

	private static Class<?> type(JavaMigration bean) {
		if (bean instanceof DecoratingProxy proxy) {
			return proxy.getDecoratedClass();
		}
		return ClassUtils.getUserClass(bean);
	}

	private void scan(String name) {
		String pattern = ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX
				+ ClassUtils.convertClassNameToResourcePath(name) + "/**/*.class";
		try {
			Resource[] classes = this.resources.getResources(pattern);
			if (classes.length == 0 && !name.equals(ScriptLoader.DEFAULT_PACKAGE)) {
				this.problems.add(Problem.of("Package '" + name + "' has no classes.",
						"Correct the setting; packages are searched with all that are below them."));
			}
			for (Resource file : classes) {
				read(file);
			}
		}
		catch (IOException ex) {
			this.problems.add(Problem.of("Package '" + name + "' could not be searched: " + ex.getMessage() + ".",
					"Make sure that it can be read."));
		}
	}

	private void read(Resource file) throws IOException {
		MetadataReader reader = this.readers.getMetadataReader(file);
		ClassMetadata metadata = reader.getClassMetadata();
		boolean migration = !metadata.isInterface() && IS_MIGRATION.match(reader, this.readers);
		boolean annotated = reader.getAnnotationMetadata().hasAnnotation(Migration.class.getName());
		boolean candidate = (migration && !metadata.isAbstract()) || (annotated && !migration);
		if (candidate && !this.candidates.containsKey(metadata.getClassName())) {
			load(metadata.getClassName());
		}
	}

	private void load(String className) {
		try {
			Class<?> type = ClassUtils.forName(className, this.resources.getClassLoader());
			if (!type.isAnonymousClass() && !type.isLocalClass()) {
				this.candidates.put(className, List.of(new JavaMigrationReader.Candidate(type, null)));
			}
		}
		catch (ClassNotFoundException | LinkageError ex) {
			this.problems.add(new Problem("The class cannot be loaded: " + ex + ".", Location.of(className),
					"Make sure that all it needs is on the class path."));
		}
	}

}
