package dev.stemma.autogenerate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import dev.stemma.diff.ImplicitNames;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Check;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ConstraintVisitor;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;
import dev.stemma.schema.Unique;

/**
 * The names that PostgreSQL gives to constraints and indexes that have none: the table,
 * the columns and a word for the kind, shortened to 63 bytes, with a number behind them
 * where they are taken (ChooseIndexName and ChooseConstraintName of its sources).
 */
final class ServerNames implements ImplicitNames {

	private static final int LONGEST = 63;

	private final Catalog catalog;

	private ServerNames(Catalog catalog) {
		this.catalog = catalog;
	}

	static ImplicitNames of(Catalog catalog) {
		return new ServerNames(catalog);
	}

	@Override
	public boolean isImplicit(ObjectReference object) {
		if (object.kind() == ObjectKind.INDEX) {
			return this.catalog.objects().get(object) instanceof Index index && isImplicit(index);
		}
		Table table = this.catalog.table(object.name());
		return table != null && table.allConstraints()
			.stream()
			.anyMatch((constraint) -> String.valueOf(object.part()).equals(constraint.name())
					&& isImplicit(table.name(), constraint));
	}

	private static boolean isImplicit(Index index) {
		List<String> columns = index.keys().stream().map(ServerNames::word).toList();
		return isChosen(String.valueOf(index.name()), index.table(), String.join("_", columns), "idx");
	}

	private static String word(IndexKey key) {
		return (key.column() != null) ? key.column() : "expr";
	}

	private static boolean isImplicit(QualifiedName table, Constraint constraint) {
		String columns = String.join("_", constraint.columns());
		return isChosen(String.valueOf(constraint.name()), table,
				(constraint instanceof PrimaryKey || (constraint instanceof Check && constraint.columns().size() != 1))
						? "" : columns,
				constraint.accept(new Label()));
	}

	/**
	 * Whether the server would choose a name, for want of another.
	 */
	private static boolean isChosen(String name, QualifiedName table, String columns, String label) {
		String end = "_" + label;
		if (!Pattern.compile(Pattern.quote(end) + "\\d*$").matcher(name).find()) {
			return false;
		}
		String begin = name.substring(0, name.lastIndexOf(end));
		String whole = columns.isEmpty() ? table.name() : table.name() + "_" + columns;
		return begin.equals(whole) || (bytes(whole + end) > LONGEST && isShortened(begin, table.name(), columns));
	}

	/** The server takes bytes off the longer of both parts until they fit. */
	private static boolean isShortened(String begin, String table, String columns) {
		for (int length = Math.min(table.length(), begin.length()); length > 0; length--) {
			if (begin.startsWith(table.substring(0, length))) {
				String rest = begin.substring(length);
				if (rest.isEmpty() || (rest.startsWith("_") && columns.startsWith(rest.substring(1)))) {
					return true;
				}
			}
		}
		return false;
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	/** The word that names of a kind end with. */
	private static final class Label implements ConstraintVisitor<String> {

		@Override
		public String primaryKey(PrimaryKey key) {
			return "pkey";
		}

		@Override
		public String unique(Unique unique) {
			return "key";
		}

		@Override
		public String check(Check check) {
			return "check";
		}

		@Override
		public String foreignKey(ForeignKey key) {
			return "fkey";
		}

		@Override
		public String exclusion(Exclusion exclusion) {
			return "excl";
		}

		@Override
		public String notNull(NotNull notNull) {
			return "not_null";
		}

	}

}
