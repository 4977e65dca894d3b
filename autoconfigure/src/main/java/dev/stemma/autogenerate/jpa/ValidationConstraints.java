package dev.stemma.autogenerate.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import org.hibernate.boot.beanvalidation.BeanValidationIntegrator;
import org.hibernate.boot.beanvalidation.ValidationMode;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.boot.spi.MetadataImplementor;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import dev.stemma.problem.Problem;

/**
 * Makes the constraints of Jakarta Validation count in the schema: {@code @NotNull} makes
 * a column not null, {@code @Size} gives it a length. The provider does so when it builds
 * a factory, and nobody builds one here, so what it calls then is called.
 */
final class ValidationConstraints {

	private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";

	private static final String APPLY = "applyRelationalConstraints";

	private final UnitSettings settings;

	private final @Nullable ClassLoader classLoader;

	ValidationConstraints(UnitSettings settings, @Nullable ClassLoader classLoader) {
		this.settings = settings;
		this.classLoader = classLoader;
	}

	/**
	 * Applies them to a mapping.
	 * @param metadata the mapping
	 * @param all all settings
	 * @param mode what the persistence unit says of validation
	 * @return what is to be said about it, or {@code null}
	 */
	@Nullable Problem apply(MetadataImplementor metadata, Map<String, Object> all, @Nullable Object mode) {
		if (!isAsked(mode) || !ClassUtils.isPresent("jakarta.validation.Validation", this.classLoader)) {
			return null;
		}
		Object given = this.settings.get("jakarta.persistence.validation.factory");
		try {
			Object validators = (given != null) ? given : build();
			try {
				activator().invoke(null, validators, metadata.getEntityBindings(), all,
						metadata.getDatabase().getDialect(), new Classes(this.classLoader));
			}
			finally {
				if (given == null && validators instanceof AutoCloseable closeable) {
					closeable.close();
				}
			}
			return null;
		}
		catch (InvocationTargetException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			// The interfaces alone are there, and the application runs without validation
			return cause.getClass().getName().equals("jakarta.validation.NoProviderFoundException") ? null
					: notCounted(cause);
		}
		catch (Exception ex) {
			return notCounted(ex);
		}
	}

	private boolean isAsked(@Nullable Object unitMode) {
		Object setting = this.settings.get(BeanValidationIntegrator.JAKARTA_MODE_PROPERTY);
		Set<ValidationMode> modes = ValidationMode.parseValidationModes((setting != null) ? setting : unitMode);
		Object toDdl = this.settings.get(BeanValidationIntegrator.APPLY_CONSTRAINTS);
		return (modes.contains(ValidationMode.DDL) || modes.contains(ValidationMode.AUTO))
				&& !"false".equalsIgnoreCase(String.valueOf(toDdl));
	}

	private Object build() throws ReflectiveOperationException {
		Class<?> validation = Class.forName("jakarta.validation.Validation", true, this.classLoader);
		return validation.getMethod("buildDefaultValidatorFactory").invoke(null);
	}

	private static Method activator() throws ReflectiveOperationException {
		Method method = Arrays
			.stream(Class.forName(ACTIVATOR, true, BeanValidationIntegrator.class.getClassLoader())
				.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(APPLY) && candidate.getParameterCount() == 5)
			.findFirst()
			.orElseThrow(() -> new NoSuchMethodException(ACTIVATOR + "." + APPLY));
		ReflectionUtils.makeAccessible(method);
		return method;
	}

	private static Problem notCounted(Throwable cause) {
		return Problem.of(
				"The constraints of Jakarta Validation (@NotNull, @Size) do not count in the wanted schema: " + cause,
				"Say nullability and lengths with @Column.");
	}

	/**
	 * Loads the classes of entities.
	 */
	private record Classes(@Nullable ClassLoader classLoader) implements ClassLoaderAccess {

		@Override
		@SuppressWarnings("unchecked")
		public <T> Class<T> classForName(String name) {
			return (Class<T>) ClassUtils.resolveClassName(name, this.classLoader);
		}

		@Override
		public @Nullable URL locateResource(String resourceName) {
			return (this.classLoader != null) ? this.classLoader.getResource(resourceName)
					: ClassLoader.getSystemResource(resourceName);
		}

	}

}
