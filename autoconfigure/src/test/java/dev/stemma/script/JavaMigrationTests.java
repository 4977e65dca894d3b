package dev.stemma.script;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.DecoratingProxy;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.stemma.operation.Operations;
import dev.stemma.problem.Problem;
import dev.stemma.script.good.sub.Forward;
import dev.stemma.script.nodefault.NeedsSomething;
import dev.stemma.script.unannotated.Unannotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JavaMigrationTests {

	private static final String PACKAGE = "dev.stemma.script.";

	private final ScriptLoader loader = new ScriptLoader(new PathMatchingResourcePatternResolver(), SqlScripts.SYNTAX);

	@Test
	void packagesAreScannedWithAllBelowThemInTheOrderOfQualifiedNames() {
		LoadedScripts scripts = load("good");
		assertThat(scripts.scripts()).extracting((script) -> script.revision().id()).containsExactly("j1", "j2");
		assertThat(System.getProperty("dev.stemma.script.bystander")).isNull();
	}

	@Test
	void theAnnotationIsTheHeader() {
		JavaScript script = (JavaScript) load("good").get("j1");
		assertThat(script.revision().dependsOn()).containsExactly("j2");
		assertThat(script.revision().revises()).isEmpty();
		assertThat(script.revision().branchLabels()).containsExactly("line");
		assertThat(script.revision().tags()).containsExactly("a", "b");
		assertThat(script.revision().message()).isEqualTo("Add status");
		assertThat(script.revision().created()).isEqualTo(Instant.parse("2025-12-01T12:00:00Z"));
		assertThat(script.revision().origin()).hasToString(PACKAGE + "good.AddStatus");
		assertThat(script.checksum()).hasToString("declared:v1");
		assertThat(script.transactional()).isFalse();
		assertThat(script.irreversible()).isNull();
		assertThat(script.kind()).isEqualTo("java");
	}

	@Test
	void whatTheAnnotationLeavesOutHasDefaults() {
		JavaScript script = (JavaScript) load("good").get("j2");
		assertThat(script.revision().created()).isNull();
		assertThat(script.revision().message()).isEmpty();
		assertThat(script.checksum()).isNull();
		assertThat(script.transactional()).isTrue();
		assertThat(script.irreversible()).isNull();
		assertThat(script.hasDowngrade()).isFalse();
	}

	@Test
	void aScannedClassIsInstantiatedOnce() {
		JavaScript script = (JavaScript) load("good").get("j2");
		assertThat(script.migration()).isInstanceOf(Forward.class).isSameAs(script.migration());
	}

	@Test
	void aConstructorThatFailsIsReportedWhenTheMigrationIsAskedFor() {
		JavaScript script = (JavaScript) load("broken").get("j5");
		assertThatExceptionOfType(InvalidScriptException.class).isThrownBy(script::migration)
			.withMessage("The migration of revision j5 could not be instantiated: java.lang.IllegalStateException: no ("
					+ PACKAGE + "broken.Fails). Repair its constructor, or make it a Spring bean.")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void aBeanNeedsNoConstructorWithoutArguments() {
		NeedsSomething bean = new NeedsSomething("x");
		LoadedScripts scripts = this.loader.load(List.of(), List.of(PACKAGE + "nodefault"), List.of(bean));
		assertThat(scripts.scripts()).singleElement().satisfies((script) -> {
			assertThat(((JavaScript) script).migration()).isSameAs(bean);
			assertThat(script.irreversible()).isEqualTo("is marked irreversible");
		});
	}

	@Test
	void aBeanBehindAProxyHasTheAnnotationOfItsTarget() {
		Forward target = new Forward();
		JavaMigration proxy = (JavaMigration) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { JavaMigration.class, DecoratingProxy.class },
				(self, method, arguments) -> method.getName().equals("getDecoratedClass") ? Forward.class
						: method.invoke(target, arguments));
		LoadedScripts scripts = this.loader.load(List.of(), List.of(), List.of(proxy));
		assertThat(((JavaScript) scripts.get("j2")).migration()).isSameAs(proxy);
		assertThat(scripts.get("j2").revision().origin()).hasToString(Forward.class.getName());
	}

	@Test
	void twoBeansOfOneClassAreADuplicate() {
		assertThat(problems(List.of(), List.of(new Forward(), new Forward()))).singleElement()
			.asString()
			.startsWith("Revision j2 is declared twice");
	}

	@Test
	void aScannedClassWithoutAConstructorWithoutArgumentsIsReported() {
		assertThat(problems(List.of(PACKAGE + "nodefault"), List.of()))
			.containsExactly("The migration has no constructor without arguments (" + NeedsSomething.class.getName()
					+ "). Add one, or make it a Spring bean, which needs none.");
	}

	@Test
	void aMigrationWithoutAnnotationIsReportedScannedOrNot() {
		String problem = "The migration carries no @Migration (" + Unannotated.class.getName()
				+ "). Add it, and say at least which revision the migration is.";
		assertThat(problems(List.of(PACKAGE + "unannotated"), List.of())).containsExactly(problem);
		assertThat(problems(List.of(), List.of(new Unannotated()))).containsExactly(problem);
	}

	@Test
	void anAnnotatedClassThatIsNoMigrationIsReportedTogetherWithItsOtherMistakes() {
		assertThat(problems(List.of(PACKAGE + "unrelated"), List.of())).containsExactly(
				"The class carries @Migration and is no JavaMigration (" + PACKAGE
						+ "unrelated.Unrelated). Implement JavaMigration, or remove the annotation.",
				"@Migration(created = \"yesterday\") is malformed (" + PACKAGE
						+ "unrelated.Unrelated). Write an ISO-8601 instant such as 2025-12-01T12:00:00Z.");
	}

	@Test
	void aPackageWithoutClassesIsReportedUnlessItIsTheDefault() {
		assertThat(problems(List.of("no.such.pkg", ScriptLoader.DEFAULT_PACKAGE), List.of())).containsExactly(
				"Package 'no.such.pkg' has no classes. Correct the setting; packages are searched with all that are below them.");
	}

	@Test
	void theDowngradeThatIsNotWrittenSaysSo() {
		assertThatExceptionOfType(NoDowngradeException.class).isThrownBy(() -> new Forward().downgrade(unusable()))
			.withMessage("The migration has no downgrade (" + Forward.class.getName()
					+ "). Write one, or say that it is irreversible.");
	}

	private static Operations unusable() {
		return (Operations) Proxy.newProxyInstance(Operations.class.getClassLoader(),
				new Class<?>[] { Operations.class }, (self, method, arguments) -> {
					throw new AssertionError("Not to be called");
				});
	}

	private LoadedScripts load(String name) {
		return this.loader.load(List.of(), List.of(PACKAGE + name), List.of());
	}

	private List<String> problems(List<String> packages, List<JavaMigration> beans) {
		try {
			this.loader.load(List.of(), packages, beans);
			return List.of();
		}
		catch (InvalidScriptsException ex) {
			return ex.problems().stream().map(Problem::toString).toList();
		}
	}

}
