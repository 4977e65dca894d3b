package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.stemma.operation.AddEnumValue;
import dev.stemma.operation.AlterSequence;
import dev.stemma.operation.AlterTable;
import dev.stemma.operation.AttachIndex;
import dev.stemma.operation.BulkInsert;
import dev.stemma.operation.ContinueIdentity;
import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Grant;
import dev.stemma.operation.InsertFrom;
import dev.stemma.operation.OperationVisitor;
import dev.stemma.operation.Operations;
import dev.stemma.operation.Privileges;
import dev.stemma.operation.RefreshView;
import dev.stemma.operation.Reindex;
import dev.stemma.operation.RenameEnumValue;
import dev.stemma.operation.RenameObject;
import dev.stemma.operation.Revoke;
import dev.stemma.operation.SetComment;
import dev.stemma.operation.SetSchema;
import dev.stemma.operation.UpdateInBatches;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;

/**
 * The call that does an operation, or {@link JavaCall#NONE}. Names of what is done stand
 * for what is in the operation's schema.
 */
final class JavaOperations implements OperationVisitor<JavaCall> {

	private final JavaNames names;

	private final JavaReferences references;

	private final JavaCreation creation;

	private final JavaTableChanges tables;

	private final JavaSequences sequences;

	JavaOperations(JavaNames names) {
		this.names = names;
		this.references = new JavaReferences(names);
		this.creation = new JavaCreation(names);
		this.tables = new JavaTableChanges(names);
		this.sequences = new JavaSequences(names);
	}

	/**
	 * A call on the operations of a schema.
	 * @param name what the operation is about
	 * @param effect what it does there
	 */
	static JavaCall call(QualifiedName name, String method, List<JavaCode> arguments, Consumer<Operations> effect) {
		String schema = name.schema();
		return new JavaCall(JavaReferences.receiver(name).then(method, arguments),
				(op) -> effect.accept((schema != null) ? op.in(schema) : op));
	}

	@Override
	public JavaCall create(CreateObject operation) {
		return this.creation.create(operation);
	}

	@Override
	public JavaCall drop(DropObject operation) {
		return this.creation.drop(operation);
	}

	@Override
	public JavaCall rename(RenameObject operation) {
		ObjectReference object = operation.object();
		String name = object.name().name();
		String newName = operation.newName();
		String part = String.valueOf(object.part());
		return switch (object.kind()) {
			case TABLE -> call(object.name(), "renameTable", JavaNames.texts(List.of(name, newName)),
					(op) -> op.renameTable(name, newName));
			case INDEX -> call(object.name(), "renameIndex", JavaNames.texts(List.of(name, newName)),
					(op) -> op.renameIndex(name, newName));
			case COLUMN -> call(object.name(), "renameColumn", JavaNames.texts(List.of(name, part, newName)),
					(op) -> op.renameColumn(name, part, newName));
			case CONSTRAINT -> call(object.name(), "renameConstraint", JavaNames.texts(List.of(name, part, newName)),
					(op) -> op.renameConstraint(name, part, newName));
			default ->
				call(object.name(), "rename", List.of(this.references.withoutSchema(object), JavaCode.text(newName)),
						(op) -> op.rename(plain(object), newName));
		};
	}

	private static ObjectReference plain(ObjectReference object) {
		return object.kind().isGlobal() ? object : object.in(null);
	}

	@Override
	public JavaCall setSchema(SetSchema operation) {
		ObjectReference object = operation.object();
		String schema = operation.newSchema();
		if (object.kind() == ObjectKind.TABLE) {
			return call(object.name(), "setTableSchema", JavaNames.texts(List.of(object.name().name(), schema)),
					(op) -> op.setTableSchema(object.name().name(), schema));
		}
		return call(object.name(), "setSchema", List.of(this.references.withoutSchema(object), JavaCode.text(schema)),
				(op) -> op.setSchema(plain(object), schema));
	}

	@Override
	public JavaCall setComment(SetComment operation) {
		ObjectReference object = operation.object();
		String comment = operation.comment();
		String name = object.name().name();
		if (object.kind() == ObjectKind.TABLE) {
			return call(object.name(), "commentOnTable", List.of(JavaCode.text(name), JavaObjects.textOrNull(comment)),
					(op) -> op.commentOnTable(name, comment));
		}
		String part = object.part();
		if (object.kind() == ObjectKind.COLUMN && part != null) {
			return call(object.name(), "commentOnColumn",
					List.of(JavaCode.text(name), JavaCode.text(part), JavaObjects.textOrNull(comment)),
					(op) -> op.commentOnColumn(name, part, comment));
		}
		return call(object.name(), "comment",
				List.of(this.references.withoutSchema(object), JavaObjects.textOrNull(comment)),
				(op) -> op.comment(plain(object), comment));
	}

	private List<JavaCode> grantArguments(Privileges privileges, ObjectReference object, List<String> roles) {
		JavaCode code = privileges.names().isEmpty() ? this.names.call("allPrivileges")
				: this.names.call("privileges", JavaNames.texts(privileges.names()));
		if (!privileges.columns().isEmpty()) {
			code = code.then("columns", JavaNames.texts(privileges.columns()));
		}
		code = privileges.grantable() ? code.then("withGrantOption") : code;
		List<JavaCode> arguments = new ArrayList<>(List.of(code, this.references.withoutSchema(object)));
		arguments.addAll(JavaNames.texts(roles));
		return arguments;
	}

	@Override
	public JavaCall grant(Grant operation) {
		ObjectReference object = operation.object();
		String[] roles = operation.roles().toArray(String[]::new);
		return call(object.name(), "grant", grantArguments(operation.privileges(), object, operation.roles()),
				(op) -> op.grant(operation.privileges(), plain(object), roles));
	}

	@Override
	public JavaCall revoke(Revoke operation) {
		ObjectReference object = operation.object();
		String[] roles = operation.roles().toArray(String[]::new);
		List<JavaCode> arguments = grantArguments(operation.privileges(), object, operation.roles());
		return operation.cascade()
				? call(object.name(), "revokeCascade", arguments,
						(op) -> op.revokeCascade(operation.privileges(), plain(object), roles))
				: call(object.name(), "revoke", arguments,
						(op) -> op.revoke(operation.privileges(), plain(object), roles));
	}

	@Override
	public JavaCall alterTable(AlterTable operation) {
		return this.tables.of(operation);
	}

	@Override
	public JavaCall alterSequence(AlterSequence operation) {
		return this.sequences.alter(operation);
	}

	@Override
	public JavaCall addEnumValue(AddEnumValue operation) {
		String type = operation.type().name();
		List<JavaCode> arguments = new ArrayList<>(JavaNames.texts(List.of(type, operation.value())));
		JavaCode options = JavaCode.word("value");
		if (operation.before() != null) {
			options = options.then("before", JavaCode.text(operation.before()));
		}
		if (operation.after() != null) {
			options = options.then("after", JavaCode.text(operation.after()));
		}
		options = operation.ifNotExists() ? options.then("unlessThere") : options;
		if (!options.calls().isEmpty()) {
			arguments.add(options.from("value"));
		}
		return call(operation.type(), "addEnumValue", arguments,
				(op) -> op.addEnumValue(type, operation.value(), (value) -> new AddEnumValue(value.type(),
						value.value(), operation.before(), operation.after(), operation.ifNotExists())));
	}

	@Override
	public JavaCall renameEnumValue(RenameEnumValue operation) {
		String type = operation.type().name();
		return call(operation.type(), "renameEnumValue",
				JavaNames.texts(List.of(type, operation.value(), operation.newValue())),
				(op) -> op.renameEnumValue(type, operation.value(), operation.newValue()));
	}

	@Override
	public JavaCall refreshView(RefreshView operation) {
		String view = operation.view().name();
		List<JavaCode> arguments = new ArrayList<>(List.of(JavaCode.text(view)));
		JavaCode options = JavaCode.word("view");
		options = operation.concurrently() ? options.then("whileRead") : options;
		options = operation.withData() ? options : options.then("withNoData");
		if (!options.calls().isEmpty()) {
			arguments.add(options.from("view"));
		}
		return call(operation.view(), "refreshMaterializedView", arguments, (op) -> op.refreshMaterializedView(view,
				(refresh) -> new RefreshView(refresh.view(), operation.concurrently(), operation.withData())));
	}

	@Override
	public JavaCall reindex(Reindex operation) {
		QualifiedName name = operation.object().name();
		List<JavaCode> arguments = List.of(JavaCode.text(name.name()));
		boolean concurrently = operation.concurrently();
		return switch (operation.object().kind()) {
			case INDEX ->
				concurrently ? call(name, "reindexConcurrently", arguments, (op) -> op.reindexConcurrently(name.name()))
						: call(name, "reindex", arguments, (op) -> op.reindex(name.name()));
			case TABLE -> concurrently
					? call(name, "reindexTableConcurrently", arguments,
							(op) -> op.reindexTableConcurrently(name.name()))
					: call(name, "reindexTable", arguments, (op) -> op.reindexTable(name.name()));
			default -> JavaCall.NONE;
		};
	}

	@Override
	public JavaCall attachIndex(AttachIndex operation) {
		String parent = operation.parent().name();
		String index = operation.index().name();
		return call(operation.parent(), "attachIndex", JavaNames.texts(List.of(parent, index)),
				(op) -> op.attachIndex(parent, index));
	}

	@Override
	public JavaCall continueIdentity(ContinueIdentity operation) {
		String table = operation.table().name();
		return call(operation.table(), "continueIdentity", JavaNames.texts(List.of(table, operation.column())),
				(op) -> op.continueIdentity(table, operation.column()));
	}

	@Override
	public JavaCall execute(Execute operation) {
		return (operation.parameters() != null) ? JavaCall.NONE
				: new JavaCall(JavaCode.word("op").then("execute", JavaCode.text(operation.sql())),
						(op) -> op.execute(operation.sql()));
	}

	@Override
	public JavaCall bulkInsert(BulkInsert operation) {
		return JavaCall.NONE;
	}

	@Override
	public JavaCall insertFrom(InsertFrom operation) {
		String table = operation.table().name();
		return call(operation.table(), "insertFrom",
				List.of(JavaCode.text(table), this.names.call("columns", JavaNames.texts(operation.columns())),
						JavaCode.text(operation.query())),
				(op) -> op.insertFrom(table, operation.columns(), operation.query()));
	}

	@Override
	public JavaCall updateInBatches(UpdateInBatches operation) {
		return this.sequences.updateInBatches(operation);
	}

}
