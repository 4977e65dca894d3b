package dev.stemma.operation;

import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stemma.schema.QualifiedName;

/**
 * Operations whose names mean what stands in one schema.
 */
final class SchemaOperations implements Operations {

	private final Operations delegate;

	private final String schema;

	SchemaOperations(Operations delegate, String schema) {
		this.delegate = delegate;
		this.schema = schema;
	}

	@Override
	public QualifiedName qualify(String name) {
		return QualifiedName.of(this.schema, name);
	}

	@Override
	public NamingConvention naming() {
		return this.delegate.naming();
	}

	@Override
	public int apply(Operation operation) {
		return this.delegate.apply(operation);
	}

	@Override
	public void autocommit(Consumer<Operations> block) {
		this.delegate.autocommit((operations) -> block.accept(new SchemaOperations(operations, this.schema)));
	}

	@Override
	public JdbcClient jdbc() {
		return this.delegate.jdbc();
	}

}
