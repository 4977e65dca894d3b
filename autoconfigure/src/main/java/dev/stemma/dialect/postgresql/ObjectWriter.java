package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.stemma.operation.CreateObject;
import dev.stemma.schema.Cast;
import dev.stemma.schema.Check;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Extension;
import dev.stemma.schema.Index;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.Namespace;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObjectVisitor;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.View;

/**
 * Writes the statements that create an object.
 *
 * @param existence what to do if it is there
 * @param concurrently whether an index is built while its table is written to
 */
record ObjectWriter(CreateObject.Existence existence,
		boolean concurrently) implements SchemaObjectVisitor<List<String>> {

	static List<String> create(CreateObject operation) {
		return operation.object().accept(new ObjectWriter(operation.existence(), operation.concurrently()));
	}

	private boolean ifNotExists() {
		return this.existence == CreateObject.Existence.KEPT;
	}

	private boolean orReplace() {
		return this.existence == CreateObject.Existence.REPLACED;
	}

	private String kept() {
		return ifNotExists() ? "IF NOT EXISTS " : "";
	}

	@Override
	public List<String> table(Table table) {
		return TableWriter.create(table, ifNotExists());
	}

	@Override
	public List<String> index(Index index) {
		return List.of(IndexWriter.create(index, ifNotExists(), this.concurrently));
	}

	@Override
	public List<String> sequence(Sequence sequence) {
		StringBuilder sql = new StringBuilder("CREATE ").append(sequence.unlogged() ? "UNLOGGED " : "")
			.append("SEQUENCE ")
			.append(kept())
			.append(Identifiers.of(sequence.name()));
		if (sequence.type() != null) {
			sql.append(" AS ").append(TypeWriter.of(sequence.type()));
		}
		SequenceClauses.options(sequence.options()).forEach((option) -> sql.append(' ').append(option));
		if (sequence.ownedBy() != null) {
			sql.append(' ').append(SequenceClauses.owner(sequence.ownedBy()));
		}
		return List.of(sql.toString());
	}

	@Override
	public List<String> enumType(EnumType type) {
		return List.of("CREATE TYPE " + Identifiers.of(type.name()) + " AS ENUM "
				+ type.values().stream().map(EnumValues::of).collect(Collectors.joining(", ", "(", ")")));
	}

	@Override
	public List<String> domain(Domain domain) {
		String name = Identifiers.of(domain.name());
		StringBuilder sql = new StringBuilder("CREATE DOMAIN ").append(name)
			.append(" AS ")
			.append(TypeWriter.of(domain.type()))
			.append(Clauses.collation(domain.collation()));
		if (domain.defaultExpression() != null) {
			sql.append(" DEFAULT ").append(Clauses.columnDefault(domain.defaultExpression()));
		}
		sql.append(domain.nullable() ? "" : " NOT NULL");
		List<String> statements = new ArrayList<>();
		for (Check check : domain.checks()) {
			// A new domain takes no check that is not valid.
			if (check.notValid()) {
				statements.add("ALTER DOMAIN " + name + " ADD " + ConstraintWriter.of(check));
			}
			else {
				sql.append("\n    ").append(ConstraintWriter.of(check));
			}
		}
		statements.add(0, sql.toString());
		return statements;
	}

	@Override
	public List<String> compositeType(CompositeType type) {
		String attributes = type.attributes()
			.stream()
			.map((attribute) -> "\n    " + Identifiers.of(attribute.name()) + " " + TypeWriter.of(attribute.type())
					+ Clauses.collation(attribute.collation()))
			.collect(Collectors.joining(","));
		return List.of("CREATE TYPE " + Identifiers.of(type.name()) + " AS (" + attributes
				+ (attributes.isEmpty() ? ")" : "\n)"));
	}

	@Override
	public List<String> view(View view) {
		return List.of(ViewWriter.create(view, orReplace()));
	}

	@Override
	public List<String> materializedView(MaterializedView view) {
		return List.of(ViewWriter.create(view, kept()));
	}

	@Override
	public List<String> routine(Routine routine) {
		return List.of(RoutineWriter.create(routine, orReplace()));
	}

	@Override
	public List<String> trigger(Trigger trigger) {
		return List.of(RoutineWriter.create(trigger, orReplace()));
	}

	@Override
	public List<String> extension(Extension extension) {
		return List.of("CREATE EXTENSION " + kept() + Identifiers.of(extension.name())
				+ ((extension.schema() != null) ? " SCHEMA " + Identifiers.of(extension.schema()) : "")
				+ ((extension.version() != null) ? " VERSION " + Literals.text(extension.version()) : "")
				+ (extension.cascade() ? " CASCADE" : ""));
	}

	@Override
	public List<String> namespace(Namespace namespace) {
		return List.of("CREATE SCHEMA " + kept() + Identifiers.of(namespace.name())
				+ ((namespace.owner() != null) ? " AUTHORIZATION " + Identifiers.of(namespace.owner()) : ""));
	}

	@Override
	public List<String> cast(Cast cast) {
		String method = switch (cast.method()) {
			case FUNCTION -> "WITH FUNCTION " + ((cast.function() != null) ? TypeWriter.routine(cast.function()) : "");
			case INOUT -> "WITH INOUT";
			case NONE -> "WITHOUT FUNCTION";
		};
		String context = switch (cast.context()) {
			case EXPLICIT -> "";
			case ASSIGNMENT -> " AS ASSIGNMENT";
			case IMPLICIT -> " AS IMPLICIT";
		};
		return List.of("CREATE CAST " + TypeWriter.cast(cast.reference()) + " " + method + context);
	}

}
