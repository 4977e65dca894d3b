package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.ColumnChange;
import dev.stemma.operation.ColumnSetting;
import dev.stemma.operation.ConstraintChange;
import dev.stemma.operation.IdentityChange;
import dev.stemma.operation.PartitionChange;
import dev.stemma.operation.TableChangeVisitor;
import dev.stemma.operation.TableOption;
import dev.stemma.schema.Constraint;

/**
 * Writes changes of a table as {@code ALTER TABLE} takes them, some of them as several.
 */
final class TableChangeWriter implements TableChangeVisitor<List<String>> {

	@Override
	public List<String> addColumn(ColumnChange.Add change) {
		List<String> all = new ArrayList<>();
		all.add("ADD COLUMN " + (change.ifNotExists() ? "IF NOT EXISTS " : "")
				+ ColumnWriter.definition(change.column()));
		for (Constraint constraint : ColumnWriter.constraintsBehind(change.column())) {
			all.add("ADD " + ConstraintWriter.of(constraint));
		}
		all.addAll(ColumnWriter.settings(change.column()));
		return all;
	}

	@Override
	public List<String> dropColumn(ColumnChange.Drop change) {
		return List.of("DROP COLUMN " + (change.ifExists() ? "IF EXISTS " : "") + Identifiers.of(change.name())
				+ (change.cascade() ? " CASCADE" : ""));
	}

	@Override
	public List<String> setType(ColumnChange.SetType change) {
		return alter(change, "TYPE " + TypeWriter.of(change.type()) + Clauses.collation(change.collation())
				+ ((change.using() != null) ? " USING " + Clauses.closed(change.using()) : ""));
	}

	@Override
	public List<String> setNullable(ColumnChange.SetNullable change) {
		if (!change.nullable() && change.constraint() != null) {
			return List
				.of("ADD " + ConstraintWriter.name(change.constraint()) + "NOT NULL " + Identifiers.of(change.name()));
		}
		return alter(change, (change.nullable() ? "DROP" : "SET") + " NOT NULL");
	}

	@Override
	public List<String> setDefault(ColumnChange.SetDefault change) {
		String expression = change.expression();
		return alter(change, (expression != null) ? "SET DEFAULT " + Clauses.closed(expression) : "DROP DEFAULT");
	}

	@Override
	public List<String> setExpression(ColumnChange.SetExpression change) {
		return alter(change, "SET EXPRESSION AS " + Clauses.parenthesised(change.expression()));
	}

	@Override
	public List<String> dropExpression(ColumnChange.DropExpression change) {
		return alter(change, "DROP EXPRESSION" + (change.ifExists() ? " IF EXISTS" : ""));
	}

	@Override
	public List<String> addIdentity(IdentityChange.Add change) {
		return alter(change, "ADD " + SequenceClauses.identity(change.identity()));
	}

	@Override
	public List<String> setIdentity(IdentityChange.Set change) {
		List<String> all = new ArrayList<>();
		if (change.always() != null) {
			all.add("SET GENERATED " + (change.always() ? "ALWAYS" : "BY DEFAULT"));
		}
		SequenceClauses.options(change.options()).forEach((option) -> all.add("SET " + option));
		if (change.restart() != null) {
			all.add("RESTART WITH " + change.restart());
		}
		return alter(change, String.join(" ", all));
	}

	@Override
	public List<String> dropIdentity(IdentityChange.Drop change) {
		return alter(change, "DROP IDENTITY" + (change.ifExists() ? " IF EXISTS" : ""));
	}

	@Override
	public List<String> setStatistics(ColumnSetting.SetStatistics change) {
		// From version 17 on DEFAULT says the same as -1.
		return alter(change, "SET STATISTICS " + ((change.target() != null) ? change.target() : -1));
	}

	@Override
	public List<String> setStorage(ColumnSetting.SetStorage change) {
		return alter(change, "SET STORAGE " + ((change.storage() != null) ? change.storage() : "DEFAULT"));
	}

	@Override
	public List<String> setCompression(ColumnSetting.SetCompression change) {
		return alter(change,
				"SET COMPRESSION " + ((change.method() != null) ? Identifiers.of(change.method()) : "DEFAULT"));
	}

	private static List<String> alter(ColumnChange change, String how) {
		return List.of("ALTER COLUMN " + Identifiers.of(change.name()) + " " + how);
	}

	@Override
	public List<String> addConstraint(ConstraintChange.Add change) {
		return List.of("ADD "
				+ ((change.usingIndex() != null) ? ConstraintWriter.usingIndex(change.constraint(), change.usingIndex())
						: ConstraintWriter.of(change.constraint())));
	}

	@Override
	public List<String> dropConstraint(ConstraintChange.Drop change) {
		return List.of("DROP CONSTRAINT " + (change.ifExists() ? "IF EXISTS " : "") + Identifiers.of(change.name())
				+ (change.cascade() ? " CASCADE" : ""));
	}

	@Override
	public List<String> alterConstraint(ConstraintChange.Alter change) {
		String when = switch (change.deferrability()) {
			case NOT_DEFERRABLE -> "NOT DEFERRABLE";
			case INITIALLY_IMMEDIATE -> "DEFERRABLE INITIALLY IMMEDIATE";
			case INITIALLY_DEFERRED -> "DEFERRABLE INITIALLY DEFERRED";
		};
		return List.of("ALTER CONSTRAINT " + Identifiers.of(change.name()) + " " + when);
	}

	@Override
	public List<String> validateConstraint(ConstraintChange.Validate change) {
		return List.of("VALIDATE CONSTRAINT " + Identifiers.of(change.name()));
	}

	@Override
	public List<String> attachPartition(PartitionChange.Attach change) {
		return List
			.of("ATTACH PARTITION " + Identifiers.of(change.partition()) + " " + PartitionWriter.bound(change.bound()));
	}

	@Override
	public List<String> detachPartition(PartitionChange.Detach change) {
		String how = switch (change.mode()) {
			case AT_ONCE -> "";
			case CONCURRENTLY -> " CONCURRENTLY";
			case FINALIZE -> " FINALIZE";
		};
		return List.of("DETACH PARTITION " + Identifiers.of(change.partition()) + how);
	}

	@Override
	public List<String> setLogged(TableOption.SetLogged change) {
		return List.of(change.logged() ? "SET LOGGED" : "SET UNLOGGED");
	}

	@Override
	public List<String> setTablespace(TableOption.SetTablespace change) {
		return List.of("SET TABLESPACE " + Identifiers.of(change.tablespace()));
	}

	@Override
	public List<String> setParameters(TableOption.SetParameters change) {
		Map<String, String> set = new LinkedHashMap<>();
		List<String> reset = new ArrayList<>();
		for (Map.Entry<String, @Nullable String> parameter : change.parameters().entrySet()) {
			String value = parameter.getValue();
			if (value != null) {
				set.put(parameter.getKey(), value);
			}
			else {
				reset.add(parameter.getKey());
			}
		}
		List<String> all = new ArrayList<>();
		if (!set.isEmpty()) {
			all.add("SET " + Clauses.assignments(set));
		}
		if (!reset.isEmpty()) {
			all.add("RESET " + reset.stream().map(Identifiers::parameter).collect(Collectors.joining(", ", "(", ")")));
		}
		return all;
	}

	@Override
	public List<String> inherit(TableOption.Inherit change) {
		return List.of((change.inherits() ? "INHERIT " : "NO INHERIT ") + Identifiers.of(change.parent()));
	}

}
