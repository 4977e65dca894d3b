package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;

/**
 * Which object is meant, by the words of the language in which migrations are written.
 */
final class JavaReferences {

	private final JavaNames names;

	private final JavaTypes types;

	JavaReferences(JavaNames names) {
		this.names = names;
		this.types = new JavaTypes(names);
	}

	/**
	 * An object where its schema is said by {@code op.in("audit")}.
	 */
	JavaCode withoutSchema(ObjectReference object) {
		return of(object.kind().isGlobal() ? object : object.in(null));
	}

	/**
	 * An object with its schema.
	 */
	JavaCode of(ObjectReference object) {
		JavaCode name = JavaCode.text(object.name().name());
		String part = object.part();
		if (object.name().schema() != null) {
			return qualified(object);
		}
		return switch (object.kind()) {
			case TABLE -> this.names.call("onTable", name);
			case COLUMN -> this.names.call("onColumn", name, JavaObjects.textOrNull(part));
			case CONSTRAINT -> this.names.call("onConstraint", name, JavaObjects.textOrNull(part));
			case TRIGGER -> this.names.call("onTrigger", name, JavaObjects.textOrNull(part));
			case INDEX -> this.names.call("onIndex", name);
			case SEQUENCE -> this.names.call("onSequence", name);
			case TYPE -> this.names.call("onType", name);
			case DOMAIN -> this.names.call("onDomain", name);
			case VIEW -> this.names.call("onView", name);
			case MATERIALIZED_VIEW -> this.names.call("onMaterializedView", name);
			case FUNCTION -> this.names.call("onFunction", withTypes(name, object.types()));
			case PROCEDURE -> this.names.call("onProcedure", withTypes(name, object.types()));
			case EXTENSION -> this.names.call("onExtension", name);
			case SCHEMA -> this.names.call("onSchema", name);
			case CAST -> this.names.call("onCast", types(object.types()));
		};
	}

	private JavaCode qualified(ObjectReference object) {
		String type = this.names.type(ObjectReference.class);
		JavaCode name = this.names.name(object.name());
		List<JavaCode> types = types(object.types());
		return switch (object.kind()) {
			case FUNCTION, PROCEDURE -> JavaCode.call(type + "." + object.kind().words(), name,
					JavaCode.call(this.names.type(List.class) + ".of", types));
			default -> JavaCode.call(type + ".of", JavaCode.word(kind(object.kind())), name);
		};
	}

	private String kind(ObjectKind kind) {
		return this.names.type(ObjectKind.class) + "." + kind.name();
	}

	/**
	 * A name, and the types of the arguments behind it.
	 */
	List<JavaCode> withTypes(JavaCode name, List<SqlType> types) {
		List<JavaCode> all = new ArrayList<>(List.of(name));
		all.addAll(types(types));
		return all;
	}

	List<JavaCode> types(List<SqlType> types) {
		return types.stream().map(this.types::of).toList();
	}

	/**
	 * What operations are called on for an object with this name.
	 */
	static JavaCode receiver(QualifiedName name) {
		JavaCode op = JavaCode.word("op");
		return (name.schema() != null) ? op.then("in", JavaCode.text(name.schema())) : op;
	}

}
