package dev.stemma.autogenerate.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitConstraintNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Listens to an implicit naming strategy and keeps the names of constraints and indexes
 * that are hashes: nobody has chosen them. A strategy of the application's own that makes
 * names for people to read has chosen them.
 */
final class NameRecorder implements InvocationHandler {

	private static final Pattern HASHED = Pattern.compile("(?:fk|uk|idx)[0-9a-z]{16,}", Pattern.CASE_INSENSITIVE);

	private final ImplicitNamingStrategy strategy;

	private final Set<String> hashed;

	private NameRecorder(ImplicitNamingStrategy strategy, Set<String> hashed) {
		this.strategy = strategy;
		this.hashed = hashed;
	}

	/**
	 * The strategy, listened to.
	 * @param strategy the strategy
	 * @param hashed what hashed names are added to, in lower case
	 */
	static ImplicitNamingStrategy around(ImplicitNamingStrategy strategy, Set<String> hashed) {
		return (ImplicitNamingStrategy) Proxy.newProxyInstance(NameRecorder.class.getClassLoader(),
				new Class<?>[] { ImplicitNamingStrategy.class }, new NameRecorder(strategy, hashed));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		Object result;
		try {
			result = method.invoke(this.strategy, arguments);
		}
		catch (InvocationTargetException ex) {
			throw (ex.getCause() != null) ? ex.getCause() : ex;
		}
		if (result instanceof Identifier name && arguments != null && arguments.length == 1
				&& arguments[0] instanceof ImplicitConstraintNameSource source
				&& source.getUserProvidedIdentifier() == null && HASHED.matcher(name.getText()).matches()) {
			this.hashed.add(name.getText().toLowerCase(Locale.ROOT));
		}
		return result;
	}

}
