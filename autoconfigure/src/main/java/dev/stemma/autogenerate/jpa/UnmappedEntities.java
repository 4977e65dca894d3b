package dev.stemma.autogenerate.jpa;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import dev.stemma.problem.Problem;

/**
 * Finds entities of the application that belong to no persistence unit, so that nobody
 * wonders why a migration has nothing in it.
 */
final class UnmappedEntities {

	private UnmappedEntities() {
	}

	/**
	 * A sentence for each entity that is in none.
	 * @param packages where the application's classes are
	 * @param mapped the names of the classes that are in one
	 * @param classLoader what has the classes
	 */
	static List<Problem> remarks(List<String> packages, Set<String> mapped, @Nullable ClassLoader classLoader) {
		ClassPathScanningCandidateComponentProvider scanner = new Scanner(new StandardEnvironment());
		scanner.setResourceLoader(new DefaultResourceLoader(classLoader));
		scanner.addIncludeFilter(new AnnotationTypeFilter(Entity.class, false));
		Set<String> unmapped = new TreeSet<>();
		for (String name : packages) {
			scanner.findCandidateComponents(name)
				.stream()
				.map((definition) -> definition.getBeanClassName())
				.filter(Objects::nonNull)
				.filter((type) -> !mapped.contains(type))
				.forEach(unmapped::add);
		}
		return unmapped.stream()
			.map((type) -> Problem.of("The entity " + type + " belongs to no persistence unit",
					"Have it found with @EntityScan, or list it where its unit is configured."))
			.toList();
	}

	/**
	 * Finds abstract classes and nested ones, too.
	 */
	private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

		private Scanner(StandardEnvironment environment) {
			super(false, environment);
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return true;
		}

	}

}
