package dev.stemma.schema;

/**
 * The type of a column, attribute or argument.
 */
public sealed interface SqlType {

	/**
	 * An array of this type; of several dimensions when called again, which PostgreSQL
	 * takes and does not enforce.
	 */
	default SqlType array() {
		return new ArrayOf(this);
	}

	/**
	 * A type as SQL writes it: {@code numeric(10,2)}, {@code citext}.
	 *
	 * @param text the text
	 */
	record Written(String text) implements SqlType {

		public Written {
			Require.sql("A type", text);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	/**
	 * A type by its name, to be quoted.
	 *
	 * @param name the name
	 */
	record Named(QualifiedName name) implements SqlType {

		@Override
		public String toString() {
			return this.name.toString();
		}

	}

	/**
	 * An array.
	 *
	 * @param element the type of its elements
	 */
	record ArrayOf(SqlType element) implements SqlType {

		@Override
		public String toString() {
			return this.element + "[]";
		}

	}

}
