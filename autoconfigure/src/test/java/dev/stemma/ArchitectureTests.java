package dev.stemma;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of packages: who may see whom, and that nobody goes round in circles.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.stemma";

	/** What each package may see of ours; the packages above the engine see the root. */
	private static final Map<String, Set<String>> MAY_SEE = Map.ofEntries(Map.entry("problem", Set.of()),
			Map.entry("revision", Set.of("problem")), Map.entry("schema", Set.of("problem")),
			Map.entry("operation", Set.of("schema", "problem")),
			Map.entry("dialect", Set.of("operation", "schema", "problem")),
			Map.entry("dialect.postgresql", Set.of("dialect", "operation", "schema", "problem")),
			Map.entry("diff", Set.of("operation", "schema", "problem")),
			Map.entry("script", Set.of("revision", "operation", "schema", "dialect", "problem")),
			Map.entry("runner", Set.of("revision", "script", "operation", "schema", "dialect", "problem")),
			Map.entry("autogenerate",
					Set.of("problem", "revision", "schema", "operation", "dialect", "diff", "script", "runner")),
			Map.entry("autogenerate.jpa", Set.of("autogenerate", "problem", "schema", "operation", "dialect", "diff")),
			Map.entry("autogenerate.springdata",
					Set.of("autogenerate", "problem", "schema", "operation", "dialect", "diff")),
			Map.entry("",
					Set.of("problem", "revision", "schema", "operation", "dialect", "dialect.postgresql", "diff",
							"script", "runner", "autogenerate")),
			Map.entry("actuate", Set.of("", "problem", "revision", "schema", "operation", "script", "runner")),
			Map.entry("cli.drawing", Set.of()),
			Map.entry("cli",
					Set.of("cli.drawing", "", "problem", "revision", "schema", "operation", "diff", "script", "runner",
							"autogenerate")),
			Map.entry("test", Set.of("", "problem", "revision", "schema", "operation", "diff", "script", "runner",
					"autogenerate")));

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void everyPackageSeesOnlyWhatTheTableAllows() {
		for (JavaClass type : classes) {
			Set<String> allowed = MAY_SEE.get(name(type));
			if (allowed == null) {
				assertThat(name(type)).as("a package that is not in the table: " + type.getName())
					.isEqualTo("autoconfigure");
				continue;
			}
			type.getDirectDependenciesFromSelf()
				.stream()
				.map((dependency) -> dependency.getTargetClass().getBaseComponentType())
				.filter((target) -> target.getPackageName().startsWith(ROOT) && !name(target).equals(name(type)))
				.forEach((target) -> assertThat(allowed).as(type.getName() + " sees " + target.getName())
					.contains(name(target)));
		}
	}

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().matching("dev.stemma.(**)").should().beFreeOfCycles().check(classes);
	}

	@Test
	void pureCodeKnowsNothingOfDatabases() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage("dev.stemma.problem", "dev.stemma.revision", "dev.stemma.schema", "dev.stemma.diff",
					"dev.stemma.cli.drawing")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework..", "java.io..", "java.nio..")
			.check(classes);
	}

	@Test
	void theEngineSeesOfSpringOnlyCoreAndJdbc() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage("dev.stemma", "dev.stemma.script..", "dev.stemma.runner..", "dev.stemma.dialect..",
					"dev.stemma.operation..", "dev.stemma.diff", "dev.stemma.autogenerate")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", "org.springframework.context..",
					"org.springframework.beans..")
			.check(classes);
	}

	@Test
	void nobodySeesTheAutoConfiguration() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("dev.stemma.autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.stemma.autoconfigure..")
			.check(classes);
	}

	@Test
	void modelsAreSeenByThoseAloneWhoReadThem() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages("dev.stemma.autogenerate.jpa..", "dev.stemma.autogenerate.springdata..",
					"dev.stemma.autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.orm..",
					"org.springframework.data..")
			.check(classes);
	}

	private static String name(JavaClass type) {
		String name = type.getPackageName();
		return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
	}

}
