package dev.stemma.autogenerate.jpa;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the persistence provider and builds nothing: it keeps what a factory
 * would be built from.
 */
final class CapturingProvider extends HibernatePersistenceProvider {

	private @Nullable PersistenceUnit unit;

	/**
	 * What was captured, or {@code null} if nobody has asked for a factory.
	 */
	@Nullable PersistenceUnit unit() {
		return this.unit;
	}

	@Override
	@SuppressWarnings("rawtypes")
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, Map properties) {
		Map<String, Object> copy = new LinkedHashMap<>();
		((Map<?, ?>) properties).forEach((key, value) -> copy.put(String.valueOf(key), value));
		this.unit = new PersistenceUnit(info, copy);
		throw new CapturedException();
	}

	/**
	 * Ends the work of a factory bean when all is known that is wanted of it. No failure.
	 */
	@SuppressWarnings("serial")
	static final class CapturedException extends RuntimeException {

		CapturedException() {
			super("The persistence unit is known, and its factory is not built", null, false, false);
		}

	}

}
