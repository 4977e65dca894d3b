package dev.stemma.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stemma.PostgresServer;
import dev.stemma.Stemma;
import dev.stemma.cli.CommandLineRunner.Outcome;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.script.SourceTree;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A day's work of somebody who knows Alembic. After each command the tips of what is
 * applied are what Alembic 1.8.1 had in {@code alembic_version} after the same command
 * (run with empty migrations on SQLite; Debian's package).
 */
class WorkingDayTests {

	private static final String TIPS = "tips: ";

	/** What is typed, and the tips afterwards. */
	private static final String DAY = """
			revision -m "create members" --rev-id a1members001
			tips:
			upgrade head
			tips: a1members001
			revision -m "create orders" --rev-id b2orders0001
			tips: a1members001
			upgrade +1
			tips: b2orders0001
			current
			tips: b2orders0001
			revision -m "create accounts" --head base --branch-label billing --rev-id c3accounts01
			tips: b2orders0001
			upgrade heads
			tips: b2orders0001, c3accounts01
			revision -m "create invoices" --head billing@head --depends-on b2orders0001 --rev-id d4invoices01
			tips: b2orders0001, c3accounts01
			upgrade billing@head
			tips: d4invoices01
			revision -m "add status to orders" --head b2orders0001 --rev-id e5status0001
			tips: d4invoices01
			revision -m "add notes to orders" --head b2orders0001 --splice --rev-id f6notes00001
			tips: d4invoices01
			heads
			tips: d4invoices01
			! upgrade head
			tips: d4invoices01
			upgrade heads
			tips: d4invoices01, e5status0001, f6notes00001
			merge -m "merge orders" e5status0001 f6notes00001 --rev-id a7merge00001
			tips: d4invoices01, e5status0001, f6notes00001
			upgrade a7merge00001
			tips: a7merge00001, d4invoices01
			downgrade billing@-1 --yes
			tips: a7merge00001, c3accounts01
			upgrade billing@+1
			tips: a7merge00001, d4invoices01
			downgrade b2orders0001 --yes
			tips: d4invoices01
			stamp f6notes00001
			tips: d4invoices01, f6notes00001
			upgrade heads
			tips: a7merge00001, d4invoices01
			downgrade c3accounts01 --yes
			tips: a7merge00001, c3accounts01
			history -r b2orders0001:a7merge00001
			tips: a7merge00001, c3accounts01
			branches
			tips: a7merge00001, c3accounts01
			upgrade heads
			tips: a7merge00001, d4invoices01
			downgrade base --yes
			tips:
			upgrade heads
			tips: a7merge00001, d4invoices01
			""";

	@TempDir
	private Path module;

	private final PostgresServer.Database database = PostgresServer.createDatabase();

	@BeforeEach
	void makeTheModule() throws IOException {
		Files.createDirectories(this.module.resolve("src/main/resources"));
		Files.createDirectories(this.module.resolve("target/classes"));
	}

	@Test
	void aDayOfCommandsEndsWhereItWouldWithAlembic() {
		String typed = "";
		for (String line : DAY.lines().toList()) {
			if (!line.startsWith(TIPS.strip())) {
				typed = line;
				type(line);
				continue;
			}
			assertThat(tips()).as("tips after: %s", typed).isEqualTo(line.substring(TIPS.strip().length()).strip());
		}
	}

	private void type(String line) {
		boolean refused = line.startsWith("! ");
		Outcome outcome = CommandLineRunner.of(() -> Map.of("stemma", stemma()))
			.run(words(refused ? line.substring(2) : line));
		assertThat(outcome.exitCode()).as("%s: %s", line, outcome.err()).isEqualTo(refused ? ExitCode.USAGE : 0);
	}

	private static String[] words(String line) {
		List<String> words = Pattern.compile("\"([^\"]*)\"|(\\S+)")
			.matcher(line)
			.results()
			.map((word) -> (word.group(1) != null) ? word.group(1) : word.group(2))
			.toList();
		return words.toArray(String[]::new);
	}

	private String tips() {
		return stemma().current().stream().map(AppliedRevision::id).sorted().collect(Collectors.joining(", "));
	}

	private Stemma stemma() {
		return Stemma.builder()
			.dataSource(this.database.dataSource())
			.packages()
			.sourceTree(SourceTree.of(this.module.resolve("target/classes")))
			.build();
	}

}
