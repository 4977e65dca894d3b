package dev.stemma.script;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * Reads what a Java migration declares and finds what is wrong with its class.
 */
final class JavaMigrationReader {

	private final Consumer<Problem> problems;

	JavaMigrationReader(Consumer<Problem> problems) {
		this.problems = problems;
	}

	/**
	 * The script, which can be unfit to run when there were problems, or {@code null} if
	 * not even a revision can be made out.
	 */
	@Nullable JavaScript read(Candidate candidate) {
		Class<?> type = candidate.type();
		Migration declaration = type.getDeclaredAnnotation(Migration.class);
		if (!JavaMigration.class.isAssignableFrom(type)) {
			report(type, "The class carries @Migration and is no JavaMigration.",
					"Implement JavaMigration, or remove the annotation.");
		}
		else if (candidate.bean() == null && !hasConstructor(type)) {
			report(type, "The migration has no constructor without arguments.",
					"Add one, or make it a Spring bean, which needs none.");
		}
		if (declaration == null) {
			report(type, "The migration carries no @Migration.",
					"Add it, and say at least which revision the migration is.");
			return null;
		}
		Revision revision = revision(type, declaration);
		JavaMigration bean = candidate.bean();
		return (bean != null) ? JavaScript.of(revision, declaration, type, bean)
				: JavaScript.of(revision, declaration, type);
	}

	private static boolean hasConstructor(Class<?> type) {
		return Stream.of(type.getDeclaredConstructors())
			.anyMatch((constructor) -> constructor.getParameterCount() == 0);
	}

	private Revision revision(Class<?> type, Migration declaration) {
		return new Revision(declaration.revision(), List.of(declaration.revises()), List.of(declaration.dependsOn()),
				new LinkedHashSet<>(Arrays.asList(declaration.branchLabels())),
				new LinkedHashSet<>(Arrays.asList(declaration.tags())), declaration.message(),
				created(type, declaration.created()), Location.of(type.getName()));
	}

	private @Nullable Instant created(Class<?> type, String created) {
		if (created.isEmpty()) {
			return null;
		}
		try {
			return Instant.parse(created);
		}
		catch (DateTimeParseException ex) {
			report(type, "@Migration(created = \"" + created + "\") is malformed.",
					"Write an ISO-8601 instant such as 2025-12-01T12:00:00Z.");
			return null;
		}
	}

	private void report(Class<?> type, String what, String advice) {
		this.problems.accept(new Problem(what, Location.of(type.getName()), advice));
	}

	/**
	 * What may be a migration.
	 *
	 * @param type its class, without what proxies add
	 * @param bean the instance that somebody else has made, or {@code null}
	 */
	record Candidate(Class<?> type, @Nullable JavaMigration bean) {

	}

}
