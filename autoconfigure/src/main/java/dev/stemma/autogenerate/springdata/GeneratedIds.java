package dev.stemma.autogenerate.springdata;

import java.util.Set;

import org.springframework.util.ClassUtils;

/**
 * Which ids Spring Data leaves to the database where an entity brings none.
 */
final class GeneratedIds {

	private static final Set<Class<?>> NUMBERS = Set.of(Long.class, Integer.class, Short.class);

	private GeneratedIds() {
	}

	/** PostgreSQL counts in whole numbers alone; other ids are the application's. */
	static boolean isGenerated(Class<?> type) {
		return NUMBERS.contains(ClassUtils.resolvePrimitiveIfNecessary(type));
	}

}
