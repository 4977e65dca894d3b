package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.dialect.Dialect;
import dev.stemma.operation.BulkInsert;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.InsertFrom;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.OperationRecorder;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * A schema that is defined with operations. They are written down and not done.
 */
public final class OperationsSchemaSource implements SchemaSource {

	private final String name;

	private final SchemaDefinition definition;

	private final NamingConvention naming;

	private final Dialect dialect;

	private OperationsSchemaSource(String name, SchemaDefinition definition, NamingConvention naming, Dialect dialect) {
		this.name = name;
		this.definition = definition;
		this.naming = naming;
		this.dialect = dialect;
	}

	/**
	 * A source that asks a definition.
	 * @param name what people call the definition: the name of its bean
	 * @param naming gives names to what has none, as it does in migrations
	 * @param dialect writes the operations
	 */
	public static OperationsSchemaSource of(String name, SchemaDefinition definition, NamingConvention naming,
			Dialect dialect) {
		return new OperationsSchemaSource(name, definition, naming, dialect);
	}

	@Override
	public String description() {
		return "schema definition '" + this.name + "'";
	}

	@Override
	public WantedSchema read() {
		List<Operation> operations = record();
		DefinitionReader reader = new DefinitionReader(this.dialect.syntax());
		for (Operation operation : operations) {
			if (isData(operation)) {
				reader.report(Problem.of("The %s writes data, which is no part of a schema: %s."
					.formatted(description(), operation.summary()), "Write data in migrations."));
			}
			else if (operation instanceof DropObject) {
				reader.report(Problem.of("The %s drops something, and is to say what there is: %s."
					.formatted(description(), operation.summary()), "Leave out what creates the object."));
			}
			else {
				read(operation, reader);
			}
		}
		int count = operations.size();
		return reader.wanted((count != 1) ? count + " operations" : "1 operation");
	}

	private void read(Operation operation, DefinitionReader reader) {
		try {
			for (String statement : this.dialect.ddl().statements(operation)) {
				reader.read(statement, null, operation.summary());
			}
		}
		catch (StemmaException ex) {
			ex.problems().forEach((problem) -> reader.report(inDefinition(problem)));
		}
	}

	private List<Operation> record() {
		OperationRecorder recorder = new OperationRecorder(this.naming, true);
		try {
			this.definition.define(recorder);
			List<Operation> operations = recorder.operations();
			if (operations.isEmpty()) {
				throw new InvalidSchemaSourceException(
						List.of(Problem.of("The %s defines nothing.".formatted(description()),
								"Define something; an empty schema would mean to drop everything.")));
			}
			return operations;
		}
		catch (InvalidSchemaSourceException ex) {
			throw ex;
		}
		catch (StemmaException ex) {
			throw new InvalidSchemaSourceException(ex.problems().stream().map(this::inDefinition).toList());
		}
		catch (RuntimeException ex) {
			throw new InvalidSchemaSourceException(Problem.of("The %s fails: %s.".formatted(description(), ex),
					"Keep what it does to its operations; there is no database yet."), ex);
		}
	}

	private Problem inDefinition(Problem problem) {
		return new Problem("The %s: %s".formatted(description(), problem.what()), problem.where(), problem.advice());
	}

	private static boolean isData(Operation operation) {
		return operation instanceof BulkInsert || operation instanceof InsertFrom
				|| operation instanceof UpdateInBatches;
	}

}
