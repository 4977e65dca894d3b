package dev.stemma.dialect.postgresql;

/**
 * Writes the values of enums.
 */
final class EnumValues {

	private EnumValues() {
	}

	/**
	 * A value as a literal.
	 * @throws dev.stemma.schema.InvalidDefinitionException if it is longer than the
	 * server takes
	 */
	static String of(String value) {
		Identifiers.requireLength("The enum value '" + value + "'", value);
		return Literals.text(value);
	}

}
