package dev.stemma.script;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.stemma.operation.Operations;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * A script in Java.
 */
public final class JavaScript implements Script {

	private final Revision revision;

	private final Migration declaration;

	private final @Nullable String irreversible;

	private final Supplier<JavaMigration> migration;

	private JavaScript(Revision revision, Migration declaration, Class<?> type, Supplier<JavaMigration> migration) {
		this.revision = revision;
		this.declaration = declaration;
		this.irreversible = irreversible(declaration, type);
		this.migration = migration;
	}

	/**
	 * A migration that somebody else has made.
	 */
	static JavaScript of(Revision revision, Migration declaration, Class<?> type, JavaMigration bean) {
		return new JavaScript(revision, declaration, type, () -> bean);
	}

	/**
	 * A class that is instantiated when its migration is asked for.
	 */
	static JavaScript of(Revision revision, Migration declaration, Class<?> type) {
		return new JavaScript(revision, declaration, type, SingletonSupplier.of(() -> instantiate(revision, type)));
	}

	private static @Nullable String irreversible(Migration declaration, Class<?> type) {
		if (declaration.irreversible()) {
			return "is marked irreversible";
		}
		Method downgrade = ClassUtils.getMethodIfAvailable(type, "downgrade", Operations.class);
		boolean written = downgrade != null && downgrade.getDeclaringClass() != JavaMigration.class;
		return written ? null : "has no downgrade method";
	}

	private static JavaMigration instantiate(Revision revision, Class<?> type) {
		try {
			Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			return (JavaMigration) constructor.newInstance();
		}
		catch (InvocationTargetException ex) {
			throw notInstantiated(revision, ex.getTargetException());
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			throw notInstantiated(revision, ex);
		}
	}

	private static InvalidScriptException notInstantiated(Revision revision, Throwable cause) {
		return new InvalidScriptException(
				new Problem("The migration of revision " + revision.id() + " could not be instantiated: " + cause + ".",
						revision.origin(), "Repair its constructor, or make it a Spring bean."),
				cause);
	}

	@Override
	public Revision revision() {
		return this.revision;
	}

	@Override
	public @Nullable Checksum checksum() {
		String declared = this.declaration.checksum();
		if (declared.isBlank()) {
			return null;
		}
		return new Checksum(Checksum.DECLARED, declared);
	}

	@Override
	public String kind() {
		return "java";
	}

	@Override
	public @Nullable String irreversible() {
		return this.irreversible;
	}

	/**
	 * Whether it runs in one transaction.
	 */
	public boolean transactional() {
		return this.declaration.transaction() == TransactionMode.AUTO;
	}

	/**
	 * The migration: the bean, or an instance of the scanned class, made at the first
	 * call and kept.
	 * @throws InvalidScriptException if the class cannot be instantiated
	 */
	public JavaMigration migration() {
		return this.migration.get();
	}

}
