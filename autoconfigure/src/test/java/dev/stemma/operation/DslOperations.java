package dev.stemma.operation;

import java.util.List;

/**
 * Every operation that the language in which migrations are written can make.
 */
public final class DslOperations {

	private DslOperations() {
	}

	public static List<Operation> all() {
		return DslCases.all().stream().flatMap((call) -> call.operations().stream()).toList();
	}

}
