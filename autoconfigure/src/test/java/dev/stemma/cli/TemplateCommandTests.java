package dev.stemma.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import dev.stemma.StemmaBuilder;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.script.PostWriteHook;
import dev.stemma.script.WritingOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Templates of one's own, and what is run on new scripts.
 */
class TemplateCommandTests {

	private static final String FILE = SourceModule.REVISIONS + "2026_05_20_0805-new000000001_add_status.sql";

	@TempDir
	private Path directory;

	private SourceModule module;

	@BeforeEach
	void createModule() {
		this.module = SourceModule.in(this.directory);
	}

	private UnaryOperator<StemmaBuilder> options(PostWriteHook... hooks) {
		WritingOptions options = SourceModule.options();
		return (builder) -> builder.writing(new WritingOptions(options.fileTemplate(), options.slugLength(),
				options.clock(), options.ids(), "file:" + this.directory + "/templates", List.of(hooks)));
	}

	@Test
	void builtInTemplatesAreListed() {
		Outcome outcome = this.module.run("list-templates");
		assertThat(outcome.out()).isEqualTo("""
				sql    sql   built-in  A revision in SQL.
				merge  sql   built-in  A revision in SQL that joins lines and does nothing else.
				java   java  built-in  A revision in Java.
				""");
		assertThat(this.module.run("list_templates", "--json").out()).startsWith(
				"{\"templates\":[{\"name\":\"sql\",\"kind\":\"sql\",\"origin\":\"built-in\",\"description\":\"A revision in SQL.\"},");
	}

	@Test
	void theTokensOfTemplatesAreToldByTheHelp() {
		assertThat(new CommandLine(new ListTemplatesCommand(null)).getUsageMessage(CommandLine.Help.Ansi.OFF))
			.endsWith("""
					In a template stand:
					  ${revision} ${revises} ${dependsOn} ${branchLabels} ${tags}
					  ${message} ${created} ${upgrade} ${downgrade}
					  and in SQL ${transaction} ${placeholders} ('none' or nothing)
					  and in Java ${migration} (the whole annotation) ${imports} ${package} ${class}
					A line of which nothing has a value is left out; $${name} stands for
					${name} itself. A first line '-- template: TEXT' or '// template: TEXT'
					tells what the template is for, and is not written.
					""");
	}

	@Test
	void templatesOfADirectoryAreAddedAndReplace() {
		this.module.with("templates/sql.sql", "-- template: Ours\n/*\n * ${message}\n * @revision ${revision}\n"
				+ " * @revises ${revises}\n */\n-- @upgrade\nSET ROLE $${owner}; -- ${message}\n");
		this.module.with("templates/fill.java",
				"package ${package};\n// ${message}\n/** ${message} */\n@dev.stemma.script.Migration(revision = \"${revision}\","
						+ " tags = ${tags}, message = \"${message}\")\nclass ${class} {}\n");
		assertThat(this.module.run(options(), "list-templates").out()).isEqualTo("""
				sql    sql   ./templates/sql.sql    Ours
				merge  sql   built-in               A revision in SQL that joins lines and does nothing else.
				java   java  built-in               A revision in Java.
				fill   java  ./templates/fill.java
				""".replace("./templates", this.directory + "/templates")
			.replace("built-in  ", "built-in  " + " ".repeat(this.directory.toString().length() - 1))
			.replace(this.directory + "/", "./"));
		this.module.run(options(), "revision", "-m", "Say /* or */", "--rev-id", "mine");
		assertThat(this.module.read(SourceModule.REVISIONS + "2026_05_20_0805-mine_say_or.sql")).isEqualTo("""
				/*
				 * Say / * or * /
				 * @revision mine
				 */
				-- @upgrade
				SET ROLE ${owner}; -- Say / * or * /
				""");
		Outcome java = this.module.run(options(), "revision", "-m", "Fill \"a\" */ \\u002a", "--template", "fill",
				"--rev-id", "fill1", "--tag", "a,b", "--head", "base");
		assertThat(java.out()).contains("./src/main/java/db/revisions/FillAU002a.java");
		assertThat(this.module.read("src/main/java/db/revisions/FillAU002a.java")).isEqualTo(
				"""
						package db.revisions;
						// Fill "a" *&#47; \\\\u002a
						/** Fill "a" *&#47; \\\\u002a */
						@dev.stemma.script.Migration(revision = "fill1", tags = { "a", "b" }, message = "Fill \\"a\\" */ \\\\u002a")
						class FillAU002a {}
						""");
	}

	@Test
	void aTemplateThatMakesNoScriptLeavesNothing() {
		this.module.with("templates/sql.sql", "-- @revision ${revision}\n-- @upgrad\n");
		this.module.with("templates/lossy.sql", "-- @revision ${revision}\n-- @upgrade\n");
		this.module.with("templates/odd.sql", "-- @revision ${revision} ${nothing}\n-- @upgrade\n");
		Outcome outcome = this.module.run(options(), "revision", "-m", "Add status");
		assertThat(outcome.err()).isEqualTo(
				"""
						error: Nothing was written: what template 'sql' (./templates/sql.sql) makes is no script. Unknown directive '@upgrad' (./templates/sql.sql:2).
						       Did you mean '@upgrade'?
						""");
		assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(this.module.run(options(), "revision", "-m", "x", "--template", "lossy", "--tag", "a").err())
			.startsWith("error: Nothing was written: what template 'lossy' (./templates/lossy.sql) makes is no script. "
					+ "It does not say of the revision what is asked for");
		assertThat(this.module.run(options(), "revision", "-m", "x", "--template", "odd").err()).startsWith(
				"error: Template 'odd' (./templates/odd.sql) has ${nothing} in it, which stands for nothing.\n");
		Outcome unknown = this.module.run(options(), "revision", "-m", "x", "--template", "od");
		assertThat(unknown.err())
			.startsWith("error: There is no template 'od'.\n       Name one of java, lossy, merge, odd, sql,");
		assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(this.module.files("src/main")).containsExactly("java/README");
	}

	@Test
	void aDirectoryOfTemplatesThatDoesNotExistIsSaid() {
		assertThat(this.module.run(options(), "list-templates").err()).isEqualTo("""
				error: The directory of templates 'file:./templates' does not exist.
				       Create it, or correct stemma.templates.
				""");
	}

	@Test
	void hooksRunInTheirOrderAndOneThatFailsStopsNothing() {
		this.module.with("templates/x.sql", "");
		PostWriteHook first = new PostWriteHook("first",
				List.of("sh", "-c", "pwd; echo \"$1\"; echo SELECT 1\\; >> \"$1\"", "sh", "%(file)s"),
				this.directory.resolve("target").toString());
		PostWriteHook bad = new PostWriteHook("bad", List.of("sh", "-c", "echo no >&2; exit 3"), null);
		PostWriteHook missing = new PostWriteHook("missing", List.of("no-such-command"), null);
		PostWriteHook last = new PostWriteHook("last", List.of("sh", "-c", "exit 0"), null);
		Outcome outcome = this.module.run(options(first, bad, missing, last), "revision", "-m", "Add status");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).startsWith("Wrote revision new000000001, ");
		assertThat(outcome.err()).startsWith("""
				./target
				./%s
				no
				warning: Hook 'bad' failed with exit code 3; the script was kept.
				""".formatted(FILE)).endsWith("warning: Hook 'missing' could not be run; the script was kept.\n");
		assertThat(this.module.read(FILE)).endsWith("-- @downgrade\nSELECT 1;\n");
		Outcome json = this.module.run(options(bad, last), "revision", "-m", "Next", "--rev-id", "next", "--json",
				"-q");
		assertThat(json.err()).isEqualTo("no\nwarning: Hook 'bad' failed with exit code 3; the script was kept.\n");
		assertThat(json.out()).endsWith("\"hooks\":[{\"name\":\"bad\",\"exitCode\":3,\"output\":\"no\"},"
				+ "{\"name\":\"last\",\"exitCode\":0,\"output\":\"\"}]}\n");
	}

}
