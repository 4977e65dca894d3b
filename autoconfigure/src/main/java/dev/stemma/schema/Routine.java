package dev.stemma.schema;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A function or a procedure.
 *
 * @param name its name
 * @param procedure whether it is a procedure
 * @param arguments its arguments
 * @param returns what a function returns, as SQL writes it ({@code integer},
 * {@code TABLE (id bigint)}, {@code trigger}), or {@code null} where its arguments say it
 * @param language its language
 * @param attributes what else holds for it, as SQL writes it: {@code IMMUTABLE},
 * {@code STRICT}, {@code SECURITY DEFINER}, {@code SET search_path = pg_catalog}
 * @param body its body
 * @param standard whether the body is written by the SQL standard ({@code RETURN …},
 * {@code BEGIN ATOMIC … END}) and not a text
 */
public record Routine(QualifiedName name, boolean procedure, List<Argument> arguments, @Nullable String returns,
		String language, List<String> attributes, String body, boolean standard) implements SchemaObject {

	public Routine {
		arguments = List.copyOf(arguments);
		attributes = List.copyOf(attributes);
		Require.name("The language of " + name, language);
		Require.sql("The body of " + name, body);
		attributes.forEach((attribute) -> Require.sql("An attribute of " + name, attribute));
		if (returns != null) {
			Require.sql("What function " + name + " returns", returns);
		}
		Require.that(!procedure || returns == null, "Procedure " + name + " returns something",
				"Make it a function, or give it an output argument.");
	}

	/**
	 * A function in SQL.
	 */
	public static Routine function(QualifiedName name, String returns, String body) {
		return new Routine(name, false, List.of(), returns, "sql", List.of(), body, false);
	}

	/**
	 * A procedure in SQL.
	 */
	public static Routine procedure(QualifiedName name, String body) {
		return new Routine(name, true, List.of(), null, "sql", List.of(), body, false);
	}

	/**
	 * Has one more argument.
	 */
	public Routine argument(String name, SqlType type) {
		return argument(new Argument(Argument.Mode.IN, name, type, null));
	}

	/**
	 * Has one more argument.
	 */
	public Routine argument(Argument argument) {
		List<Argument> all = new ArrayList<>(this.arguments);
		all.add(argument);
		return new Routine(this.name, this.procedure, all, this.returns, this.language, this.attributes, this.body,
				this.standard);
	}

	public Routine language(String language) {
		return new Routine(this.name, this.procedure, this.arguments, this.returns, language, this.attributes,
				this.body, this.standard);
	}

	/**
	 * Has one more attribute: {@code IMMUTABLE}, {@code SECURITY DEFINER}.
	 */
	public Routine with(String attribute) {
		List<String> all = new ArrayList<>(this.attributes);
		all.add(attribute);
		return new Routine(this.name, this.procedure, this.arguments, this.returns, this.language, all, this.body,
				this.standard);
	}

	/**
	 * Its body is written by the SQL standard: {@code RETURN …},
	 * {@code BEGIN ATOMIC … END}.
	 */
	public Routine asStandard() {
		return new Routine(this.name, this.procedure, this.arguments, this.returns, this.language, this.attributes,
				this.body, true);
	}

	@Override
	public ObjectReference reference() {
		List<SqlType> types = this.arguments.stream()
			.filter((argument) -> argument.mode() != Argument.Mode.OUT && argument.mode() != Argument.Mode.TABLE)
			.map(Argument::type)
			.toList();
		return this.procedure ? ObjectReference.procedure(this.name, allTypes())
				: ObjectReference.function(this.name, types);
	}

	/** The output arguments of a procedure are part of its name. */
	private List<SqlType> allTypes() {
		return this.arguments.stream().map(Argument::type).toList();
	}

	@Override
	public <R> R accept(SchemaObjectVisitor<R> visitor) {
		return visitor.routine(this);
	}

	/**
	 * An argument.
	 *
	 * @param mode which way it goes
	 * @param name its name, or {@code null}
	 * @param type its type
	 * @param defaultExpression its default, or {@code null}
	 */
	public record Argument(Mode mode, @Nullable String name, SqlType type, @Nullable String defaultExpression) {

		public Argument {
			Require.nameIfSaid("An argument", name);
			if (defaultExpression != null) {
				Require.sql("The default of an argument", defaultExpression);
			}
		}

		/**
		 * Which way an argument goes.
		 */
		public enum Mode {

			IN, OUT, INOUT, VARIADIC,
			/** A column of what a function returns; said in {@code returns}. */
			TABLE

		}

	}

}
