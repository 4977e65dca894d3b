package dev.stemma.autoconfigure;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/**
 * Detects the initializer, and not the engine: what a Java migration needs would
 * otherwise wait for the migration.
 */
final class StemmaDatabaseInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

	@Override
	protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
		return Set.of(StemmaInitializer.class);
	}

	@Override
	public int getOrder() {
		return 0;
	}

}
