package dev.stemma.autogenerate;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown where models are to be compared and nothing says how the schema is to be.
 */
public final class NoSchemaSourceException extends StemmaException {

	NoSchemaSourceException() {
		super(Problem.of("Nothing says how the schema is to be.",
				"JPA entities and those of Spring Data JDBC do when the application has them; "
						+ "stemma.schema-source names files of SQL that do; "
						+ "so does every bean of type SchemaSource."));
	}

}
