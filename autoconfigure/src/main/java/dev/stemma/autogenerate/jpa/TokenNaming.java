package dev.stemma.autogenerate.jpa;

import java.util.Set;
import java.util.TreeSet;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The application's naming strategy, with {@link SchemaTokens} in place of schemas and
 * without catalogs, which are databases to PostgreSQL.
 */
final class TokenNaming implements PhysicalNamingStrategy {

	private final PhysicalNamingStrategy strategy;

	private final SchemaTokens tokens;

	private final Set<String> catalogs = new TreeSet<>();

	TokenNaming(PhysicalNamingStrategy strategy, SchemaTokens tokens) {
		this.strategy = strategy;
		this.tokens = tokens;
	}

	/**
	 * The catalogs that the mapping names.
	 */
	Set<String> catalogs() {
		return this.catalogs;
	}

	@Override
	public @Nullable Identifier toPhysicalCatalogName(@Nullable Identifier name, JdbcEnvironment environment) {
		Identifier catalog = this.strategy.toPhysicalCatalogName(name, environment);
		if (catalog != null) {
			this.catalogs.add(catalog.getText());
		}
		return null;
	}

	@Override
	public @Nullable Identifier toPhysicalSchemaName(@Nullable Identifier name, JdbcEnvironment environment) {
		Identifier schema = this.strategy.toPhysicalSchemaName(name, environment);
		return (schema != null) ? this.tokens.standIn(schema) : null;
	}

	@Override
	public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
		return this.strategy.toPhysicalTableName(name, environment);
	}

	@Override
	public Identifier toPhysicalSequenceName(Identifier name, JdbcEnvironment environment) {
		return this.strategy.toPhysicalSequenceName(name, environment);
	}

	@Override
	public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment environment) {
		return this.strategy.toPhysicalColumnName(name, environment);
	}

	@Override
	public Identifier toPhysicalTypeName(Identifier name, JdbcEnvironment environment) {
		return this.strategy.toPhysicalTypeName(name, environment);
	}

}
