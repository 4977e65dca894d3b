package dev.stemma.operation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.ConstraintVisitor;
import dev.stemma.schema.Domain;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.NotNull;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Require;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Table;
import dev.stemma.schema.Unique;

/**
 * Gives names to constraints and indexes that were left without one, so that what one
 * migration makes another can name.
 * <p>
 * In the patterns stand {@code %(table)s} for the table, {@code %(columns)s} for its
 * columns, {@code %(column_0)s} for the first of them, {@code %(referred_table)s} and
 * {@code %(referred_columns)s} for what a foreign key refers to. Where there are no
 * columns the underscore before them is left out with them.
 *
 * @param primaryKey the pattern of primary keys
 * @param unique the pattern of unique constraints
 * @param foreignKey the pattern of foreign keys
 * @param check the pattern of checks
 * @param exclusion the pattern of exclusion constraints
 * @param notNull the pattern of constraints that refuse nulls
 * @param index the pattern of indexes
 */
public record NamingConvention(String primaryKey, String unique, String foreignKey, String check, String exclusion,
		String notNull, String index) {

	private static final Pattern TOKEN = Pattern
		.compile("%\\((table|columns|column_0|referred_table|referred_columns)\\)s");

	/** The names that PostgreSQL gives by itself as long as they are free. */
	public static final NamingConvention POSTGRESQL = new NamingConvention("%(table)s_pkey",
			"%(table)s_%(columns)s_key", "%(table)s_%(columns)s_fkey", "%(table)s_%(columns)s_check",
			"%(table)s_%(columns)s_excl", "%(table)s_%(columns)s_not_null", "%(table)s_%(columns)s_idx");

	/** {@code NAMEDATALEN} of PostgreSQL without its closing NUL. */
	private static final int LONGEST = 63;

	public NamingConvention {
		for (String pattern : List.of(primaryKey, unique, foreignKey, check, exclusion, notNull, index)) {
			Require.name("A naming convention", pattern);
			String rest = TOKEN.matcher(pattern).replaceAll("");
			Require.that(!rest.contains("%("), "The naming convention '" + pattern + "' has an unknown token",
					"There are %(table)s, %(columns)s, %(column_0)s, %(referred_table)s and %(referred_columns)s.");
		}
	}

	/**
	 * The same constraint with a name.
	 */
	public Constraint named(QualifiedName table, Constraint constraint) {
		return (constraint.name() != null) ? constraint : constraint.named(name(table, constraint));
	}

	/**
	 * The same index with a name.
	 */
	public Index named(Index unnamed) {
		if (unnamed.name() != null) {
			return unnamed;
		}
		List<String> columns = unnamed.keys().stream().map(NamingConvention::word).toList();
		return unnamed.named(fill(this.index, unnamed.table().name(), columns, "", List.of()));
	}

	private static String word(IndexKey key) {
		return (key.column() != null) ? key.column() : "expr";
	}

	/**
	 * The same table, all of whose constraints have names; a number tells apart those
	 * that would have the same one.
	 */
	public Table named(Table table) {
		Set<String> taken = names(table.allConstraints());
		List<Column> columns = new ArrayList<>();
		for (Column column : table.columns()) {
			columns.add(column.constraints(named(table.name(), column.constraints(), taken)));
		}
		return table.elements(columns, named(table.name(), table.constraints(), taken));
	}

	/**
	 * The same column, all of whose constraints have names.
	 */
	public Column named(QualifiedName table, Column column) {
		return column.constraints(named(table, column.constraints(), names(column.constraints())));
	}

	/**
	 * The same object; where it is a table, an index or a domain, with names for what it
	 * has.
	 */
	public SchemaObject named(SchemaObject object) {
		if (object instanceof Table table) {
			return named(table);
		}
		if (object instanceof Index unnamed) {
			return named(unnamed);
		}
		if (object instanceof Domain domain) {
			List<Check> checks = named(domain.name(), domain.checks(), names(domain.checks())).stream()
				.map(Check.class::cast)
				.toList();
			return domain.checks(checks);
		}
		return object;
	}

	private static Set<String> names(List<? extends Constraint> constraints) {
		Set<String> names = new HashSet<>();
		for (Constraint constraint : constraints) {
			if (constraint.name() != null) {
				names.add(constraint.name());
			}
		}
		return names;
	}

	private List<Constraint> named(QualifiedName table, List<? extends Constraint> constraints, Set<String> taken) {
		List<Constraint> all = new ArrayList<>();
		for (Constraint constraint : constraints) {
			if (constraint.name() != null) {
				all.add(constraint);
				continue;
			}
			String name = name(table, constraint);
			String free = name;
			for (int number = 1; !taken.add(free); number++) {
				free = shortened(name + number);
			}
			all.add(constraint.named(free));
		}
		return all;
	}

	private String name(QualifiedName table, Constraint constraint) {
		return constraint.accept(new ConstraintVisitor<>() {

			@Override
			public String primaryKey(PrimaryKey key) {
				return of(NamingConvention.this.primaryKey);
			}

			@Override
			public String unique(Unique unique) {
				return of(NamingConvention.this.unique);
			}

			@Override
			public String check(Check check) {
				return of(NamingConvention.this.check);
			}

			@Override
			public String foreignKey(ForeignKey key) {
				return fill(NamingConvention.this.foreignKey, table.name(), key.columns(), key.referencedTable().name(),
						key.referencedColumns());
			}

			@Override
			public String exclusion(Exclusion exclusion) {
				return of(NamingConvention.this.exclusion);
			}

			@Override
			public String notNull(NotNull notNull) {
				return of(NamingConvention.this.notNull);
			}

			private String of(String pattern) {
				return fill(pattern, table.name(), constraint.columns(), "", List.of());
			}

		});
	}

	private static String fill(String pattern, String table, List<String> columns, String referredTable,
			List<String> referredColumns) {
		String filled = columns.isEmpty() ? pattern.replaceAll("_?%\\((columns|column_0)\\)s", "") : pattern;
		filled = referredColumns.isEmpty() ? filled.replaceAll("_?%\\(referred_columns\\)s", "") : filled;
		Map<String, String> values = Map.of("table", table, "columns", String.join("_", columns), "column_0",
				columns.isEmpty() ? "" : columns.get(0), "referred_table", referredTable, "referred_columns",
				String.join("_", referredColumns));
		return shortened(TOKEN.matcher(filled)
			.replaceAll((token) -> Matcher.quoteReplacement(values.getOrDefault(token.group(1), token.group()))));
	}

	/**
	 * A name that PostgreSQL takes whole: a longer one is cut, and a checksum tells it
	 * from others that begin alike.
	 */
	private static String shortened(String name) {
		byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		if (bytes.length <= LONGEST) {
			return name;
		}
		CRC32 checksum = new CRC32();
		checksum.update(bytes);
		int end = LONGEST - 9;
		while ((bytes[end] & 0xC0) == 0x80) {
			end--;
		}
		return new String(bytes, 0, end, StandardCharsets.UTF_8) + "_%08x".formatted(checksum.getValue());
	}

}
