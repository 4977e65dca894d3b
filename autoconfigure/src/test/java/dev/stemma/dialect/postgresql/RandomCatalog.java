package dev.stemma.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Chooses among what is there.
 */
final class RandomCatalog {

	private final Random random;

	private final Connection connection;

	/** No table of the setup has such a number. */
	private int names = 10;

	RandomCatalog(Random random, Connection connection) {
		this.random = random;
		this.connection = connection;
	}

	/**
	 * One of the values of a query of one column; a name that nothing has if there are
	 * none.
	 */
	String one(String sql) {
		List<String> all = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				all.add(rows.getString(1));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return all.isEmpty() ? "nothing" : all.get(this.random.nextInt(all.size()));
	}

	String relation(String kinds) {
		return one(
				"""
						SELECT relname FROM pg_class WHERE relkind::text = ANY (string_to_array('%s', ',')) AND NOT relispartition
						  AND relnamespace = 'public'::regnamespace AND NOT EXISTS (
						    SELECT FROM pg_depend d WHERE d.objid = pg_class.oid AND d.objsubid = 0 AND d.deptype IN ('e', 'i')) ORDER BY 1"""
					.formatted(kinds));
	}

	String table() {
		return relation("r,r,p");
	}

	String column(String table) {
		return column(table, "true");
	}

	String column(String table, String condition) {
		return one("""
				SELECT attname FROM pg_attribute a WHERE attrelid = to_regclass('public.\"%s\"') AND attnum > 0
				  AND NOT attisdropped AND %s ORDER BY 1""".formatted(table, condition));
	}

	String constraint(String table, String types) {
		return one("""
				SELECT conname FROM pg_constraint WHERE conrelid = to_regclass('public.\"%s\"')
				  AND contype::text = ANY (string_to_array('%s', ',')) ORDER BY 1""".formatted(table, types));
	}

	String trigger(String table) {
		return one(
				"SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = to_regclass('public.\"%s\"') ORDER BY 1"
					.formatted(table));
	}

	String type(char kind) {
		return one("""
				SELECT typname FROM pg_type y WHERE typtype = '%s' AND typnamespace = 'public'::regnamespace
				  AND (typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c') AND NOT EXISTS (
				    SELECT FROM pg_depend d WHERE d.objid = y.oid AND d.deptype = 'e') ORDER BY 1""".formatted(kind));
	}

	String partition(String table) {
		return one(
				"SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = to_regclass('public.\"%s\"') ORDER BY 1"
					.formatted(table));
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	int number(int bound) {
		return this.random.nextInt(bound);
	}

	@SafeVarargs
	final <T> T of(T... values) {
		return values[this.random.nextInt(values.length)];
	}

	/**
	 * A name that is free, and now and then one that has to be quoted.
	 */
	String name(String prefix) {
		return of(prefix, prefix, prefix, "Odd " + prefix) + this.names++;
	}

}
