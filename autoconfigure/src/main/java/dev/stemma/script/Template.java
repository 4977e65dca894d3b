package dev.stemma.script;

import java.util.List;

import dev.stemma.script.NewRevision.Kind;

/**
 * What new scripts are made from.
 *
 * @param name its name
 * @param kind the language of the scripts
 * @param origin the file that it is in, or {@code built-in}
 * @param description what it is for, in a line; empty where it does not say
 * @param text its text, with tokens such as <code>${message}</code> in it
 */
public record Template(String name, Kind kind, String origin, String description, String text) {

	private static final String DESCRIPTION = "template:";

	/** Where the templates are from that need no file. */
	static final String BUILT_IN = "built-in";

	static final Template SQL = of("sql", Kind.SQL, BUILT_IN, """
			-- template: A revision in SQL.
			-- ${message}
			-- @revision    ${revision}
			-- @revises     ${revises}
			-- @depends-on  ${dependsOn}
			-- @branch-label ${branchLabels}
			-- @tags        ${tags}
			-- @created     ${created}
			-- @transaction ${transaction}
			-- @placeholders ${placeholders}

			-- @upgrade
			${upgrade}

			-- @downgrade
			${downgrade}
			""");

	static final Template MERGE = of("merge", Kind.SQL, BUILT_IN, """
			-- template: A revision in SQL that joins lines and does nothing else.
			-- ${message}
			-- @revision    ${revision}
			-- @revises     ${revises}
			-- @depends-on  ${dependsOn}
			-- @branch-label ${branchLabels}
			-- @tags        ${tags}
			-- @created     ${created}

			-- @upgrade

			-- @downgrade
			""");

	static final Template JAVA = of("java", Kind.JAVA, BUILT_IN, """
			// template: A revision in Java.
			package ${package};

			${imports}

			${migration}
			class ${class} implements JavaMigration {

				@Override
				public void upgrade(Operations op) {
					${upgrade}
				}

				@Override
				public void downgrade(Operations op) {
					${downgrade}
				}

			}
			""");

	static final List<Template> ALL_BUILT_IN = List.of(SQL, MERGE, JAVA);

	/**
	 * Makes a template of a text. Its first line, where that is a comment that begins
	 * with {@code template:}, says what it is for and is not written.
	 */
	static Template of(String name, Kind kind, String origin, String text) {
		String first = text.lines().findFirst().orElse("").strip();
		String comment = first.replaceFirst("^(--|//)\\s*", "");
		if (comment.equals(first) || !comment.startsWith(DESCRIPTION)) {
			return new Template(name, kind, origin, "", text);
		}
		int end = text.indexOf('\n');
		return new Template(name, kind, origin, comment.substring(DESCRIPTION.length()).strip(),
				(end < 0) ? "" : text.substring(end + 1));
	}

	/**
	 * The template as people would name it.
	 */
	String title() {
		return this.origin.equals(BUILT_IN) ? "the built-in template '" + this.name + "'"
				: "template '" + this.name + "' (" + this.origin + ")";
	}

}
