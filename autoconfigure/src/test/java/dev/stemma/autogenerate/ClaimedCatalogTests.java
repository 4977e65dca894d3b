package dev.stemma.autogenerate;

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
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Table;
import dev.stemma.schema.Unique;
import dev.stemma.schema.View;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimedCatalogTests {

	private static final QualifiedName ORDERS = QualifiedName.of("orders");

	private static final QualifiedName CUSTOMERS = QualifiedName.of("customers");

	private static final Table TABLE = Table.of(ORDERS, column("id", "bigint").notNull(), column("status", "text"));

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

	private static Catalog complete(Catalog live, Catalog wanted) {
		return ClaimedCatalog.complete(live, wanted, TableClaims.of(Claims.MODEL));
	}

	@Test
	void viewsAndSpecialIndexesAreNotSpokenOf() {
		Catalog live = catalog(TABLE, View.of(QualifiedName.of("open"), " SELECT 1;"),
				Index.on(ORDERS, "status").using("gin").named("by_status"),
				Index.on(ORDERS, List.of(IndexKey.expression("lower(status)"))).named("by_lower"));

		assertThat(complete(live, catalog(TABLE))).isEqualTo(live);
		assertThat(ClaimedCatalog.complete(live, catalog(TABLE), TableClaims.of(Claims.ALL))).isEqualTo(catalog(TABLE));
	}

	@Test
	void plainIndexesAndChecksAndTablesAre() {
		Catalog live = catalog(TABLE.elements(TABLE.columns(), List.of(Check.of("(id > 0)").named("positive"))),
				Index.on(ORDERS, "status").named("by_status"),
				Table.of(QualifiedName.of("forgotten"), column("id", "bigint")));

		assertThat(complete(live, catalog(TABLE))).isEqualTo(catalog(TABLE));
	}

	@Test
	void partitionsAndTheirKeysStay() {
		Table live = TABLE.elements(TABLE.columns(), List.of(PrimaryKey.of("id", "status").named("orders_pkey")))
			.partitionBy(PartitionKey.range("status"));
		Table wanted = TABLE.elements(TABLE.columns(), List.of(PrimaryKey.of("id").named("orders_pkey")));

		assertThat(complete(catalog(live), catalog(wanted))).isEqualTo(catalog(live));
	}

	@Test
	void aSerialColumnServesWhereAnIdentityIsWanted() {
		Table live = Table.of(ORDERS,
				column("id", "bigint").notNull().defaultsTo("nextval('orders_id_seq'::regclass)"));
		Sequence sequence = Sequence.of(QualifiedName.of("orders_id_seq")).ownedBy("orders", "id");
		Table wanted = Table.of(ORDERS, column("id", "bigint").generatedByDefaultAsIdentity());

		assertThat(complete(catalog(live, sequence), catalog(wanted))).isEqualTo(catalog(live, sequence));
	}

	@Test
	void anIdentityThatIsAlwaysGeneratedServesWhereAnIdentityIsWanted() {
		Table live = Table.of(ORDERS, column("id", "bigint").generatedAlwaysAsIdentity());
		Table wanted = Table.of(ORDERS, column("id", "bigint").generatedByDefaultAsIdentity());

		assertThat(complete(catalog(live), catalog(wanted))).isEqualTo(catalog(live));
	}

	@Test
	void sixDigitsOfASecondAreWhatTimesHaveAnyway() {
		Table live = Table.of(ORDERS, column("at", "timestamp with time zone"), column("until", "time(6)"),
				column("took", "interval"), column("day", "timestamp(3) without time zone"));
		Table wanted = Table.of(ORDERS, column("at", "timestamp(6) with time zone"), column("until", "time"),
				column("took", "interval(6)"), column("day", "timestamp(6) without time zone"));

		assertThat(complete(catalog(live), catalog(wanted)))
			.isEqualTo(catalog(Table.of(ORDERS, column("at", "timestamp with time zone"), column("until", "time(6)"),
					column("took", "interval"), column("day", "timestamp(6) without time zone"))));
	}

	@Test
	void anEnumOfTheModelAloneGoesWithItsLastColumn() {
		EnumType mood = EnumType.of(QualifiedName.of("mood"), "glad");
		Table before = Table.of(ORDERS, column("id", "bigint"), column("mood", "mood"));
		Table after = Table.of(ORDERS, column("id", "bigint"));

		assertThat(complete(catalog(mood, before), catalog(after))).isEqualTo(catalog(after));
		assertThat(complete(catalog(mood, after), catalog(after))).isEqualTo(catalog(mood, after));
		assertThat(complete(catalog(mood, before), catalog(before))).isEqualTo(catalog(mood, before));
	}

	@Test
	void aSequenceGoesWithTheTableThatItIsNamedAfter() {
		Sequence generator = Sequence.of(QualifiedName.of("orders_seq"));
		Sequence free = Sequence.of(QualifiedName.of("invoice_numbers"));

		assertThat(complete(catalog(TABLE, generator, free), Catalog.EMPTY)).isEqualTo(catalog(free));
	}

	@Test
	void ofATableOfRowsAllButColumnsAndKeyStays() {
		Table live = Table
			.of(ORDERS, column("id", "bigint").notNull().comment("The number"),
					column("status", "text").notNull().defaultsTo("'new'::text"), column("customer", "bigint"),
					PrimaryKey.of("id").named("pk"), Check.of("(status <> '')").over("status").named("said"),
					Unique.of("status").named("once"),
					ForeignKey.of("customer").references(CUSTOMERS, "id").named("of_customer"))
			.comment("What was bought");
		Index index = Index.on(ORDERS, "status").named("by_status");
		Table customers = Table.of(CUSTOMERS, column("id", "bigint"));
		Table wanted = Table.of(ORDERS, column("id", "bigint").notNull(), column("status", "text"),
				column("customer", "bigint"), PrimaryKey.of("id").named("orders_pkey"));

		Catalog complete = columns(catalog(customers, live, index), catalog(customers, wanted));

		List<Column> nullable = live.columns()
			.stream()
			.map((column) -> column.name().equals("status") ? column.takingNulls() : column)
			.toList();
		assertThat(complete.table(ORDERS)).isEqualTo(live.elements(nullable, live.constraints()));
		assertThat(complete.objects()).containsKey(index.reference());
	}

	@Test
	void ofATableOfRowsNothingStaysOnColumnsThatGo() {
		Table live = Table.of(ORDERS, column("id", "bigint"), column("status", "text"), column("customer", "bigint"),
				Check.of("(status <> '')").over("status").named("said"), Unique.of("id", "status").named("once"),
				ForeignKey.of("customer").references(CUSTOMERS, "id").named("of_customer"));
		Table customers = Table.of(CUSTOMERS, column("id", "bigint"));
		Table wanted = Table.of(ORDERS, column("id", "bigint"), column("customer", "bigint"));

		assertThat(
				columns(catalog(customers, live, Index.on(ORDERS, "id", "status").named("by_status")), catalog(wanted)))
			.isEqualTo(catalog(wanted));
	}

	@Test
	void aKeyThatIsAnotherIsTheSources() {
		Table live = TABLE.elements(TABLE.columns(), List.of(PrimaryKey.of("id").named("orders_pkey")));
		Table wanted = Table.of(ORDERS, column("id", "bigint").notNull(), column("status", "text").notNull(),
				PrimaryKey.of("id", "status").named("orders_pkey"));
		assertThat(columns(catalog(live), catalog(wanted))).isEqualTo(catalog(wanted));
		assertThat(columns(catalog(live), catalog(TABLE))).isEqualTo(catalog(live));
	}

	@Test
	void ofEachTableTheClaimIsThatOfItsSource() {
		Table customers = Table.of(CUSTOMERS, column("id", "bigint"));
		Index ofOrders = Index.on(ORDERS, "status").named("by_status");
		Index ofCustomers = Index.on(CUSTOMERS, "id").named("by_id");
		Catalog live = catalog(TABLE, customers, ofOrders, ofCustomers);
		Catalog wanted = catalog(TABLE, customers);

		assertThat(ClaimedCatalog.complete(live, wanted, new TableClaims(Claims.MODEL, Set.of(ORDERS))))
			.isEqualTo(catalog(TABLE, customers, ofOrders));
		assertThat(ClaimedCatalog.complete(live, wanted,
				new TableClaims(Claims.MODEL, Set.of(QualifiedName.of("public", "orders")))))
			.isEqualTo(catalog(TABLE, customers, ofOrders));
		assertThat(ClaimedCatalog.complete(live, wanted, new TableClaims(Claims.ALL, Set.of(ORDERS))))
			.isEqualTo(wanted);
	}

	private static Catalog columns(Catalog live, Catalog wanted) {
		return ClaimedCatalog.complete(live, wanted, TableClaims.of(Claims.COLUMNS));
	}

}
