package dev.stemma.operation;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.stemma.schema.Constraint;
import dev.stemma.schema.PartitionBound;
import dev.stemma.schema.SchemaObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing can be described that the language does not say, and nothing in the language
 * goes untested.
 */
class TotalityTests {

	/** What is no directive but carries them, tested by itself. */
	private static final Set<String> NO_DIRECTIVES = Set.of("apply", "naming", "qualify", "in", "autocommit", "jdbc");

	@Test
	void everyDirectiveIsInTheCases() {
		Set<Method> called = new HashSet<>();
		for (DslCases one : DslCases.all()) {
			OperationRecorder recorder = new OperationRecorder(NamingConvention.POSTGRESQL, false);
			one.call().accept(listening(recorder, called));
			assertThat(recorder.operations()).isEqualTo(one.operations());
		}
		assertThat(Stream.of(Operations.class.getMethods())
			.filter((method) -> !NO_DIRECTIVES.contains(method.getName()) && !called.contains(method))).isEmpty();
	}

	/** Notes the calls from outside; those that a directive makes itself do not count. */
	private static Operations listening(OperationRecorder recorder, Set<Method> called) {
		int[] depth = { 0 };
		return (Operations) Proxy.newProxyInstance(TotalityTests.class.getClassLoader(),
				new Class<?>[] { Operations.class }, (proxy, method, arguments) -> {
					if (!method.isDefault()) {
						return method.invoke(recorder, arguments);
					}
					if (depth[0]++ == 0) {
						called.add(method);
					}
					try {
						return InvocationHandler.invokeDefault(proxy, method, arguments);
					}
					finally {
						depth[0]--;
					}
				});
	}

	@Test
	void everyWordIsInTheCases() throws IOException {
		String cases = Files.readString(Path.of("src/test/java/dev/stemma/operation/DslCases.java"))
				+ Files.readString(Path.of("src/test/java/dev/stemma/operation/OperationsTests.java"));
		Set<String> missing = new TreeSet<>();
		for (Class<?> type : List.of(Ddl.class, TableWords.class, ObjectReferences.class, TableAlteration.class,
				ColumnAlteration.class, CreateOptions.class, DropOptions.class, AlterSequence.Draft.class,
				UpdateInBatches.Draft.class)) {
			for (Method method : type.getDeclaredMethods()) {
				boolean word = Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()
						&& (type.isRecord() ? method.getReturnType() == type
								: !Set.of("equals", "hashCode", "toString").contains(method.getName()));
				if (word && !cases.contains(method.getName() + "(") && !cases.contains("::" + method.getName())) {
					missing.add(type.getSimpleName() + "." + method.getName());
				}
			}
		}
		assertThat(missing).isEmpty();
	}

	@Test
	void everyKindOfOperationChangeObjectAndConstraintCanBeSaid() {
		Set<Class<?>> met = new HashSet<>();
		DslCases.all().forEach((one) -> one.operations().forEach((operation) -> meet(operation, met)));
		Set<Class<?>> kinds = new LinkedHashSet<>();
		for (Class<?> sealed : List.of(Operation.class, TableChange.class, SchemaObject.class, Constraint.class,
				PartitionBound.class)) {
			leaves(sealed, kinds);
		}
		kinds.remove(PartitionBound.Written.class);
		assertThat(met).containsAll(kinds);
		assertThat(kinds).hasSizeGreaterThan(60);
	}

	private static void leaves(Class<?> type, Set<Class<?>> found) {
		if (type.isRecord()) {
			found.add(type);
			return;
		}
		for (Class<?> permitted : type.getPermittedSubclasses()) {
			leaves(permitted, found);
		}
	}

	private static void meet(Object value, Set<Class<?>> met) {
		if (value instanceof Collection<?> values) {
			values.forEach((one) -> {
				if (one != null) {
					meet(one, met);
				}
			});
		}
		if (!value.getClass().isRecord()) {
			return;
		}
		met.add(value.getClass());
		for (RecordComponent component : value.getClass().getRecordComponents()) {
			try {
				Method accessor = component.getAccessor();
				accessor.setAccessible(true);
				Object part = accessor.invoke(value);
				if (part != null) {
					meet(part, met);
				}
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	@Test
	void everyOperationSaysWhatItDoesAndWhetherItCanBeTakenBack() {
		for (DslCases one : DslCases.all()) {
			for (Operation operation : one.operations()) {
				assertThat(operation.summary()).isNotBlank().doesNotContain("[", "\n").doesNotEndWith(".");
				Inverse inverse = operation.inverse();
				if (inverse instanceof Inverse.Missing missing) {
					assertThat(missing.why()).isNotBlank().doesNotEndWith(".");
				}
			}
		}
	}

}
