package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.schema.Cast;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Check;
import dev.stemma.schema.Column;
import dev.stemma.schema.CompositeType;
import dev.stemma.schema.Deferrability;
import dev.stemma.schema.Domain;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Exclusion;
import dev.stemma.schema.Extension;
import dev.stemma.schema.ForeignKey;
import dev.stemma.schema.Generated;
import dev.stemma.schema.Identity;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.PrimaryKey;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Routine;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;
import dev.stemma.schema.SqlType;
import dev.stemma.schema.Storage;
import dev.stemma.schema.Table;
import dev.stemma.schema.Trigger;
import dev.stemma.schema.Unique;
import dev.stemma.schema.View;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever differs between two catalogs is a change or a remark: every component of every
 * object is made another one.
 */
class SchemaDiffTotalityTests {

	private static final SqlType BIGINT = new SqlType.Written("bigint");

	private static final SqlType TEXT = new SqlType.Written("text");

	private static final QualifiedName T = QualifiedName.of("t");

	private static final QualifiedName U = QualifiedName.of("u");

	/**
	 * What may differ without being a difference: what it takes to create an object and
	 * not what it is, and the columns of a check, which its condition names.
	 */
	private static final Set<String> NO_DIFFERENCES = Set.of("Extension.schema", "Extension.cascade",
			"Extension.version", "Check.columns", "Index.only", "Sequence.name", "View.recursive",
			"MaterializedView.populated", "Identity.sequence", "Owner.table", "Index.name missing",
			"Column.notNullConstraint missing");

	private static Column column(String name, SqlType type) {
		return Column.of(name, type);
	}

	private static List<SchemaObject> objects() {
		Column id = new Column("id", BIGINT, false, "t_id_not_null", null, null,
				new Identity(true, new SequenceOptions(5L, 2L, 3L, 1000L, 10L, true), QualifiedName.of("t_id_seq")),
				null, "A key", null, null, 100, List.of());
		Column name = new Column("name", TEXT, true, null, "'x'::text", null, null,
				new QualifiedName("pg_catalog", "C"), "A name", Storage.EXTERNAL, "lz4", 100, List.of());
		Column twice = new Column("twice", BIGINT, true, null, null, new Generated("id * 2", true), null, null, null,
				null, null, null, List.of());
		Column bare = column("bare", BIGINT);
		Table u = new Table(U, List.of(column("id", BIGINT).notNull(), column("other", BIGINT).notNull()), List
			.of(new PrimaryKey("u_pkey", List.of("id", "other"), List.of(), false, Deferrability.NOT_DEFERRABLE)), null,
				false, null, null, List.of(), Map.of(), null);
		Table t = new Table(T, List.of(id, name, twice, bare, column("other", BIGINT)),
				List.of(new PrimaryKey("t_pkey", List.of("id"), List.of("name"), false, Deferrability.NOT_DEFERRABLE),
						new Unique("t_key", List.of("name", "bare"), List.of("id"), false, false,
								Deferrability.NOT_DEFERRABLE),
						new Check("t_check", "bare > 0", List.of("bare"), false, false, false),
						new ForeignKey("t_fkey", List.of("id", "bare"), U, List.of("id", "other"),
								ForeignKey.Match.SIMPLE, ForeignKey.Action.NO_ACTION, ForeignKey.Action.SET_NULL,
								List.of("bare"), false, Deferrability.NOT_DEFERRABLE, false, false),
						new Exclusion("t_excl", "gist",
								List.of(new Exclusion.Element(key("name", null), "="),
										new Exclusion.Element(key(null, "bare + 1"), "=")),
								List.of("id"), "bare > 5", Deferrability.NOT_DEFERRABLE)),
				"A table", false, null, null, List.of(), Map.of("fillfactor", "70"), "fast");
		Table measures = new Table(QualifiedName.of("measures"), List.of(column("at", BIGINT), column("value", BIGINT)),
				List.of(), null, false, new PartitionKey(PartitionKey.Strategy.RANGE, List.of(key("at", null))), null,
				List.of(), Map.of(), null);
		Table early = new Table(QualifiedName.of("early"), List.of(), List.of(), null, false, null,
				new PartitionOf(measures.name(), new PartitionBound.Range(List.of("1"), List.of("10"))), List.of(),
				Map.of(), null);
		Table child = new Table(QualifiedName.of("child"), List.of(column("own", BIGINT)), List.of(), null, false, null,
				null, List.of(U), Map.of(), null);
		return List.of(u, t, measures, early, child,
				new Index("t_idx", T, List.of(key("name", null), key(null, "bare + 1")), false, false, "btree",
						List.of("id"), "bare > 5", Map.of("fillfactor", "70"), "fast", false),
				new Sequence(QualifiedName.of("s"), new SqlType.Written("integer"),
						new SequenceOptions(5L, 2L, 3L, 1000L, 10L, true), null, false),
				new Sequence(QualifiedName.of("t_bare_seq"), null, SequenceOptions.DEFAULTS,
						new Sequence.Owner(T, "bare"), false),
				new EnumType(QualifiedName.of("mood"), List.of("sad", "happy")),
				new Domain(QualifiedName.of("price"), TEXT, false, "'1'::text", new QualifiedName("pg_catalog", "C"),
						List.of(new Check("price_check", "VALUE <> ''", List.of(), false, false, false))),
				new CompositeType(QualifiedName.of("address"),
						List.of(new CompositeType.Attribute("street", TEXT, new QualifiedName("pg_catalog", "C")),
								new CompositeType.Attribute("number", BIGINT, null))),
				new View(QualifiedName.of("v"), List.of("a"), " SELECT id AS a FROM t",
						Map.of("security_barrier", "true"), false),
				new MaterializedView(QualifiedName.of("mv"), List.of("a"), " SELECT id AS a FROM t",
						Map.of("fillfactor", "70"), "fast", true),
				new Routine(QualifiedName.of("f"), false,
						List.of(new Routine.Argument(Routine.Argument.Mode.IN, "a", BIGINT, "1")), "bigint", "sql",
						List.of("STABLE"), "SELECT 1", false),
				new Trigger("tg", T, Trigger.Timing.AFTER, List.of("UPDATE"), true, "new.bare > 0", "olds", "news",
						QualifiedName.of("f"), List.of("x"), null),
				new Cast(new SqlType.Written("address"), TEXT, Cast.Method.FUNCTION,
						ObjectReference.function(QualifiedName.of("f"), List.of(new SqlType.Written("address"))),
						Cast.Context.EXPLICIT),
				new Extension("hstore", "public", "1.0", false));
	}

	private static IndexKey key(String column, String expression) {
		return new IndexKey(column, expression, new QualifiedName("pg_catalog", "C"), null, false, null);
	}

	static Stream<Variant> variants() {
		List<Variant> all = new ArrayList<>();
		for (SchemaObject object : objects()) {
			for (RecordVariants.Variant variant : RecordVariants.of((Record) object)) {
				if (isPossible(variant)) {
					all.add(new Variant(object, (SchemaObject) variant.value(),
							object.reference() + ": " + variant.path() + " " + variant.how()));
				}
			}
		}
		return all.stream();
	}

	/** What a server shows, and what makes a difference there. */
	private static boolean isPossible(RecordVariants.Variant variant) {
		if (variant.value() instanceof Table table && table.columns()
			.stream()
			.anyMatch((column) -> column.nullable()
					&& (column.notNullConstraint() != null || column.identity() != null))) {
			return false;
		}
		return NO_DIFFERENCES.stream().noneMatch((path) -> (variant.path() + " " + variant.how()).contains(path));
	}

	private static Catalog catalog(SchemaObject there, SchemaObject instead) {
		Map<ObjectReference, SchemaObject> all = new LinkedHashMap<>();
		for (SchemaObject object : objects()) {
			SchemaObject chosen = object.equals(there) ? instead : object;
			all.put(chosen.reference(), chosen);
		}
		return new Catalog(all, Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), List.of());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("variants")
	void whatDiffersIsAChangeOrARemark(Variant variant) {
		Catalog one = catalog(variant.there(), variant.there());
		Catalog other = catalog(variant.there(), variant.instead());
		assertThat(found(one, other)).as("there").isPositive();
		assertThat(found(other, one)).as("and back").isPositive();
	}

	private static int found(Catalog before, Catalog after) {
		Differences differences = SchemaDiff.between(before, after, DiffOptions.DEFAULTS);
		assertThat(differences.changes()).allSatisfy((change) -> assertThat(change.upgrade()).isNotEmpty());
		return differences.changes().size() + differences.remarks().size();
	}

	/**
	 * An object and what it may be instead.
	 *
	 * @param there the object
	 * @param instead the same with one component that is another
	 * @param what the component
	 */
	private record Variant(SchemaObject there, SchemaObject instead, String what) {

		@Override
		public String toString() {
			return this.what;
		}

	}

}
