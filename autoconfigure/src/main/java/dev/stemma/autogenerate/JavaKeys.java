package dev.stemma.autogenerate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Index;
import dev.stemma.schema.IndexKey;
import dev.stemma.schema.QualifiedName;

/**
 * Indexes and their keys by the words of the language in which migrations are written.
 */
final class JavaKeys {

	private final JavaNames names;

	JavaKeys(JavaNames names) {
		this.names = names;
	}

	JavaCode of(IndexKey key) {
		JavaCode code = (key.column() != null) ? this.names.call("key", JavaCode.text(key.column()))
				: this.names.call("expression", JavaCode.text(String.valueOf(key.expression())));
		QualifiedName collation = key.collation();
		code = (collation != null) ? code.then("collate", this.names.name(collation)) : code;
		code = (key.operatorClass() != null) ? code.then("operatorClass", JavaCode.text(key.operatorClass())) : code;
		code = key.descending() ? code.then("desc") : code;
		return (key.nullsFirst() != null) ? code.then(key.nullsFirst() ? "withNullsFirst" : "withNullsLast") : code;
	}

	/**
	 * The columns, where all keys are plain ones, or {@code null}.
	 */
	static @Nullable List<String> columns(List<IndexKey> keys) {
		boolean plain = keys.stream()
			.allMatch((key) -> key.column() != null && key.equals(IndexKey.column(key.column())));
		return plain ? keys.stream().map((key) -> String.valueOf(key.column())).toList() : null;
	}

	/**
	 * An index.
	 * @param table its table, as the call that it stands in needs it
	 */
	JavaDraft<Index> of(Index index, QualifiedName table) {
		List<String> columns = columns(index.keys());
		List<JavaCode> keys = (columns != null) ? JavaNames.texts(columns)
				: index.keys().stream().map(this::of).toList();
		JavaDraft<Index> draft = new JavaDraft<>(
				this.names.call("index", Stream.concat(Stream.of(this.names.name(table)), keys.stream()).toList()),
				Index.on(table, index.keys()));
		String name = index.name();
		if (name != null) {
			draft = draft.with(true, "named", (value) -> value.named(name), JavaCode.text(name));
		}
		draft = draft.with(index.unique() && !index.nullsNotDistinct(), "withUnique", Index::withUnique);
		draft = draft.with(index.nullsNotDistinct(), "withUniqueNulls", Index::withUniqueNulls);
		draft = draft.with(!index.method().equals(Index.BTREE), "using", (value) -> value.using(index.method()),
				JavaCode.text(index.method()));
		draft = draft.with(!index.include().isEmpty(), "include",
				(value) -> value.include(index.include().toArray(String[]::new)), JavaNames.texts(index.include()));
		String where = index.where();
		if (where != null) {
			draft = draft.with(true, "where", (value) -> value.where(where), JavaCode.text(where));
		}
		for (Map.Entry<String, String> parameter : index.parameters().entrySet()) {
			draft = draft.with(true, "with", (value) -> value.with(parameter.getKey(), parameter.getValue()),
					JavaCode.text(parameter.getKey()), JavaCode.text(parameter.getValue()));
		}
		String tablespace = index.tablespace();
		if (tablespace != null) {
			draft = draft.with(true, "tablespace", (value) -> value.tablespace(tablespace), JavaCode.text(tablespace));
		}
		return draft.with(index.only(), "onOnly", Index::onOnly);
	}

}
