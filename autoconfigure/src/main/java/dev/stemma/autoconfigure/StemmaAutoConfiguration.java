package dev.stemma.autoconfigure;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import dev.stemma.Stemma;
import dev.stemma.StemmaBuilder;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.diff.DiffCustomizer;
import dev.stemma.diff.ObjectFilter;
import dev.stemma.runner.MigrationListener;
import dev.stemma.script.JavaMigration;

/**
 * Auto-configuration for Stemma: the {@link Stemma} bean, and the
 * {@link StemmaInitializer} that runs every bean of that type, whoever has made it.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ DataSource.class, JdbcClient.class, SimpleDriverDataSource.class })
@ConditionalOnBooleanProperty(name = "stemma.enabled", matchIfMissing = true)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(StemmaRuntimeHints.class)
public final class StemmaAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter stemmaLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(StemmaInitializer.class);
	}

	@Bean
	@ConditionalOnBean(Stemma.class)
	@ConditionalOnMissingBean
	StemmaInitializer stemmaInitializer(ListableBeanFactory beanFactory, Environment environment) {
		// Not getBeansOfType, which would pass over a bean that is being created
		List<Stemma> stemmas = Stream.of(beanFactory.getBeanNamesForType(Stemma.class, true, false))
			.map((name) -> beanFactory.getBean(name, Stemma.class))
			.toList();
		return new StemmaInitializer(stemmas, environment);
	}

	@Bean
	@ConditionalOnBean(Stemma.class)
	SchemaManagementProvider stemmaSchemaManagementProvider(ObjectProvider<Stemma> stemmas) {
		return (dataSource) -> stemmas.stream().anyMatch((stemma) -> stemma.dataSource().equals(dataSource))
				? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

	@Bean
	@ConditionalOnBean(Stemma.class)
	OtherMigrationTools stemmaOtherMigrationTools(ListableBeanFactory beanFactory) {
		return new OtherMigrationTools(beanFactory);
	}

	/**
	 * The engine, where nobody has configured another.
	 */
	@Configuration(proxyBeanMethods = false)
	@Conditional(DatabaseCondition.class)
	@ConditionalOnMissingBean(Stemma.class)
	@EnableConfigurationProperties(StemmaProperties.class)
	static class StemmaConfiguration {

		@Bean
		@ConditionalOnMissingBean(StemmaConnectionDetails.class)
		PropertiesStemmaConnectionDetails stemmaConnectionDetails(StemmaProperties properties) {
			return new PropertiesStemmaConnectionDetails(properties);
		}

		@Bean
		Stemma stemma(StemmaProperties properties, StemmaConnectionDetails connectionDetails,
				@StemmaDataSource ObjectProvider<DataSource> stemmaDataSource, ObjectProvider<DataSource> dataSource,
				ListableBeanFactory beanFactory, Environment environment, ResourceLoader resourceLoader,
				ObjectProvider<BuildProperties> build, ObjectProvider<JavaMigration> migrations,
				ObjectProvider<MigrationListener> listeners, ObjectProvider<StemmaCustomizer> customizers,
				ObjectProvider<SchemaSource> schemaSources, ObjectProvider<ObjectFilter> filters,
				ObjectProvider<DiffCustomizer> diffCustomizers) {
			new RevisionProperties(environment).refuseNumbers();
			Supplier<DataSource> source = () -> new MigrationDataSource(beanFactory, connectionDetails)
				.choose(stemmaDataSource, dataSource);
			StemmaBuilder builder = Stemma.builder()
				.resources(ResourcePatternUtils.getResourcePatternResolver(resourceLoader))
				.migrations(() -> migrations.orderedStream().toList())
				.listeners(() -> listeners.orderedStream().toList());
			// Some commands need no database, so none is looked for before it is needed
			if (CommandContext.isOf(beanFactory)) {
				builder.dataSource(source);
			}
			else {
				builder.dataSource(source.get());
			}
			builder.databases(new OtherDatabases(source)::named);
			new PropertiesMapper(properties).apply(builder,
					ApplicationIdentity.find(environment, build.getIfAvailable()));
			new ModelSettings(properties, beanFactory, filters, diffCustomizers).apply(builder, schemaSources);
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
			return builder.build();
		}

	}

	/**
	 * Matches where there is a database to migrate.
	 */
	static final class DatabaseCondition extends AnyNestedCondition {

		DatabaseCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBean(DataSource.class)
		static final class DataSourceBean {

		}

		@ConditionalOnBean(StemmaConnectionDetails.class)
		static final class ConnectionDetailsBean {

		}

		@ConditionalOnProperty("stemma.url")
		static final class Url {

		}

	}

}
