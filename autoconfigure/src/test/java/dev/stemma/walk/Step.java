package dev.stemma.walk;

import java.util.List;

/**
 * A change of a model.
 *
 * @param name what changes
 * @param before the entities before
 * @param after the entities afterwards
 * @param rename what is asked for with {@code --rename}, or an empty text
 */
record Step(String name, List<Class<?>> before, List<Class<?>> after, String rename) {

	static Step of(String name, Class<?> before, Class<?> after) {
		return new Step(name, List.of(before), List.of(after), "");
	}

	static Step of(String name, List<Class<?>> before, List<Class<?>> after) {
		return new Step(name, before, after, "");
	}

	Step renaming(String rename) {
		return new Step(this.name, this.before, this.after, rename);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
