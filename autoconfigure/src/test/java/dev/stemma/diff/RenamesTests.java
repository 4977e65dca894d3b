package dev.stemma.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;
import dev.stemma.schema.View;

import static org.assertj.core.api.Assertions.assertThat;

class RenamesTests {

	private static final QualifiedName PRODUCTS = QualifiedName.of("products");

	private static final QualifiedName ARTICLES = QualifiedName.of("articles");

	private static Catalog catalog(SchemaObject... objects) {
		Map<ObjectReference, SchemaObject> all = new LinkedHashMap<>();
		for (SchemaObject object : objects) {
			all.put(object.reference(), object);
		}
		return new Catalog(all, Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), List.of());
	}

	private static Column column(String name, String type) {
		return Column.of(name, new SqlType.Written(type));
	}

	private static Table products(String table, String column) {
		return Table.of(QualifiedName.of(table), column("id", "bigint").notNull(), column(column, "text"),
				column("pages", "integer"), PrimaryKey.of("id").named("products_pkey"),
				Check.of("(length(" + column + ") > 0)").over(column).named("some_text"));
	}

	private static Rename column(QualifiedName table, String name, String newName) {
		return new Rename(ObjectReference.column(table, name), newName);
	}

	@Test
	void aRenamedColumnIsFollowedInEveryDefinition() {
		Catalog before = catalog(products("products", "title"),
				Index.on(PRODUCTS, "title").named("by_title").where("(title IS NOT NULL)"),
				Table.of(QualifiedName.of("copies"), column("title", "text"),
						ForeignKey.of("title").references(PRODUCTS, "title").named("copied")));

		Catalog after = RenamedCatalog.of(before, List.of(column(PRODUCTS, "title", "caption")));

		assertThat(after).isEqualTo(catalog(products("products", "caption"),
				Index.on(PRODUCTS, "caption").named("by_title").where("(caption IS NOT NULL)"),
				Table.of(QualifiedName.of("copies"), column("title", "text"),
						ForeignKey.of("title").references(PRODUCTS, "caption").named("copied"))));
	}

	@Test
	void aRenamedTableIsFollowedByWhatRefersToIt() {
		Catalog before = catalog(products("products", "title"), Index.on(PRODUCTS, "title").named("by_title"),
				Table.of(QualifiedName.of("copies"), column("product", "bigint"),
						ForeignKey.of("product").references(PRODUCTS, "id").named("copied")));

		Catalog after = RenamedCatalog.of(before, List.of(new Rename(ObjectReference.table(PRODUCTS), "articles")));

		assertThat(after)
			.isEqualTo(catalog(products("articles", "title"), Index.on(ARTICLES, "title").named("by_title"),
					Table.of(QualifiedName.of("copies"), column("product", "bigint"),
							ForeignKey.of("product").references(ARTICLES, "id").named("copied"))));
	}

	@Test
	void aRenamedEnumIsFollowedByTheTypesOfColumns() {
		EnumType mood = EnumType.of(QualifiedName.of("mood"), "glad");
		Catalog before = catalog(mood,
				Table.of(PRODUCTS, column("mood", "mood").defaultsTo("'glad'::mood"), column("moods", "mood[]")));

		Catalog after = RenamedCatalog.of(before,
				List.of(new Rename(ObjectReference.of(ObjectKind.TYPE, mood.name()), "temper")));

		assertThat(after).isEqualTo(catalog(EnumType.of(QualifiedName.of("temper"), "glad"), Table.of(PRODUCTS,
				column("mood", "temper").defaultsTo("'glad'::temper"), column("moods", "temper[]"))));
	}

	@Test
	void queriesOfViewsAreLeftAsTheyAre() {
		View view = View.of(QualifiedName.of("titles"), " SELECT title\n   FROM products;");
		Catalog before = catalog(products("products", "title"), view);

		Catalog after = RenamedCatalog.of(before, List.of(column(PRODUCTS, "title", "caption")));

		assertThat(after.objects().get(view.reference())).isEqualTo(view);
	}

	@Test
	void aHintThatWasFollowedIsNone() {
		Catalog done = catalog(products("products", "caption"));
		List<Rename> asked = List.of(column(PRODUCTS, "title", "caption"));

		assertThat(Renames.due(asked, done, done).all()).isEmpty();
		assertThat(Renames.due(asked, catalog(products("products", "title")), done).all()).isEqualTo(asked);
	}

	@Test
	void aColumnOfARenamedTableMayBeNamedWithEitherName() {
		Catalog before = catalog(products("products", "title"));
		Catalog after = catalog(products("articles", "caption"));
		Rename table = new Rename(ObjectReference.table(PRODUCTS), "articles");

		for (QualifiedName name : List.of(PRODUCTS, ARTICLES)) {
			assertThat(Renames.due(List.of(column(name, "title", "caption"), table), before, after).all())
				.containsExactly(table, column(ARTICLES, "title", "caption"));
		}
	}

	@Test
	void theSequenceOfASerialColumnIsRenamedWithIt() {
		Catalog before = catalog(products("products", "title"),
				Sequence.of(QualifiedName.of("products_id_seq")).ownedBy("products", "id"));
		Catalog after = catalog(products("articles", "title"),
				Sequence.of(QualifiedName.of("articles_id_seq")).ownedBy("articles", "id"));

		Renames due = Renames.due(List.of(new Rename(ObjectReference.table(PRODUCTS), "articles")), before, after);

		assertThat(due.changes()).extracting(Change::summary)
			.containsExactly("table products is called articles", "sequence products_id_seq is called articles_id_seq");
		assertThat(due.applied(before).objects().keySet()).isEqualTo(after.objects().keySet());
	}

	@Test
	void whatGoesAndComesAlikeIsSuspected() {
		assertThat(RenameSuspects.of(catalog(products("products", "title")), catalog(products("articles", "title")),
				ObjectFilter.ALL))
			.containsExactly(new RenameSuspect(new Rename(ObjectReference.table(PRODUCTS), "articles"), 1));
		assertThat(RenameSuspects.of(catalog(products("products", "title")), catalog(products("products", "subtitle")),
				ObjectFilter.ALL))
			.singleElement()
			.satisfies((suspect) -> assertThat(suspect.rename()).isEqualTo(column(PRODUCTS, "title", "subtitle")));
	}

	@Test
	void whatIsOfAnotherKindIsNotSuspected() {
		Catalog text = catalog(Table.of(PRODUCTS, column("id", "bigint"), column("title", "text")));
		Catalog number = catalog(Table.of(PRODUCTS, column("id", "bigint"), column("pages", "integer")));

		assertThat(RenameSuspects.of(text, number, ObjectFilter.ALL)).isEmpty();
		assertThat(RenameSuspects.of(text, catalog(Table.of(PRODUCTS, column("id", "bigint"), column("body", "text"))),
				(object) -> !"title".equals(object.part())))
			.isEmpty();
	}

}
