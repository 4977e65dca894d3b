package dev.stemma.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping;

import dev.stemma.autogenerate.springdata.RelationalModel;
import dev.stemma.autogenerate.springdata.RelationalSchemaSource;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.operation.NamingConvention;

/**
 * Auto-configuration for migrations from the entities of Spring Data JDBC. A
 * {@link SqlTypeMapping} bean says which types columns have.
 */
@AutoConfiguration(afterName = "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration")
@ConditionalOnClass({ JdbcMappingContext.class, SqlTypeMapping.class })
@ConditionalOnBean(JdbcMappingContext.class)
@ConditionalOnBooleanProperty(name = "stemma.enabled", matchIfMissing = true)
public final class StemmaDataJdbcAutoConfiguration {

	/**
	 * None where there are no entities: it would say that there is to be no table.
	 */
	@Bean
	@ConditionalOnMissingBean
	@Nullable RelationalSchemaSource stemmaRelationalSchemaSource(ListableBeanFactory beanFactory,
			ObjectProvider<JdbcMappingContext> context, ObjectProvider<JdbcCustomConversions> conversions,
			ObjectProvider<SqlTypeMapping> types, ObjectProvider<StemmaProperties> properties) {
		DataJdbcEntities entities = new DataJdbcEntities(beanFactory);
		if (entities.find().isEmpty()) {
			return null;
		}
		NamingConvention naming = properties.stream()
			.map((found) -> new PropertiesMapper(found).naming())
			.findFirst()
			.orElse(NamingConvention.POSTGRESQL);
		return RelationalSchemaSource.of(
				() -> new RelationalModel(context.getObject(), entities.find(),
						conversions.getIfUnique(JdbcCustomConversions::new), types.getIfUnique()),
				naming, new PostgresDialect().ddl());
	}

}
