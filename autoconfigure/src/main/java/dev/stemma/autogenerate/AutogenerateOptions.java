package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.diff.DiffCustomizer;
import dev.stemma.diff.ObjectFilter;

/**
 * How models are compared with a database.
 *
 * @param scratch where wanted schemas are created to be looked at
 * @param schemas the schemas that are compared beside the home schema and those that
 * sources name
 * @param filter which objects are compared
 * @param customizers who may rewrite what is generated, in their order
 */
public record AutogenerateOptions(ScratchMode scratch, List<String> schemas, ObjectFilter filter,
		List<DiffCustomizer> customizers) {

	/** The options of somebody who has said nothing. */
	public static final AutogenerateOptions DEFAULTS = new AutogenerateOptions(ScratchMode.TRANSACTION, List.of(),
			ObjectFilter.ALL, List.of());

	public AutogenerateOptions {
		schemas = List.copyOf(schemas);
		customizers = List.copyOf(customizers);
	}

}
