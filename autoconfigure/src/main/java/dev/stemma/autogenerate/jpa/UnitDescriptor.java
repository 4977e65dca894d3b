package dev.stemma.autogenerate.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.persistence.PersistenceUnitTransactionType;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.jpa.boot.internal.PersistenceUnitInfoDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.persistenceunit.SmartPersistenceUnitInfo;

/**
 * A persistence unit for the sake of its mapping: it has the packages that Spring has
 * found beside its classes, a data source that has no connections, and changes no class.
 */
final class UnitDescriptor extends PersistenceUnitInfoDescriptor {

	private final List<String> classes;

	private final Properties properties;

	UnitDescriptor(PersistenceUnit unit, Properties properties) {
		super(unit.info());
		this.classes = new ArrayList<>(unit.info().getManagedClassNames());
		if (unit.info() instanceof SmartPersistenceUnitInfo smart) {
			this.classes.addAll(smart.getManagedPackages());
		}
		this.properties = properties;
	}

	@Override
	public List<String> getManagedClassNames() {
		return this.classes;
	}

	@Override
	public Properties getProperties() {
		return this.properties;
	}

	@Override
	public PersistenceUnitTransactionType getPersistenceUnitTransactionType() {
		return PersistenceUnitTransactionType.RESOURCE_LOCAL;
	}

	@Override
	public Object getNonJtaDataSource() {
		return new NoConnections();
	}

	@Override
	public @Nullable Object getJtaDataSource() {
		return null;
	}

	@Override
	public void pushClassTransformer(EnhancementContext context) {
		// Classes are read, and not instrumented
	}

}
