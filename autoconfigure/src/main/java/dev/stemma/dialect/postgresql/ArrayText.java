package dev.stemma.dialect.postgresql;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Arrays and collections in the form that PostgreSQL's arrays are read in.
 */
final class ArrayText {

	private final StringBuilder text = new StringBuilder();

	/** The type that all elements have, as far as they have been seen. */
	private @Nullable String type;

	private boolean mixed;

	private ArrayText() {
	}

	/**
	 * The form of an array or collection.
	 */
	static SqlValue of(Object array) {
		ArrayText writer = new ArrayText();
		writer.append(elements(array));
		boolean known = writer.type != null && !writer.mixed;
		return SqlValue.quoted(writer.text.toString(), known ? writer.type + "[]" : null);
	}

	private void append(List<@Nullable Object> elements) {
		this.text.append('{');
		for (int i = 0; i < elements.size(); i++) {
			if (i > 0) {
				this.text.append(',');
			}
			append(elements.get(i));
		}
		this.text.append('}');
	}

	private void append(@Nullable Object element) {
		if (element == null) {
			this.text.append("NULL");
		}
		else if (isArray(element)) {
			append(elements(element));
		}
		else {
			append(SqlValue.of(element), elementType(element));
		}
	}

	private void append(SqlValue element, @Nullable String elementType) {
		if (element.bare()) {
			this.text.append(element.text());
		}
		else {
			this.text.append('"').append(element.text().replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
		}
		this.mixed |= elementType == null || (this.type != null && !this.type.equals(elementType));
		this.type = elementType;
	}

	/**
	 * The literal of a small number or a boolean needs no type; an array of them does.
	 */
	private static @Nullable String elementType(Object element) {
		if (element instanceof Boolean) {
			return "pg_catalog.bool";
		}
		if (element instanceof Integer || element instanceof Short || element instanceof Byte) {
			return "pg_catalog.int4";
		}
		return SqlValue.of(element).type();
	}

	private static boolean isArray(Object value) {
		return value instanceof Collection<?> || (value.getClass().isArray() && !(value instanceof byte[]));
	}

	private static List<@Nullable Object> elements(Object array) {
		if (array instanceof Collection<?> collection) {
			return new ArrayList<>(collection);
		}
		List<@Nullable Object> elements = new ArrayList<>();
		for (int i = 0; i < Array.getLength(array); i++) {
			elements.add(Array.get(array, i));
		}
		return elements;
	}

}
