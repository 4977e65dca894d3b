package dev.stemma.autogenerate.springdata;

import java.util.Collection;
import java.util.LinkedHashSet;

import org.jspecify.annotations.Nullable;
import org.springframework.data.convert.CustomConversions;
import org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;

/**
 * The entities of Spring Data JDBC and how they are mapped.
 *
 * @param context knows the tables and columns
 * @param entities the classes of the entities; those that are parts of others may be
 * among them, and what is embedded
 * @param conversions what properties are converted to when they are written
 * @param types the types of columns where they are not to be those that follow from the
 * properties, or {@code null}; it may leave out what it does not know
 */
public record RelationalModel(RelationalMappingContext context, Collection<Class<?>> entities,
		CustomConversions conversions, @Nullable SqlTypeMapping types) {

	public RelationalModel {
		entities = new LinkedHashSet<>(entities);
	}

}
