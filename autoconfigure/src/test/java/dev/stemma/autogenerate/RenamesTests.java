package dev.stemma.autogenerate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stemma.diff.Rename;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Column;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RenamesTests {

	private static Table table(String name, String... columns) {
		int dot = name.indexOf('.');
		QualifiedName qualified = (dot < 0) ? QualifiedName.of(name)
				: QualifiedName.of(name.substring(0, dot), name.substring(dot + 1));
		return Table.of(qualified,
				Stream.of(columns)
					.map((column) -> Column.of(column, new SqlType.Written("text")))
					.toArray(TableElement[]::new));
	}

	private static Catalog catalog(Table... tables) {
		Map<ObjectReference, SchemaObject> objects = new LinkedHashMap<>();
		for (Table table : tables) {
			objects.put(table.reference(), table);
		}
		return new Catalog(objects, Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), List.of());
	}

	private static List<String> choose(Catalog live, Catalog wanted, List<String> asked, Rename... hints) {
		return new Renames(new CatalogPair(live, wanted))
			.choose(asked.stream().map(AskedRename::parse).toList(), List.of(), List.of(hints))
			.stream()
			.map(Rename::toString)
			.toList();
	}

	private static Rename tableHint(String old, String name) {
		return new Rename(ObjectReference.table(QualifiedName.of(old)), name);
	}

	private static Rename columnHint(String table, String old, String name) {
		return new Rename(ObjectReference.column(QualifiedName.of(table), old), name);
	}

	@Test
	void tablesAndColumnsAreAskedForByTheirNames() {
		assertThat(choose(catalog(table("users", "id", "mail"), table("audit.log", "at")),
				catalog(table("members", "id", "email"), table("audit.entries", "moment")),
				List.of("users.mail:email", "users:members", "audit.log.at:moment", "audit.log:entries")))
			.containsExactlyInAnyOrder("table users to members", "column mail of users to email",
					"table audit.log to entries", "column at of audit.log to moment");
	}

	@Test
	void theNewNameMayBeWrittenWithItsTable() {
		assertThat(choose(catalog(table("users", "mail")), catalog(table("users", "email")),
				List.of("users.mail:users.email")))
			.containsExactly("column mail of users to email");
	}

	@Test
	void namesWithSignsInThemStandInQuotes() {
		assertThat(AskedRename.parse("\"a.b\".\"c:\"\"d\":\"e.f\""))
			.isEqualTo(new AskedRename("\"a.b\".\"c:\"\"d\":\"e.f\"", List.of("a.b", "c:\"d"), "e.f"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "users", "users:", ":members", "a:b:c", "a..b:c", "a.b.c.d:e" })
	void whatIsNoRenameIsRefused(String text) {
		assertThatExceptionOfType(InvalidRenameException.class).isThrownBy(() -> AskedRename.parse(text))
			.withMessage("'%s' does not say what is renamed to what. Write old:new for a table, table.old:new for a "
					+ "column.", text);
	}

	@Test
	void allThatCannotBeFollowedIsSaid() {
		Catalog live = catalog(table("users", "id", "mail"), table("orders", "id"));
		Catalog wanted = catalog(table("users", "id", "email"), table("orders", "id"));
		assertThatExceptionOfType(InvalidRenameException.class)
			.isThrownBy(() -> choose(live, wanted,
					List.of("usres.mail:email", "users.mail:emial", "users:orders", "nowhere:somewhere")))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::toString)
				.containsExactly(
						"'users:orders' can't be followed: the database has a table orders already. " + "Leave it out.",
						"'usres.mail:email' is to rename what the database does not have: usres.mail. "
								+ "Did you mean users.mail?",
						"'users.mail:emial' can't be followed: the models have no column emial of users. "
								+ "Did you mean users.email?",
						"'nowhere:somewhere' is to rename what the database does not have: nowhere. "
								+ "Write the old name as the database has it."));
	}

	@Test
	void aHintIsFollowedUntilItHasBeen() {
		Rename hint = tableHint("users", "members");
		Catalog wanted = catalog(table("members", "id"));
		assertThat(choose(catalog(table("users", "id")), wanted, List.of(), hint))
			.containsExactly("table users to members");
		assertThat(choose(catalog(table("members", "id")), wanted, List.of(), hint)).isEmpty();
		assertThat(choose(catalog(table("users", "id"), table("members", "id")), wanted, List.of(), hint)).isEmpty();
	}

	@Test
	void ofSeveralOldNamesTheFirstThatIsThereCounts() {
		assertThat(
				choose(catalog(table("people", "id"), table("users", "id")), catalog(table("members", "id")), List.of(),
						tableHint("persons", "members"), tableHint("people", "members"), tableHint("users", "members")))
			.containsExactly("table people to members");
	}

	@Test
	void anOldNameThatModelsHaveForSomethingElseStays() {
		assertThat(choose(catalog(table("users", "id")), catalog(table("users", "id"), table("members", "id")),
				List.of(), tableHint("users", "members")))
			.isEmpty();
	}

	@Test
	void theColumnOfARenamedTableIsFoundByEitherName() {
		Catalog live = catalog(table("users", "mail"));
		Catalog wanted = catalog(table("members", "email"));
		for (String name : List.of("users", "members")) {
			assertThat(
					choose(live, wanted, List.of(), columnHint(name, "mail", "email"), tableHint("users", "members")))
				.as(name)
				.containsExactly("table users to members", "column mail of users to email");
		}
	}

	@Test
	void whatIsAskedForWinsOverAHint() {
		assertThat(choose(catalog(table("people", "id"), table("users", "id")), catalog(table("members", "id")),
				List.of("users:members"), tableHint("people", "members")))
			.containsExactly("table users to members");
	}

}
