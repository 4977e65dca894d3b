package dev.stemma.autogenerate;

import java.util.List;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.operation.OperationRecorder;

/**
 * Operations as the statements of a migration in Java: as a call where one says all of
 * it, else as the SQL that it is. A call is tried: it has to do the same.
 */
final class JavaStatements {

	private final DdlWriter ddl;

	private final JavaOperations calls;

	JavaStatements(DdlWriter ddl, JavaNames names) {
		this.ddl = ddl;
		this.calls = new JavaOperations(names);
	}

	/**
	 * The statements, from the margin.
	 */
	List<String> of(Operation operation) {
		List<String> sql = this.ddl.statements(operation);
		JavaCall call = operation.accept(this.calls);
		if (isSame(call, sql)) {
			return List.of(call.code().statement());
		}
		return sql.stream()
			.map((statement) -> JavaCode.word("op").then("execute", JavaCode.text(statement)).statement())
			.toList();
	}

	private boolean isSame(JavaCall call, List<String> sql) {
		OperationRecorder recorder = new OperationRecorder(NamingConvention.POSTGRESQL, false);
		call.effect().accept(recorder);
		List<String> made = recorder.operations()
			.stream()
			.flatMap((operation) -> this.ddl.statements(operation).stream())
			.toList();
		return comparable(made).equals(comparable(sql));
	}

	/** Words of one type that the server writes otherwise than people. */
	private static String comparable(List<String> sql) {
		return String.join(";\n", sql)
			.replace("character varying", "varchar")
			.replace("character(", "char(")
			.replaceAll("numeric\\((\\d+), ?", "numeric($1,")
			.replaceAll("(time(?:stamp)?(?:\\(\\d\\))?) without time zone", "$1");
	}

}
