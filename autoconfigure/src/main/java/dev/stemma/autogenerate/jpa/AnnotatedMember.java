package dev.stemma.autogenerate.jpa;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.stemma.autogenerate.RenamedFrom;

/**
 * Finds what is said of former names at an attribute: at its field or its getter, in its
 * class or a class above.
 */
final class AnnotatedMember {

	private AnnotatedMember() {
	}

	/**
	 * The former names of an attribute; none where nothing is said.
	 * @param type the class that has it, or {@code null} where a mapping needs no class
	 * @param attribute the name of the attribute
	 */
	static List<String> formerNames(@Nullable Class<?> type, String attribute) {
		for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
			for (Field field : declaring.getDeclaredFields()) {
				if (field.getName().equals(attribute) && field.isAnnotationPresent(RenamedFrom.class)) {
					return formerNames(field);
				}
			}
			for (Method method : declaring.getDeclaredMethods()) {
				if (isGetter(method, attribute) && method.isAnnotationPresent(RenamedFrom.class)) {
					return formerNames(method);
				}
			}
		}
		return List.of();
	}

	/**
	 * The former names that are said at a class or member itself.
	 */
	static List<String> formerNames(AnnotatedElement element) {
		RenamedFrom annotation = element.getAnnotation(RenamedFrom.class);
		return (annotation != null) ? List.of(annotation.value()) : List.of();
	}

	private static boolean isGetter(Method method, String attribute) {
		String name = method.getName();
		String capitalized = StringUtils.capitalize(attribute);
		return method.getParameterCount() == 0 && !method.isBridge()
				&& (name.equals(attribute) || name.equals("get" + capitalized) || name.equals("is" + capitalized));
	}

}
