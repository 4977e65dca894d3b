package dev.stemma.autogenerate;

import java.util.function.Consumer;

import dev.stemma.operation.Operations;

/**
 * A call in a migration, as code and as itself.
 *
 * @param code the code
 * @param effect what it does
 */
record JavaCall(JavaCode code, Consumer<Operations> effect) {

	/** There is no call for something: this one does nothing. */
	static final JavaCall NONE = new JavaCall(JavaCode.word("op"), (op) -> {
	});

}
