package dev.stemma.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.ByteArrayResource;

import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.postgresql.PostgresDialect;
import dev.stemma.problem.Problem;

/**
 * Scripts from literals.
 */
final class SqlScripts {

	static final SqlSyntax SYNTAX = new PostgresDialect().syntax();

	private SqlScripts() {
	}

	static SqlScript load(String text) {
		return load(text.getBytes(StandardCharsets.UTF_8));
	}

	static SqlScript load(byte[] bytes) {
		ScriptCollector collector = collect(bytes);
		List<Problem> problems = collector.problems();
		if (!problems.isEmpty()) {
			throw new InvalidScriptsException(problems);
		}
		return (SqlScript) collector.toScripts(List.of()).scripts().get(0);
	}

	/**
	 * A script with the header that every script needs.
	 */
	static SqlScript ofUpgrade(String sql) {
		return load("-- @revision a1\n-- @upgrade\n" + sql);
	}

	static SqlMigration read(String sql) {
		return ofUpgrade(sql).read(Placeholders.of(Map.of()));
	}

	/**
	 * What loading says of a script.
	 */
	static List<String> problems(String text) {
		return problems(text.getBytes(StandardCharsets.UTF_8));
	}

	static List<String> problems(byte[] bytes) {
		return collect(bytes).problems().stream().map(Problem::toString).toList();
	}

	/**
	 * What checking says of an upgrade; it begins on line 3.
	 */
	static List<String> check(String sql, Map<String, String> placeholders) {
		return ofUpgrade(sql).check(Placeholders.of(placeholders)).stream().map(Problem::toString).toList();
	}

	static List<String> check(String sql) {
		return check(sql, Map.of());
	}

	private static ScriptCollector collect(byte[] bytes) {
		ScriptCollector collector = new ScriptCollector(SYNTAX);
		collector.add(new ScriptSource(new ByteArrayResource(bytes), "a.sql"));
		return collector;
	}

}
