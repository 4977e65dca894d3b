package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.CreateOptions;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.DropOptions;
import dev.stemma.schema.EnumType;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SchemaObject;

/**
 * The calls that create and drop objects.
 */
final class JavaCreation {

	private final JavaNames names;

	private final JavaObjects objects;

	private final JavaReferences references;

	JavaCreation(JavaNames names) {
		this.names = names;
		this.objects = new JavaObjects(names);
		this.references = new JavaReferences(names);
	}

	JavaCall create(CreateObject operation) {
		JavaDraft<? extends SchemaObject> draft = operation.object().accept(this.objects);
		JavaCode options = options(operation);
		ObjectKind kind = operation.object().reference().kind();
		boolean spread = options == null && canSpread(draft.code());
		String method = (kind == ObjectKind.SCHEMA && !spread) ? "create" : method(kind, options != null);
		method = (operation.object() instanceof EnumType) ? "createEnum" : method;
		List<JavaCode> arguments = new ArrayList<>();
		arguments.addAll(spread ? spread(draft.code()) : List.of(draft.code()));
		if (options != null) {
			arguments.add(options);
		}
		UnaryOperator<CreateOptions> chosen = (each) -> new CreateOptions(operation.existence(),
				operation.concurrently(), null);
		QualifiedName place = kind.isGlobal() ? QualifiedName.of("any") : operation.object().reference().name();
		return JavaOperations.call(place, method, arguments, (op) -> op.create(draft.value(), chosen));
	}

	/** What needs no more than its first words is created by them. */
	private static boolean canSpread(JavaCode code) {
		return code.calls().isEmpty() && code.arguments() != null && switch (code.start()) {
			case "table", "enumType", "compositeType", "extension", "schema", "view", "materializedView" -> true;
			default -> false;
		};
	}

	private static List<JavaCode> spread(JavaCode code) {
		return (code.arguments() != null) ? code.arguments() : List.of();
	}

	private static String method(ObjectKind kind, boolean options) {
		return switch (kind) {
			case TABLE -> "createTable";
			case INDEX -> "createIndex";
			case SEQUENCE -> "createSequence";
			case VIEW -> "createView";
			case MATERIALIZED_VIEW -> "createMaterializedView";
			case FUNCTION -> "createFunction";
			case PROCEDURE -> "createProcedure";
			case TYPE -> "createType";
			case DOMAIN -> options ? "create" : "createDomain";
			case TRIGGER -> options ? "create" : "createTrigger";
			case EXTENSION -> options ? "create" : "createExtension";
			case SCHEMA -> options ? "create" : "createSchema";
			case CAST -> options ? "create" : "createCast";
			case COLUMN, CONSTRAINT -> "create";
		};
	}

	private @Nullable JavaCode options(CreateObject operation) {
		List<String> calls = new ArrayList<>();
		if (operation.existence() != CreateObject.Existence.REFUSED) {
			calls.add((operation.existence() == CreateObject.Existence.KEPT) ? "ifNotExists" : "orReplace");
		}
		if (operation.concurrently()) {
			calls.add("concurrently");
		}
		return options(CreateOptions.class, calls);
	}

	/**
	 * Options, or {@code null} for none.
	 */
	@Nullable JavaCode options(Class<?> type, List<String> calls) {
		if (calls.size() == 1) {
			return JavaCode.word(this.names.type(type) + "::" + calls.get(0));
		}
		JavaCode code = JavaCode.word("options");
		for (String call : calls) {
			code = code.then(call);
		}
		return calls.isEmpty() ? null : code.from("options");
	}

	JavaCall drop(DropObject operation) {
		ObjectReference object = operation.object();
		ObjectReference plain = object.kind().isGlobal() ? object : object.in(null);
		List<String> calls = new ArrayList<>();
		if (operation.ifExists()) {
			calls.add("ifExists");
		}
		if (operation.cascade()) {
			calls.add("cascade");
		}
		if (operation.concurrently()) {
			calls.add("concurrently");
		}
		JavaCode options = options(DropOptions.class, calls);
		String method = "drop" + camelCase(object.kind());
		List<JavaCode> arguments = new ArrayList<>();
		switch (object.kind()) {
			case TRIGGER ->
				arguments.addAll(JavaNames.texts(List.of(object.name().name(), String.valueOf(object.part()))));
			case CAST -> arguments.addAll(this.references.types(object.types()));
			case FUNCTION, PROCEDURE -> {
				method = (options != null) ? "drop" : method;
				arguments.addAll((options != null) ? List.of(this.references.of(plain))
						: this.references.withTypes(JavaCode.text(object.name().name()), object.types()));
			}
			default -> arguments.add(JavaCode.text(object.name().name()));
		}
		if (options != null) {
			arguments.add(options);
		}
		return JavaOperations.call(object.name(), method, arguments, (op) -> op.drop(plain,
				(each) -> new DropOptions(operation.ifExists(), operation.cascade(), operation.concurrently(), null)));
	}

	private static String camelCase(ObjectKind kind) {
		StringBuilder text = new StringBuilder();
		for (String word : kind.words().split(" ")) {
			text.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
		}
		return text.toString();
	}

}
