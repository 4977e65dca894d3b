package dev.stemma.autogenerate.jpa;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.boot.spi.MetadataBuildingOptions;
import org.hibernate.cfg.MappingSettings;
import org.jspecify.annotations.Nullable;

/**
 * The application's naming strategies, listened to on their way to the mapping.
 */
final class Namings {

	private final Set<String> hashedNames = new HashSet<>();

	private final TokenNaming physical;

	private final ImplicitNamingStrategy implicit;

	/**
	 * Finds the strategies as the provider does: by instance, class, or a name that it
	 * knows.
	 * @param settings the application's settings
	 * @param classLoader what loads its classes
	 * @param tokens what is to stand in for schemas
	 */
	Namings(UnitSettings settings, @Nullable ClassLoader classLoader, SchemaTokens tokens) {
		BootstrapServiceRegistryBuilder builder = new BootstrapServiceRegistryBuilder();
		if (classLoader != null) {
			builder.applyClassLoader(classLoader);
		}
		BootstrapServiceRegistry registry = builder.build();
		try {
			StrategySelector selector = registry.requireService(StrategySelector.class);
			this.physical = new TokenNaming(selector.resolveDefaultableStrategy(PhysicalNamingStrategy.class,
					settings.get(MappingSettings.PHYSICAL_NAMING_STRATEGY),
					PhysicalNamingStrategyStandardImpl.INSTANCE), tokens);
			this.implicit = NameRecorder.around(selector.resolveDefaultableStrategy(ImplicitNamingStrategy.class,
					settings.get(MappingSettings.IMPLICIT_NAMING_STRATEGY),
					ImplicitNamingStrategyJpaCompliantImpl.INSTANCE), this.hashedNames);
		}
		finally {
			BootstrapServiceRegistryBuilder.destroy(registry);
		}
	}

	/**
	 * Has a mapping use them.
	 */
	void addTo(Map<String, Object> settings) {
		settings.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, this.physical);
		settings.put(MappingSettings.IMPLICIT_NAMING_STRATEGY, this.implicit);
	}

	/**
	 * Whether a mapping does use them: code of the application may have set others.
	 */
	boolean areUsedBy(MetadataBuildingOptions options) {
		return options.getPhysicalNamingStrategy() == this.physical
				&& options.getImplicitNamingStrategy() == this.implicit;
	}

	/**
	 * The names of constraints and indexes that are hashes, in lower case.
	 */
	Set<String> hashedNames() {
		return this.hashedNames;
	}

	/**
	 * The catalogs that the mapping names.
	 */
	Set<String> catalogs() {
		return this.physical.catalogs();
	}

}
