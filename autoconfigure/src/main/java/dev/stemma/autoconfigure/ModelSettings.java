package dev.stemma.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

import dev.stemma.StemmaBuilder;
import dev.stemma.autogenerate.AutogenerateOptions;
import dev.stemma.autogenerate.NamePatterns;
import dev.stemma.autogenerate.OperationsSchemaSource;
import dev.stemma.autogenerate.SchemaDefinition;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.ScratchMode;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.diff.DiffCustomizer;
import dev.stemma.diff.ObjectFilter;

/**
 * How models are compared with the database. No bean is made and no pattern is read
 * before they are, so that a start neither pays for it nor fails of it.
 */
final class ModelSettings {

	private final StemmaProperties properties;

	private final ListableBeanFactory beanFactory;

	private final ObjectProvider<ObjectFilter> filters;

	private final ObjectProvider<DiffCustomizer> customizers;

	ModelSettings(StemmaProperties properties, ListableBeanFactory beanFactory, ObjectProvider<ObjectFilter> filters,
			ObjectProvider<DiffCustomizer> customizers) {
		this.properties = properties;
		this.beanFactory = beanFactory;
		this.filters = filters;
		this.customizers = customizers;
	}

	void apply(StemmaBuilder builder, ObjectProvider<SchemaSource> sources) {
		builder.schemaSources(() -> Stream.concat(sources.orderedStream(), definitions()).toList());
		builder.schemaLocations(this.properties.schemaSource().toArray(String[]::new));
		builder.autogenerate(this::options);
	}

	private Stream<SchemaSource> definitions() {
		return Stream.of(this.beanFactory.getBeanNamesForType(SchemaDefinition.class))
			.map((name) -> OperationsSchemaSource.of(name, this.beanFactory.getBean(name, SchemaDefinition.class),
					new PropertiesMapper(this.properties).naming(), new PostgresDialect()));
	}

	AutogenerateOptions options() {
		StemmaProperties.Autogenerate autogenerate = this.properties.autogenerate();
		ScratchMode scratch = this.properties.scratch();
		List<ObjectFilter> filters = this.filters.orderedStream().toList();
		ObjectFilter filter = NamePatterns.of(autogenerate.include(), autogenerate.exclude());
		for (ObjectFilter each : filters) {
			filter = filter.and(each);
		}
		return new AutogenerateOptions((scratch != null) ? scratch : AutogenerateOptions.DEFAULTS.scratch(),
				autogenerate.schemas(), filter, this.customizers.orderedStream().toList());
	}

}
