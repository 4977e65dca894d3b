package dev.stemma.script;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operations;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * A script in Java.
 */
public final class JavaScript implements Script {

	private final Revision revision;

	private final Migration declaration;

	private final Class<?> type;

	private final Supplier<JavaMigration> migration;

	private JavaScript(Revision revision, Migration declaration, Class<?> type, Supplier<JavaMigration> migration) {
		this.revision = revision;
		this.declaration = declaration;
		this.type = type;
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
		return this.declaration.irreversible() ? "is marked irreversible" : null;
	}

	/**
	 * Whether its downgrade is written. If not, it is made by reversing the upgrade.
	 */
	public boolean hasDowngrade() {
		Method downgrade = ClassUtils.getMethodIfAvailable(this.type, "downgrade", Operations.class);
		return downgrade != null && downgrade.getDeclaringClass() != JavaMigration.class;
	}

	/**
	 * What its upgrade would do.
	 * @param naming gives names to what has none
	 */
	public Recording recordUpgrade(NamingConvention naming) {
		return new MigrationRecorder(this, naming).upgrade();
	}

	/**
	 * What its downgrade would do: the one that is written, or else the upgrade reversed.
	 * @param naming gives names to what has none
	 */
	public Recording recordDowngrade(NamingConvention naming) {
		return new MigrationRecorder(this, naming).downgrade();
	}

	/**
	 * The line of the migration from which an exception comes, or {@code null} if it does
	 * not come from there.
	 */
	public @Nullable Location lineOf(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			for (StackTraceElement frame : cause.getStackTrace()) {
				boolean own = frame.getClassName().equals(this.type.getName())
						|| frame.getClassName().startsWith(this.type.getName() + "$");
				if (own && frame.getFileName() != null && frame.getLineNumber() > 0) {
					return Location.of(frame.getFileName(), frame.getLineNumber());
				}
			}
		}
		return null;
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
