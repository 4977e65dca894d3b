package dev.stemma.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.Known;
import dev.stemma.operation.Operation;
import dev.stemma.operation.SetComment;
import dev.stemma.schema.Catalog;
import dev.stemma.schema.Index;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableFeature;

/**
 * What a catalog holds of each table beside its definition.
 */
final class TableParts implements Privileged {

	private final Catalog catalog;

	private final Map<QualifiedName, List<Index>> indexes = new HashMap<>();

	private final Map<QualifiedName, List<Sequence>> sequences = new HashMap<>();

	private final Map<QualifiedName, List<TableFeature>> features = new HashMap<>();

	private final Map<ObjectReference, List<Privilege>> granted = new HashMap<>();

	private final Map<ObjectReference, List<Privilege>> revoked = new HashMap<>();

	TableParts(Catalog catalog) {
		this.catalog = catalog;
		catalog.all(Index.class).forEach((index) -> add(this.indexes, index.table(), index));
		for (Sequence sequence : catalog.all(Sequence.class)) {
			if (sequence.ownedBy() != null) {
				add(this.sequences, sequence.ownedBy().table(), sequence);
			}
		}
		catalog.features().forEach((feature) -> add(this.features, feature.table(), feature));
		catalog.granted().forEach((privilege) -> add(this.granted, privilege.object(), privilege));
		catalog.revoked().forEach((privilege) -> add(this.revoked, privilege.object(), privilege));
	}

	private static <K, T> void add(Map<K, List<T>> all, K key, T value) {
		all.computeIfAbsent(key, (k) -> new ArrayList<>()).add(value);
	}

	Catalog catalog() {
		return this.catalog;
	}

	List<Index> indexes(QualifiedName table) {
		return this.indexes.getOrDefault(table, List.of());
	}

	/**
	 * The sequences that columns of a table own.
	 */
	List<Sequence> sequences(QualifiedName table) {
		return this.sequences.getOrDefault(table, List.of());
	}

	List<TableFeature> features(QualifiedName table) {
		return this.features.getOrDefault(table, List.of());
	}

	@Override
	public List<Privilege> granted(ObjectReference object) {
		return this.granted.getOrDefault(object, List.of());
	}

	@Override
	public List<Privilege> revoked(ObjectReference object) {
		return this.revoked.getOrDefault(object, List.of());
	}

	boolean contains(ObjectReference object) {
		return this.catalog.objects().containsKey(object);
	}

	@Nullable Table table(QualifiedName name) {
		return this.catalog.table(name);
	}

	/**
	 * The features that go with an index, be it a constraint's or not.
	 */
	List<TableFeature> featuresOfIndex(QualifiedName table, String index) {
		return features(table).stream().filter((feature) -> switch (feature.kind()) {
			case INDEX_STATISTICS, CLUSTERING, REPLICA_IDENTITY ->
				feature.create().stream().anyMatch((sql) -> SqlWords.of(sql).contains(index));
			default -> false;
		}).toList();
	}

	/**
	 * What sets the comment that an object has here, where it has none yet.
	 */
	List<Operation> comment(ObjectReference object) {
		String comment = this.catalog.comments().get(object);
		return (comment != null) ? List.of(new SetComment(object, comment, new Known<>(null))) : List.of();
	}

	/**
	 * What makes the comment of an object the one that it has here, and what takes that
	 * back.
	 * @param object the object by the name that it has in the end
	 * @param before where it comes from
	 * @param there the object by the name that it had there
	 * @param wanted the object by the name that it has here
	 */
	List<Change> comment(ObjectReference object, TableParts before, ObjectReference there, ObjectReference wanted) {
		String existing = before.catalog.comments().get(there);
		String comment = this.catalog.comments().get(wanted);
		if (Objects.equals(existing, comment)) {
			return List.of();
		}
		return List.of(Changes.of(Change.Kind.ALTER, object, Words.comment(object, existing, comment),
				new SetComment(object, comment, new Known<>(existing))));
	}

}
