package dev.stemma.autogenerate.springdata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.Claims;
import dev.stemma.autogenerate.SchemaNames;
import dev.stemma.autogenerate.SourceStatement;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.dialect.DdlWriter;
import dev.stemma.diff.ImplicitNames;
import dev.stemma.diff.Rename;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;

/**
 * What entities want of a database: sequences, then tables, then foreign keys.
 *
 * @param drafts the tables
 * @param sequences the sequences
 * @param renames what was called otherwise
 * @param remarks what was seen
 * @param naming gives names to constraints
 * @param ddl writes the statements
 */
record RelationalWantedSchema(List<TableDraft> drafts, List<Sequence> sequences, List<Rename> renames,
		List<Problem> remarks, NamingConvention naming, DdlWriter ddl) implements WantedSchema {

	@Override
	public Claims claims() {
		return Claims.COLUMNS;
	}

	@Override
	public Set<QualifiedName> tables() {
		Set<QualifiedName> tables = new LinkedHashSet<>();
		this.drafts.forEach((draft) -> tables.add(draft.name()));
		return tables;
	}

	@Override
	public Set<String> schemas() {
		Set<String> schemas = new LinkedHashSet<>();
		this.sequences.forEach((sequence) -> add(sequence.name(), schemas));
		this.drafts.forEach((draft) -> add(draft.name(), schemas));
		return schemas;
	}

	private static void add(QualifiedName name, Set<String> schemas) {
		if (name.schema() != null) {
			schemas.add(name.schema());
		}
	}

	@Override
	public boolean isMovable() {
		return true;
	}

	@Override
	public List<SourceStatement> statements(SchemaNames names) {
		List<SourceStatement> statements = new ArrayList<>();
		for (Sequence sequence : this.sequences) {
			write(CreateObject.of(Sequence.of(moved(sequence.name(), names))), null, statements);
		}
		List<AlterTable> references = new ArrayList<>();
		List<String> subjects = new ArrayList<>();
		for (TableDraft draft : this.drafts) {
			Table table = this.naming.named(draft.table());
			QualifiedName name = moved(table.name(), names);
			List<Constraint> inTable = new ArrayList<>();
			for (Constraint constraint : table.constraints()) {
				if (constraint instanceof ForeignKey key) {
					references.add(AlterTable.of(name, ConstraintChange.Add.of(moved(key, names))));
					subjects.add(subject(draft));
				}
				else {
					inTable.add(constraint);
				}
			}
			Table moved = new Table(name, table.columns(), inTable, null, false, null, null, List.of(),
					table.parameters(), null);
			write(CreateObject.of(moved), subject(draft), statements);
		}
		for (int i = 0; i < references.size(); i++) {
			write(references.get(i), subjects.get(i), statements);
		}
		return statements;
	}

	private static String subject(TableDraft draft) {
		return "entity " + draft.entity();
	}

	private void write(Operation operation, @Nullable String subject, List<SourceStatement> statements) {
		this.ddl.statements(operation).forEach((sql) -> statements.add(new SourceStatement(sql, null, subject)));
	}

	/** What names no schema is found, and made, in the home schema by the search path. */
	private static QualifiedName moved(QualifiedName name, SchemaNames names) {
		return (name.schema() != null) ? QualifiedName.of(names.of(name.schema()), name.name()) : name;
	}

	private static ForeignKey moved(ForeignKey key, SchemaNames names) {
		return new ForeignKey(key.name(), key.columns(), moved(key.referencedTable(), names), key.referencedColumns(),
				key.match(), key.onUpdate(), key.onDelete(), key.onDeleteColumns(), key.period(), key.deferrability(),
				key.notValid(), key.notEnforced());
	}

	/**
	 * Spring Data has no names for constraints.
	 */
	@Override
	public ImplicitNames implicitNames() {
		Set<QualifiedName> tables = tables();
		return (object) -> object.kind() == ObjectKind.CONSTRAINT && tables.contains(object.name());
	}

	@Override
	public String contents() {
		return (this.drafts.size() != 1) ? this.drafts.size() + " entities" : "1 entity";
	}

}
