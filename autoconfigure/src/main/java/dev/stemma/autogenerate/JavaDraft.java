package dev.stemma.autogenerate;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A value together with the code that makes it, both made by the same calls: whether the
 * code says all of what is wanted can be seen by the value.
 *
 * @param <T> the type of the value
 * @param code the code
 * @param value what it makes
 */
record JavaDraft<T>(JavaCode code, T value) {

	/**
	 * The same with one call more.
	 * @param said whether there is anything to be said
	 * @param method the name of the method
	 * @param does what it does
	 * @param arguments what it is called with
	 */
	JavaDraft<T> with(boolean said, String method, UnaryOperator<T> does, JavaCode... arguments) {
		return with(said, method, does, List.of(arguments));
	}

	JavaDraft<T> with(boolean said, String method, UnaryOperator<T> does, List<JavaCode> arguments) {
		return said ? new JavaDraft<>(this.code.then(method, arguments), does.apply(this.value)) : this;
	}

}
