package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Column;
import dev.stemma.schema.Constraint;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.PartitionKey;
import dev.stemma.schema.PartitionOf;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Table;
import dev.stemma.schema.TableElement;

/**
 * Tables by the words of the language in which migrations are written.
 */
final class JavaTables {

	private final JavaNames names;

	private final JavaColumns columns;

	private final JavaConstraints constraints;

	JavaTables(JavaNames names) {
		this.names = names;
		this.columns = new JavaColumns(names);
		this.constraints = new JavaConstraints(names);
	}

	JavaDraft<Table> of(Table table) {
		List<JavaCode> arguments = new ArrayList<>(List.of(JavaCode.text(table.name().name())));
		List<TableElement> elements = new ArrayList<>();
		List<JavaCode> written = elements(table, elements);
		TableElement[] all = elements.toArray(TableElement[]::new);
		QualifiedName name = JavaObjects.plain(table.name());
		PartitionOf partition = table.partitionOf();
		JavaDraft<Table> draft;
		if (partition != null) {
			boolean elsewhere = partition.parent().schema() != null;
			arguments.set(0, elsewhere ? qualified(name) : JavaCode.text(name.name()));
			arguments.add(this.names.name(partition.parent()));
			arguments.add(of(partition.bound()));
			arguments.addAll(written);
			draft = new JavaDraft<>(this.names.call("partition", arguments),
					Table.partition(name, partition.parent(), partition.bound(), all));
		}
		else if (!table.inherits().isEmpty()) {
			arguments.add(JavaCode.text(table.inherits().get(0).name()));
			arguments.addAll(written);
			draft = new JavaDraft<>(this.names.call("tableInheriting", arguments),
					Table.inheriting(name, JavaObjects.plain(table.inherits().get(0)), all));
			draft = draft.with(table.inherits().size() > 1 || table.inherits().get(0).schema() != null, "inherits",
					(value) -> value.inherits(table.inherits().toArray(QualifiedName[]::new)),
					table.inherits().stream().map(this::qualified).toList());
		}
		else {
			arguments.addAll(written);
			draft = new JavaDraft<>(this.names.call("table", arguments), Table.of(name, all));
		}
		return settings(draft, table);
	}

	private JavaCode qualified(QualifiedName name) {
		return (name.schema() != null) ? this.names.name(name)
				: JavaCode.call(this.names.type(QualifiedName.class) + ".of", JavaCode.text(name.name()));
	}

	/**
	 * The columns and constraints of a table.
	 * @param values what the code makes, to be added to
	 */
	private List<JavaCode> elements(Table table, List<TableElement> values) {
		List<JavaCode> written = new ArrayList<>();
		for (Column column : table.columns()) {
			JavaDraft<Column> draft = this.columns.of(column);
			values.add(draft.value());
			written.add(draft.code());
		}
		for (Constraint constraint : table.constraints()) {
			JavaDraft<Constraint> draft = this.constraints.of(constraint);
			values.add(draft.value());
			written.add(draft.code());
		}
		return written;
	}

	private JavaDraft<Table> settings(JavaDraft<Table> begun, Table table) {
		JavaDraft<Table> draft = begun;
		if (table.comment() != null) {
			draft = draft.with(true, "comment", (value) -> value.comment(table.comment()),
					JavaCode.text(table.comment()));
		}
		draft = draft.with(table.unlogged(), "asUnlogged", Table::asUnlogged);
		PartitionKey key = table.partitionKey();
		JavaCode written = (key != null) ? of(key) : null;
		if (key != null && written != null) {
			draft = draft.with(true, "partitionBy", (value) -> value.partitionBy(key), written);
		}
		for (Map.Entry<String, String> parameter : table.parameters().entrySet()) {
			draft = draft.with(true, "with", (value) -> value.with(parameter.getKey(), parameter.getValue()),
					JavaCode.text(parameter.getKey()), JavaCode.text(parameter.getValue()));
		}
		String tablespace = table.tablespace();
		return (tablespace != null)
				? draft.with(true, "tablespace", (value) -> value.tablespace(tablespace), JavaCode.text(tablespace))
				: draft;
	}

	/** Keys that are no plain columns have no word. */
	private @Nullable JavaCode of(PartitionKey key) {
		List<String> plain = JavaKeys.columns(key.keys());
		if (plain == null) {
			return null;
		}
		String word = switch (key.strategy()) {
			case RANGE -> "byRange";
			case LIST -> "byList";
			case HASH -> "byHash";
		};
		return this.names.call(word, JavaNames.texts(plain));
	}

	/**
	 * The rows that a partition takes.
	 */
	JavaCode of(PartitionBound bound) {
		if (bound instanceof PartitionBound.Range range) {
			return this.names.call("from", JavaNames.texts(range.from())).then("to", JavaNames.texts(range.to()));
		}
		if (bound instanceof PartitionBound.Values values) {
			return this.names.call("valuesIn", JavaNames.texts(values.values()));
		}
		if (bound instanceof PartitionBound.Hash hash) {
			return this.names.call("valuesWith", JavaCode.word(String.valueOf(hash.modulus())),
					JavaCode.word(String.valueOf(hash.remainder())));
		}
		if (bound instanceof PartitionBound.Written written) {
			return JavaCode.call("new " + this.names.type(PartitionBound.class) + ".Written",
					JavaCode.text(written.text()));
		}
		return this.names.call("defaultPartition");
	}

}
