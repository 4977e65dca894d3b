package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.stemma.schema.Cast;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;

/**
 * What is wanted, with what no source speaks of as it is in the database: views and
 * functions, partitions, storage, indexes of kinds that object models cannot name.
 */
final class ClaimedCatalog {

	private final Catalog live;

	private final Catalog wanted;

	private final TableClaims claims;

	private final Map<ObjectReference, SchemaObject> objects;

	private ClaimedCatalog(Catalog live, Catalog wanted, TableClaims claims) {
		this.live = live;
		this.wanted = wanted;
		this.claims = claims;
		this.objects = new LinkedHashMap<>(wanted.objects());
	}

	/**
	 * What is wanted in full.
	 * @param live what is there
	 * @param wanted what sources say
	 * @param claims what they speak of
	 */
	static Catalog complete(Catalog live, Catalog wanted, TableClaims claims) {
		return (claims.widest() == Claims.ALL) ? RunTimePartitions.complete(live, wanted)
				: new ClaimedCatalog(live, wanted, claims).complete();
	}

	private Catalog complete() {
		this.wanted.all(Table.class).forEach((table) -> {
			Table there = this.live.table(table.name());
			if (there != null) {
				Table claimed = new ClaimedTable(there, table, this.live).complete();
				this.objects.put(table.reference(), areColumnsClaimed(table.name())
						? new ClaimedColumns(there, claimed, this::isThere).complete() : claimed);
			}
		});
		this.live.objects().forEach((reference, object) -> {
			if (!this.wanted.objects().containsKey(reference) && isKept(object)) {
				this.objects.put(reference, object);
			}
		});
		Map<ObjectReference, String> comments = new LinkedHashMap<>(this.wanted.comments());
		this.live.comments().forEach((object, comment) -> {
			if (isThere(object)) {
				comments.putIfAbsent(object, comment);
			}
		});
		Map<ObjectReference, Set<ObjectReference>> dependencies = new LinkedHashMap<>(this.wanted.dependencies());
		this.live.dependencies().forEach((object, needed) -> {
			if (isThere(object)) {
				dependencies.computeIfAbsent(object, (key) -> new LinkedHashSet<>(needed));
			}
		});
		return new Catalog(this.objects, comments, this.live.features(), this.live.granted(), this.live.revoked(),
				dependencies, this.wanted.remarks(), this.wanted.unread());
	}

	private boolean areColumnsClaimed(QualifiedName table) {
		return this.claims.of(table, this.wanted) == Claims.COLUMNS;
	}

	/** Whether columns that a foreign key refers to will be there. */
	private boolean isThere(QualifiedName table, List<String> columns) {
		Table there = this.live.table(table);
		Table wantedTable = this.wanted.table(table);
		if (wantedTable == null) {
			return there == null || isKept(there);
		}
		return columns.stream()
			.allMatch((name) -> wantedTable.columns().stream().anyMatch((column) -> column.name().equals(name)));
	}

	private boolean isThere(ObjectReference object) {
		return this.objects.containsKey(object.whole());
	}

	/** Whether something that is there and that the model does not name is left alone. */
	private boolean isKept(SchemaObject object) {
		if (object instanceof Table table) {
			return table.partitionOf() != null || !table.inherits().isEmpty();
		}
		if (object instanceof Index index) {
			return isTableWanted(index.table())
					&& (!isPlain(index) || isOfPartition(index) || areColumnsClaimed(index.table()))
					&& hasItsColumns(index);
		}
		if (object instanceof Sequence sequence) {
			return isKept(sequence);
		}
		if (object instanceof EnumType type) {
			return !isOfModel(type);
		}
		if (object instanceof Cast cast) {
			return this.live.all(EnumType.class)
				.stream()
				.noneMatch((type) -> isOfModel(type)
						&& (isNamed(type, cast.source().toString()) || isNamed(type, cast.target().toString())));
		}
		return true;
	}

	private boolean isTableWanted(QualifiedName table) {
		return this.wanted.table(table) != null || this.live.table(table) == null || isOfPartition(table);
	}

	/** An index goes with the first of its columns. */
	private boolean hasItsColumns(Index index) {
		List<String> columns = new ArrayList<>(index.include());
		index.keys().stream().map(IndexKey::column).filter(Objects::nonNull).forEach(columns::add);
		this.live.neededBy(index.reference())
			.stream()
			.filter((needed) -> needed.kind() == ObjectKind.COLUMN && needed.name().equals(index.table()))
			.map((needed) -> String.valueOf(needed.part()))
			.forEach(columns::add);
		return isThere(index.table(), columns);
	}

	private boolean isOfPartition(Index index) {
		return isOfPartition(index.table());
	}

	private boolean isOfPartition(QualifiedName table) {
		Table there = this.live.table(table);
		return there != null && (there.partitionOf() != null || !there.inherits().isEmpty());
	}

	/** An index as an annotation can say it. */
	private static boolean isPlain(Index index) {
		return index.method().equals(Index.BTREE) && index.include().isEmpty() && index.parameters().isEmpty()
				&& !index.nullsNotDistinct()
				&& index.keys().stream().allMatch((key) -> key.column() != null && key.operatorClass() == null);
	}

	/** A sequence goes with the table that it is named after, or that owns it. */
	private boolean isKept(Sequence sequence) {
		Sequence.Owner owner = sequence.ownedBy();
		if (owner != null) {
			Table table = (Table) this.objects.get(ObjectReference.table(owner.table()));
			return table != null && table.columns()
				.stream()
				.anyMatch((column) -> column.name().equals(owner.column()) && column.identity() == null
						&& column.defaultExpression() != null);
		}
		return this.live.all(Table.class)
			.stream()
			.noneMatch((table) -> this.wanted.table(table.name()) == null
					&& sequence.name().equals(table.name().sibling(table.name().name() + "_seq")));
	}

	/**
	 * Whether a type that the model does not name any more was there for tables of the
	 * model alone.
	 */
	private boolean isOfModel(EnumType type) {
		if (this.wanted.objects().containsKey(type.reference())) {
			return false;
		}
		Set<ObjectReference> users = new HashSet<>();
		this.live.dependencies().forEach((object, needed) -> {
			if (needed.contains(type.reference())) {
				users.add(object.whole());
			}
		});
		boolean usedByTables = this.live.all(Table.class).stream().anyMatch((table) -> uses(table, type));
		boolean wanted = this.wanted.all(Table.class).stream().anyMatch((table) -> uses(table, type));
		boolean usedElsewhere = users.stream()
			.map(this.live.objects()::get)
			.anyMatch((user) -> user != null && !(user instanceof Table) && !(user instanceof Index)
					&& !(user instanceof Cast));
		return usedByTables && !wanted && !usedElsewhere;
	}

	private static boolean uses(Table table, EnumType type) {
		return table.columns().stream().anyMatch((column) -> isNamed(type, column.type().toString()));
	}

	private static boolean isNamed(EnumType type, String written) {
		String name = written.endsWith("[]") ? written.substring(0, written.length() - 2) : written;
		return name.replace("\"", "").equals(type.name().toString());
	}

}
