package dev.stemma.autogenerate.jpa;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.spi.PersistenceUnitInfo;
import org.springframework.util.StringUtils;

/**
 * A persistence unit as the application has configured it.
 *
 * @param info its classes, mapping files and own properties
 * @param properties the properties that its factory is built with, which count more than
 * its own
 */
record PersistenceUnit(PersistenceUnitInfo info, Map<String, Object> properties) {

	PersistenceUnit {
		properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
	}

	/**
	 * What it is, for people.
	 */
	String description() {
		String name = this.info.getPersistenceUnitName();
		return StringUtils.hasText(name) ? "JPA persistence unit '" + name + "'" : "JPA persistence unit";
	}

}
