package dev.stemma.autogenerate.jpa;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The provider creates a type for each mapped enum, with casts for it, also where columns
 * are defined to be of another type. Nobody wants a type that no column has.
 */
final class UnusedEnums {

	private UnusedEnums() {
	}

	/**
	 * Leaves them out, and their casts.
	 * @param statements all that the provider has written
	 */
	static List<GeneratedStatement> leaveOut(List<GeneratedStatement> statements) {
		Set<String> unused = statements.stream()
			.map(GeneratedStatement::createdEnum)
			.filter((type) -> type != null && isUnused(type, statements))
			.collect(Collectors.toSet());
		return statements.stream()
			.filter((statement) -> unused.stream().noneMatch((type) -> isAbout(statement, type)))
			.toList();
	}

	/** A type without casts is none of the provider's. */
	private static boolean isUnused(String type, List<GeneratedStatement> statements) {
		return statements.stream().anyMatch((statement) -> statement.isCast() && statement.names(type))
				&& statements.stream()
					.noneMatch((statement) -> !isAbout(statement, type) && statement.mayUseType(type));
	}

	private static boolean isAbout(GeneratedStatement statement, String type) {
		return type.equals(statement.createdEnum()) || (statement.isCast() && statement.names(type));
	}

}
