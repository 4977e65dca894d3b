package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An expression in Java: on one line where it fits, else on several.
 *
 * @param start what it begins with: a word, a literal, or a name that is called
 * @param arguments what a name is called with, or {@code null} where it is not called
 * @param calls what is called on the result, in order
 * @param parameter the parameter of a lambda of which this is the body, or {@code null}
 */
record JavaCode(String start, @Nullable List<JavaCode> arguments, List<JavaCode> calls, @Nullable String parameter) {

	private static final int WIDTH = 110;

	private static final int TAB = 4;

	JavaCode {
		arguments = (arguments != null) ? List.copyOf(arguments) : null;
		calls = List.copyOf(calls);
	}

	/**
	 * What stands for itself: a number, a constant, a reference to a method.
	 */
	static JavaCode word(String word) {
		return new JavaCode(word, null, List.of(), null);
	}

	static JavaCode text(String text) {
		return word(JavaText.literal(text));
	}

	static JavaCode call(String name, JavaCode... arguments) {
		return call(name, List.of(arguments));
	}

	static JavaCode call(String name, List<JavaCode> arguments) {
		return new JavaCode(name, arguments, List.of(), null);
	}

	/**
	 * The result of another call on this.
	 */
	JavaCode then(String name, JavaCode... arguments) {
		return then(name, List.of(arguments));
	}

	/**
	 * The result of another call on this.
	 */
	JavaCode then(String name, List<JavaCode> arguments) {
		List<JavaCode> all = new ArrayList<>(this.calls);
		all.add(call(name, arguments));
		return new JavaCode(this.start, this.arguments, all, this.parameter);
	}

	/**
	 * A function whose body this is.
	 */
	JavaCode from(String parameter) {
		return new JavaCode(this.start, this.arguments, this.calls, parameter);
	}

	/**
	 * The statement, from the margin.
	 */
	String statement() {
		return write(0) + ";";
	}

	private String flat() {
		String lambda = (this.parameter != null) ? "(" + this.parameter + ") -> " : "";
		String called = (this.arguments != null)
				? this.arguments.stream().map(JavaCode::flat).collect(Collectors.joining(", ", "(", ")")) : "";
		return lambda + this.start + called
				+ this.calls.stream().map((call) -> "." + call.flat()).collect(Collectors.joining());
	}

	private boolean isBlock() {
		return JavaText.isBlock(this.start)
				|| (this.arguments != null && this.arguments.stream().anyMatch(JavaCode::isBlock))
				|| this.calls.stream().anyMatch(JavaCode::isBlock);
	}

	private String write(int depth) {
		String flat = flat();
		if (!isBlock() && depth * TAB + flat.length() <= WIDTH) {
			return flat;
		}
		if (this.arguments == null && this.calls.isEmpty()) {
			return JavaText.isBlock(this.start) ? JavaText.block(this.start, depth) : this.start;
		}
		String lambda = (this.parameter != null) ? "(" + this.parameter + ") -> " : "";
		if (this.calls.isEmpty()) {
			return lambda + this.start + arguments(depth);
		}
		// A short name and what is called on it first stay together.
		int together = (this.arguments != null) ? 0 : 1;
		StringBuilder text = new StringBuilder(lambda);
		text.append((together != 0) ? this.start + "." + this.calls.get(0).write(depth)
				: new JavaCode(this.start, this.arguments, List.of(), null).write(depth));
		this.calls.stream()
			.skip(together)
			.forEach((call) -> text.append('\n')
				.append("\t".repeat(depth + 2))
				.append('.')
				.append(call.write(depth + 2)));
		return text.toString();
	}

	/** Names and numbers at the beginning stay on the line of the call. */
	private String arguments(int depth) {
		List<JavaCode> all = (this.arguments != null) ? this.arguments : List.of();
		StringBuilder text = new StringBuilder("(");
		boolean sameLine = true;
		for (int i = 0; i < all.size(); i++) {
			JavaCode argument = all.get(i);
			boolean open = argument.isShort() || (i == all.size() - 1 && argument.endsOpen());
			sameLine = sameLine && (open || all.size() == 1);
			text.append((i > 0) ? "," : "");
			String space = (i > 0) ? " " : "";
			text.append(sameLine ? space : "\n" + "\t".repeat(depth + 2));
			text.append(argument.write(sameLine ? depth : depth + 2));
		}
		return text.append(')').toString();
	}

	private boolean isShort() {
		return this.arguments == null && this.calls.isEmpty() && !JavaText.isBlock(this.start);
	}

	/** A text block, or a function, may begin on the line of its call. */
	private boolean endsOpen() {
		return (this.arguments == null && this.calls.isEmpty() && JavaText.isBlock(this.start))
				|| this.parameter != null;
	}

}
