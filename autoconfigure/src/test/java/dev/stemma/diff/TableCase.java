package dev.stemma.diff;

/**
 * A schema before and after.
 *
 * @param name what happens
 * @param before what makes the schema as it is
 * @param after what makes it as it is wanted
 * @param sql what makes one of the other
 */
record TableCase(String name, String before, String after, String sql) {

	@Override
	public String toString() {
		return this.name;
	}

}
