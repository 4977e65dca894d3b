package dev.stemma.autogenerate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.stemma.problem.Location;

/**
 * A wanted schema of a test, made of statements.
 */
record WantedStatements(Set<String> schemas, boolean isMovable,
		Function<SchemaNames, List<SourceStatement>> text) implements WantedSchema {

	/**
	 * Statements of the home schema.
	 */
	static WantedStatements of(String... statements) {
		return new WantedStatements(Set.of(), true,
				(names) -> Arrays.stream(statements).map(SourceStatement::of).toList());
	}

	/**
	 * Statements of a file, that stand below each other.
	 */
	static WantedStatements in(String file, String... statements) {
		return new WantedStatements(Set.of(), true,
				(names) -> Stream.iterate(0, (i) -> i < statements.length, (i) -> i + 1)
					.map((i) -> new SourceStatement(statements[i], new Location(file, 10 * i + 1, 1), null))
					.toList());
	}

	/**
	 * Statements with {@code audit.} where that schema is named.
	 */
	static WantedStatements withAudit(String... statements) {
		return new WantedStatements(Set.of("audit"), true,
				(names) -> Arrays.stream(statements)
					.map((sql) -> SourceStatement.of(sql.replace("audit.", names.of("audit") + ".")))
					.toList());
	}

	/**
	 * Statements that name schemas themselves.
	 */
	static WantedStatements naming(Set<String> schemas, String... statements) {
		return new WantedStatements(schemas, false,
				(names) -> Arrays.stream(statements).map(SourceStatement::of).toList());
	}

	@Override
	public Claims claims() {
		return Claims.ALL;
	}

	@Override
	public List<SourceStatement> statements(SchemaNames names) {
		return this.text.apply(names);
	}

	@Override
	public String contents() {
		return "statements";
	}

}
