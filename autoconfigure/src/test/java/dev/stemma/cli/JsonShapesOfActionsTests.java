package dev.stemma.cli;

import java.nio.file.Path;
import java.util.List;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.runner.MigrationFailedException;
import dev.stemma.runner.RunnerOptions;
import dev.stemma.script.PostWriteHook;
import dev.stemma.script.WritingOptions;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code --json} answers where something was done, literally.
 */
class JsonShapesOfActionsTests {

	@TempDir
	private Path directory;

	private Shop shop;

	@BeforeEach
	void openShop() {
		this.shop = Shop.in(this.directory);
	}

	@Test
	void upgrade() {
		this.shop.with("d0e1f2a3b4c5", "Demo data", "-- @revises c8d1f0c2ab9e\n-- @tags demo\n", "SELECT 1")
			.upgraded("a6efc3153bd8");
		assertThatJson("upgrade", "--exclude-tag=demo").isEqualTo(
				lines("""
						{"direction":"upgrade","database":"shop","schema":"public","from":["a6efc3153bd8"],"to":["c8d1f0c2ab9e"],
						"steps":[{"revision":"b3cab280570b","message":"Add products"},
						{"revision":"c8d1f0c2ab9e","message":"Add members"}],
						"excluded":[{"revision":"d0e1f2a3b4c5","message":"Demo data"}],"durationMs":0}
						"""));
	}

	@Test
	void plan() {
		this.shop.upgraded("b3cab280570b");
		assertThatJson("upgrade", "--plan").isEqualTo(
				lines("""
						{"direction":"upgrade","database":"shop","schema":"public","from":["b3cab280570b"],"to":["c8d1f0c2ab9e"],
						"baseline":[],"steps":[{"revision":"c8d1f0c2ab9e","message":"Add members","direction":"upgrade","kind":"sql",
						"transactional":true,"sql":["CREATE TABLE members (id bigint)"],"problem":null}],"excluded":[]}
						"""));
		assertThatJson("downgrade", "--plan").startsWith("{\"direction\":\"downgrade\",\"database\":\"shop\",");
		assertThatJson("redo", "--plan").contains(",\"baseline\":[],\"steps\":[{\"revision\":\"b3cab280570b\",");
		assertThatJson("reset", "--plan").contains(",\"baseline\":[],\"steps\":[{\"revision\":\"b3cab280570b\",");
	}

	@Test
	void sql() {
		CommandLineRunner offline = CommandLineRunner.of(this.shop.stemma()
			.toBuilder()
			.dataSource(NoDataSource.INSTANCE)
			.options(RunnerOptions.DEFAULTS.withSchema("public"))
			.build());
		assertThatJson(offline, "upgrade", "--sql").startsWith("{\"direction\":\"upgrade\",\"sql\":\"")
			.contains("CREATE TABLE members (id bigint);")
			.endsWith("\"}");
		assertThatJson(offline, "downgrade", "c8d1:b3ca", "--sql").startsWith("{\"direction\":\"downgrade\",\"sql\":\"")
			.endsWith("\"}");
		assertThatJson(offline, "stamp", "heads", "--sql").startsWith("{\"direction\":null,\"sql\":\"").endsWith("\"}");
	}

	@Test
	void downgrade() {
		this.shop.upgraded("c8d1f0c2ab9e");
		assertThatJson("downgrade", "-2", "--yes").isEqualTo(
				lines("""
						{"direction":"downgrade","database":"shop","schema":"public","from":["c8d1f0c2ab9e"],"to":["a6efc3153bd8"],
						"steps":[{"revision":"c8d1f0c2ab9e","message":"Add members"},
						{"revision":"b3cab280570b","message":"Add products"}],"excluded":[],"durationMs":0}
						"""));
	}

	@Test
	void redoAndReset() {
		this.shop.without("c8d1f0c2ab9e")
			.without("b3cab280570b")
			.with("a6efc3153bd8", "Create brands", "", "SELECT 1")
			.upgraded("heads");
		String answer = lines("""
				{"down":{"direction":"downgrade","database":"shop","schema":"public","from":["a6efc3153bd8"],"to":[],
				"steps":[{"revision":"a6efc3153bd8","message":"Create brands"}],"excluded":[],"durationMs":0},
				"up":{"direction":"upgrade","database":"shop","schema":"public","from":[],"to":["a6efc3153bd8"],
				"steps":[{"revision":"a6efc3153bd8","message":"Create brands"}],"excluded":[],"durationMs":0}}
				""");
		assertThatJson("redo", "--yes").isEqualTo(answer);
		assertThatJson("reset", "--yes").isEqualTo(answer);
	}

	@Test
	void stampAndEnsureVersion() {
		assertThatJson("ensure-version").isEqualTo("{\"created\":true}");
		assertThatJson("ensure-version").isEqualTo("{\"created\":false}");
		assertThatJson("stamp", "heads").isEqualTo("{\"current\":[\"c8d1f0c2ab9e\"],\"purged\":[]}");
		this.shop.without("c8d1f0c2ab9e");
		assertThatJson("stamp", "heads", "--purge", "--yes")
			.isEqualTo("{\"current\":[\"b3cab280570b\"],\"purged\":[\"c8d1f0c2ab9e\"]}");
	}

	@Test
	void acceptAndResolve() {
		this.shop.upgraded("heads");
		this.shop.with("c8d1f0c2ab9e", "Add members", "-- @revises b3cab280570b\n", "SELECT 2");
		assertThatJson("accept", "c8d1").isEqualTo("{\"accepted\":[\"c8d1f0c2ab9e\"]}");
		this.shop.with("d0e1f2a3b4c5", "Clean up", "-- @revises c8d1f0c2ab9e\n-- @transaction none\n", "VACUUM member");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(this.shop.stemma()::upgrade);
		assertThatJson("resolve", "d0e1", "--retry")
			.isEqualTo("{\"revision\":\"d0e1f2a3b4c5\",\"resolution\":\"retry\"}");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(this.shop.stemma()::upgrade);
		assertThatJson("resolve", "d0e1", "--applied")
			.isEqualTo("{\"revision\":\"d0e1f2a3b4c5\",\"resolution\":\"applied\"}");
	}

	@Test
	void revisionMergeAndRebase() {
		SourceModule module = SourceModule.in(this.directory.resolve("module"))
			.revision("aaaa1111", "")
			.revision("bbbb2222", "aaaa1111");
		WritingOptions options = SourceModule.options();
		CommandLineRunner runner = CommandLineRunner.of(module.builder()
			.dataSource(this.shop.database().dataSource())
			.writing(new WritingOptions(options.fileTemplate(), options.slugLength(), options.clock(), options.ids(),
					null, List.of(new PostWriteHook("greet", List.of("echo", "Hello"), null))))
			.build());
		assertThatJson(runner, "revision", "-m", "One", "--head", "aaaa1111", "--splice").isEqualTo(
				lines("""
						{"revision":"new000000001",
						"file":"MODULE/src/main/resources/db/revisions/2026_05_20_0805-new000000001_one.sql","revises":["aaaa1111"],
						"hooks":[{"name":"greet","exitCode":0,"output":"Hello"}]}
						"""));
		CommandLineRunner anew = CommandLineRunner
			.of(module.builder().dataSource(this.shop.database().dataSource()).build());
		assertThatJson(anew, "merge", "--rev-id", "cccc3333").isEqualTo(lines("""
				{"revision":"cccc3333","file":"MODULE/src/main/resources/db/revisions/
				2026_05_20_0805-cccc3333_merge_new000000001_bbbb2222.sql",
				"revises":["new000000001","bbbb2222"],"hooks":[]}
				"""));
		assertThatJson(anew, "rebase", "bbbb2222", "--onto", "new000000001").isEqualTo(lines("""
				{"revision":"bbbb2222","file":"MODULE/src/main/resources/db/revisions/bbbb2222.sql",
				"revises":["new000000001"],"changed":true}
				"""));
	}

	@Test
	void listTemplates() {
		assertThatJson("list-templates").isEqualTo(
				lines("""
						{"templates":[{"name":"sql","kind":"sql","origin":"built-in","description":"A revision in SQL."},
						{"name":"merge","kind":"sql","origin":"built-in","description":"A revision in SQL that joins lines and does nothing else."},
						{"name":"java","kind":"java","origin":"built-in","description":"A revision in Java."}]}
						"""));
	}

	private AbstractStringAssert<?> assertThatJson(String... command) {
		return assertThatJson(this.shop.runner(), command);
	}

	private AbstractStringAssert<?> assertThatJson(CommandLineRunner runner, String... command) {
		String module = this.directory.resolve("module").toString();
		return JsonShapesTests.assertThatJson(runner,
				(text) -> this.shop.plain(text.replace(module, "MODULE")).replaceAll("Ms\":\\d+", "Ms\":0"), 0,
				command);
	}

	private static String lines(String text) {
		return JsonShapesTests.lines(text);
	}

}
