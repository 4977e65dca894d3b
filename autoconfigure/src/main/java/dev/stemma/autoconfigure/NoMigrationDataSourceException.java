package dev.stemma.autoconfigure;

import java.util.List;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Thrown when it is not clear which database is to be migrated.
 */
final class NoMigrationDataSourceException extends StemmaException {

	NoMigrationDataSourceException(List<String> names) {
		super(problem(names));
	}

	private static Problem problem(List<String> names) {
		if (names.isEmpty()) {
			return Problem.of("There is no DataSource for Stemma to migrate.",
					"Set spring.datasource.url, or stemma.url for migrations alone.");
		}
		return Problem.of("There are several DataSources (%s), and none of them is marked for Stemma."
			.formatted(String.join(", ", names)), "Mark one with @StemmaDataSource or @Primary, or set stemma.url.");
	}

}
