package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Catalog;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Privilege;
import dev.stemma.schema.SchemaObject;
import dev.stemma.schema.TableFeature;

/**
 * A catalog as a server shows it after renames. The queries of views and the bodies of
 * routines are left as they are: what the server makes of them is not known here.
 */
final class RenamedCatalog {

	private final Rename rename;

	private final RenamedObject objects;

	private RenamedCatalog(Rename rename) {
		this.rename = rename;
		this.objects = new RenamedObject(rename);
	}

	/**
	 * The catalog after some renames, one after the other.
	 */
	static Catalog of(Catalog catalog, List<Rename> renames) {
		Catalog renamed = catalog;
		for (Rename rename : renames) {
			renamed = new RenamedCatalog(rename).apply(renamed);
		}
		return renamed;
	}

	private Catalog apply(Catalog catalog) {
		Map<ObjectReference, SchemaObject> all = new LinkedHashMap<>();
		for (SchemaObject object : catalog.objects().values()) {
			SchemaObject renamed = object.accept(this.objects);
			all.put(renamed.reference(), renamed);
		}
		Map<ObjectReference, Set<ObjectReference>> dependencies = new LinkedHashMap<>();
		catalog.dependencies()
			.forEach((object, needed) -> dependencies.computeIfAbsent(map(object), (key) -> new LinkedHashSet<>())
				.addAll(needed.stream().map(this::map).toList()));
		Map<ObjectReference, String> comments = new LinkedHashMap<>();
		catalog.comments().forEach((object, comment) -> comments.put(map(object), comment));
		return new Catalog(all, comments, set(catalog.features(), this::feature),
				set(catalog.granted(), this::privilege), set(catalog.revoked(), this::privilege), dependencies,
				catalog.remarks(), set(catalog.unread(), this::map));
	}

	private static <T> Set<T> set(Set<T> given, UnaryOperator<T> mapper) {
		Set<T> all = new LinkedHashSet<>();
		given.forEach((each) -> all.add(mapper.apply(each)));
		return all;
	}

	private ObjectReference map(ObjectReference reference) {
		return this.objects.reference(reference);
	}

	private TableFeature feature(TableFeature feature) {
		boolean concerned = this.rename.object().part() == null || feature.table().equals(this.rename.object().name());
		return new TableFeature(this.objects.table(feature.table()), feature.kind(), feature.name(),
				concerned ? texts(feature.create()) : feature.create(),
				concerned ? texts(feature.drop()) : feature.drop());
	}

	private List<String> texts(List<String> texts) {
		List<String> all = new ArrayList<>();
		texts.forEach((text) -> all.add(this.objects.statement(text)));
		return all;
	}

	private Privilege privilege(Privilege privilege) {
		@Nullable String column = (privilege.column() != null && privilege.object().name().equals(this.rename.object().name()))
				? this.objects.column(privilege.object().name(), privilege.column()) : privilege.column();
		return new Privilege(map(privilege.object()), column, privilege.role(), privilege.name(),
				privilege.grantable());
	}

}
