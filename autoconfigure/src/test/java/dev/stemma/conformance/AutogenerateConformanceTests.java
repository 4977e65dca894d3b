package dev.stemma.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.stemma.PostgresServer;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ReadScope;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.diff.Completion;
import dev.stemma.diff.DiffOptions;
import dev.stemma.diff.ImplicitNames;
import dev.stemma.diff.ObjectFilter;
import dev.stemma.diff.SchemaDiff;
import dev.stemma.schema.Catalog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what is found to 207 comparisons that Alembic's own tests make on PostgreSQL:
 * nothing where they find nothing, and all that they find elsewhere.
 */
class AutogenerateConformanceTests {

	/** Where there is more than Alembic finds, or than the record says, by the reason. */
	private static final Map<String, String> FURTHER = Map.ofEntries(
			Map.entry("test_no_change_named_via_convention[column]", "the record leaves out a column's check"),
			Map.entry("test_no_change_check_constraint[column]", "the record leaves out a column's check"),
			Map.entry("test_no_reflection_graceful_skip", "Alembic was told that it can't read checks"),
			Map.entry("test_can_be_disabled_via_exclusion", "Alembic was told to leave checks out"),
			Map.entry("test_compare_check_constraint_is_skip", "Alembic does not compare the texts of checks"),
			Map.entry("test_same_name_different_expression_no_change",
					"Alembic does not compare the texts of checks, and the record leaves one out"),
			Map.entry("test_unnamed_check_constraint_in_metadata_ignored", "Alembic passes over checks without a name"),
			Map.entry("test_idx_matches_long", "the test shortens names to 30 characters"),
			Map.entry("test_cant_change_computed_warning", "Alembic warns where a generated column is changed"),
			Map.entry("test_add_identity_to_column", "an identity column refuses nulls"),
			Map.entry("test_change_identity[before1-None]", "the column took its NOT NULL from its identity"),
			Map.entry("test_remove_identity_from_column", "the column took its NOT NULL from its identity"),
			Map.entry("test_alter_column_autoincrement_pk_false",
					"the record leaves out that the key is not generated"),
			Map.entry("test_alter_column_autoincrement_nonpk_explicit_true",
					"the record leaves out that the key is not generated"));

	/** Where Alembic finds what we do not, by the reason. */
	private static final Map<String, String> OTHERWISE = Map.ofEntries(
			Map.entry("test_add_named_via_convention[column]", "the record leaves out a column's check"),
			Map.entry("test_compare_check_constraint_is_different[column]", "the record leaves out a column's check"),
			Map.entry("test_drop_table_w_indexes", "indexes go with their table"),
			Map.entry("test_toggle_not_distinct[constraint-nulls_not_distinct=False]",
					"the record leaves out that nulls are not distinct"),
			Map.entry("test_remove_identity_column", "a table without columns is left alone, and said to be"));

	/** Models that the server refuses; Alembic never ran them. */
	private static final Set<String> NO_SCHEMA = new TreeSet<>(
			Set.of("test_add_fk: there is no unique constraint matching given keys for referenced table \"some_table\"",
					"test_expression_indexes_add: function lower(integer) does not exist",
					"test_expression_indexes_warn_operator[True-<lambda>-<lambda>2]: "
							+ "operator class \"array_ops\" does not accept data type jsonb"));

	private static final Dialect dialect = new PostgresDialect();

	private static List<JsonNode> comparisons = List.of();

	@BeforeAll
	static void readComparisons() throws IOException {
		List<JsonNode> all = new ArrayList<>();
		JsonMapper mapper = new JsonMapper();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(
						new ClassPathResource("conformance/autogenerate/postgresql.jsonl.gz").getInputStream()),
				StandardCharsets.UTF_8))) {
			lines.lines().map(mapper::readTree).filter((line) -> line.has("diffs")).forEach(all::add);
		}
		comparisons = all;
	}

	@AfterAll
	static void forgetComparisons() {
		comparisons = List.of();
	}

	@Test
	void whereNothingDiffersNothingIsFound() throws SQLException {
		List<String> wrong = new ArrayList<>();
		Set<String> refused = compare(true, (comparison, found) -> {
			if (!isExplained(comparison, found)) {
				wrong.add(name(comparison) + ": " + found);
			}
		});
		assertThat(refused).isEmpty();
		assertThat(wrong).isEmpty();
	}

	@Test
	void whatDiffersIsFound() throws SQLException {
		List<String> wrong = new ArrayList<>();
		Set<String> refused = compare(false, (comparison, found) -> {
			Set<String> recorded = DifferenceNames.recorded(comparison.get("diffs"));
			Set<String> missing = new TreeSet<>(recorded);
			missing.removeAll(found);
			Set<String> further = new TreeSet<>(found);
			further.removeAll(recorded);
			boolean explained = OTHERWISE.containsKey(name(comparison));
			if (missing.isEmpty() == explained || !isExplained(comparison, further)) {
				wrong.add("%s: missing %s, further %s".formatted(name(comparison), missing, further));
			}
		});
		assertThat(refused).isEqualTo(NO_SCHEMA);
		assertThat(wrong).isEmpty();
	}

	/** Compares all records of a half. Returns those whose model the server refuses. */
	private Set<String> compare(boolean same, BiConsumer<JsonNode, Set<String>> check) throws SQLException {
		Set<String> refused = new TreeSet<>();
		int compared = 0;
		try (Connection connection = PostgresServer.createDatabase().connect()) {
			connection.setAutoCommit(false);
			for (JsonNode comparison : comparisons) {
				if (comparison.get("diffs").isEmpty() == same) {
					compared++;
					try {
						check.accept(comparison, found(connection, comparison));
					}
					catch (PSQLException ex) {
						refused.add(name(comparison) + ": " + ex.getServerErrorMessage().getMessage());
					}
				}
			}
		}
		assertThat(compared).isEqualTo(same ? 116 : 91);
		return refused;
	}

	private static String name(JsonNode comparison) {
		String test = comparison.get("test").asString();
		return test.substring(test.lastIndexOf(':') + 1);
	}

	private static boolean isExplained(JsonNode comparison, Set<String> found) {
		String test = comparison.get("test").asString();
		return found.isEmpty() || FURTHER.keySet().stream().anyMatch(test::contains);
	}

	private Set<String> found(Connection connection, JsonNode comparison) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			Catalog before = catalog(statement, "scratch_is_live", before(comparison));
			Catalog after = catalog(statement, "scratch_is_wanted",
					new ModelDdl("scratch_is_wanted_other").of(comparison.get("model")));
			Set<String> named = named(comparison.get("model"));
			ImplicitNames implicit = (
					object) -> !named.contains((object.part() != null) ? object.part() : object.name().name());
			return DifferenceNames.found(SchemaDiff.between(before, after,
					new DiffOptions(ObjectFilter.ALL, List.of(), implicit, Completion.NONE)), before, after);
		}
		finally {
			connection.rollback();
		}
	}

	private static List<String> before(JsonNode comparison) {
		return comparison.get("before_ddl")
			.valueStream()
			.map((ddl) -> ddl.asString().replace("test_schema.", "scratch_is_live_other."))
			.toList();
	}

	private static Set<String> named(JsonNode model) {
		Set<String> names = new HashSet<>();
		for (JsonNode table : model) {
			for (String kind : List.of("foreign_keys", "uniques", "checks", "indexes")) {
				table.get(kind).forEach((each) -> names.add(each.get("name").asString("")));
			}
			names.add(table.get("primary_key").get("name").asString(""));
		}
		return names;
	}

	private static Catalog catalog(Statement statement, String home, List<String> ddl) throws SQLException {
		statement.execute("CREATE SCHEMA " + home);
		statement.execute("CREATE SCHEMA " + home + "_other");
		statement.execute("SET LOCAL search_path = " + home);
		for (String sql : ddl) {
			statement.execute(sql);
		}
		return dialect.reader()
			.read(statement.getConnection(), new ReadScope(home, Map.of(home + "_other", "test_schema"), "home",
					Set.of("alembic_version", "my_version_table")));
	}

}
