package dev.stemma.autogenerate;

import java.time.Duration;
import java.util.List;

import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.Known;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.Sequence;

/**
 * The calls that change sequences, and those that update in batches.
 */
final class JavaSequences {

	private final JavaTypes types;

	private final JavaColumns columns;

	private final JavaNames names;

	JavaSequences(JavaNames names) {
		this.names = names;
		this.types = new JavaTypes(names);
		this.columns = new JavaColumns(names);
	}

	JavaCall alter(AlterSequence operation) {
		String name = operation.sequence().name();
		JavaCode code = JavaCode.word("sequence");
		if (operation.type() != null) {
			code = code.then("as", this.types.of(operation.type()));
		}
		if (!operation.options().isEmpty()) {
			code = code.then("options", this.columns.of(operation.options()));
		}
		if (operation.restart() != null) {
			code = code.then("restart", JavaColumns.number(operation.restart()));
		}
		Known<Sequence.Owner> owner = operation.owner();
		if (owner != null) {
			code = owned(code, operation.sequence(), owner);
		}
		return JavaOperations.call(operation.sequence(), "alterSequence",
				List.of(JavaCode.text(name), code.from("sequence")),
				(op) -> op.alterSequence(name, (draft) -> new AlterSequence.Draft(draft.sequence(), operation.type(),
						operation.options(), operation.restart(), owner, null)));
	}

	private JavaCode owned(JavaCode code, QualifiedName sequence, Known<Sequence.Owner> owner) {
		Sequence.Owner column = owner.value();
		if (column == null) {
			return code.then("ownedByNone");
		}
		if (column.table().equals(sequence.sibling(column.table().name()))) {
			return code.then("ownedBy", JavaCode.text(column.table().name()), JavaCode.text(column.column()));
		}
		JavaCode table = (column.table().schema() != null) ? this.names.name(column.table())
				: JavaCode.call(this.names.type(QualifiedName.class) + ".of", JavaCode.text(column.table().name()));
		return code.then("ownedBy", table, JavaCode.text(column.column()));
	}

	JavaCall updateInBatches(UpdateInBatches operation) {
		String table = operation.table().name();
		JavaCode code = JavaCode.word("update")
			.then("by", JavaNames.texts(operation.key()))
			.then("set", JavaCode.text(operation.set()));
		String where = operation.where();
		if (where != null) {
			code = code.then("where", JavaCode.text(where));
		}
		code = code.then("size", JavaColumns.number(operation.size()));
		if (!operation.pause().isZero()) {
			code = code.then("pause", JavaCode.call(this.names.type(Duration.class) + ".ofMillis",
					JavaColumns.number(operation.pause().toMillis())));
		}
		return JavaOperations.call(operation.table(), "updateInBatches",
				List.of(JavaCode.text(table), code.from("update")),
				(op) -> op.updateInBatches(table, (draft) -> new UpdateInBatches.Draft(operation.key(), operation.set(),
						where, operation.size(), operation.pause(), null)));
	}

}
