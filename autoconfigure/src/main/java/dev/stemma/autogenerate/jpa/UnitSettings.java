package dev.stemma.autogenerate.jpa;

import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a schema is generated with: the application's own, without those that
 * would do something to a database, open a connection or change how statements are
 * written.
 */
final class UnitSettings {

	/** The settings that do not count, by how their names begin. */
	private static final List<String> LEFT_OUT = List.of("jakarta.persistence.schema-generation.",
			"javax.persistence.schema-generation.", "jakarta.persistence.sql-load-script-source",
			"javax.persistence.sql-load-script-source", "jakarta.persistence.create-database-schemas",
			"javax.persistence.create-database-schemas", "hibernate.hbm2ddl.auto", "hibernate.hbm2ddl.import_files",
			"hibernate.hbm2ddl.create_namespaces", "hibernate.hbm2dll.create_namespaces",
			"hibernate.hbm2ddl.schema-generation.", "hibernate.hbm2ddl.delimiter", "jakarta.persistence.jtadatasource",
			"jakarta.persistence.nonjtadatasource", "javax.persistence.jtadatasource",
			"javax.persistence.nonjtadatasource", "jakarta.persistence.jdbc.", "javax.persistence.jdbc.",
			"hibernate.connection.", "hibernate.multi_tenant_connection_provider", "hibernate.cache.",
			"hibernate.session_factory_name", "hibernate.session_factory_observer", "hibernate.session_factory.",
			"hibernate.transaction.", "hibernate.format_sql", "hibernate.highlight_sql", "hibernate.default_catalog",
			"hibernate.jmx.", "hibernate.generate_statistics", "hibernate.temp.use_jdbc_metadata_defaults",
			"hibernate.boot.allow_jdbc_metadata_access");

	private final PersistenceUnit unit;

	UnitSettings(PersistenceUnit unit) {
		this.unit = unit;
	}

	/**
	 * A setting as the application has made it, or {@code null}.
	 */
	@Nullable Object get(String name) {
		Object value = this.unit.properties().get(name);
		return (value != null) ? value : properties().get(name);
	}

	/**
	 * The unit's own properties that count.
	 */
	Properties properties() {
		Properties properties = new Properties();
		Properties own = this.unit.info().getProperties();
		if (own != null) {
			own.stringPropertyNames()
				.stream()
				.filter(UnitSettings::counts)
				.forEach((name) -> properties.setProperty(name, own.getProperty(name)));
		}
		return properties;
	}

	/**
	 * All settings for one generation.
	 * @param target what statements are written to
	 */
	Map<String, Object> forGeneration(Writer target) {
		Map<String, Object> settings = new LinkedHashMap<>(this.unit.properties());
		settings.keySet().removeIf((name) -> !counts(name));
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "none");
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "create");
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_CREATE_SOURCE, "metadata");
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET, target);
		settings.put(AvailableSettings.HBM2DDL_SKIP_DEFAULT_IMPORT_FILE, true);
		settings.put(AvailableSettings.HBM2DDL_DELIMITER, StatementWriter.DELIMITER);
		settings.put(AvailableSettings.ALLOW_METADATA_ON_BOOT, false);
		settings.put(AvailableSettings.FORMAT_SQL, false);
		settings.put(AvailableSettings.USE_SECOND_LEVEL_CACHE, false);
		settings.put(AvailableSettings.USE_QUERY_CACHE, false);
		if (get(AvailableSettings.DIALECT) == null
				&& settings.putIfAbsent(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL") == null) {
			settings.putIfAbsent(AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION,
					String.valueOf(new PostgreSQLDialect().getVersion().getMajor()));
		}
		return settings;
	}

	private static boolean counts(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return LEFT_OUT.stream().noneMatch(lower::startsWith);
	}

}
