package dev.stemma.operation;

import java.util.List;

import dev.stemma.schema.QualifiedName;

/**
 * Where operations go.
 */
public interface OperationTarget {

	/**
	 * Does an operation, or writes it down.
	 * @return the number of rows that it changed, {@link Operations#NOT_RUN} where it was
	 * written down
	 */
	int apply(Operation operation);

	/**
	 * Does operations in their order, or writes them down.
	 */
	default void apply(List<Operation> operations) {
		operations.forEach(this::apply);
	}

	/**
	 * What gives names to constraints and indexes that have none.
	 */
	NamingConvention naming();

	/**
	 * What a name stands for.
	 */
	default QualifiedName qualify(String name) {
		return QualifiedName.of(name);
	}

}
