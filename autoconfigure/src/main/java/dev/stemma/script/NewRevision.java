package dev.stemma.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a new revision is to be.
 *
 * @param message the description in one line; may be empty
 * @param heads what it revises, as identifiers; {@code base} for nothing
 * @param splice whether it may revise what is revised already
 * @param branchLabels names for the line that begins with it
 * @param dependsOn what must be applied first without being a parent: ids and branch
 * labels, which are written as they are, and other identifiers, of which the whole ids
 * are written
 * @param tags free grouping words
 * @param id its id, or {@code null} for a new one
 * @param location where its script goes: a configured location, or a directory (for Java
 * one of sources, in which the package begins); {@code null} for the source tree
 * @param kind the language of its script, or {@code null} for that of the template
 * @param template the name of the template, or {@code null} for the built-in one of its
 * kind
 * @param body what it does, or {@code null} where that is left to whoever edits it
 */
public record NewRevision(String message, List<String> heads, boolean splice, List<String> branchLabels,
		List<String> dependsOn, List<String> tags, @Nullable String id, @Nullable String location, @Nullable Kind kind,
		@Nullable String template, @Nullable Body body) {

	public NewRevision {
		heads = List.copyOf(heads);
		branchLabels = List.copyOf(branchLabels);
		dependsOn = List.copyOf(dependsOn);
		tags = List.copyOf(tags);
	}

	/**
	 * A revision in SQL that revises the head.
	 * @param message the description in one line
	 */
	public static NewRevision of(String message) {
		return new NewRevision(message, List.of("head"), false, List.of(), List.of(), List.of(), null, null, null, null,
				null);
	}

	/**
	 * The same with what it does.
	 */
	public NewRevision body(Body body) {
		return new NewRevision(this.message, this.heads, this.splice, this.branchLabels, this.dependsOn, this.tags,
				this.id, this.location, this.kind, this.template, body);
	}

	/**
	 * What a new revision does. The texts have as many lines as they need, and no line
	 * break at their ends.
	 *
	 * @param upgrade statements, or those of a method in Java, from the margin
	 * @param downgrade what takes them back
	 * @param transactional whether it runs in a transaction, {@code false} for
	 * {@code @transaction none}
	 * @param placeholders whether placeholders are replaced in SQL, {@code false} for
	 * {@code @placeholders none}
	 * @param imports what a class in Java imports beside the interfaces that every
	 * migration needs: {@code java.util.List}, {@code static
	 * dev.stemma.operation.Ddl.column}; none in SQL
	 */
	public record Body(String upgrade, String downgrade, boolean transactional, boolean placeholders,
			List<String> imports) {

		/** Nothing yet. */
		static final Body EMPTY = new Body("", "", true, true, List.of());

		public Body {
			imports = List.copyOf(imports);
		}

	}

	/**
	 * The languages of scripts.
	 */
	public enum Kind {

		/** A file. */
		SQL("sql"),

		/** A class, which counts when it has been compiled. */
		JAVA("java");

		private final String extension;

		Kind(String extension) {
			this.extension = extension;
		}

		/**
		 * How the names of such files end, without the dot; also the kind's name.
		 */
		public String extension() {
			return this.extension;
		}

	}

}
