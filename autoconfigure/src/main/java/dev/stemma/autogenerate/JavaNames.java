package dev.stemma.autogenerate;

import java.util.List;
import java.util.TreeSet;

import dev.stemma.operation.Ddl;
import dev.stemma.schema.QualifiedName;

/**
 * The names that a class in Java is written with, all of which it imports.
 */
final class JavaNames {

	private final TreeSet<String> imports = new TreeSet<>();

	/**
	 * A word of the language in which migrations are written.
	 */
	String word(String name) {
		this.imports.add("static " + Ddl.class.getName() + "." + name);
		return name;
	}

	/**
	 * The simple name of a class.
	 */
	String type(Class<?> type) {
		this.imports.add(type.getName());
		return type.getSimpleName();
	}

	/**
	 * A constant of the language in which migrations are written.
	 */
	JavaCode constant(Enum<?> constant) {
		return JavaCode.word(word(constant.name()));
	}

	JavaCode call(String word, JavaCode... arguments) {
		return JavaCode.call(word(word), arguments);
	}

	JavaCode call(String word, List<JavaCode> arguments) {
		return JavaCode.call(word(word), arguments);
	}

	/**
	 * A name as it stands in a call that takes a text or a qualified name.
	 */
	JavaCode name(QualifiedName name) {
		return (name.schema() != null) ? call("qualified", JavaCode.text(name.schema()), JavaCode.text(name.name()))
				: JavaCode.text(name.name());
	}

	/**
	 * Texts.
	 */
	static List<JavaCode> texts(List<String> texts) {
		return texts.stream().map(JavaCode::text).toList();
	}

	List<String> imports() {
		return List.copyOf(this.imports);
	}

}
