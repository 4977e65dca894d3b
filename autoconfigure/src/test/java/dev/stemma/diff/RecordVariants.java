package dev.stemma.diff;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.InvalidDefinitionException;
import dev.stemma.schema.QualifiedName;
import dev.stemma.schema.SqlType;

/**
 * A record as it could be otherwise: one for each way in which one of its components, or
 * of theirs, can be another value that the record takes.
 */
final class RecordVariants {

	private RecordVariants() {
	}

	/**
	 * All of a record.
	 */
	static List<Variant> of(Record value) {
		List<Variant> all = new ArrayList<>();
		RecordComponent[] components = value.getClass().getRecordComponents();
		for (int i = 0; i < components.length; i++) {
			String path = value.getClass().getSimpleName() + "." + components[i].getName();
			boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
			for (Variant other : others(get(components[i], value), components[i].getGenericType(), nullable)) {
				Record with = with(value, i, other.value());
				if (with != null && !with.equals(value)) {
					all.add(new Variant(with, other.path().isEmpty() ? path : path + " > " + other.path(),
							other.how()));
				}
			}
		}
		return all;
	}

	private static List<Variant> others(@Nullable Object value, Type type, boolean nullable) {
		List<Variant> all = new ArrayList<>();
		if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
			return lists((List<?>) value, list.getActualTypeArguments()[0]);
		}
		if (value != null && nullable) {
			all.add(new Variant(null, "", "missing"));
		}
		if (value instanceof Map<?, ?> map) {
			all.clear();
			all.add(new Variant(Map.of(), "", "empty"));
			all.add(new Variant(Map.of("autovacuum_enabled", "false"), "", "another"));
			Map<Object, Object> changed = new LinkedHashMap<>(map);
			changed.replaceAll((name, old) -> "50");
			all.add(new Variant(changed, "", "of another value"));
		}
		else if (value instanceof Record record && !(value instanceof SqlType) && !(value instanceof QualifiedName)) {
			all.addAll(of(record));
		}
		else {
			scalars(value, (Class<?>) type).forEach((other) -> all.add(new Variant(other, "", "is " + other)));
		}
		return all;
	}

	private static List<Variant> lists(List<?> values, Type element) {
		List<Variant> all = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			List<Object> without = new ArrayList<>(values);
			without.remove(i);
			all.add(new Variant(without, "", "without " + values.get(i)));
			for (Variant other : others(values.get(i), element, false)) {
				if (other.value() != null) {
					List<Object> changed = new ArrayList<>(values);
					changed.set(i, other.value());
					all.add(new Variant(changed, other.path(), other.how()));
				}
			}
		}
		if (values.isEmpty() && element == String.class) {
			all.add(new Variant(List.of("bare"), "", "one"));
		}
		if (values.size() > 1 && element == String.class) {
			List<Object> reversed = new ArrayList<>(values);
			Collections.reverse(reversed);
			all.add(new Variant(reversed, "", "reversed"));
		}
		return all;
	}

	private static List<Object> scalars(@Nullable Object value, Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return List.of(!Boolean.TRUE.equals(value));
		}
		if (type == Long.class) {
			return List.of((value != null) ? (Long) value + 1 : 3L);
		}
		if (type == Integer.class) {
			return List.of((value != null) ? (Integer) value + 1 : 3);
		}
		if (type == String.class) {
			return List.of("other");
		}
		if (type == SqlType.class) {
			return List.of(new SqlType.Written("numeric(10,2)"));
		}
		if (type == QualifiedName.class) {
			return List.of(new QualifiedName("pg_catalog", "other"));
		}
		return type.isEnum() ? Arrays.asList((Object[]) type.getEnumConstants()) : List.of();
	}

	private static @Nullable Object get(RecordComponent component, Record value) {
		try {
			return component.getAccessor().invoke(value);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(component.toString(), ex);
		}
	}

	/** The record with another component, or {@code null} if it does not take it. */
	private static @Nullable Record with(Record value, int place, @Nullable Object other) {
		RecordComponent[] components = value.getClass().getRecordComponents();
		Object[] arguments = Arrays.stream(components).map((each) -> get(each, value)).toArray();
		arguments[place] = other;
		try {
			Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
			Constructor<? extends Record> constructor = value.getClass().getDeclaredConstructor(types);
			return constructor.newInstance(arguments);
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof InvalidDefinitionException || ex.getCause() instanceof NullPointerException) {
				return null;
			}
			throw new IllegalStateException(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A value that could be.
	 *
	 * @param value the value
	 * @param path the component that is another
	 * @param how what it is instead
	 */
	record Variant(@Nullable Object value, String path, String how) {

	}

}
